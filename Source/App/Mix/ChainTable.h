#pragma once

#include "Present/Advice/ChainText.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace twobus
{
/** The readings before and after the chain, and how they change. Message thread. */
class ChainTable : public juce::Component
{
public:
    ChainTable();

    void show (std::vector<ChainRow>);

    bool isEmpty() const noexcept { return rows.empty(); }
    int heightFor (int width) const noexcept; ///< pixels; in a narrow table each label has a line of its own

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    juce::String allText() const;
    void paintRow (juce::Graphics&, juce::Rectangle<int>, const ChainRow&) const;

    std::vector<ChainRow> rows;
};
} // namespace twobus
