#pragma once

#include <juce_graphics/juce_graphics.h>

#include <array>
#include <vector>

/** @file
    The columns of the table of files, and which of them there is room for.
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
    const char* meaning; ///< what is in it, in two short lines at most
};

FileColumnWords wordsFor (FileColumn) noexcept;

/** Text from the left; numbers are to the right. */
inline bool isTextColumn (FileColumn column) noexcept
{
    return column == FileColumn::file || column == FileColumn::verdict;
}

struct FileColumnPlace
{
    FileColumn column = FileColumn::file;
    int x = 0, width = 0;
};

/** From left to right, from 0 to the width. Where not all fit, those that say least go first; file and verdict never.
    */
std::vector<FileColumnPlace> fileColumnsFor (int width);
} // namespace twobus
