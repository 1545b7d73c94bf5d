#include "Core/StereoImage.h"

#include "Core/Decibels.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr double highPassHz = 20.0;
constexpr double lowestMeanSquare = 1.0e-7; // -70 dBFS
} // namespace

void StereoImage::prepare (double sampleRate) noexcept
{
    highPass.prepare (highPassHz, sampleRate);
    reset();
}

void StereoImage::reset() noexcept
{
    highPass.reset();
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
    const auto products = highPass.productsOf (left.data(), right.data(), left.size());
    const Products sum { products.firstFirst, products.secondSecond, products.firstSecond, static_cast<double> (left.size()) };

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
