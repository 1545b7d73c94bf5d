#pragma once

#include "App/Files/Model/FileTexts.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>
#include <vector>

namespace twobus
{
/** What is said of the chosen file, from the top: the verdict with its icon, what made it and what repairs it, then
    each finding with its own icon. It wraps, and what has no room scrolls, by keyboard too. To a screen reader static
    text. Message thread. */
class FileNotes : public juce::Component
{
public:
    FileNotes();
    ~FileNotes() override;

    void show (Severity, const FileTexts&);

    /** All of it, whether it is in sight or not. */
    juce::String spokenText() const;

    /** How high it would be with everything in sight. */
    int idealHeight (int width) const;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void focusOfChildComponentChanged (FocusChangeType) override { repaint(); }
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    class Column;

    std::unique_ptr<Column> column;
    juce::Viewport viewport; ///< goes before what it shows
};
} // namespace twobus
