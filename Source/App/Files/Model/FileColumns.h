#pragma once

#include <juce_graphics/juce_graphics.h>

#include <array>
#include <vector>

/** @file
    The columns of the table of files, and which of them have room.
*/
namespace twobus
{
enum class FileColumn
{
    file,
    verdict,
    integrated,
    loudnessRange,
    truePeak,
    plr,
    trim,
    overs
};

inline constexpr std::array fileColumns { FileColumn::file,          FileColumn::verdict,  FileColumn::integrated,
                                          FileColumn::loudnessRange, FileColumn::truePeak, FileColumn::plr,
                                          FileColumn::trim,          FileColumn::overs };

struct FileColumnWords
{
    const char* name; ///< "LUFS-I"
    const char* meaning; ///< what the column shows, in two short lines at most
};

FileColumnWords wordsFor (FileColumn) noexcept;

/** Text is left-aligned; numbers are right-aligned. */
inline bool isTextColumn (FileColumn column) noexcept
{
    return column == FileColumn::file || column == FileColumn::verdict;
}

struct FileColumnPlace
{
    FileColumn column = FileColumn::file;
    int x = 0, width = 0;
};

/** The columns from left to right, from 0 to the width in pixels. If not all fit, the least important columns are left
    out first; file and verdict always stay. */
std::vector<FileColumnPlace> fileColumnsFor (int width);
} // namespace twobus
