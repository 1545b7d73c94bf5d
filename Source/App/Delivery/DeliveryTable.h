#pragma once

#include "App/Delivery/DeliveryRowView.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace twobus
{
/** The services, one row each, below a head with the columns' names and units. The rows share the height. If they would
    be too low to read, the table scrolls, also with the arrow keys, Page Up and Page Down. */
class DeliveryTable : public juce::Component
{
public:
    DeliveryTable();

    void setTargets (const std::vector<DeliveryTarget>&);

    /** One row for each target, in the targets' order. */
    void show (const std::vector<DeliveryRow>&);

    /** The height of the head and the whole rows that fit into the available height, in pixels. */
    int heightIn (int available) const;

    /** The height with all rows at their highest, in pixels. */
    int largestHeight() const;

    /** The smallest height that shows this many rows, in pixels. */
    static int smallestHeight (int numRows);

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    /** Scrolls with the keyboard, and shows a ring while it has the focus. */
    class Scroller : public juce::Viewport
    {
    public:
        void paintOverChildren (juce::Graphics&) override;
        void focusGained (FocusChangeType) override { repaint(); }
        void focusLost (FocusChangeType) override { repaint(); }
    };

    class RowList : public juce::Component
    {
    public:
        std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;
    };

    int rowHeightIn (int available) const;
    DeliveryNeeds needs() const;

    Scroller scroller;
    RowList list;
    std::vector<std::unique_ptr<DeliveryRowView>> rows;
    DeliveryColumns columns;
};
} // namespace twobus
