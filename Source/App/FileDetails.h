#pragma once

#include "App/FileTexts.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>
#include <string>

/** What is said of the chosen file: its facts, the verdict, the cause, the loudest moments; and its report to copy. */
namespace twobus
{
class FileDetails : public juce::Component
{
public:
    FileDetails();

    struct Shown
    {
        std::string name, folder;
        Severity severity = Severity::neutral;
        FileTexts texts;
    };

    /** Empty: no file is chosen. */
    void show (std::optional<Shown>);

    /** The button was pressed. */
    std::function<void()> onCopy;

    void paint (juce::Graphics&) override;
    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All its sentences, whether there is room for them or not. */
    juce::String spokenText() const;

private:
    void paintHeading (juce::Graphics&, juce::Rectangle<int>) const;
    void paintTexts (juce::Graphics&, juce::Rectangle<int>) const;

    std::optional<Shown> shown;
    juce::TextButton copy { "Copy report" };
};
} // namespace twobus
