#include "Core/Bank/MeterBank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

/** Gives a MeterBank of any format any samples in blocks of any size, with any other calls in between. The bank must
    either refuse the format, or each of its readings must be a number; levels can also be minus infinity. */
namespace
{
using namespace twobus;

/** Hands out the bytes in order, then zeros when there are no more. */
class Bytes
{
public:
    Bytes (const std::uint8_t* data, std::size_t size) : rest (data, size) {}

    template <typename T>
    T take() noexcept
    {
        T value {};
        const auto numBytes = std::min (sizeof (T), rest.size());
        std::memcpy (&value, rest.data(), numBytes);
        rest = rest.subspan (numBytes);
        return value;
    }

    bool isEmpty() const noexcept { return rest.empty(); }

private:
    std::span<const std::uint8_t> rest;
};

MeterFormat formatFrom (Bytes& bytes)
{
    static constexpr std::array usualRates { 8000.0, 22050.0, 44100.0, 48000.0, 96000.0, 384000.0 };
    constexpr auto numPositions = static_cast<std::uint8_t> (ChannelPosition::height) + 1;

    const auto rateChoice = bytes.take<std::uint8_t>();
    MeterFormat format;
    format.sampleRate = rateChoice < usualRates.size() ? usualRates[rateChoice] : bytes.take<double>();
    std::vector<ChannelPosition> positions (bytes.take<std::uint8_t>() % (maxChannels + 1));

    for (auto& position : positions)
        position = static_cast<ChannelPosition> (bytes.take<std::uint8_t>() % numPositions);

    format.layout = bytes.take<std::uint8_t>() % 2 == 0 ? ChannelLayout::forChannelCount (positions.size())
                                                        : ChannelLayout (positions);
    const auto fullScale = bytes.take<float>();
    format.fullScale = std::isfinite (fullScale) && fullScale > 0.0f ? fullScale : fullScaleOf24Bits;
    format.dualMono = bytes.take<std::uint8_t>() % 2 == 1;
    return format;
}

/** Plays a waveform whose period is the next bytes, so that a few bytes make many samples. */
void playBlock (MeterBank& bank, Bytes& bytes)
{
    constexpr std::size_t mostFrames = 4096, mostPeriod = 16;
    const auto numChannels = bank.format().numChannels();
    const auto numFrames = bytes.take<std::uint16_t>() % (mostFrames + 1u);
    const auto period = 1 + bytes.take<std::uint8_t>() % mostPeriod;
    std::vector<float> samples (numChannels * numFrames), cycle (period * numChannels);
    std::vector<const float*> channels;

    for (auto& sample : cycle)
        sample = bytes.take<float>();

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        for (std::size_t frame = 0; frame < numFrames; ++frame)
            samples[channel * numFrames + frame] = cycle[channel * period + frame % period];

        channels.push_back (samples.data() + channel * numFrames);
    }

    bank.process ({ channels.data(), numChannels, numFrames });
}

void requireFinite (std::initializer_list<std::optional<double>> readings)
{
    for (const auto& reading : readings)
        if (reading && (std::isnan (*reading) || *reading == std::numeric_limits<double>::infinity()))
            std::abort();
}

void checkReadings (const MeterReadings& readings)
{
    requireFinite ({ readings.momentaryLufs, readings.shortTermLufs, readings.integratedLufs, readings.loudnessRangeLu,
                     readings.plrDb, readings.psrDb, readings.loudPartsPsrDb, readings.samplePeakDbfs,
                     readings.truePeakDbtp, readings.rmsDbfs, readings.crestFactorDb, readings.dcOffsetPercent,
                     readings.correlation, readings.correlationWindow });

    if (readings.correlation && std::abs (*readings.correlation) > 1.0)
        std::abort();

    for (std::size_t channel = 0; channel < readings.numChannels; ++channel)
    {
        const auto& one = readings.channels[channel];
        requireFinite ({ one.samplePeakDbfs, one.truePeakDbtp, one.rmsDbfs, one.rmsWindowDbfs, one.crestFactorDb,
                         one.barPeakDbfs, one.heldPeakDbtp, one.needleDbfs, one.kAverageDbfs, one.kPeakDbfs,
                         one.noiseFloorDbfs, one.humDbfs, one.playedRmsDbfs });
    }
}

/** Call this once all frames are measured: invalid samples count on arrival, up to 10 ms before they are measured. */
void checkCounts (const MeterReadings& readings)
{
    for (std::size_t channel = 0; channel < readings.numChannels; ++channel)
        if (readings.channels[channel].samplesOverFullScale > readings.framesMeasured
            || readings.channels[channel].invalidSamples > readings.framesMeasured)
            std::abort();
}

void call (MeterBank& bank, Bytes& bytes)
{
    switch (bytes.take<std::uint8_t>() % 10)
    {
        case 0: bank.markDiscontinuity(); break;
        case 1: bank.markPossibleCut(); break;
        case 2: bank.flush(); break;
        case 3: bank.reset(); break;
        case 4: bank.clearHolds(); break;
        case 5: bank.setNeedle (static_cast<Needle> (bytes.take<std::uint8_t>() % 4)); break;
        case 6: bank.setEventLimit (bytes.take<std::uint8_t>() * -0.25); break;
        default: playBlock (bank, bytes); break;
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    constexpr int mostCalls = 200;
    Bytes bytes (data, size);
    const auto format = formatFrom (bytes);
    const auto options = bytes.take<std::uint8_t>();
    static MeterBank bank; // prepare makes it as good as new, but its histograms take time to clear
    bank.setNeedle (Needle::none);

    try
    {
        // Passages are recognised only rarely, because their memory takes longer to clear than everything else.
        bank.prepare (format, { .measuresSpectrum = options % 2 == 1, .recognisesPassages = options % 16 == 15 });
    }
    catch (const std::invalid_argument&)
    {
        if (problemWith (format).empty())
            std::abort();

        return 0;
    }

    for (int i = 0; i < mostCalls && ! bytes.isEmpty(); ++i)
        call (bank, bytes);

    checkReadings (bank.readings());
    bank.flush();
    checkReadings (bank.readings());
    checkCounts (bank.readings());
    return 0;
}
