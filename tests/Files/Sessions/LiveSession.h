#pragma once

#include "Engine/MeterThread.h"
#include "Files/Sessions/SessionLog.h"
#include "Files/Sessions/SessionRecorder.h"
#include "Support/AudioFiles.h"
#include "Support/Signals.h"

#include <cmath>
#include <memory>
#include <string>

namespace twobus::test
{
/** A live session without a device or a clock: audio is metered as it is pushed, and logged. */
class LiveSession
{
public:
    explicit LiveSession (double sampleRate = 8000.0, std::size_t numChannels = 2,
                          const std::string& sourceName = "Demo")
        : rate (sampleRate), capture (std::make_shared<AudioCapture> (sampleRate, numChannels, 1024))
    {
        SessionRecorder::Options options;
        options.folder = folder.file ("sessions");
        options.drive = SessionRecorder::Drive::writeNow;
        recorder.start (options);
        MeterStream stream { capture, ChannelLayout::forChannelCount (numChannels) };
        stream.sourceName = sourceName;
        meter.setStream (std::move (stream));
        meter.pump();
    }

    void play (const AudioBuffer& audio)
    {
        for (std::size_t done = 0; done < audio.numFrames(); done += blockFrames)
        {
            push (audio, done);
            meter.pump();

            if (done % (blockFrames * 1024) == 0)
                recorder.writeNow();
        }

        recorder.writeNow();
    }

    /** Plays while the meter thread hangs: audio that doesn't fit in the FIFO is lost. */
    void playUnheard (const AudioBuffer& audio)
    {
        for (std::size_t done = 0; done < audio.numFrames(); done += blockFrames)
            push (audio, done);

        meter.pump();
    }

    void silence (double seconds) { play (AudioBuffer (capture->numChannels(), framesOf (seconds, rate))); }
    void reset() { meter.send (MeterCommand::reset); }

    /** Writes all pending rows and reads the log. */
    SessionLog log()
    {
        recorder.writeNow();
        return readSessionLog (recorder.status().path);
    }

    TemporaryFolder folder;
    MeterThread meter;

private:
    static constexpr std::size_t blockFrames = 80;

    void push (const AudioBuffer& audio, std::size_t from)
    {
        const auto block = audio.block (from, std::min (blockFrames, audio.numFrames() - from));
        clockSeconds += static_cast<double> (block.numFrames) / rate;
        capture->push (block.channels, block.numChannels, block.numFrames, rate, std::llround (clockSeconds * 1.0e9));
    }

    const double rate;
    std::shared_ptr<AudioCapture> capture;
    SessionRecorder recorder { meter };
    double clockSeconds = 1000.0;
};
} // namespace twobus::test
