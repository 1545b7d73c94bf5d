#pragma once

#include "Plugin/TapProcessor.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** The tap's window: what the place is called, where it is, whether Twobus hears it, and what was lost. */
class TapEditor : public juce::AudioProcessorEditor, private juce::Timer
{
public:
    explicit TapEditor (TapProcessor&);

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void timerCallback() override;

    TapProcessor& tap;
    juce::Label nameLabel { {}, "Name" }, placeLabel { {}, "Place" }, statusLabel;
    juce::TextEditor nameEditor;
    juce::ComboBox placeBox;
    juce::TextButton showButton { "Show Twobus" };
};
} // namespace twobus
