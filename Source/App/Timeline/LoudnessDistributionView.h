#pragma once

#include "App/Timeline/LoudnessDistribution.h"
#include "App/Widgets/Figures.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** How long the loudness stayed at each level, as bars from the left that share the height and scale of the timeline
    beside them. A title, levels on the left and times below make it readable by itself; integrated loudness and
    loudness range are marked by name. Opaque; repaints only the rows whose bar has changed by a pixel. */
class LoudnessDistributionView : public juce::Component
{
public:
    LoudnessDistributionView();

    /** Readings of the same time as the bars; empty if not known (yet). */
    struct Marks
    {
        std::optional<double> integratedLufs, rangeLu;
        bool hasSeveralPasses = false; ///< the bars and the marks are about all of them
    };

    void show (const LoudnessDistribution&, const Marks&);

    /** The rows of pixels from 0 LUFS down to the lowest level: those of the timeline. The title is above, the times
        are below. */
    void setScaleRows (juce::Range<int>);

    /** "−14 to −13 LUFS: 0:26, 12 % of the sound", for the bar in this row; empty if there is none. */
    std::string textAt (int row) const;

    /** "most often −14 to −13 LUFS, integrated −15.8 LUFS, loudness range 7.4 LU". */
    std::string spokenText() const;

    /** Where the names of the marks are, by their middle, and where the bars begin and end. For tests. */
    struct Layout
    {
        juce::Range<int> bars; ///< x
        std::optional<int> integratedRow, integratedNameRow, rangeTopRow, rangeBottomRow, rangeNameRow;

        bool operator== (const Layout&) const = default;
    };

    Layout layout() const;

    void resized() override;
    void paint (juce::Graphics&) override;

private:
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;
    int rowOf (double lufs) const;
    std::vector<std::string> names() const;
    std::vector<int> widthsOf (const LoudnessDistribution&) const;
    void paintTitle (juce::Graphics&) const;
    void paintLevels (juce::Graphics&, const Layout&) const;
    void paintMarks (juce::Graphics&, const Layout&) const;
    void paintTimes (juce::Graphics&, const Layout&) const;

    LoudnessDistribution shown;
    Marks marks;
    juce::Range<int> scaleRows;
    FigureFont labels, nameFont;
    std::vector<int> widths; ///< width of the bar in each row of pixels, from the top of the scale
};
} // namespace twobus
