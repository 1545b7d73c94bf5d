#include "Devices/DeviceCallback.h"
#include "Support/AllocationGuard.h"
#include "Support/BlockingGuard.h"
#include "Support/CallbackStorm.h"
#include "Support/Catch.h"

#include <atomic>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A device that has only a sample rate. */
class RateOnlyDevice : public juce::AudioIODevice
{
public:
    RateOnlyDevice() : AudioIODevice ("Test", "Test") {}

    double rate = 48000.0;
    int overruns = 0;

    juce::StringArray getOutputChannelNames() override { return {}; }
    juce::StringArray getInputChannelNames() override { return {}; }
    juce::Array<double> getAvailableSampleRates() override { return {}; }
    juce::Array<int> getAvailableBufferSizes() override { return {}; }
    int getDefaultBufferSize() override { return 0; }
    juce::String open (const juce::BigInteger&, const juce::BigInteger&, double, int) override { return {}; }
    void close() override {}
    bool isOpen() override { return true; }
    void start (juce::AudioIODeviceCallback*) override {}
    void stop() override {}
    bool isPlaying() override { return true; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return 64; }
    double getCurrentSampleRate() override { return rate; }
    int getXRunCount() const noexcept override { return overruns; }
    int getCurrentBitDepth() override { return 32; }
    juce::BigInteger getActiveOutputChannels() const override { return {}; }
    juce::BigInteger getActiveInputChannels() const override { return {}; }
    int getOutputLatencyInSamples() override { return 0; }
    int getInputLatencyInSamples() override { return 0; }
};

/** A callback for the channels with these indices on the device, and blocks of 64 frames in which every sample of
    channel c is c + 1. */
struct Rig
{
    explicit Rig (const std::vector<std::size_t>& indices)
        : capture (std::make_shared<AudioCapture> (48000.0, indices.size(), 64)),
          callback (capture, device, indices, isRendering), chunk (capture->makeChunk())
    {
        for (std::size_t channel = 0; channel < blocks.size(); ++channel)
        {
            blocks[channel].fill (static_cast<float> (channel + 1));
            pointers[channel] = blocks[channel].data();
        }
    }

    void call (int numChannels)
    {
        callback.audioDeviceIOCallbackWithContext (pointers.data(), numChannels, nullptr, 0, 64, {});
    }

    float firstSampleOf (std::size_t channel) const { return chunk.samples[channel * chunk.header.numFrames]; }

    RateOnlyDevice device;
    std::shared_ptr<std::atomic<bool>> isRendering = std::make_shared<std::atomic<bool>> (false);
    std::shared_ptr<AudioCapture> capture;
    DeviceCallback callback;
    AudioChunk chunk;
    std::array<std::array<float, 64>, 4> blocks {};
    std::array<const float*, 4> pointers {};
};
} // namespace

TEST_CASE ("channels arrive in the requested order, not in the device's")
{
    Rig rig ({ 9, 2, 5 });
    rig.call (3);

    REQUIRE (rig.capture->pop (rig.chunk));
    CHECK (rig.firstSampleOf (0) == 3.0f);
    CHECK (rig.firstSampleOf (1) == 1.0f);
    CHECK (rig.firstSampleOf (2) == 2.0f);
}

TEST_CASE ("blocks with another channel count are counted and not measured")
{
    Rig rig ({ 0, 1 });
    rig.call (1);
    rig.call (3);
    rig.call (0);

    CHECK_FALSE (rig.capture->pop (rig.chunk));
    CHECK (rig.capture->droppedFrames() == 3 * 64);
    CHECK (rig.capture->arrivingChannels() == 0);
}

TEST_CASE ("a rate change while running starts a new generation")
{
    Rig rig ({ 0, 1 });
    rig.call (2);
    rig.device.rate = 44100.0;
    rig.call (2);

    REQUIRE (rig.capture->pop (rig.chunk));
    const auto generation = rig.chunk.header.generation;
    REQUIRE (rig.capture->pop (rig.chunk));
    CHECK (rig.chunk.header.generation == generation + 1);
    CHECK (rig.chunk.header.sampleRate == 44100.0);
}

TEST_CASE ("audio is skipped while a DAW renders, and the next block is marked")
{
    Rig rig ({ 0, 1 });
    rig.call (2);
    *rig.isRendering = true;

    for (int i = 0; i < 100'000; ++i)
        rig.call (2);

    *rig.isRendering = false;
    rig.call (2);

    REQUIRE (rig.capture->pop (rig.chunk));
    CHECK_FALSE (rig.chunk.header.followsSkip);
    REQUIRE (rig.capture->pop (rig.chunk));
    CHECK (rig.chunk.header.followsSkip);
    CHECK (rig.chunk.header.firstFrame == 64);
    CHECK_FALSE (rig.capture->pop (rig.chunk));
    CHECK (rig.capture->framesTooFast() == 0);
    CHECK (rig.capture->droppedFrames() == 0);
}

TEST_CASE ("a callback that isn't told about rendering measures")
{
    Rig rig ({ 0, 1 });
    DeviceCallback callback (rig.capture, rig.device, { 0, 1 });
    callback.audioDeviceIOCallbackWithContext (rig.pointers.data(), 2, nullptr, 0, 64, {});
    CHECK (rig.capture->pop (rig.chunk));
}

TEST_CASE ("the callback allocates nothing, whatever arrives")
{
    if (! test::AllocationGuard::isActive())
        return;

    Rig rig ({ 1, 0 });
    const test::AllocationGuard guard;

    for (int numChannels = 0; numChannels <= 4; ++numChannels)
        rig.call (numChannels);

    rig.device.rate = 96000.0;
    rig.call (2);
    *rig.isRendering = true;
    rig.call (2);
    CHECK (guard.count() == 0);
}

TEST_CASE ("a million device callbacks allocate nothing and never wait")
{
    if (! AllocationGuard::isActive() || ! BlockingGuard::isActive())
        return;

    Rig rig ({ 0, 1 });
    CallbackStorm storm;
    std::uint64_t framesTaken = 0;
    const AllocationGuard allocations;
    const BlockingGuard waits;

    for (int i = 0; i < 1'000'000; ++i)
    {
        const auto callback = storm.next();
        rig.device.rate = callback.sampleRate;
        rig.device.overruns = callback.overruns;
        rig.callback.audioDeviceIOCallbackWithContext (callback.channels, static_cast<int> (callback.numChannels),
                                                       nullptr, 0, static_cast<int> (callback.numFrames), {});

        if (i % 3 == 0 && rig.capture->pop (rig.chunk))
            framesTaken += rig.chunk.header.numFrames;
    }

    const auto numAllocations = allocations.count(), numWaits = waits.count();
    INFO (waits.last());
    CHECK (numAllocations == 0);
    CHECK (numWaits == 0);
    CHECK (framesTaken > 0);

    while (rig.capture->pop (rig.chunk))
        framesTaken += rig.chunk.header.numFrames;

    CHECK (framesTaken + rig.capture->droppedFrames() + rig.capture->framesTooFast() == storm.framesGiven);
    CHECK (rig.capture->framesTooFast() > 0); // no clock runs as fast as this loop
}
