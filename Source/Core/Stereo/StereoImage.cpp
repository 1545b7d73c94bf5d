#include "Core/Stereo/StereoImage.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double roundingOfSums = 1.0e-12; // below this, the rest is rounding of a DC offset

double withoutMean (double sumOfSquares, double sum, double frames) noexcept
{
    const auto rest = sumOfSquares - sum * sum / frames;
    return rest > roundingOfSums * sumOfSquares ? rest : 0.0;
}
} // namespace

void StereoImage::reset() noexcept
{
    programme.reset();
    block = {};
    newest = Silence::counts;
    subBlocksInBlock = 0;
    restartWindow();
}

void StereoImage::restartWindow() noexcept
{
    finishBlock();
    settle (newest);
    leftLeft.clear();
    rightRight.clear();
    leftRight.clear();
    frames.clear();
}

void StereoImage::process (const SampleStatistics& left, const SampleStatistics& right, double sumOfProducts,
                           std::size_t numFrames) noexcept
{
    block.left += left.sum;
    block.right += right.sum;
    block.leftLeft += left.sumOfSquares;
    block.rightRight += right.sumOfSquares;
    block.leftRight += sumOfProducts;
    block.frames += static_cast<double> (numFrames);

    if (++subBlocksInBlock == subBlocksPerBlock)
        finishBlock();
}

void StereoImage::finishBlock() noexcept
{
    const auto rest = withoutMeans (block);
    programme.add (rest);
    block = {};
    subBlocksInBlock = 0;

    leftLeft.push (rest.leftLeft);
    rightRight.push (rest.rightRight);
    leftRight.push (rest.leftRight);
    frames.push (rest.frames);
}

StereoImage::Sums StereoImage::withoutMeans (const Sums& sums) noexcept
{
    if (sums.frames <= 0.0)
        return {};

    return { 0.0,
             0.0,
             withoutMean (sums.leftLeft, sums.left, sums.frames),
             withoutMean (sums.rightRight, sums.right, sums.frames),
             sums.leftRight - sums.left * sums.right / sums.frames,
             sums.frames };
}

void StereoImage::Sums::operator+= (const Sums& more) noexcept
{
    left += more.left;
    right += more.right;
    leftLeft += more.leftLeft;
    rightRight += more.rightRight;
    leftRight += more.leftRight;
    frames += more.frames;
}

void StereoImage::settle (Silence silence) noexcept
{
    newest = silence;
    programme.settle (silence);
}

StereoImage::Sums StereoImage::programmeSoFar() const noexcept
{
    auto sum = programme.sums();

    if (newest == Silence::counts)
        sum += withoutMeans (block);

    return sum;
}

std::optional<double> StereoImage::correlationOf (const Sums& sums) noexcept
{
    if (sums.frames <= 0.0 || std::min (sums.leftLeft, sums.rightRight) < lowestMeanSquareOfCorrelation * sums.frames)
        return std::nullopt;

    return std::clamp (sums.leftRight / std::sqrt (sums.leftLeft * sums.rightRight), -1.0, 1.0);
}

std::optional<double> StereoImage::correlation() const noexcept { return correlationOf (programmeSoFar()); }

std::optional<double> StereoImage::correlationWindow() const noexcept
{
    if (! frames.isFull())
        return std::nullopt;

    return correlationOf ({ 0.0, 0.0, leftLeft.sumOfNewest (windowBlocks), rightRight.sumOfNewest (windowBlocks),
                            leftRight.sumOfNewest (windowBlocks), frames.sumOfNewest (windowBlocks) });
}

std::optional<double> StereoImage::balanceDb() const noexcept
{
    const auto sums = programmeSoFar();

    if (sums.leftLeft <= 0.0 && sums.rightRight <= 0.0)
        return std::nullopt;

    if (sums.leftLeft <= 0.0)
        return -silenceDb;

    return powerToDb (sums.rightRight / sums.leftLeft);
}
} // namespace twobus
