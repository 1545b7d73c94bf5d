#pragma once

#include "App/Widgets/Theme.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <utility>

namespace twobus
{
/** A list of rows that shows a ring around itself while it has the focus by the Tab key. A click on a row shows no
    ring. Message thread. */
class RingedList : public juce::ListBox
{
public:
    using juce::ListBox::ListBox;

    void focusGained (FocusChangeType cause) override { showRing (cause == focusChangedByTabKey); }
    void focusLost (FocusChangeType) override { showRing (false); }

    /** The part of an area that shows whole rows: the whole area if all rows fit. */
    juce::Rectangle<int> wholeRowsIn (juce::Rectangle<int> area) const
    {
        const auto rows = getModel() != nullptr ? getModel()->getNumRows() : 0;
        const auto cut = area.getHeight() < rows * getRowHeight() ? area.getHeight() % getRowHeight() : 0;
        return area.withTrimmedBottom (cut);
    }

    void paintOverChildren (juce::Graphics& g) override
    {
        if (! hasRing)
            return;

        g.setColour (theme::good());
        g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
    }

private:
    void showRing (bool shouldShow)
    {
        if (std::exchange (hasRing, shouldShow) != shouldShow)
            repaint();
    }

    bool hasRing = false;
};
} // namespace twobus
