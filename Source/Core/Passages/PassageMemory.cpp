#include "Core/Passages/PassageMemory.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twobus
{
namespace
{
using Weights = std::array<double, PassageMemory::windowSubBlocks>;

/** Hann weights with a sum of 1. */
const Weights hann = [] {
    Weights weights {};

    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = (1.0 - std::cos (2.0 * std::numbers::pi * (static_cast<double> (i) + 0.5) / weights.size()))
                     / weights.size();

    return weights;
}();

double inRange (double db) noexcept
{
    constexpr double lowest = PassageMemory::silence, highest = 20000.0;
    return std::clamp (100.0 * db, lowest, highest);
}

std::int16_t asRow (double db) noexcept { return static_cast<std::int16_t> (std::lround (inRange (db))); }

/** Cut to hundredths instead of rounded: rounded to tenths it then reads as the level itself does. */
std::int16_t asPeakRow (double db) noexcept
{
    constexpr auto ofLogarithm = 1.0e-6;
    const auto hundredths = inRange (db);
    return static_cast<std::int16_t> (std::trunc (hundredths + std::copysign (ofLogarithm, hundredths)));
}
} // namespace

void PassageMemory::prepare()
{
    blocks.resize (static_cast<std::size_t> (mostBlocks));
    levels.resize (static_cast<std::size_t> (mostBlocks * rowsPerBlock));
    truePeaks.resize (levels.size());
    reset();
}

void PassageMemory::reset() noexcept
{
    firstBlock = endBlock = stretchStart = 0;
    stretchPass = stretchSong = 0;
    isOpen = false;
    numPushed = 0;
}

void PassageMemory::beginStretch (std::uint32_t pass, double startSeconds) noexcept
{
    endStretch();

    if (stretchPass != pass)
        stretchSong = pass;

    stretchPass = pass;
    stretchStart = endBlock * rowsPerBlock;
    isOpen = true;
    numPushed = 0;
    openBlock (startSeconds);
}

void PassageMemory::openBlock (double startSeconds) noexcept
{
    auto& block = blockToChange (endBlock);
    block = {};
    block.pass = stretchPass;
    block.song = stretchSong;
    block.startSeconds = startSeconds;
    std::fill_n (levels.begin() + static_cast<std::ptrdiff_t> (indexOf (endBlock * rowsPerBlock)), rowsPerBlock,
                 noLevel);
    ++endBlock;
    firstBlock = std::max (firstBlock, endBlock - mostBlocks);
}

bool PassageMemory::push (double power, double truePeak) noexcept
{
    if (! isOpen)
        return false;

    const auto place = static_cast<std::size_t> (numPushed) % recentLength;
    recentPowers[place] = power;
    recentPeaks[place] = truePeak;
    ++numPushed;

    // The window of row r ends with sub-block 2 r + 20, which completes the row.
    if (numPushed <= windowSubBlocks / 2 || numPushed % subBlocksPerRow == 0)
        return false;

    append (numPushed >= windowSubBlocks ? windowLevel() : noLevel, centrePeak());
    return true;
}

/** The level of the newest windowSubBlocks. */
std::int16_t PassageMemory::windowLevel() const noexcept
{
    auto sum = 0.0;

    for (std::size_t i = 0; i < hann.size(); ++i)
        sum += hann[i]
               * recentPowers[(static_cast<std::size_t> (numPushed) + recentLength - hann.size() + i) % recentLength];

    return asRow (powerToDb (sum));
}

/** The peak of the next row's own two sub-blocks. */
std::int16_t PassageMemory::centrePeak() const noexcept
{
    const auto row = endRow() - stretchStart;
    const auto first = static_cast<std::size_t> (row * subBlocksPerRow);
    return asPeakRow (
        amplitudeToDb (std::max (recentPeaks[first % recentLength], recentPeaks[(first + 1) % recentLength])));
}

void PassageMemory::append (std::int16_t level, std::int16_t truePeak) noexcept
{
    if (blockAt (endBlock - 1).count == rowsPerBlock)
        openBlock (blockAt (endBlock - 1).startSeconds + secondsPerRow * static_cast<double> (rowsPerBlock));

    auto& block = blockToChange (endBlock - 1);
    const auto index = indexOf (endRow());
    levels[index] = level;
    truePeaks[index] = truePeak;
    block.highestUnreplayed = std::max (block.highestUnreplayed, truePeak);
    ++block.count;
}

void PassageMemory::endStretch() noexcept
{
    if (! isOpen)
        return;

    // Adds the last rows, whose windows will not fill up: their peaks were played.
    while ((endRow() - stretchStart + 1) * subBlocksPerRow <= numPushed)
        append (noLevel, centrePeak());

    isOpen = false;
    stretchStart = endRow();
}

void PassageMemory::withdrawPass (std::uint32_t pass) noexcept
{
    while (endBlock > firstBlock && blockAt (endBlock - 1).pass == pass)
        --endBlock;

    isOpen = false;
    stretchStart = endRow();
}

void PassageMemory::moveToPass (Row from, std::uint32_t pass) noexcept
{
    for (auto number = std::max (from / rowsPerBlock + 1, firstBlock); number < endBlock; ++number)
        blockToChange (number).pass = pass;
}

PassageMemory::Row PassageMemory::endRow() const noexcept
{
    return endBlock == firstBlock ? endBlock * rowsPerBlock
                                  : (endBlock - 1) * rowsPerBlock + blockAt (endBlock - 1).count;
}

PassageMemory::Row PassageMemory::newestRowBefore (std::uint32_t pass) const noexcept
{
    for (auto number = endBlock - 1; number >= firstBlock; --number)
        if (blockAt (number).pass < pass && blockAt (number).count > 0)
            return number * rowsPerBlock + blockAt (number).count - 1;

    return -1;
}

void PassageMemory::markReplayed (Row from, Row to) noexcept
{
    for (auto row = std::max (from, firstRow()); row < std::min (to, endRow());)
    {
        auto& block = blockToChange (row / rowsPerBlock);
        const auto start = row - row % rowsPerBlock;

        for (; row < std::min (to, start + rowsPerBlock); ++row)
            block.replayed.set (static_cast<std::size_t> (row - start));

        block.highestUnreplayed = silence;

        for (Row i = 0; i < block.count; ++i)
            if (! block.replayed.test (static_cast<std::size_t> (i)))
                block.highestUnreplayed = std::max (block.highestUnreplayed, truePeak (start + i));
    }
}

std::uint32_t PassageMemory::songAt (std::uint32_t pass, double seconds) const noexcept
{
    for (auto number = endBlock - 1; number >= firstBlock; --number)
        if (blockAt (number).pass == pass && blockAt (number).startSeconds <= seconds)
            return blockAt (number).song;

    return 0;
}

void PassageMemory::setSong (std::uint32_t pass, std::uint32_t song, double fromSeconds) noexcept
{
    constexpr auto secondsPerBlock = secondsPerRow * static_cast<double> (rowsPerBlock);

    if (stretchPass == pass)
        stretchSong = song;

    for (auto number = endBlock - 1; number >= firstBlock && blockAt (number).pass == pass
                                     && blockAt (number).startSeconds > fromSeconds - secondsPerBlock;
         --number)
        blockToChange (number).song = song;
}

std::optional<PassageMemory::Row> PassageMemory::highestUnreplayed (std::uint32_t beforePass,
                                                                    std::uint32_t song) const noexcept
{
    auto highest = silence;
    Row best = -1;

    for (auto number = firstBlock; number < endBlock; ++number)
        if (blockAt (number).pass < beforePass && blockAt (number).song == song
            && blockAt (number).highestUnreplayed > highest)
        {
            highest = blockAt (number).highestUnreplayed;
            best = number;
        }

    if (best < 0)
        return std::nullopt;

    auto row = best * rowsPerBlock;

    while (blockAt (best).replayed.test (static_cast<std::size_t> (row % rowsPerBlock)) || truePeak (row) != highest)
        ++row;

    return row;
}

std::optional<double> PassageMemory::highestUnreplayedElsewhere (std::uint32_t beforePass, std::uint32_t song,
                                                                 const PassageMatch& match) const noexcept
{
    std::optional<double> highest;

    for (auto number = firstBlock; number < endBlock; ++number)
    {
        const auto& block = blockAt (number);

        if (block.pass >= beforePass || block.song == song || block.highestUnreplayed == silence)
            continue;

        const auto moveDb =
            block.pass <= match.referencePass ? match.loudnessChangeDb : std::max (0.0, match.loudnessChangeDb);
        highest = std::max (highest.value_or (-INFINITY), 0.01 * block.highestUnreplayed + moveDb);
    }

    return highest;
}
} // namespace twobus
