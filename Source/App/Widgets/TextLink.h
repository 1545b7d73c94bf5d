#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** A sentence on a panel that can be clicked like a link in a text, for a secondary offer. Return clicks it. */
class TextLink : public juce::Button
{
public:
    TextLink();

    /** UTF-8; also its title for assistive technology. */
    void setText (const std::string&);

    /** Includes the room for the focus ring on both sides. Pixels. */
    int idealWidth() const;

    static constexpr int margin = 6; ///< from the left edge to the text
    static constexpr int height = 24;

    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;
};
} // namespace twobus
