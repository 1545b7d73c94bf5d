#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <string>
#include <vector>

namespace twobus
{
/** A table between sentences, the first above it and emphasised: the content of a panel that scrolls. Message thread.
*/
class TableWithSentences : public juce::Component
{
public:
    /** UTF-8. */
    void show (std::vector<std::string>);

    /** All sentences in one string, for a tooltip. */
    std::string allText() const;

    /** A table, and its height at a width; without one, there are only the sentences. */
    void setTable (juce::Component& shown, std::function<int (int width)> heightFor);
    void setNoTable();

    /** The height that everything needs at this width, in pixels. */
    int heightFor (int width) const;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    int tableHeight (int width) const;
    int firstHeight (int width) const;

    juce::Component::SafePointer<juce::Component> table;
    std::function<int (int)> heightOfTable;
    std::vector<std::string> sentences;
};
} // namespace twobus
