#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/** @file
    The audio file formats that Twobus reads: one list, used both for the text that names them and for finding files in
    a folder.
*/
namespace twobus
{
/** Lists the formats, with the conjunction before the last one: "WAV, RF64, ... and MP3". */
std::string readableFormats (std::string_view conjunction);

/** Returns true if the file name has the ending of one of these formats, in upper or lower case. */
bool hasAudioEnding (const std::filesystem::path&);

/** Roughly how many bytes of samples one byte of a file with this ending holds. Returns 1 for uncompressed formats
    and for unknown endings. */
double typicalCompression (const std::filesystem::path&);
} // namespace twobus
