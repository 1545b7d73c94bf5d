#include "App/Files/Aside/SectionPlot.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Reports/ComparisonText.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int levelWidth = 40, inset = 6;

std::string sectionText (const ComparedSection& section)
{
    return durationText (section.startSeconds) + " to " + durationText (section.startSeconds + section.seconds)
           + ": the second " + differenceText (section);
}
} // namespace

SectionPlot::SectionPlot() : labels (interFont (FontWeight::regular, 11.0f))
{
    setTitle ("Difference section by section");
    setOpaque (true);
}

void SectionPlot::show (const BounceComparison& comparison)
{
    shown = comparison;
    range = 1.0;

    for (const auto& section : shown.sections)
        range = std::max (range, std::ceil (2.0 * std::abs (section.loudnessDifferenceDb.value_or (0.0))) / 2.0);

    repaint();
}

juce::Rectangle<int> SectionPlot::plotArea() const
{
    return getLocalBounds().reduced (inset).withTrimmedRight (levelWidth - inset);
}

juce::Rectangle<float> SectionPlot::barOf (std::size_t index) const
{
    const auto area = plotArea().toFloat();
    const auto& section = shown.sections[index];
    const auto first = shown.sections.front().startSeconds,
               length = shown.sections.back().startSeconds + shown.sections.back().seconds - first;
    const auto pixelsPerSecond = length > 0.0 ? static_cast<double> (area.getWidth()) / length : 0.0;
    const auto height = std::clamp (section.loudnessDifferenceDb.value_or (0.0) / range, -1.0, 1.0) * 0.5
                        * static_cast<double> (area.getHeight());
    const auto x = static_cast<double> (area.getX()) + (section.startSeconds - first) * pixelsPerSecond;
    const auto y = static_cast<double> (area.getCentreY());
    const auto gap = section.seconds * pixelsPerSecond > 4.0 ? 1.0 : 0.0;
    return juce::Rectangle<double>::leftTopRightBottom (
               x, y - std::max (height, 0.0), x + section.seconds * pixelsPerSecond - gap, y - std::min (height, 0.0))
        .toFloat();
}

bool SectionPlot::isNamed (std::size_t section) const
{
    return std::find (shown.mostDifferent.begin(), shown.mostDifferent.end(), section) != shown.mostDifferent.end();
}

std::optional<std::size_t> SectionPlot::sectionAt (int x) const
{
    for (std::size_t i = 0; i < shown.sections.size(); ++i)
        if (const auto bar = barOf (i);
            static_cast<float> (x) + 0.5f >= bar.getX() && static_cast<float> (x) + 0.5f < bar.getRight() + 1.0f)
            return i;

    return std::nullopt;
}

juce::String SectionPlot::getTooltip()
{
    const auto section = sectionAt (getMouseXYRelative().x);
    return section ? toJuce (sectionText (shown.sections[*section]) + ".") : juce::String();
}

std::unique_ptr<juce::AccessibilityHandler> SectionPlot::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] {
        juce::StringArray texts;

        for (const auto section : shown.mostDifferent)
            texts.add (toJuce (sectionText (shown.sections[section]) + "."));

        return texts.isEmpty() ? juce::String ("All sections are alike.") : texts.joinIntoString (" ");
    });
}

void SectionPlot::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    if (shown.sections.empty())
        return;

    const auto area = plotArea();

    for (const auto& [share, level] :
         { std::pair { 0.0f, range }, std::pair { 0.5f, 0.0 }, std::pair { 1.0f, -range } })
    {
        const auto y = area.getY() + juce::roundToInt (share * static_cast<float> (area.getHeight()));
        g.setColour (share == 0.5f ? theme::textDim() : theme::line());
        g.fillRect (area.getX(), y, area.getWidth(), 1);
        g.setColour (theme::textSecond());
        const auto label = juce::Rectangle<int> (area.getRight(), std::clamp (y - 7, 0, std::max (0, getHeight() - 14)),
                                                 levelWidth - inset, 14);
        labels.draw (g, signedNumberText (level), label.toFloat(), juce::Justification::centredRight);
    }

    for (std::size_t i = 0; i < shown.sections.size(); ++i)
    {
        g.setColour (isNamed (i) ? theme::good() : theme::loudness().withAlpha (0.7f));
        g.fillRect (barOf (i));
    }
}
} // namespace twobus
