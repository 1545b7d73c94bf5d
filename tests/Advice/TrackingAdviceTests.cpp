#include "Advice/Advice.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/Signals.h"

using namespace twobus;
using twobus::test::inputsWithPeaks;

namespace
{
Advice adviseInputs (const MeterReadings& readings, LinkedInputs links = {})
{
    Choices choices;
    choices.stage = Stage::recording;
    choices.linkedInputs = links;
    return advise ({ readings, choices, true, 0.0, std::nullopt });
}
} // namespace

TEST_CASE ("peaks decide the preamp's gain, in whole dB")
{
    struct Case
    {
        double peakDbfs;
        Verdict verdict;
        std::optional<int> gainDb;
        bool isOptional;
    };

    const auto [peakDbfs, verdict, gainDb, isOptional] =
        GENERATE (Case { -5.9, Verdict::hot, -5, false }, Case { -0.3, Verdict::hot, -10, false },
                  Case { -6.0, Verdict::ready, 0, false }, Case { -14.0, Verdict::ready, 0, false },
                  Case { -14.1, Verdict::ready, 4, true }, Case { -19.0, Verdict::ready, 9, true },
                  Case { -50.1, Verdict::noSignal, std::nullopt, false });

    const auto advice = adviseInputs (inputsWithPeaks (peakDbfs));
    CAPTURE (peakDbfs);
    REQUIRE (advice.inputs.size() == 1);
    CHECK (advice.inputs[0].verdict == verdict);
    CHECK (advice.inputs[0].gainDb == gainDb);
    CHECK (advice.inputs[0].isOptional == isOptional);
    CHECK (advice.verdict == verdict);
}

TEST_CASE ("a preamp is judged by its peak as shown")
{
    CHECK (adviseInputs (inputsWithPeaks (-5.98)).verdict == Verdict::ready);
    CHECK (adviseInputs (inputsWithPeaks (-14.04)).inputs[0].gainDb == 0);
}

TEST_CASE ("samples over full scale without a flat top have another cause")
{
    auto readings = inputsWithPeaks (2.0);
    readings.channels[0].samplesOverFullScale = readings.samplesOverFullScale = 9;
    CHECK (adviseInputs (readings).cause == Cause::overFullScale);
    readings.channels[0].flatRunsAtFullScale = readings.flatRunsAtFullScale = 1;
    CHECK (adviseInputs (readings).cause == Cause::flatAtFullScale);
}

TEST_CASE ("a clipped input should come down 10 dB, because its real peak is unknown")
{
    auto readings = inputsWithPeaks (-10.0, 0.0);
    readings.channels[1].flatRunsAtFullScale = 2;

    const auto advice = adviseInputs (readings);
    CHECK (advice.verdict == Verdict::clipped);
    CHECK (advice.severity == Severity::damage);
    CHECK (advice.inputs[0].gainDb == 0);
    CHECK (advice.inputs[1].gainDb == -10);
}

TEST_CASE ("the worst input makes the verdict, and an idle input doesn't delay it")
{
    CHECK (adviseInputs (inputsWithPeaks (-10.0, -80.0)).verdict == Verdict::ready);
    CHECK (adviseInputs (inputsWithPeaks (-10.0, -2.0)).verdict == Verdict::hot);
    CHECK (adviseInputs (inputsWithPeaks (-70.0, -80.0)).verdict == Verdict::noSignal);
    CHECK (adviseInputs ({}).verdict == Verdict::listening);
}

TEST_CASE ("too hot is reported at once, and the rest after 10 s of each input's own signal")
{
    auto readings = inputsWithPeaks (-2.0, -10.0, -70.0);
    readings.secondsMeasured = 5.0;
    readings.channels[0].secondsPlayed = readings.channels[1].secondsPlayed = 0.5;

    const auto advice = adviseInputs (readings);
    CHECK (advice.inputs[0].verdict == Verdict::hot);
    CHECK (advice.inputs[1].verdict == Verdict::listening);
    CHECK (advice.inputs[1].secondsLeft == 9.5);
    CHECK (advice.inputs[2].verdict == Verdict::listening);
    CHECK (advice.verdict == Verdict::hot);
    CHECK (advice.isProvisional);

    readings.channels[0].secondsPlayed = 10.0;
    CHECK (adviseInputs (readings).inputs[1].verdict == Verdict::listening);
    CHECK (adviseInputs (readings).inputs[2].verdict == Verdict::noSignal);
    CHECK_FALSE (adviseInputs (readings).isProvisional);

    readings = inputsWithPeaks (-10.0);
    readings.channels[0].secondsPlayed = 0.5;
    CHECK (adviseInputs (readings).verdict == Verdict::listening);
}

TEST_CASE ("an input that never exceeds noise has no signal, whatever its peaks")
{
    auto readings = inputsWithPeaks (-10.0, -42.0);
    readings.channels[1].secondsPlayed = 0.0;
    CHECK (adviseInputs (readings).inputs[1].verdict == Verdict::noSignal);
    CHECK_FALSE (adviseInputs (readings).inputs[1].gainDb.has_value());
}

TEST_CASE ("what rises above the noise is very quiet and not absent, and the peaks of noise alone are none")
{
    auto readings = inputsWithPeaks (-57.5, -61.0);
    readings.channels[0].noiseFloorDbfs = readings.channels[1].noiseFloorDbfs = -76.8;
    CHECK (adviseInputs (readings).inputs[0].isVeryQuiet);
    CHECK_FALSE (adviseInputs (readings).inputs[1].isVeryQuiet);
    CHECK (adviseInputs (readings).inputs[1].verdict == Verdict::noSignal);
}

TEST_CASE ("the steps are quiet, play, done")
{
    const auto stepAt = [] (double secondsMeasured, double peakDbfs, std::optional<double> noiseFloorDbfs,
                            double secondsPlayed) {
        auto readings = inputsWithPeaks (peakDbfs, -90.0);
        readings.secondsMeasured = secondsMeasured;
        readings.channels[0].noiseFloorDbfs = noiseFloorDbfs;
        readings.channels[1].noiseFloorDbfs.reset();
        readings.channels[0].secondsPlayed = secondsPlayed;
        return adviseInputs (readings).tracking.value();
    };

    CHECK (stepAt (0.0, -90.0, std::nullopt, 0.0).step == TrackingStep::quiet);
    CHECK (stepAt (0.0, -90.0, std::nullopt, 0.0).secondsLeft == 3.0);
    CHECK (stepAt (1.5, -60.0, std::nullopt, 0.0).secondsLeft == 1.5);
    CHECK (stepAt (3.5, -60.0, std::nullopt, 0.0).secondsLeft == 0.0);
    CHECK (stepAt (3.0, -60.0, -71.0, 0.0).step == TrackingStep::play);
    CHECK (stepAt (3.0, -60.0, -71.0, 0.0).secondsLeft == 10.0);
    CHECK (stepAt (3.5, -90.0, silenceDb, 0.0).step == TrackingStep::play); // a virtual cable is silent: do not wait
    CHECK (stepAt (1.0, -29.0, std::nullopt, 0.8).step == TrackingStep::play); // starts to play at once
    CHECK (stepAt (1.0, -31.0, std::nullopt, 0.8).step == TrackingStep::quiet); // just a creaking chair
    CHECK (stepAt (6.0, -31.0, std::nullopt, 0.8).step == TrackingStep::play); // the room never gets quiet
    CHECK (stepAt (9.0, -12.0, std::nullopt, 4.0).secondsLeft == 6.0);
    CHECK (stepAt (14.0, -12.0, std::nullopt, 10.0).step == TrackingStep::done);
}

TEST_CASE ("the quiet step doesn't distinguish noise from playing yet")
{
    auto readings = inputsWithPeaks (-42.0);
    readings.secondsMeasured = 2.0;
    readings.channels[0].noiseFloorDbfs.reset();
    readings.channels[0].secondsPlayed = 2.0;
    readings.channels[0].playedRmsDbfs = -53.0;
    CHECK (adviseInputs (readings).inputs[0].secondsLeft == 0.0);
    CHECK_FALSE (adviseInputs (readings).inputs[0].averageDbfs.has_value());
    CHECK (adviseInputs (readings).inputs[0].verdict == Verdict::listening);
}

TEST_CASE ("a file has no steps and is judged as a whole")
{
    auto readings = inputsWithPeaks (-10.0, -70.0);
    readings.channels[0].secondsPlayed = 2.0;
    Choices choices;
    choices.stage = Stage::recording;
    const auto advice = advise ({ readings, choices, false, 0.0, std::nullopt });
    CHECK (advice.tracking->step == TrackingStep::done);
    CHECK (advice.inputs[0].gainDb == 0);
    CHECK (advice.inputs[1].verdict == Verdict::noSignal);
}

TEST_CASE ("a linked pair gets one gain, that of its louder input")
{
    LinkedInputs links;
    links.toggle (1);
    const auto readings = inputsWithPeaks (-10.0, -19.0, -3.0, -8.0);
    const auto advice = adviseInputs (readings, links);
    CHECK (advice.inputs[0].gainDb == 0);
    CHECK (advice.inputs[1].gainDb == -7);
    CHECK (advice.inputs[2].gainDb == -7);
    CHECK (advice.inputs[1].verdict == Verdict::hot);
    CHECK (advice.inputs[1].linkedWith == 2u);
    CHECK (advice.inputs[2].linkedWith == 1u);
    CHECK_FALSE (advice.inputs[3].linkedWith.has_value());
    CHECK (advice.inputs[1].peakDbfs == -19.0); // keeps its own peak
    CHECK (adviseInputs (readings).inputs[1].gainDb == 9);
}

TEST_CASE ("a clip turns down both inputs of a linked pair, and a silent input follows the other")
{
    LinkedInputs links;
    links.toggle (0);
    auto readings = inputsWithPeaks (-20.0, -12.0);
    readings.channels[0].flatRunsAtFullScale = 1;
    CHECK (adviseInputs (readings, links).inputs[1].gainDb == -10);
    CHECK (adviseInputs (inputsWithPeaks (-80.0, -12.0), links).inputs[0].gainDb == 0);

    links = {};
    links.toggle (1); // links the second input with one that does not exist
    CHECK (adviseInputs (inputsWithPeaks (-10.0, -20.0), links).inputs[1].gainDb == 10);
}

TEST_CASE ("an input is in at most one pair")
{
    LinkedInputs links;
    links.toggle (2);
    CHECK (links.partnerOf (2) == 3u);
    CHECK (links.partnerOf (3) == 2u);
    links.toggle (3);
    CHECK_FALSE (links.isPair (2));
    CHECK (links.partnerOf (3) == 4u);
    links.toggle (2);
    CHECK_FALSE (links.isPair (3));
    links.toggle (2);
    CHECK (links == LinkedInputs());
    links.toggle (63);
    CHECK (links == LinkedInputs());
    links.toggle (62);
    CHECK (links.partnerOf (63) == 62u);
}

TEST_CASE ("noise, hum and DC are reported, each against its limit")
{
    auto readings = inputsWithPeaks (-10.0);
    auto& channel = readings.channels[0];
    channel.noiseFloorDbfs = -60.0;
    channel.humDbfs = -70.0;
    channel.humHz = 50.0;
    channel.dcOffsetPercent = -1.0;
    channel.playedRmsDbfs = -21.0;
    auto input = adviseInputs (readings).inputs[0];
    CHECK_FALSE (input.isNoisy);
    CHECK_FALSE (input.hasLoudHum);
    CHECK_FALSE (input.hasDc);
    CHECK (input.signalToNoiseDb == 50.0);
    CHECK (input.averageDbfs.value() == near (-18.0, 0.02));

    channel.noiseFloorDbfs = -59.9;
    channel.humDbfs = -69.9;
    channel.dcOffsetPercent = -1.1;
    input = adviseInputs (readings).inputs[0];
    CHECK (input.isNoisy);
    CHECK (input.hasLoudHum);
    CHECK (input.hasDc);
    CHECK (input.gainDb == 0); // none of these changes the gain

    channel.noiseFloorDbfs = silenceDb;
    CHECK_FALSE (adviseInputs (readings).inputs[0].signalToNoiseDb.has_value());
}

TEST_CASE ("sixty-four inputs get their advice at once")
{
    MeterReadings readings;
    readings.secondsMeasured = 20.0;
    readings.numChannels = 64;
    LinkedInputs links;
    links.toggle (62);

    for (std::size_t i = 0; i < 64; ++i)
    {
        readings.channels[i].samplePeakDbfs = -static_cast<double> (i);
        readings.channels[i].secondsPlayed = 11.0;
    }

    const auto advice = adviseInputs (readings, links);
    REQUIRE (advice.inputs.size() == 64);
    CHECK (advice.inputs[0].gainDb == -10);
    CHECK (advice.inputs[20].gainDb == 10);
    CHECK (advice.inputs[51].verdict == Verdict::noSignal);
    CHECK (advice.inputs[62].linkedWith == 63u);
}

//==============================================================================
namespace
{
Advice adviseAudio (const test::AudioBuffer& audio)
{
    return adviseInputs (test::measureLive (audio, { 48000.0, ChannelLayout::forChannelCount (audio.numChannels()) }));
}

test::Samples quietThenPlayed (double playedSeconds, double peakDbfs)
{
    auto samples = test::noise (test::framesOf (3.5, 48000.0), dbToAmplitude (-70.0), 1);
    const auto tone = test::sine (test::framesOf (playedSeconds, 48000.0), 48000.0, 220.0, dbToAmplitude (peakDbfs));
    samples.insert (samples.end(), tone.begin(), tone.end());
    return samples;
}
} // namespace

TEST_CASE ("from audio: quiet, playing, and every input's gain")
{
    const test::AudioBuffer inputs ({ quietThenPlayed (10.5, -3.0), quietThenPlayed (10.5, -9.0),
                                      quietThenPlayed (10.5, -20.0), quietThenPlayed (10.5, -75.0) });
    const auto advice = adviseAudio (inputs);
    CHECK (advice.tracking->step == TrackingStep::done);
    CHECK (advice.verdict == Verdict::hot);
    CHECK (advice.inputs[0].gainDb == -7);
    CHECK (advice.inputs[1].gainDb == 0);
    CHECK (advice.inputs[2].gainDb == 10);
    CHECK (advice.inputs[3].verdict == Verdict::noSignal);
    CHECK (advice.inputs[1].noiseFloorDbfs.value() == near (-74.8, 0.2));
    CHECK (advice.inputs[1].averageDbfs.value() == near (-9.0, 0.1));

    CHECK (adviseAudio (test::AudioBuffer ({ quietThenPlayed (0.0, 0.0) })).tracking->step == TrackingStep::play);
    CHECK (adviseAudio (test::AudioBuffer ({ quietThenPlayed (5.0, -9.0) })).inputs[0].secondsLeft == Approx (5.0));
}

TEST_CASE ("from audio: after the advised gain is applied an input needs no change")
{
    for (const auto peakDbfs : { -0.5, -3.0, -5.9, -14.1, -24.0, -45.0 })
    {
        test::AudioBuffer audio ({ quietThenPlayed (10.2, peakDbfs) });
        const auto gainDb = adviseAudio (audio).inputs[0].gainDb.value();
        audio.multiply (static_cast<float> (dbToAmplitude (gainDb)));
        CAPTURE (peakDbfs, gainDb);
        CHECK (adviseAudio (audio).inputs[0].gainDb == 0);
    }
}
