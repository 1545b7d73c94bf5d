#pragma once

#include "App/Widgets/RingedList.h"
#include "Results/StemReport.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace twobus
{
/** The stems with their share of the sum's worst peak, the largest first, and the trims of the what-if. A negative
    share is a bar to the left. The rows scroll if they do not fit. To a screen reader each row is one sentence. Message
    thread. */
class StemTable : public juce::Component, private juce::ListBoxModel
{
public:
    StemTable();
    ~StemTable() override;

    void show (const StemReport&);

    /** The height that shows all rows, in pixels. */
    int idealHeight() const noexcept;

    /** The height that the table uses of the available height, in pixels. Rows are high or low, and none is cut. */
    int heightWithin (int available) const noexcept;

    static constexpr int smallestHeight = 20 + 3 * 26;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    struct Row
    {
        juce::String name;
        double share = 0.0, trimDb = 0.0;
    };

    int getNumRows() override { return static_cast<int> (rows.size()); }
    void paintListBoxItem (int position, juce::Graphics&, int width, int height, bool isSelected) override;
    juce::String getNameForRow (int position) override;
    juce::String getTooltipForRow (int position) override { return getNameForRow (position); }

    juce::Rectangle<int> barArea (int width, int height) const;
    void paintBar (juce::Graphics&, const Row&, juce::Rectangle<float>) const;

    std::vector<Row> rows;
    double highestShare = 0.0, lowestShare = 0.0; ///< at least one is not zero
    RingedList list;
};
} // namespace twobus
