#pragma once

#include "App/Text.h"

#include <juce_graphics/juce_graphics.h>

#include <initializer_list>
#include <limits>

namespace twobus
{
/** The line below a meter: its parts that are not empty, with dots between them. The last parts are left out if they do
    not fit, so the most important comes first. */
inline juce::String meterRemark (std::initializer_list<juce::String> parts, const juce::Font& font,
                                 int width = std::numeric_limits<int>::max())
{
    juce::String remark;

    for (const auto& part : parts)
    {
        const auto longer = remark.isEmpty() ? part : remark + toJuce (" · ") + part;

        if (part.isNotEmpty() && font.getStringWidthFloat (longer) <= static_cast<float> (width))
            remark = longer;
    }

    return remark;
}
} // namespace twobus
