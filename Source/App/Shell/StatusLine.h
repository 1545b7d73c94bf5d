#pragma once

#include "App/Session/WindowState.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** The line below the page. It shows a notice about the stream: what is wrong, and what to do. Without a notice it
    explains the control that has the keyboard, or else names the most useful keys. In a wide window notice and
    explanation stand side by side. In the mini view it is there only for a notice, with one to three lines as
    the notice needs, so that a short one leaves room for the readings. Message thread. */
class StatusLine : public juce::Component
{
public:
    StatusLine();

    void show (const std::optional<Banner>&);

    /** Explains the control that has the keyboard; empty if there is nothing to explain. */
    void explain (const juce::String&);

    /** The keys to name: a short line. */
    void showKeys (const juce::String&);

    /** What the notice takes if the status line of a mini view is this wide; 0 if there is none. */
    int heightInMini (int width) const;

    void setMini (bool shouldBeMini);

    void paint (juce::Graphics&) override;

private:
    void paintNotice (juce::Graphics&, juce::Rectangle<int>) const;
    void paintWords (juce::Graphics&, const juce::String&, juce::Colour, juce::Rectangle<int>) const;

    std::optional<Banner> notice;
    juce::String explanation, keys;
    bool isMini = false;
};
} // namespace twobus
