#pragma once

#include "App/Delivery/DeliveryRowView.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace twobus
{
/** The services, one row each, under a head of column names with their units. The rows share the height; where they
    would be too low to read they scroll, also with the keyboard's arrows, page up and page down. */
class DeliveryTable : public juce::Component
{
public:
    DeliveryTable();

    void setTargets (const std::vector<DeliveryTarget>&);

    /** As many as there are targets, in their order. */
    void show (const std::vector<DeliveryRow>&);

    /** How high it wants to be where so much is available: whole rows. */
    int heightIn (int available) const;

    /** With so many rows to be seen at least. */
    static int smallestHeight (int numRows);

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    /** Can be scrolled by the keyboard, and shows when it has the focus. */
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
