#pragma once

#include "Core/Passages/PassageMatch.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** Remembers what was heard as an envelope: a row of loudness and true peak every 20 ms, for more than the last 2 h.

    A row's loudness is that of the 400 ms around it under a Hann window, made of the K-weighted powers of 40
    sub-blocks. It is smooth enough to be read between rows, and changes little when the same music comes again on
    another 10 ms grid (tests: within 0.1 dB). A row whose window reaches beyond its stretch (a pass, or a part of it
    between two discontinuities) has no loudness. Its true peak is that of its own 20 ms.

    Memory: rows lie in blocks of 256 (5.12 s), each from one stretch only; 2048 blocks, 2.2 MB, hold 2 h 54 min. The
    oldest are overwritten. A stretch takes whole blocks, so many short ones shorten the time remembered.

    Rows are numbered from 0 since the reset and keep their numbers. Block b has rows 256 b to 256 b + 255, of which
    only the first blockAt (b).count exist. Levels are in hundredths of a dB.

    Nothing allocates after prepare.
*/
class PassageMemory
{
public:
    using Row = std::int64_t;

    static constexpr int subBlocksPerRow = 2, windowSubBlocks = 40;
    static constexpr double secondsPerRow = 0.02;
    static constexpr Row rowsPerBlock = 256, mostBlocks = 2048;
    static constexpr Row edgeRows = windowSubBlocks / subBlocksPerRow / 2; ///< at each end of a stretch, no loudness

    static constexpr std::int16_t noLevel = -32768, silence = -20000;

    struct Block
    {
        std::uint32_t pass = 0;
        std::uint32_t song = 0; ///< the first pass that had the same passages; its own pass if none had
        std::int16_t highestUnreplayed = silence;
        std::int32_t count = 0;
        double startSeconds = 0.0; ///< of measured audio
        std::bitset<rowsPerBlock> replayed;
    };

    void prepare();
    void reset() noexcept;

    /** Begins a stretch at these seconds of measured audio. */
    void beginStretch (std::uint32_t pass, double startSeconds) noexcept;

    /** Adds the next sub-block of the stretch: its loudness power and true peak, linear. Returns whether that made a
        row. */
    bool push (double power, double truePeak) noexcept;

    void endStretch() noexcept;

    /** Removes all rows of the pass, which must be the newest. */
    void withdrawPass (std::uint32_t pass) noexcept;

    /** What was heard from this row on counts for that later pass, in whole blocks. */
    void moveToPass (Row from, std::uint32_t pass) noexcept;

    /** The existing rows go from firstRow to before endRow, in blocks firstRow / 256 to before endBlock. */
    Row firstRow() const noexcept { return firstBlock * rowsPerBlock; }
    Row endRow() const noexcept;

    const Block& blockAt (Row blockNumber) const noexcept
    {
        return blocks[static_cast<std::size_t> (blockNumber % mostBlocks)];
    }
    const Block& blockOf (Row row) const noexcept { return blockAt (row / rowsPerBlock); }
    double secondsAt (Row row) const noexcept
    {
        return blockOf (row).startSeconds + secondsPerRow * static_cast<double> (row % rowsPerBlock);
    }

    /** Loudness in hundredths of a dB, or noLevel. Valid for any row number from firstRow on to the end of the newest
        block.
    */
    std::int16_t level (Row row) const noexcept { return levels[indexOf (row)]; }
    std::int16_t truePeak (Row row) const noexcept { return truePeaks[indexOf (row)]; }

    /** Where the stretch of the newest row begins; endRow() if no stretch is open. */
    Row startOfNewestStretch() const noexcept { return stretchStart; }

    /** The newest row of the passes before this one; -1 if there is none. */
    Row newestRowBefore (std::uint32_t pass) const noexcept;

    void markReplayed (Row from, Row to) noexcept;

    /** The song to which this time of a pass belongs; 0 if it is not remembered. */
    std::uint32_t songAt (std::uint32_t pass, double seconds) const noexcept;

    /** The pass, which must be the newest, plays this song from that time on. A number that is the pass's own means
        that its song is not known. */
    void setSong (std::uint32_t pass, std::uint32_t song, double fromSeconds) noexcept;

    /** The row with the highest true peak that was not replayed, in the passes before this one that play the song. */
    std::optional<Row> highestUnreplayed (std::uint32_t beforePass, std::uint32_t song) const noexcept;

    /** The highest true peak that was not replayed, in dBTP, in the passes before this one that don't play the song, as
        loud as it can be now: the match's move counts for what was heard no later than its reference. What came after
        that was perhaps moved already. */
    std::optional<double> highestUnreplayedElsewhere (std::uint32_t beforePass, std::uint32_t song,
                                                      const PassageMatch&) const noexcept;

private:
    static std::size_t indexOf (Row row) noexcept
    {
        return static_cast<std::size_t> (row & (rowsPerBlock * mostBlocks - 1));
    }
    Block& blockToChange (Row blockNumber) noexcept
    {
        return blocks[static_cast<std::size_t> (blockNumber % mostBlocks)];
    }
    void openBlock (double startSeconds) noexcept;
    void append (std::int16_t level, std::int16_t truePeak) noexcept;
    std::int16_t windowLevel() const noexcept;
    std::int16_t centrePeak() const noexcept;

    std::vector<Block> blocks;
    std::vector<std::int16_t> levels, truePeaks;
    Row firstBlock = 0, endBlock = 0, stretchStart = 0;
    std::uint32_t stretchPass = 0, stretchSong = 0;
    bool isOpen = false;

    // The sub-blocks of the window: sub-block n of the stretch is at index n % 64.
    static constexpr std::size_t recentLength = 64;
    std::array<double, recentLength> recentPowers {}, recentPeaks {};
    std::int64_t numPushed = 0;
};
} // namespace twobus
