#include "Core/Base/Decibels.h"
#include "Engine/StereoTap.h"
#include "LiveStream.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/RowList.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Records every block that the thread shows it. */
class Recorder : public BlockObserver
{
public:
    explicit Recorder (bool ofWhatIsMeasured = true) : isOfMeasured (ofWhatIsMeasured) {}

    bool wantsMeasured() const noexcept override { return isOfMeasured; }

    void audioBlock (const AudioBlock& block, double sampleRate) noexcept override
    {
        rate = sampleRate;

        for (std::size_t channel = 0; channel < block.numChannels; ++channel)
            audio[channel].insert (audio[channel].end(), block.channels[channel],
                                   block.channels[channel] + block.numFrames);
    }

    const bool isOfMeasured;
    AudioBuffer audio { 2, 0 };
    double rate = 0.0;
};
} // namespace

TEST_CASE ("readings through the FIFO are bit-identical to a bank's, for any block sizes")
{
    const auto audio = liveProgramme (2, 4.5, 48000.0, 60);
    const auto expected = readingsOfLive (audio, { 48000.0 });

    for (const std::size_t blockSize : { 64u, 441u, 480u, 1024u, 3000u })
    {
        CAPTURE (blockSize);
        MeterThread meter;
        LiveStream live (meter, 48000.0, 2);
        live.pushAll (audio, meter, blockSize);

        const auto& snapshot = meter.latest();
        CHECK (differences (snapshot.readings, expected) == "");
        CHECK (snapshot.health.lostFrames == 0);
        CHECK (snapshot.health.interruptions == 0);
        CHECK (snapshot.sampleRate == 48000.0);
        CHECK (snapshot.generation == 1);
    }
}

TEST_CASE ("several chunks in one round are measured in order")
{
    const auto audio = liveProgramme (2, 1.0, 48000.0, 61);
    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);

    for (std::size_t done = 0; done < audio.numFrames(); done += 480)
    {
        live.push (audio.block (done, 480));

        if (done / 480 % 20 == 19)
            meter.pump();
    }

    meter.pump();
    CHECK (live.capture->droppedFrames() == 0);
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0 })) == "");
}

TEST_CASE ("the history holds the bank's rows")
{
    const auto audio = liveProgramme (2, 4.5, 48000.0, 62);
    RowList list;
    MeterBank bank;
    bank.prepare ({ 48000.0 }, { .skipsPauses = true });
    bank.setRowSink (&list);
    bank.markDiscontinuity();
    feed (bank, audio);

    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    live.pushAll (audio, meter);
    meter.latest();

    const auto view = meter.history().read (0, 1000, 1000);
    REQUIRE (view.columns.size() == 45);
    REQUIRE (list.rows.size() == 45);

    for (std::size_t i = 0; i < view.columns.size(); ++i)
    {
        const std::array kept { view.columns[i].momentaryMinLufs, view.columns[i].shortTermMaxLufs,
                                view.columns[i].truePeakMaxDbtp };
        const std::array measured { list.rows[i].momentaryLufs, list.rows[i].shortTermLufs, list.rows[i].truePeakDbtp };
        CHECK (std::memcmp (kept.data(), measured.data(), sizeof (kept)) == 0);
    }
}

TEST_CASE ("before any stream the snapshot is empty")
{
    MeterThread meter;
    meter.pump();
    const auto& snapshot = meter.latest();
    CHECK (snapshot.sequence == 0);
    CHECK (snapshot.sampleRate == 0.0);
    CHECK (differences (snapshot.readings, MeterReadings {}) == "");
    CHECK (meter.history().numRows() == 0);
}

TEST_CASE ("a snapshot is published only after a change")
{
    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    meter.pump();
    const auto first = meter.latest().sequence;
    CHECK (first == 1);
    meter.pump();
    CHECK (meter.latest().sequence == first);

    live.push (AudioBuffer (2, 480).all());
    meter.pump();
    CHECK (meter.latest().sequence == first + 1);
}

TEST_CASE ("an observer gets every measured block until it is removed")
{
    const auto audio = liveProgramme (2, 0.5, 48000.0, 63);
    MeterThread meter;
    LiveStream live (48000.0, 2);
    Recorder recorder;
    meter.addObserver (&recorder);
    meter.setStream (live.stream());
    live.pushAll (audio, meter);

    CHECK (recorder.rate == 48000.0);
    CHECK (recorder.audio[0] == audio[0]);
    CHECK (recorder.audio[1] == audio[1]);

    meter.removeObserver (&recorder);
    live.pushAll (audio, meter);
    CHECK (recorder.audio.numFrames() == audio.numFrames());
}

TEST_CASE ("a gain that is added to a stream is in all readings, and in what an observer gets unless it wants none")
{
    const auto arrived = liveProgramme (2, 4.5, 48000.0, 67);
    auto sent = arrived;

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (auto& sample : sent[channel])
            sample *= 4.0f;

    MeterThread meter;
    LiveStream live (48000.0, 2);
    Recorder measured, raw (false);
    meter.addObserver (&measured);
    meter.addObserver (&raw);
    auto stream = live.stream();
    stream.addedGainDb = amplitudeToDb (4.0);
    meter.setStream (stream);
    live.pushAll (arrived, meter);

    CHECK (differences (meter.latest().readings, readingsOfLive (sent, { 48000.0 })) == "");
    CHECK ((measured.audio[0] == sent[0]));
    CHECK ((measured.audio[1] == sent[1]));
    CHECK ((raw.audio[0] == arrived[0]));
    CHECK ((raw.audio[1] == arrived[1]));
}

TEST_CASE ("what is left out is in no reading and isn't lost, and only an observer of what arrives gets it")
{
    const auto programme = liveProgramme (2, 4.5, 48000.0, 69);
    auto other = liveProgramme (2, 2.0, 48000.0, 70);
    other[0][500] = 2.0f;
    other[1][600] = std::numeric_limits<float>::quiet_NaN();
    MeterThread meter;
    LiveStream live (48000.0, 2);
    Recorder measured, raw (false);
    meter.addObserver (&measured);
    meter.addObserver (&raw);
    meter.setStream (live.stream());
    live.pushAll (programme, meter, 480);
    const auto before = meter.latest().readings;

    meter.send (MeterCommand::leaveOut);
    live.pushAll (other, meter, 480);
    CHECK (meter.latest().isLeftOut);
    CHECK (meter.latest().readings.framesMeasured == before.framesMeasured);
    CHECK (meter.latest().readings.integratedLufs == before.integratedLufs);
    CHECK (meter.latest().readings.samplePeakDbfs == before.samplePeakDbfs);
    CHECK (measured.audio.numFrames() == programme.numFrames());
    REQUIRE (raw.audio.numFrames() == programme.numFrames() + other.numFrames());
    CHECK (raw.audio[0][programme.numFrames() + 500] == 2.0f);
    CHECK (raw.audio[1][programme.numFrames() + 600] == 0.0f);

    meter.send (MeterCommand::takeIn);
    live.pushAll (programme, meter, 480);
    CHECK_FALSE (meter.latest().isLeftOut);
    CHECK (meter.latest().health.lostFrames == 0);
    CHECK (meter.latest().readings.framesMeasured == 2 * before.framesMeasured);
    CHECK (meter.latest().readings.samplePeakDbfs == before.samplePeakDbfs);
}

TEST_CASE ("what is discarded cannot be undone, and undo still brings back what a reset put away")
{
    const auto audio = liveProgramme (2, 1.0, 48000.0, 71);
    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    live.pushAll (audio, meter);
    live.pushAll (audio, meter);
    const auto before = meter.latest().readings.framesMeasured;
    meter.send (MeterCommand::reset);
    live.pushAll (audio, meter);
    const auto measurement = meter.latest().measurement;

    meter.send (MeterCommand::discard);
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 0);
    CHECK (meter.latest().measurement == measurement + 1);
    REQUIRE (meter.latest().canUndoReset);

    meter.send (MeterCommand::undoReset);
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == before);
}

TEST_CASE ("another gain for a stream that runs begins a new measurement, and nothing counts as lost")
{
    const auto audio = liveProgramme (2, 1.0, 48000.0, 68);
    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    live.pushAll (audio, meter);
    meter.send (MeterCommand::reset);
    live.pushAll (audio, meter);
    REQUIRE (meter.latest().canUndoReset);

    auto stream = live.stream (true);
    stream.addedGainDb = amplitudeToDb (2.0);
    meter.setStream (stream);
    meter.pump();
    CHECK (meter.latest().readings.framesMeasured == 0);
    CHECK_FALSE (meter.latest().canUndoReset);

    live.pushAll (audio, meter);
    CHECK (meter.latest().readings.framesMeasured == 48000);
    CHECK (meter.latest().health.lostFrames == 0);
    CHECK (meter.latest().health.interruptions == 0);

    // The same gain once more, as for a source that opens again, continues.
    meter.setStream (stream);
    meter.pump();
    live.pushAll (audio, meter);
    CHECK (meter.latest().readings.framesMeasured == 96000);
}

TEST_CASE ("observers get zeros for samples that the meters count as invalid")
{
    constexpr auto nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
    const auto clean = liveProgramme (2, 0.5, 48000.0, 66);
    auto expected = clean, audio = clean;
    const std::array invalid { nan, -nan, infinity, -infinity, 2.0e6f, -2.0e6f };

    // This also holds at the edges of the blocks of 512 frames.
    for (const std::size_t frame : { 1u, 511u, 512u, 5000u, 23999u })
    {
        audio[frame % 2][frame] = invalid[frame % invalid.size()];
        expected[frame % 2][frame] = 0.0f;
    }

    std::fill_n (audio[0].begin() + 10000, invalid.size(), 0.0f);
    std::copy (invalid.begin(), invalid.end(), audio[1].begin() + 10000);
    std::fill_n (expected[0].begin() + 10000, invalid.size(), 0.0f);
    std::fill_n (expected[1].begin() + 10000, invalid.size(), 0.0f);

    MeterThread meter;
    LiveStream live (48000.0, 2);
    Recorder recorder;
    meter.addObserver (&recorder);
    meter.setStream (live.stream());
    live.pushAll (audio, meter);

    CHECK ((recorder.audio[0] == expected[0])); // compared as bool: Catch2 must not print half a second of samples
    CHECK ((recorder.audio[1] == expected[1]));
    CHECK (meter.latest().readings.invalidSamples == 5 + invalid.size());
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0 })) == "");
}

TEST_CASE ("joining music from digital silence in mid-waveform makes no true peak")
{
    AudioBuffer audio (2, 10000);
    audio.append (inBothChannels (sine (48000, 48000.0, 100.0, 0.9, std::numbers::pi / 2.0)));

    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    live.pushAll (audio, meter, 441);
    CHECK (meter.latest().readings.truePeakDbtp.value() == near (20.0 * std::log10 (0.9), 0.001));
    CHECK (measureLive (audio, 48000.0).truePeakDbtp.value() > -0.5);

    MeterBank bank;
    bank.prepare ({ 48000.0 }, { .skipsPauses = true });
    bank.process (audio.block (0, 10000));
    bank.markDiscontinuity();
    bank.process (audio.block (10000, 48000));
    CHECK (differences (meter.latest().readings, bank.readings()) == "");

    // This applies only once: later silence and the step after it are part of the music.
    live.pushAll (audio, meter, 441);
    CHECK (meter.latest().readings.truePeakDbtp.value() > -0.5);
}

TEST_CASE ("each port connected makes a step of its own, and none makes a true peak")
{
    const auto join = [] (std::size_t framesBetween) {
        AudioBuffer audio (2, 10000);
        audio.append (inBothChannels (sine (96000, 48000.0, 100.0, 0.9, std::numbers::pi / 2.0)));
        std::fill_n (audio[1].begin(), 10000 + framesBetween, 0.0f);

        MeterThread meter;
        LiveStream live (meter, 48000.0, 2);
        live.pushAll (audio, meter, 441);
        return meter.latest().readings.truePeakDbtp.value();
    };

    const auto ofTheSine = 20.0 * std::log10 (0.9);

    for (const std::size_t framesBetween : { 0u, 1u, 480u, 4320u, 47520u })
        CHECK (join (framesBetween) == near (ofTheSine, 0.001));

    CHECK (join (48480) > -0.5); // more than a second later, the step is music
}

TEST_CASE ("music that starts softly in the second channel is measured without a cut")
{
    auto audio = inBothChannels (sine (96000, 48000.0, 997.0, 0.5, 0.1));
    std::fill_n (audio[1].begin(), 1000, 0.0f);
    audio[1][1000] = 0.0005f;

    MeterThread meter;
    LiveStream live (meter, 48000.0, 2);
    live.pushAll (audio, meter, 441);
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0 })) == "");
}

TEST_CASE ("64 channels without a layout are metered individually")
{
    AudioBuffer audio (64, 24000);

    for (std::size_t channel = 0; channel < 64; ++channel)
        audio[channel] = sine (24000, 48000.0, 1000.0, 1.0 / static_cast<double> (channel + 1), 0.5);

    MeterThread meter;
    LiveStream live (meter, 48000.0, 64);
    live.pushAll (audio, meter);
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0, ChannelLayout::discrete (64) }))
           == "");
    CHECK (meter.latest().readings.channels[63].samplePeakDbfs.value() == near (-36.124, 0.01));
}

TEST_CASE ("while a stream runs a round allocates nothing, whatever the samples")
{
    auto audio = liveProgramme (2, 1.0, 48000.0, 64);
    std::fill_n (audio[1].begin() + 24000, 6000, std::numeric_limits<float>::quiet_NaN());
    MeterThread meter;
    LiveStream live (48000.0, 2);
    StereoTap tap;
    meter.addObserver (&tap);
    meter.setStream (live.stream());
    live.pushAll (audio, meter);
    std::size_t allocations = 0;

    for (std::size_t done = 0; done + 512 <= audio.numFrames(); done += 512)
    {
        live.push (audio.block (done, 512));
        const AllocationGuard guard;
        meter.pump();
        allocations += guard.count();
    }

    CHECK (allocations == 0);
}

TEST_CASE ("an unsupported format isn't measured, and a supported one after it is")
{
    MeterThread meter;
    LiveStream slow (4000.0, 2), good (48000.0, 2);
    const auto audio = liveProgramme (2, 0.5, 48000.0, 65);

    meter.setStream (slow.stream());
    slow.pushAll (audio, meter, 100);
    CHECK (meter.latest().sampleRate == 0.0);
    CHECK (meter.latest().readings.framesMeasured == 0);

    // Two channels arrive although the layout has one.
    LiveStream other (48000.0, 2);
    meter.setStream ({ other.capture, ChannelLayout::forChannelCount (1) });
    other.pushAll (audio, meter);
    CHECK (meter.latest().sampleRate == 0.0);

    meter.setStream (good.stream());
    good.pushAll (audio, meter);
    CHECK (differences (meter.latest().readings, readingsOfLive (audio, { 48000.0 })) == "");
}
