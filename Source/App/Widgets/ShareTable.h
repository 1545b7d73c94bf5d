#pragma once

#include "App/Widgets/RingedList.h"
#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace twobus
{
/** Stems or tracks with their share of the sum's worst peak and a trim. A negative share is a bar to the left. The rows
    scroll if they do not fit. To a screen reader each row is one sentence. Message thread. */
class ShareTable : public juce::Component, private juce::ListBoxModel
{
public:
    struct Row
    {
        juce::String name;
        double share = 0.0; ///< 1 is all of the peak
        double trimDb = 0.0; ///< negative is down

        bool operator== (const Row&) const = default;
    };

    /** What the rows are: "Stem". */
    explicit ShareTable (const juce::String& kind);
    ~ShareTable() override;

    /** The rows from the top. The list stays where it was scrolled if the names stay the same. */
    void show (std::vector<Row>);

    bool isEmpty() const noexcept { return rows.empty(); }

    /** The height that shows all rows, in pixels. */
    int idealHeight() const noexcept;

    /** The height that shows all rows, each as low as it can be, in pixels. */
    int heightOfLowRows() const noexcept;

    /** The height that the table uses of the available height, in pixels. Rows are high or low, and none is cut. */
    int heightWithin (int available) const noexcept;

    static constexpr int smallestHeight = 20 + 3 * 26;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    int getNumRows() override { return static_cast<int> (rows.size()); }
    void paintListBoxItem (int position, juce::Graphics&, int width, int height, bool isSelected) override;
    juce::String getNameForRow (int position) override;
    juce::String getTooltipForRow (int position) override { return getNameForRow (position); }

    juce::Rectangle<int> barArea (int width, int height) const;
    void paintBar (juce::Graphics&, const Row&, juce::Rectangle<float>) const;

    const juce::String kindOfRow;
    std::vector<Row> rows;
    double highestShare = 0.0, lowestShare = 0.0; ///< at least one is not zero
    RingedList list;
};
} // namespace twobus
