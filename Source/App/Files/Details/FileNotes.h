#pragma once

#include "App/Files/Model/FileTexts.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>
#include <vector>

namespace twobus
{
/** The text about the chosen file, from the top: the verdict with its icon, its cause and its remedy, then each finding
    with its own icon. The text wraps, and scrolls if it does not fit, also by keyboard. To a screen reader it is static
    text. Message thread. */
class FileNotes : public juce::Component
{
public:
    FileNotes();
    ~FileNotes() override;

    void show (Severity, const FileTexts&);

    /** The whole text, even the part that is scrolled out of view. */
    juce::String spokenText() const;

    /** The height that shows the whole text, in pixels. */
    int idealHeight (int width) const;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void focusOfChildComponentChanged (FocusChangeType) override { repaint(); }
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    class Column;

    std::unique_ptr<Column> column;
    juce::Viewport viewport; ///< declared after the column that it shows, so destroyed before it
};
} // namespace twobus
