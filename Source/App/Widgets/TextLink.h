#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** A sentence on a panel that can be clicked, as a link in a text: for what is offered beside the matter. Return clicks
    it. */
class TextLink : public juce::Button
{
public:
    TextLink();

    /** UTF-8; also its title for assistive technology. */
    void setText (const std::string&);

    /** With the room of its focus ring on both sides. */
    int idealWidth() const;

    static constexpr int margin = 6; ///< from its left to its text
    static constexpr int height = 24;

    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;
};
} // namespace twobus
