#pragma once

#include <juce_core/juce_core.h>

#include <string_view>

/** Our text (UTF-8) at JUCE's border. */
namespace twobus
{
inline juce::String toJuce (std::string_view utf8)
{
    return juce::String::fromUTF8 (utf8.data(), static_cast<int> (utf8.size()));
}
} // namespace twobus
