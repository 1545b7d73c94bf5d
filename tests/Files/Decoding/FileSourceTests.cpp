#include "Advice/Advice.h"
#include "Engine/MeterThread.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/Demo.h"
#include "Files/Decoding/FileSource.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <chrono>
#include <cmath>
#include <thread>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("a file played live has the same samples as the file, and then falls silent")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("tone.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 2, 48000.0,
                sineFrames (2, 48000.0, 0.3, 997.0, -6.0));

    FileSource source (folder.file ("tone.wav"), false);
    source.start();
    CHECK (source.status().state == SourceState::running);
    CHECK (source.status().sampleRate == 48000.0);
    CHECK (source.channelNames() == std::vector<std::string> { "L", "R" });

    MeterThread meter;
    meter.setStream ({ source.stream(), source.layout(), fullScaleOf24Bits });
    REQUIRE (waitUntil ([&] {
        meter.pump();
        return meter.latest().readings.framesMeasured >= 24000;
    }));
    source.stop();

    const auto& snapshot = meter.latest();
    CHECK (*snapshot.readings.samplePeakDbfs == near (-6.0, 0.01));
    CHECK (snapshot.readings.secondsOfSignal == near (0.3, 0.011));
    CHECK (snapshot.health.lostFrames == 0);
    CHECK (source.status().state == SourceState::stopped);
}

TEST_CASE ("a looping source starts again")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("short.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1, 48000.0,
                sineFrames (1, 48000.0, 0.05, 997.0, -6.0));

    FileSource source (folder.file ("short.wav"), true);
    source.start();

    MeterThread meter;
    meter.setStream ({ source.stream(), source.layout(), fullScaleOf24Bits });
    REQUIRE (waitUntil ([&] {
        meter.pump();
        return meter.latest().readings.secondsOfSignal > 0.2;
    }));
}

TEST_CASE ("a source that can't open says why, and can be stopped and destroyed")
{
    FileSource source ("nowhere/none.wav", false);
    source.start();
    CHECK (source.status().state == SourceState::waiting);
    CHECK (source.status().message.find ("nowhere/none.wav") != std::string::npos);
    CHECK (source.stream() == nullptr);
    source.stop();
}

TEST_CASE ("an incomplete file is played up to its end, and its source reports it")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 48000.0,
                sineFrames (2, 48000.0, 0.2, 997.0, -6.0));
    const auto bytes = readBytes (folder.file ("a.wav"));
    writeBytes (folder.file ("cut.wav"), bytes.substr (0, bytes.size() / 2));

    FileSource source (folder.file ("cut.wav"), false);
    source.start();
    CHECK (waitUntil ([&] { return source.status().message.find ("the file is incomplete") != std::string::npos; }));
    CHECK (source.status().state == SourceState::running);
    source.stop();
}

TEST_CASE ("the demo is built in: stereo, too hot, and not clipped")
{
    AudioFile demo ("demo", demoFile());
    CHECK (demo.format().layout.isStereo());
    CHECK (demo.format().sampleRate == 48000.0);

    MeterBank bank;
    bank.prepare (demo.format());
    std::vector<float> left (4096), right (4096);
    const std::array<float*, 2> channels { left.data(), right.data() };

    while (const auto frames = demo.read (channels, 4096))
        bank.process ({ channels.data(), 2, frames });

    bank.flush();
    const auto readings = bank.readings();
    CHECK (readings.secondsMeasured > 30.0);
    CHECK (readings.secondsSinceSignal > 2.0);
    CHECK (readings.flatRunsAtFullScale == 0);

    const auto advice = advise ({ readings, {}, false, 0.0, std::nullopt });
    CHECK (advice.verdict == Verdict::hot);
    CHECK (*advice.trimDb < -5.0);
}
