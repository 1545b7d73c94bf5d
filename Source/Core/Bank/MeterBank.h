#pragma once

#include "Core/Ballistics/KSystemMeter.h"
#include "Core/Ballistics/NeedleMeter.h"
#include "Core/Bank/ChannelMeter.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Bank/MeterRow.h"
#include "Core/Bank/ProgrammeMemory.h"
#include "Core/Bank/TrackingMeter.h"
#include "Core/Base/AudioBlock.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Causes/PinningDetector.h"
#include "Core/Loudness/LoudPartsPsr.h"
#include "Core/Loudness/LoudnessMeter.h"
#include "Core/Spectrum/LongTermSpectrum.h"
#include "Core/Stereo/StereoImage.h"

#include <optional>
#include <vector>

namespace twobus
{
/** What a MeterBank measures beside the meters that it always has. Both cost, and are off unless asked for. */
struct MeterBankOptions
{
    /** The long-term spectrum, of channels that have a loudness together. It takes as long again as all else. */
    bool measuresSpectrum = false;

    /** Whether passages are remembered, and recognised when they come again (see PassageRecogniser). For live streams:
        a file is heard once, and needs neither the memory nor the time. */
    bool recognisesPassages = false;
};

/** All of Twobus' meters over one programme: 1 to 64 channels, 8 to 384 kHz, any block size.

    Use: prepare, then process block after block, and readings whenever they are wanted; flush at the end of a
    file. One thread at a time, whichever; nothing is allocated, locked or thrown after prepare. Memory does not
    grow with the programme.

    Audio is collected into sub-blocks of 10 ms (SubBlockGrid) and measured a sub-block at a time, so that every
    reading is the same bit for bit whatever blocks it came in. The price is that the newest 10 ms are not in
    the readings yet.

    NaN and infinity, and magnitudes above +120 dBFS that no audio device makes, are counted as invalid and
    replaced by 0 before any filter. The step that this makes was not played: no true peak is made around it (its
    10 ms and 47 samples more; samples still count).

    Before prepare every call but setRowSink does nothing, and all readings are empty.
*/
class MeterBank
{
public:
    MeterBank() = default;

    // It knows where its own buffers are: they move with it, a copy would write into the original's.
    MeterBank (const MeterBank&) = delete;
    MeterBank& operator= (const MeterBank&) = delete;
    MeterBank (MeterBank&&) = default;
    MeterBank& operator= (MeterBank&&) = default;
    ~MeterBank() = default;

    /** Throws std::invalid_argument with the sentence of problemWith (MeterFormat), and the bank stays as it was. May
        be called again, for the same or any other format: it is then as a new one, but for its row sink, its needle and
        the limit of its events. */
    void prepare (const MeterFormat&, MeterBankOptions = {});

    const MeterFormat& format() const noexcept { return meterFormat; }

    /** Who gets a row each tenth of a second; null for nobody. Must outlive its use. */
    void setRowSink (MeterRowSink* sink) noexcept { rowSink = sink; }

    /** The needle to move from now on, from rest; none at first. No other reading changes. Kept when prepared anew. */
    void setNeedle (Needle) noexcept;

    /** dBTP above which an event counts: see LevelEvents. The count starts anew, unless it is the limit already. Kept
        when reset and when prepared anew. */
    void setEventLimit (double dbtp) noexcept { memory.setEventLimit (dbtp); }

    /** Measures a block. A block of another channel count than the format's is left out, and so is one of no
        frames, whose pointers are not read. Returns how many of its samples were invalid. */
    std::size_t process (const AudioBlock&) noexcept;

    /** What follows does not follow what came: frames were lost, or a pause ended, or a live stream began in
        the middle of its waveform. Windows start anew and no true peak is made across the cut; maxima,
        integrated loudness and counts go on. */
    void markDiscontinuity() noexcept;

    /** A glitch may lie here: a callback came late, or the device reported an overrun. As no audio is known to be
        missing, everything goes on, except that no true peak is made around it (10 ms; samples still count): a
        step that only the glitch made would read higher than the music. */
    void markPossibleCut() noexcept { hasPossibleCut = true; }

    /** Whoever played has left: the pass ends with what was heard, and what comes after all follows a discontinuity.
        Unlike flush it makes no true peak of the end, since a program that is closed stops in the middle of its
        waveform. */
    void endPass() noexcept;

    /** The programme is over: its last, incomplete 10 ms and the last true-peak points are measured. As the
        standard asks, an incomplete loudness window is not; the last whole ones stay readable. Blocks that come
        after all start after a discontinuity. Flushing again, or before any audio, changes nothing. */
    void flush() noexcept;

    /** As after prepare. */
    void reset() noexcept;

    /** Clears the held peaks; the programme's maxima stay. */
    void clearHolds() noexcept;

    MeterReadings readings() const noexcept;

    /** These two cost next to nothing, and may be asked in a row sink too. The pass is the one that runs, or that may
        yet turn out a blip; 0 for none (see PassMeter). The flat runs are the sum over the channels. */
    std::uint32_t activePass() const noexcept { return memory.activePassNumber(); }
    std::uint64_t flatRunsAtFullScale() const noexcept;

private:
    std::size_t append (const AudioBlock&, std::size_t firstFrame, std::size_t numFrames) noexcept;
    void measurePending (bool isWholeSubBlock) noexcept;
    bool noteSignal (std::size_t numFrames) noexcept;
    void remember (SubBlockLevels) noexcept;
    void noteTruePeak (std::uint32_t channel, double magnitude) noexcept;
    void finishSubBlock (double truePeak) noexcept;
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
    std::vector<float*> pending; ///< where each channel meter takes its next sub-block
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
    double rowTruePeak = 0.0, rowSamplePeak = 0.0;
    std::optional<double> psr, psrMin; ///< quotients of powers
    LoudPartsPsr loudPartsPsr;
    PinningDetector pinning;
    std::optional<LongTermSpectrum> spectrum;
    double highestTruePeak = 0.0;
    std::optional<LoudestMoment> loudest;
    std::uint64_t framesMeasured = 0, framesOfSignal = 0, framesSinceSignal = 0;
};
} // namespace twobus
