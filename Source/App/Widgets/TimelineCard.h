#pragma once

#include "App/Widgets/Figures.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>
#include <vector>

namespace twobus
{
/** A small card with a few lines of text over a picture. The first line stands out; the others wrap if they are long.
    Repaints when its text changes. */
class TimelineCard : public juce::Component
{
public:
    explicit TimelineCard (const juce::String& title);

    /** UTF-8; empty lines are left out. Sets the card's size to fit the text. mostWidth: pixels. */
    void show (const std::vector<std::string>& newLines, int mostWidth);

    /** The lines as sentences, as a screen reader speaks them. */
    juce::String spokenText() const;

    void paint (juce::Graphics&) override;

private:
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    FigureFont headline;
    juce::Font body;
    std::vector<std::string> lines;
    int widest = 0;
};
} // namespace twobus
