#include "App/Files/Model/FileColumns.h"

#include <algorithm>
#include <cstddef>

namespace twobus
{
namespace
{
constexpr std::array leavingFirst { FileColumn::loudnessRange, FileColumn::plr,  FileColumn::overs,
                                    FileColumn::integrated,    FileColumn::trim, FileColumn::truePeak };

/** The smallest width in pixels; for numbers it includes the gap before them. */
int narrowest (FileColumn column) noexcept
{
    switch (column)
    {
        case FileColumn::file: return 150;
        case FileColumn::verdict: return 184; // for "Ready for mastering"
        case FileColumn::integrated: return 70;
        case FileColumn::truePeak: return 66;
        case FileColumn::trim: return 74;
        case FileColumn::overs: return 66;
        case FileColumn::loudnessRange:
        case FileColumn::plr: break;
    }

    return 60;
}

/** The column's share of the remaining room. Names and verdicts benefit most from it. */
int shareOf (FileColumn column) noexcept
{
    return column == FileColumn::file ? 5 : column == FileColumn::verdict ? 4 : 1;
}
} // namespace

FileColumnWords wordsFor (FileColumn column) noexcept
{
    switch (column)
    {
        case FileColumn::file: return { "File", "The file and its folder." };
        case FileColumn::verdict: return { "Verdict", "What to do about its level." };
        case FileColumn::integrated: return { "LUFS-I", "Integrated loudness, in LUFS." };
        case FileColumn::loudnessRange: return { "LRA", "Loudness range, in LU:\nfrom the quiet to the loud parts." };
        case FileColumn::truePeak: return { "dBTP", "The highest true peak, in dBTP:\nalso between the samples." };
        case FileColumn::plr: return { "PLR", "Peak to loudness ratio, in dB:\nhow far the peaks stand out." };
        case FileColumn::trim: return { "Trim", "How far to move the master, in dB.\nFix mix: the fader cannot help." };
        case FileColumn::overs: return { "Overs", "Flat tops at 0 dBFS, and samples over it." };
    }

    return {};
}

std::vector<FileColumnPlace> fileColumnsFor (int width)
{
    std::vector<FileColumn> columns (fileColumns.begin(), fileColumns.end());

    const auto sumOf = [&columns] (int (*of) (FileColumn) noexcept) {
        auto sum = 0;

        for (const auto column : columns)
            sum += of (column);

        return sum;
    };

    for (std::size_t i = 0; i < leavingFirst.size() && sumOf (narrowest) > width; ++i)
        columns.erase (std::find (columns.begin(), columns.end(), leavingFirst[i]));

    const auto room = std::max (0, width - sumOf (narrowest));
    const auto numShares = sumOf (shareOf);
    std::vector<FileColumnPlace> places;
    auto x = width;

    // From the right, so that the file column gets what rounding leaves over.
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
    {
        const auto isFirst = *column == FileColumn::file;
        const auto columnWidth = isFirst ? x : std::min (x, narrowest (*column) + room * shareOf (*column) / numShares);
        x -= columnWidth;
        places.insert (places.begin(), { *column, x, columnWidth });
    }

    return places;
}
} // namespace twobus
