#include "Core/StereoImage.h"

#include "Core/Decibels.h"

#include <algorithm>
#include <numbers>

namespace twobus
{
namespace
{
constexpr double highPassHz = 20.0;
constexpr double lowestMeanSquare = 1.0e-7; // -70 dBFS
} // namespace

void StereoImage::prepare (double sampleRate) noexcept
{
    // Butterworth, by the bilinear transform; b1 = -2 b0, b2 = b0.
    const auto k = std::tan (std::numbers::pi * highPassHz / sampleRate);
    const auto denominator = 1.0 + std::numbers::sqrt2 * k + k * k;
    b0 = 1.0 / denominator;
    a1 = 2.0 * (k * k - 1.0) / denominator;
    a2 = (1.0 - std::numbers::sqrt2 * k + k * k) / denominator;
    reset();
}

void StereoImage::reset() noexcept
{
    filters = {};
    programme = {};
    clearWindow();
}

void StereoImage::clearWindow() noexcept
{
    leftLeft.clear();
    rightRight.clear();
    leftRight.clear();
    frames.clear();
}

void StereoImage::process (std::span<const float> left, std::span<const float> right) noexcept
{
    const auto filter = [this] (HighPass& state, double x) {
        const auto y = b0 * x + state.s1;
        state.s1 = -2.0 * b0 * x - a1 * y + state.s2;
        state.s2 = b0 * x - a2 * y;
        return y;
    };

    Products sum;

    for (std::size_t i = 0; i < left.size(); ++i)
    {
        const auto l = filter (filters[0], static_cast<double> (left[i]));
        const auto r = filter (filters[1], static_cast<double> (right[i]));
        sum.leftLeft += l * l;
        sum.rightRight += r * r;
        sum.leftRight += l * r;
    }

    sum.frames = static_cast<double> (left.size());
    programme.leftLeft += sum.leftLeft;
    programme.rightRight += sum.rightRight;
    programme.leftRight += sum.leftRight;
    programme.frames += sum.frames;

    leftLeft.push (sum.leftLeft);
    rightRight.push (sum.rightRight);
    leftRight.push (sum.leftRight);
    frames.push (sum.frames);
}

std::optional<double> StereoImage::correlationOf (const Products& p) noexcept
{
    if (p.frames <= 0.0 || std::min (p.leftLeft, p.rightRight) < lowestMeanSquare * p.frames)
        return std::nullopt;

    return std::clamp (p.leftRight / std::sqrt (p.leftLeft * p.rightRight), -1.0, 1.0);
}

std::optional<double> StereoImage::correlation() const noexcept
{
    return correlationOf (programme);
}

std::optional<double> StereoImage::correlationWindow() const noexcept
{
    if (! frames.isFull())
        return std::nullopt;

    return correlationOf ({ leftLeft.sumOfNewest (rmsWindowSubBlocks), rightRight.sumOfNewest (rmsWindowSubBlocks),
                            leftRight.sumOfNewest (rmsWindowSubBlocks), frames.sumOfNewest (rmsWindowSubBlocks) });
}

std::optional<double> StereoImage::balanceDb() const noexcept
{
    if (programme.leftLeft <= 0.0 && programme.rightRight <= 0.0)
        return std::nullopt;

    if (programme.leftLeft <= 0.0)
        return -silenceDb;

    return powerToDb (programme.rightRight / programme.leftLeft);
}
} // namespace twobus
