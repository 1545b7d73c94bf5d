#include "Core/Path/MarkFinder.h"

#include "Core/Path/PathSignal.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr std::size_t blockSize = 16384;
constexpr double slowRateAbout = 16000.0, weakestMark = 0.3, closestSeconds = 0.005, silentPower = 1.0e-13;

std::vector<float> markAt (bool rises, double rate, std::size_t length)
{
    std::vector<float> samples (length);

    for (std::size_t frame = 0; frame < length; ++frame)
    {
        const auto seconds = static_cast<double> (frame) / rate;
        samples[frame] =
            static_cast<float> (PathSignal::markEnvelope (seconds) * std::sin (PathSignal::markPhase (rises, seconds)));
    }

    return samples;
}
} // namespace

MarkFinder::MarkFinder (double sampleRate) : rate (sampleRate)
{
    if (rate < lowestRate)
        return;

    step = static_cast<std::size_t> (std::max (1.0, std::round (rate / slowRateAbout)));
    slowRate = rate / static_cast<double> (step);
    markLength = static_cast<std::size_t> (pathLayout::markSeconds * slowRate);
    transform = FourierTransform (blockSize);
    correlation.resize (blockSize);

    for (const auto rises : { false, true })
    {
        const auto mark = markAt (rises, slowRate, markLength);
        std::ranges::fill (transform.input(), 0.0f);
        std::ranges::copy (mark, transform.input().begin());

        for (const auto bin : transform.transform())
            markSpectra[rises ? 1 : 0].push_back (std::conj (bin));

        markEnergy = 0.0;

        for (const auto sample : mark)
            markEnergy += static_cast<double> (sample) * static_cast<double> (sample);
    }
}

void MarkFinder::process (std::span<const float> left, std::span<const float> right, std::vector<Mark>& marks)
{
    if (slowRate == 0.0)
        return;

    for (std::size_t frame = 0; frame < left.size(); ++frame)
    {
        sides[0].sum += left[frame];
        sides[1].sum += right[frame];

        if (++framesInSum < step)
            continue;

        framesInSum = 0;

        for (auto& side : sides)
        {
            side.samples.push_back (side.sum / static_cast<float> (step));
            side.sum = 0.0f;
        }

        if (sides[0].samples.size() == blockSize)
            scan (marks);
    }

    framesHeard += left.size();
}

void MarkFinder::finish (std::vector<Mark>& marks)
{
    if (slowRate == 0.0 || sides[0].samples.empty())
        return;

    for (auto& side : sides)
        side.samples.resize (blockSize, 0.0f);

    scan (marks);
}

void MarkFinder::scan (std::vector<Mark>& marks)
{
    std::vector<Mark> found;

    for (const auto& side : sides)
        scanSide (side, found);

    std::ranges::sort (found, {}, &Mark::seconds);

    for (const auto& mark : found)
    {
        const auto isSame = [&mark] (const Mark& other) {
            return other.rises == mark.rises && std::abs (other.seconds - mark.seconds) < closestSeconds;
        };

        if (const auto other = std::ranges::find_if (marks, isSame); other == marks.end())
            marks.push_back (mark);
        else if (mark.strength > other->strength)
            *other = mark;
    }

    const auto done = blockSize - markLength;
    slowStart += done;

    for (auto& side : sides)
        side.samples.erase (side.samples.begin(), side.samples.begin() + static_cast<std::ptrdiff_t> (done));
}

void MarkFinder::scanSide (const Side& side, std::vector<Mark>& marks)
{
    const auto isSilent = std::ranges::none_of (
        side.samples, [] (float sample) { return sample * sample > static_cast<float> (silentPower); });

    if (isSilent)
        return;

    std::ranges::copy (side.samples, transform.input().begin());
    const auto bins = transform.transform();
    block.assign (bins.begin(), bins.end());

    for (const auto rises : { false, true })
    {
        correlate (markSpectra[rises ? 1 : 0]);
        collect (side, rises, marks);
    }
}

/** The correlation is the inverse transform of a product. There is only a forward transform of real samples. The
    inverse comes from it by way of the Hartley transform, which is its own inverse (Bracewell, "The fast Hartley
    transform", 1984). */
void MarkFinder::correlate (std::span<const std::complex<float>> mark)
{
    const auto input = transform.input();

    for (std::size_t bin = 0; bin < block.size(); ++bin)
    {
        const auto product = block[bin] * mark[bin];
        input[bin] = product.real() - product.imag();

        if (bin > 0 && bin < blockSize / 2)
            input[blockSize - bin] = product.real() + product.imag();
    }

    const auto turned = transform.transform();
    constexpr auto scale = 1.0f / static_cast<float> (blockSize);

    for (std::size_t bin = 0; bin < turned.size(); ++bin)
    {
        correlation[bin] = (turned[bin].real() - turned[bin].imag()) * scale;

        if (bin > 0 && bin < blockSize / 2)
            correlation[blockSize - bin] = (turned[bin].real() + turned[bin].imag()) * scale;
    }
}

void MarkFinder::collect (const Side& side, bool rises, std::vector<Mark>& marks)
{
    const auto& samples = side.samples;
    const auto squareOf = [&samples] (std::size_t at) {
        return static_cast<double> (samples[at]) * static_cast<double> (samples[at]);
    };
    auto energy = 0.0;

    for (std::size_t at = 0; at < markLength; ++at)
        energy += squareOf (at);

    for (std::size_t lag = 0; lag < blockSize - markLength; ++lag)
    {
        const auto strength = energy > silentPower * static_cast<double> (markLength)
                                  ? std::abs (static_cast<double> (correlation[lag])) / std::sqrt (energy * markEnergy)
                                  : 0.0;
        energy = std::max (0.0, energy + squareOf (lag + markLength) - squareOf (lag));

        if (strength < weakestMark)
            continue;

        // The peak's place between the samples, by the parabola through three of them.
        auto between = 0.0;

        if (lag > 0)
        {
            const auto before = std::abs (static_cast<double> (correlation[lag - 1])),
                       here = std::abs (static_cast<double> (correlation[lag])),
                       after = std::abs (static_cast<double> (correlation[lag + 1]));

            if (here < before || here < after)
                continue;

            between = 0.5 * (before - after) / (before - 2.0 * here + after);
        }

        // A slow sample is the mean of several frames, so it stands for the middle of them.
        const auto seconds = (static_cast<double> (slowStart + lag) + between) / slowRate
                             + 0.5 * (static_cast<double> (step) - 1.0) / rate;

        if (! marks.empty() && marks.back().rises == rises && seconds - marks.back().seconds < closestSeconds
            && seconds >= marks.back().seconds)
        {
            if (strength > marks.back().strength)
                marks.back() = { seconds, rises, strength };
        }
        else
            marks.push_back ({ seconds, rises, std::min (1.0, strength) });
    }
}
} // namespace twobus
