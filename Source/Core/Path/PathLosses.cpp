#include "Core/Path/PathLosses.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace twobus
{
namespace
{
constexpr double blockSeconds = 0.01, searchSeconds = 0.25, windowSeconds = 0.3;
constexpr int blocksBeforeSearch = 3, mostSearches = 12;
constexpr std::ptrdiff_t stride = 3; // of the frames that a search compares, because a third of them says enough
constexpr std::size_t mostLosses = 100;

class LossScan
{
public:
    LossScan (PathMaterial& materialToRepair, const PathReadings::Gains& gainsToUse)
        : material (materialToRepair), gains (gainsToUse), blockFrames (framesOf (blockSeconds))
    {
        const auto powerOf = [this] (std::size_t side) {
            return std::norm (gains[side][0]) + std::norm (gains[side][1]);
        };
        const auto strongest = std::max (powerOf (0), powerOf (1));

        // A side that is 40 dB below the other is not sent.
        for (std::size_t side = 0; side < 2; ++side)
            isHeard[side] = powerOf (side) > 1.0e-4 * strongest;

        loudSide = powerOf (1) > powerOf (0) ? 1 : 0;
    }

    /** Whether one jump of this many frames explains what was heard, and where it is. Most paths that lose something
        lose it once, and then the last marks say how much. */
    std::optional<std::ptrdiff_t> jumpOf (std::ptrdiff_t frames)
    {
        const auto first = frameAt (pathLayout::firstFall),
                   end = frameAt (pathLayout::lastFall + pathLayout::markSeconds);
        const auto errorsWith = [&] (std::ptrdiff_t shift) {
            moved = shift;
            std::vector<double> errors;

            for (auto begin = first; begin + blockFrames <= end; begin += blockFrames)
                errors.push_back (errorOf (begin));

            moved = 0;
            return errors;
        };

        const auto before = errorsWith (0), after = errorsWith (frames);
        auto error = std::accumulate (after.begin(), after.end(), 0.0), least = error;
        std::size_t jump = 0;

        for (std::size_t block = 0; block < before.size(); ++block)
        {
            error += before[block] - after[block];

            if (error < least)
            {
                least = error;
                jump = block + 1;
            }
        }

        constexpr auto mostError = 0.05; // a block
        if (least > mostError * static_cast<double> (before.size()))
            return std::nullopt;

        return first + static_cast<std::ptrdiff_t> (jump) * blockFrames;
    }

    /** Moves what comes after this frame. */
    void moveFrom (std::ptrdiff_t begin, std::ptrdiff_t frames)
    {
        auto repaired = material.heard;
        moved = frames;

        for (auto frame = begin; frame < static_cast<std::ptrdiff_t> (material.numFrames()); ++frame)
            for (std::size_t side = 0; side < 2; ++side)
                repaired[side][static_cast<std::size_t> (frame)] = static_cast<float> (heardAt (side, frame));

        material.heard = std::move (repaired);
        moved = 0;
        add ({ material.times.at (static_cast<double> (begin)), 0.0, frames });
    }

    PathLosses run()
    {
        auto repaired = material.heard;
        const auto first = frameAt (pathLayout::firstFall),
                   end = frameAt (pathLayout::lastFall + pathLayout::markSeconds);
        std::optional<std::ptrdiff_t> holeStart;
        std::ptrdiff_t holeEnd = 0;
        auto numBlocks = 0, numDamaged = 0;

        for (auto begin = first; begin + blockFrames <= end; begin += blockFrames)
        {
            const auto state = stateOf (begin);
            numBlocks += state != Block::empty ? 1 : 0;

            if (state != Block::damaged)
            {
                if (holeStart)
                    close (*std::exchange (holeStart, std::nullopt), holeEnd);

                copy (repaired, begin);
                continue;
            }

            ++numDamaged;
            holeEnd = begin + blockFrames;

            if (! holeStart)
                holeStart = begin;

            if (begin - *holeStart == (blocksBeforeSearch - 1) * blockFrames && search (*holeStart))
            {
                // What follows is looked at again where it now belongs.
                begin = *holeStart - blockFrames;
                numDamaged -= blocksBeforeSearch;
                numBlocks -= blocksBeforeSearch;
                holeStart.reset();
                continue;
            }

            copy (repaired, begin);
        }

        if (holeStart)
            close (*holeStart, holeEnd);

        material.heard = std::move (repaired);
        return { std::move (losses), numBlocks > 0 ? static_cast<double> (numDamaged) / numBlocks : 0.0 };
    }

private:
    enum class Block
    {
        whole,
        damaged,
        empty
    };

    std::ptrdiff_t framesOf (double seconds) const
    {
        return static_cast<std::ptrdiff_t> (std::lround (seconds / material.times.secondsPerFrame));
    }

    std::ptrdiff_t frameAt (double fileSeconds) const
    {
        return std::clamp<std::ptrdiff_t> (std::lround (material.times.frameOf (fileSeconds)), 0,
                                           static_cast<std::ptrdiff_t> (material.numFrames()));
    }

    double heardAt (std::size_t side, std::ptrdiff_t frame) const
    {
        const auto from = frame + moved;
        return from >= 0 && from < static_cast<std::ptrdiff_t> (material.numFrames())
                   ? static_cast<double> (material.heard[side][static_cast<std::size_t> (from)])
                   : 0.0;
    }

    /** What was not expected in a block, against what was; at most 1. */
    double errorOf (std::ptrdiff_t begin) const
    {
        auto expected = 0.0, error = 0.0;

        for (auto frame = begin; frame < begin + blockFrames; ++frame)
        {
            const auto wanted = expectedAt (material, gains, loudSide, static_cast<std::size_t> (frame));
            expected += wanted * wanted;
            error += std::pow (heardAt (loudSide, frame) - wanted, 2.0);
        }

        return expected > 0.0 ? std::min (1.0, error / expected) : 0.0;
    }

    Block stateOf (std::ptrdiff_t begin) const
    {
        constexpr auto silentPower = 2.0e-5; // of both sides; the pilots have two and a half times as much
        auto isEmpty = true;

        for (std::size_t side = 0; side < 2; ++side)
        {
            if (! isHeard[side])
                continue;

            auto sent = 0.0, expected = 0.0, heard = 0.0, product = 0.0, error = 0.0;

            for (auto frame = begin; frame < begin + blockFrames; ++frame)
            {
                const auto at = static_cast<std::size_t> (frame);
                const auto wanted = expectedAt (material, gains, side, at), got = heardAt (side, frame);
                sent += material.sent[0][at] * material.sent[0][at] + material.sent[1][at] * material.sent[1][at];
                expected += wanted * wanted;
                heard += got * got;
                product += wanted * got;
                error += (got - wanted) * (got - wanted);
            }

            if (sent < silentPower * static_cast<double> (blockFrames) || expected < 1.0e-3 * sent * strongestGain())
                continue;

            isEmpty = false;

            // A limiter makes a block quieter but leaves its shape.
            const auto isOtherShape = product <= 0.0 || product * product < 0.5 * heard * expected;

            if (error > 0.5 * expected && isOtherShape)
                return Block::damaged;
        }

        return isEmpty ? Block::empty : Block::whole;
    }

    double strongestGain() const { return std::max (std::norm (gains[loudSide][0]), std::norm (gains[loudSide][1])); }

    /** Looks for the place where the file goes on; true if it is another one. */
    bool search (std::ptrdiff_t begin)
    {
        if (searches++ >= mostSearches)
            return false;

        const auto frames =
            std::min (framesOf (windowSeconds), static_cast<std::ptrdiff_t> (material.numFrames()) - begin);
        const auto reach = framesOf (searchSeconds);
        std::vector<double> wanted;
        auto wantedEnergy = 0.0;

        for (std::ptrdiff_t frame = 0; frame < frames; ++frame)
        {
            wanted.push_back (expectedAt (material, gains, loudSide, static_cast<std::size_t> (begin + frame)));
            wantedEnergy += frame % stride == 0 ? wanted.back() * wanted.back() : 0.0;
        }

        const auto before = moved;
        auto best = before;
        auto bestMatch = 0.0;

        for (auto distance = -reach; distance <= reach; ++distance)
        {
            moved = before + distance;
            auto product = 0.0, heard = 0.0;

            for (std::ptrdiff_t frame = 0; frame < frames; frame += stride)
            {
                const auto got = heardAt (loudSide, begin + frame);
                product += got * wanted[static_cast<std::size_t> (frame)];
                heard += got * got;
            }

            const auto match = heard > 0.0 && product > 0.0 ? product * product / (heard * wantedEnergy) : 0.0;

            // Of two places that fit alike, the nearer one.
            if (match > bestMatch * 1.03
                || (match > bestMatch * 0.99 && std::abs (distance) < std::abs (best - before)))
            {
                best = moved;
                bestMatch = std::max (match, bestMatch);
            }
        }

        moved = before;

        if (bestMatch < 0.6 || best == before)
            return false;

        moved = best;
        add ({ material.times.at (static_cast<double> (begin)), 0.0, best - before });
        return true;
    }

    /** A jump and the hole that it leaves are one loss. */
    void add (const PathLoss& loss)
    {
        constexpr auto sameSeconds = 0.05;

        if (! losses.empty() && losses.back().seconds == 0.0 && loss.movedFrames == 0
            && std::abs (loss.fileSeconds - losses.back().fileSeconds) < sameSeconds)
        {
            losses.back().seconds = loss.seconds;
            material.damaged.push_back ({ loss.fileSeconds, loss.seconds });
            return;
        }

        material.damaged.push_back ({ loss.fileSeconds - blockSeconds, loss.seconds + 2.0 * blockSeconds });

        if (losses.size() < mostLosses)
            losses.push_back (loss);
    }

    void close (std::ptrdiff_t begin, std::ptrdiff_t end)
    {
        add ({ material.times.at (static_cast<double> (begin)),
               static_cast<double> (end - begin) * material.times.secondsPerFrame, 0 });
    }

    void copy (std::array<std::vector<float>, 2>& repaired, std::ptrdiff_t begin) const
    {
        for (std::size_t side = 0; side < 2; ++side)
            for (auto frame = begin; frame < begin + blockFrames; ++frame)
                repaired[side][static_cast<std::size_t> (frame)] = static_cast<float> (heardAt (side, frame));
    }

    PathMaterial& material;
    const PathReadings::Gains& gains;
    std::ptrdiff_t blockFrames;
    std::array<bool, 2> isHeard {};
    std::size_t loudSide = 0;
    std::ptrdiff_t moved = 0; ///< frames that what was heard is late by now
    int searches = 0;
    std::vector<PathLoss> losses;
};
} // namespace

PathLosses repairLosses (PathMaterial& material, const PathReadings::Gains& gains, std::ptrdiff_t endMoved)
{
    LossScan scan (material, gains);

    if (endMoved != 0)
        if (const auto jump = scan.jumpOf (endMoved))
            scan.moveFrom (*jump, endMoved);

    return scan.run();
}
} // namespace twobus
