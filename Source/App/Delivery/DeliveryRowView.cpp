#include "App/Delivery/DeliveryRowView.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int iconSide = 17, iconGap = 9;

juce::Font nameFont() { return interFont (FontWeight::medium, 13.5f); }

juce::Font verdictFont() { return interFont (FontWeight::regular, 12.5f); }

int widthOf (const juce::Font& font, const std::string& text)
{
    return static_cast<int> (std::ceil (font.getStringWidthFloat (toJuce (text)))) + 1;
}

/** The unit is shown in the column's head. */
std::string withoutUnit (const std::string& value) { return value.substr (0, value.find (' ')); }
} // namespace

DeliveryRowView::DeliveryRowView (const DeliveryTarget& target)
{
    setOpaque (true);
    row.name = target.name;
    setTitle (toJuce (target.name));
    setTooltip (toJuce (target.note.empty() ? sourceText (target) : sourceText (target) + "\n" + target.note));
}

std::unique_ptr<juce::AccessibilityHandler> DeliveryRowView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::listItem, [this] { return toJuce (spokenText (row)); });
}

void DeliveryRowView::show (const DeliveryRow& next)
{
    if (next == row)
        return;

    row = next;
    repaint();
}

void DeliveryRowView::setColumns (const DeliveryColumns& next)
{
    if (next == columns)
        return;

    columns = next;
    repaint();
}

//==============================================================================
int DeliveryRowView::nameWidth() const { return widthOf (nameFont(), row.name); }

/** The same width for all verdicts, so that the columns do not move when verdicts change. The few longer verdicts are
    squeezed. */
int DeliveryRowView::verdictWidth()
{
    return iconSide + iconGap + widthOf (verdictFont(), "may clip if not turned down (unofficial)");
}

int DeliveryRowView::figureWidth()
{
    return static_cast<int> (std::ceil (FigureFont (nameFont()).widthOf ("−00.0"))) + 1;
}

juce::Rectangle<int> DeliveryRowView::areaOf (juce::Range<int> column) const
{
    return { column.getStart(), 0, column.getLength(), getHeight() - 1 };
}

void DeliveryRowView::paintFigures (juce::Graphics& g) const
{
    const FigureFont figures (nameFont());
    const std::array<const std::string*, numDeliveryFigures> texts { &row.playsAt, &row.change, &row.truePeakAfter,
                                                                     &row.ceiling };

    for (std::size_t i = 0; i < texts.size(); ++i)
    {
        if (columns.figures[i].isEmpty())
            continue;

        g.setColour (i == static_cast<std::size_t> (DeliveryFigure::ceiling) ? theme::textDim() : theme::text());
        figures.draw (g, withoutUnit (*texts[i]), areaOf (columns.figures[i]).toFloat(),
                      juce::Justification::centredRight);
    }
}

void DeliveryRowView::paintVerdict (juce::Graphics& g) const
{
    auto area = areaOf (columns.verdict);
    drawStateIcon (g, row.severity, area.removeFromLeft (iconSide).toFloat());
    area.removeFromLeft (iconGap);
    g.setColour (theme::colourOf (row.severity));
    g.setFont (verdictFont());
    g.drawFittedText (toJuce (row.verdict), area, juce::Justification::centredLeft, 2, 0.8f);
}

void DeliveryRowView::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::panelBorder());
    g.fillRect (getLocalBounds().removeFromBottom (1));

    g.setColour (theme::text());
    g.setFont (nameFont());
    g.drawFittedText (toJuce (row.name), areaOf (columns.name), juce::Justification::centredLeft, 2, 0.85f);
    paintFigures (g);
    paintVerdict (g);
}
} // namespace twobus
