#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/** @file
    The formats of audio files that Twobus reads: one list for what is said of them and for what a folder gives.
*/
namespace twobus
{
/** "WAV, RF64, ... and MP3", the last two joined by that word. */
std::string readableFormats (std::string_view conjunction);

/** Whether a file is named as one of these formats is, in capitals or not. */
bool hasAudioEnding (const std::filesystem::path&);

/** How many bytes of samples a byte of a file with this ending stands for, roughly: 1 for what is not compressed, and
    for endings of no format. */
double typicalCompression (const std::filesystem::path&);
} // namespace twobus
