#pragma once

#include "Core/Ballistics/KSystemMeter.h"
#include "Core/Ballistics/NeedleMeter.h"
#include "Core/Bank/ChannelMeter.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Bank/MeterRow.h"
#include "Core/Bank/PassBank.h"
#include "Core/Bank/ProgrammeMemory.h"
#include "Core/Bank/TrackingMeter.h"
#include "Core/Base/AudioBlock.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Base/SignalFloor.h"
#include "Core/Base/SignalGate.h"
#include "Core/Causes/PinningDetector.h"
#include "Core/Loudness/LoudPartsPsr.h"
#include "Core/Loudness/LoudnessMeter.h"
#include "Core/Spectrum/LongTermSpectrum.h"
#include "Core/Stereo/StereoImage.h"

#include <array>
#include <optional>
#include <vector>

namespace twobus
{
/** Optional measurements of a MeterBank, beside the meters that always run. All are off by default. */
struct MeterBankOptions
{
    /** The long-term spectrum, for layouts that have a loudness. It takes as long as everything else together. */
    bool measuresSpectrum = false;

    /** Remembers passages and recognises them when they come again (see PassageRecogniser). For live streams: a file is
        heard once, so it is worth neither the memory nor the time. */
    bool recognisesPassages = false;

    /** Leaves the time in which nobody plays out of the programme's averages: RMS, crest factor, DC, correlation,
        balance, integrated loudness, range and PSR (see SignalGate). For live streams: in a file the silence counts
        too. */
    bool skipsPauses = false;

    /** Gives each pass meters of its own, which cost as much time again (see PassBank). For live streams. */
    bool measuresPasses = false;
};

/** All of Twobus' meters over one programme: 1 to 64 channels, 8 to 384 kHz, any block size.

    Use: call prepare, then process for each block and readings whenever you want them; call flush at the end of a file.
    Any thread, but one at a time. Nothing allocates, locks or throws after prepare. Memory does not grow with the
    programme.

    Audio is collected into sub-blocks of 10 ms (SubBlockGrid) and measured one sub-block at a time, so every reading is
    bit for bit the same whatever the block sizes. The price: the newest 10 ms are not in the readings yet.

    NaN, infinity and magnitudes above +120 dBFS, which no audio device makes, are counted as invalid and replaced by 0
    before any filter. The replacement makes a step that was not in the audio, so no true peak is measured around it
    (its 10 ms and 47 samples more; samples still count).

    Before prepare, only setRowSink, setNeedle and setEventLimit have an effect, and all readings are empty.
*/
class MeterBank
{
public:
    MeterBank() = default;

    // It keeps pointers into its own buffers. A move keeps them valid; a copy would write into the original's buffers.
    MeterBank (const MeterBank&) = delete;
    MeterBank& operator= (const MeterBank&) = delete;
    MeterBank (MeterBank&&) = default;
    MeterBank& operator= (MeterBank&&) = default;
    ~MeterBank() = default;

    /** Throws std::invalid_argument with the sentence of problemWith (MeterFormat) if the format can't be measured, and
        then leaves the bank as it was. Can be called again, with the same or any other format: the bank then starts
        anew but keeps its row sink, its needle and its event limit. */
    void prepare (const MeterFormat&, MeterBankOptions = {});

    const MeterFormat& format() const noexcept { return meterFormat; }

    /** Sets the receiver of the rows, one each tenth of a second; null for none. It must outlive its use. */
    void setRowSink (MeterRowSink* sink) noexcept { rowSink = sink; }

    /** Sets the needle that moves from now on, starting from rest; none at first. No other reading changes. prepare
        keeps it. */
    void setNeedle (Needle) noexcept;

    /** Sets the level in dBTP above which an event counts: see LevelEvents. A different limit starts the count anew.
        Both reset and prepare keep the limit. */
    void setEventLimit (double dbtp) noexcept
    {
        memory.setEventLimit (dbtp);
        passBank.setEventLimit (dbtp);
    }

    /** Measures a block. Ignores a block whose channel count is not the format's, and one of no frames, whose pointers
        it does not read. Returns how many of the block's samples were invalid. */
    std::size_t process (const AudioBlock&) noexcept;

    /** The next block does not continue the previous one: frames were lost, a pause ended, or a live stream started in
        the middle of its waveform. Windows start anew and no true peak is measured across the cut; maxima, integrated
        loudness and counts continue. */
    void markDiscontinuity() noexcept;

    /** Samples of a channel that were invalid, and are given to process() as zeros. */
    void countInvalid (std::size_t channel, std::uint64_t samples) noexcept
    {
        channels[channel].countInvalid (samples);
    }

    /** There is possibly a glitch here: a callback came late, or the device reported an overrun. As no audio is known
        to be missing, everything continues, except that no true peak is measured around this place (10 ms; samples
        still count): a step that only the glitch made would read higher than the music. */
    void markPossibleCut() noexcept { hasPossibleCut = true; }

    /** The player has left: ends the pass with what was heard. If audio comes later, it follows a discontinuity. Unlike
        flush, this measures no true peak of the end, since a program that is closed stops in the middle of its
        waveform. */
    void endPass() noexcept;

    /** The running pass was no programme. It ends without a number, and the pass before it is the newest again. What
        was measured of it stays in the readings since the reset. */
    void withdrawPass() noexcept;

    /** The user has paused measuring: see PassReadings::pauses. */
    void notePause() noexcept { memory.notePause(); }

    /** The programme is over: measures its last, incomplete 10 ms and the last true-peak points. As the standard asks,
        an incomplete loudness window is not measured; the last whole ones stay readable. Blocks that come later follow
        a discontinuity. Flushing again, or before any audio, changes nothing. */
    void flush() noexcept;

    /** Returns to the state after prepare. */
    void reset() noexcept;

    /** Clears the held peaks; the programme's maxima stay. */
    void clearHolds() noexcept;

    MeterReadings readings() const noexcept;

    /** What readings() gave, but of the current pass instead of the whole programme: see PassBank. */
    MeterReadings ofPass (const MeterReadings& sinceReset) const noexcept { return passBank.ofPass (sinceReset); }

    /** Whether the player is known to roll: then a rest of any length belongs to the pass. */
    void setPlayerRolls (bool) noexcept;

    /** The pass ends here and the next begins, without a cut: the player jumped back while it rolled, or the user says
        so. */
    void startNextPass (PassStart) noexcept;

    /** Another programme begins here: looks for flat tops and limiting as after a reset, and keeps what was found. */
    void startCausesAnew() noexcept;

    /** Judges the newest pass together with the pass before it, as one song with a rest in it, or apart again. Does
        nothing if there is no pass to join. */
    void joinOrSplitPasses() noexcept { passBank.joinOrSplit (memory.numPassesSoFar()); }

    /** The first of the passes that the newest pass can be joined with, or is; 0 if there is none. */
    std::uint32_t firstPassToJoin() const noexcept { return passBank.firstPassToJoin(); }

    /** The judged pass before the one that began last; 0 if there was none. */
    std::uint32_t keptPass() const noexcept { return passBank.keptPass(); }

    /** Whether the newest sub-block has signal. */
    bool hasSignal() const noexcept { return framesMeasured > 0 && framesSinceSignal == 0; }

    /** activePass and flatRunsAtFullScale cost next to nothing, so a row sink can call them too. activePass is the pass
        that runs, even if it can still turn out a blip; 0 for none (see PassMeter). flatRunsAtFullScale is the sum over
        the channels. */
    std::uint32_t activePass() const noexcept { return memory.activePassNumber(); }
    std::uint64_t flatRunsAtFullScale() const noexcept;

private:
    std::size_t append (const AudioBlock&, std::size_t firstFrame, std::size_t numFrames) noexcept;
    void measurePending (bool isWholeSubBlock) noexcept;
    bool noteSignal (std::size_t numFrames) noexcept;
    void settleAverages (bool hasSignal, std::size_t numFrames) noexcept;
    void remember (SubBlockLevels) noexcept;
    void noteTruePeak (std::uint32_t channel, double magnitude) noexcept;
    void finishSubBlock (double truePeak) noexcept;
    void measurePass (std::size_t numFrames, bool mayBeCut) noexcept;
    void addPsr (double shortTermLufs, double psrDb) noexcept;
    CeilingReadings ceilings() const noexcept;
    void emitRow() noexcept;
    void restartGrid() noexcept;
    void startSubBlock (std::int64_t number) noexcept;

    MeterFormat meterFormat;
    bool isPrepared = false, isFlushed = false, hasPossibleCut = false;
    MeterRowSink* rowSink = nullptr;

    SubBlockGrid grid;
    std::int64_t subBlock = 0;
    std::size_t subBlockFrames = 0;
    std::vector<float*> pending; ///< where each channel meter reads its next sub-block
    std::size_t pendingFrames = 0;

    TruePeakInterpolator interpolator;
    std::vector<ChannelMeter> channels;
    LoudnessMeter loudness;
    StereoImage stereo;
    Needle needle = Needle::none;
    std::vector<NeedleMeter> needles;
    std::vector<KSystemMeter> kMeters;
    ProgrammeMemory memory;
    std::vector<TrackingMeter> trackingMeters;

    SlidingWindow<shortTermSubBlocks> truePeaks;
    SlidingWindow<static_cast<std::size_t> (10.0 * rowsPerSecond)> rowTruePeaks; ///< of rows with signal
    double rowTruePeak = 0.0, rowSamplePeak = 0.0;
    std::optional<double> psr; ///< a quotient of powers
    std::optional<double> psrMinDb;
    LoudPartsPsr loudPartsPsr;

    /** Of the sub-blocks while silence is held: they count if the signal comes back. */
    struct HeldPsr
    {
        struct Value
        {
            double shortTermLufs = 0.0, psrDb = 0.0;
        };

        std::array<Value, shortTermSubBlocks + 20> values {};
        std::size_t count = 0;
    };

    HeldPsr heldPsr;
    PinningDetector pinning;
    std::optional<LongTermSpectrum> spectrum;
    bool skipsPauses = false;
    SignalFloor signalFloor;
    SignalGate gate;
    Silence silence = Silence::counts; ///< of the last sub-block
    PassBank passBank;
    PassStart nextStart = PassStart::playing; ///< why the next pass begins
    std::uint32_t passBefore = 0; ///< that was active in the sub-block before
    double highestTruePeak = 0.0;
    std::optional<LoudestMoment> loudest;
    std::uint64_t framesMeasured = 0, framesOfSignal = 0, framesSinceSignal = 0;
};
} // namespace twobus
