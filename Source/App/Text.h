#pragma once

#include "Present/Base/PathText.h"

#include <filesystem>
#include <juce_core/juce_core.h>

#include <string_view>

/** @file
    Conversions between our text and paths (UTF-8) and JUCE's.
*/
namespace twobus
{
inline juce::String toJuce (std::string_view utf8)
{
    return juce::String::fromUTF8 (utf8.data(), static_cast<int> (utf8.size()));
}

inline std::filesystem::path toPath (const juce::File& file)
{
    return toPath (std::string_view (file.getFullPathName().toRawUTF8()));
}

inline juce::File toJuceFile (const std::filesystem::path& path)
{
    return path.empty() ? juce::File() : juce::File (toJuce (toUtf8 (path)));
}
} // namespace twobus
