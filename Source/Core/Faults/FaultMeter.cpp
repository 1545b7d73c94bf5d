#include "Core/Faults/FaultMeter.h"

#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int stepsBits = 16;

/** The highest magnitude among the finite samples. */
float validPeakOf (const float* samples, std::size_t numFrames) noexcept
{
    const auto peak = peakOf (samples, numFrames);

    if (std::isfinite (peak))
        return peak;

    auto highest = 0.0f;

    for (std::size_t i = 0; i < numFrames; ++i)
        if (std::isfinite (samples[i]))
            highest = std::max (highest, std::abs (samples[i]));

    return highest;
}
} // namespace

void FaultMeter::prepare (const MeterFormat& format)
{
    const auto numChannels = format.numChannels();
    edges.prepare (format.sampleRate);
    copies.prepare (format.layout);
    width = {};
    steps.assign (numChannels, {});

    pieceFrames = slotsPerPiece * edges.framesOfSlot();
    pendingFrames = 0;
    pending.assign (numChannels, std::vector<float> (pieceFrames));
    pendingChannels.clear();

    for (const auto& channel : pending)
        pendingChannels.push_back (channel.data());

    piece.assign (numChannels, nullptr);
    slot.assign (numChannels, nullptr);
    piecePeaks.assign (numChannels, 0.0f);
}

void FaultMeter::process (const AudioBlock& block) noexcept
{
    if (block.numChannels != pending.size())
        return;

    std::size_t done = 0;

    while (done < block.numFrames)
    {
        const auto length = std::min (pieceFrames - pendingFrames, block.numFrames - done);

        if (length == pieceFrames) // a whole piece need not be copied
        {
            for (std::size_t channel = 0; channel < piece.size(); ++channel)
                piece[channel] = block.channels[channel] + done;

            processPiece (piece.data(), pieceFrames);
        }
        else
        {
            for (std::size_t channel = 0; channel < pending.size(); ++channel)
                std::copy_n (block.channels[channel] + done, length, pending[channel].data() + pendingFrames);

            pendingFrames += length;
        }

        done += length;

        if (pendingFrames == pieceFrames)
            flush();
    }
}

void FaultMeter::flush() noexcept
{
    if (pendingFrames > 0)
        processPiece (pendingChannels.data(), pendingFrames);

    pendingFrames = 0;
}

void FaultMeter::processPiece (const float* const* channels, std::size_t numFrames) noexcept
{
    std::copy_n (channels, piece.size(), piece.data());
    std::fill (piecePeaks.begin(), piecePeaks.end(), 0.0f);

    for (std::size_t done = 0; done < numFrames; done += edges.framesOfSlot())
        processSlot (done, std::min (edges.framesOfSlot(), numFrames - done));

    copies.process (channels, numFrames);

    for (std::size_t channel = 0; channel < piece.size(); ++channel)
    {
        width.process (channels[channel], numFrames);

        if (width.fitsInto (stepsBits))
            steps[channel].process (channels[channel], numFrames, piecePeaks[channel]);
    }
}

void FaultMeter::processSlot (std::size_t firstFrame, std::size_t numFrames) noexcept
{
    auto highest = 0.0f;

    for (std::size_t channel = 0; channel < piece.size(); ++channel)
    {
        slot[channel] = piece[channel] + firstFrame;
        const auto peak = validPeakOf (slot[channel], numFrames);
        piecePeaks[channel] = std::max (piecePeaks[channel], peak);
        highest = std::max (highest, peak);
    }

    edges.process (slot.data(), slot.size(), numFrames, highest);
}

FaultReadings FaultMeter::readings() const noexcept
{
    FaultReadings readings { edges.readings(), copies.readings(), width.bitsInUse(), false };
    const auto isStepped = std::any_of (steps.begin(), steps.end(),
                                        [] (const UnditheredSteps& channel) { return channel.hasEnoughStaircases(); });
    readings.isSteppedAt16Bits = isStepped && readings.bitsInUse == stepsBits;
    return readings;
}
} // namespace twobus
