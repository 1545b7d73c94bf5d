#include "App/Timeline/LoudnessDistributionView.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Meters/MeterScale.h"
#include "Present/Meters/TimelineText.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int smallestBarWithGap = 4;
}

LoudnessDistributionView::LoudnessDistributionView()
{
    setOpaque (true);
    setTitle ("How often each loudness occurred");
}

int LoudnessDistributionView::rowOf (int lufs) const
{
    const auto height = std::max (0, getHeight() - captionHeight);
    return juce::roundToInt ((1.0 - MeterScale::timeline().positionOf (lufs)) * height);
}

std::vector<int> LoudnessDistributionView::widthsOf (const LoudnessDistribution& distribution) const
{
    std::vector<int> rows (static_cast<std::size_t> (rowOf (LoudnessDistribution::lowestLufs)), 0);

    for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
    {
        const auto lufs = LoudnessDistribution::lowestLufs + static_cast<int> (bin);
        const auto bottom = rowOf (lufs);
        auto top = rowOf (lufs + 1);
        top += bottom - top >= smallestBarWithGap ? 1 : 0;

        const auto width = juce::roundToInt (distribution.shareOf (bin) * getWidth());

        for (auto row = top; row < bottom; ++row)
            rows[static_cast<std::size_t> (row)] = width;
    }

    return rows;
}

void LoudnessDistributionView::show (const LoudnessDistribution& distribution)
{
    shown = distribution;
    const auto next = widthsOf (shown);

    for (std::size_t row = 0; row < std::min (next.size(), widths.size()); ++row)
        if (next[row] != widths[row])
            repaint (0, static_cast<int> (row), getWidth(), 1);

    if (next.size() != widths.size())
        repaint();

    widths = next;
}

void LoudnessDistributionView::resized() { widths = widthsOf (shown); }

void LoudnessDistributionView::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::panelBorder());
    g.fillRect (0, 0, 1, getHeight() - captionHeight);
    g.setColour (theme::loudness());

    for (std::size_t row = 0; row < widths.size(); ++row)
        if (widths[row] > 0)
            g.fillRect (0, static_cast<int> (row), widths[row], 1);

    const auto caption = getLocalBounds().removeFromBottom (captionHeight);

    if (! g.clipRegionIntersects (caption))
        return;

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, 11.0f));
    g.drawText ("loudness histogram", caption, juce::Justification::centredLeft, false);
}

std::unique_ptr<juce::AccessibilityHandler> LoudnessDistributionView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] {
        for (std::size_t bin = 0; bin < LoudnessDistribution::numBins; ++bin)
            if (shown.count (bin) > 0 && shown.shareOf (bin) >= 1.0)
                return toJuce (mostFrequentText (LoudnessDistribution::lowestLufs + static_cast<int> (bin)));

        return toJuce (mostFrequentText (std::nullopt));
    });
}
} // namespace twobus
