#include "App/StemsPanel.h"

#include "App/AccessibleValue.h"
#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/ShownText.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int headingHeight = 30, summaryHeight = 24, buttonHeight = 28, closeWidth = 60, cancelWidth = 68, mixWidth = 168;
constexpr int gap = 12, lineGap = 6, boxPadding = 14, iconSide = 16;

juce::Font strongFont()
{
    return interFont (FontWeight::medium, 13.0f);
}

juce::Font plainFont()
{
    return interFont (FontWeight::regular, 13.0f);
}
} // namespace

StemsPanel::StemsPanel() : Panel ({})
{
    setTitle ("Stems");
    addChildComponent (table);
    close.setTooltip ("Puts the stems away. The files stay as they are.");
    cancel.setTooltip ("Stops measuring the stems.");
    mix.setTooltip ("Tells whether these stems really are the mix:\nwhat is left of it without them.");

    for (const auto& [button, function] : { std::pair { &close, &onClose }, std::pair { &cancel, &onCancel }, std::pair { &mix, &onMix } })
    {
        button->setTitle (button->getButtonText());
        button->setWantsKeyboardFocus (true);
        button->onClick = [called = function] {
            if (*called != nullptr)
                (*called)();
        };
        addChildComponent (button);
    }

    close.setVisible (true);
}

void StemsPanel::show (const StemReport& report)
{
    texts = sentencesOf (report);
    error.clear();
    hasReport = true;
    table.show (report);
    resized();
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void StemsPanel::showError (std::string next)
{
    error = shownText (next);
    hasReport = false;
    texts = {};
    resized();
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void StemsPanel::showProgress (std::optional<double> next)
{
    if (next == progress)
        return;

    const auto wasRunning = progress.has_value();
    progress = next;

    if (wasRunning != progress.has_value())
        resized();

    repaint (summaryArea);
}

juce::String StemsPanel::spokenText() const
{
    juce::StringArray sentences;

    for (const auto* text : { &error, &texts.summary, &texts.whatIf, &texts.whatIfRest })
        if (! text->empty())
            sentences.add (toJuce (*text));

    for (const auto& text : texts.rest)
        sentences.add (toJuce (text));

    return sentences.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> StemsPanel::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return spokenText(); });
}

//==============================================================================
int StemsPanel::whatIfHeight (int width) const
{
    const auto textWidth = width - 2 * boxPadding;
    return texts.whatIfRest.empty() ? 0 : 2 * boxPadding + heightOfParagraph (texts.whatIf, strongFont(), textWidth) + 2 + heightOfParagraph (texts.whatIfRest, plainFont(), textWidth);
}

/** Of as many sentences as there is room for, from the first on. */
int StemsPanel::restHeight (int width, int available) const
{
    auto height = 0;

    for (const auto& text : texts.rest)
    {
        const auto next = height + (height > 0 ? lineGap : 0) + heightOfParagraph (text, plainFont(), width);

        if (next > available)
            break;

        height = next;
    }

    return height;
}

/** The table keeps some rows before the sentences below it give way: the last first. */
void StemsPanel::resized()
{
    auto area = contentArea();
    headingArea = area.removeFromTop (headingHeight);
    close.setBounds (headingArea.removeFromRight (closeWidth).withSizeKeepingCentre (closeWidth, buttonHeight));
    summaryArea = area.removeFromTop (summaryHeight);
    cancel.setVisible (progress.has_value());
    cancel.setBounds (summaryArea.removeFromRight (cancelWidth).withHeight (summaryHeight));
    area.removeFromTop (4);

    mix.setVisible (hasReport && ! progress && area.getHeight() >= StemTable::smallestHeight + buttonHeight + gap);
    mix.setBounds (mix.isVisible() ? area.removeFromBottom (buttonHeight).withWidth (std::min (mixWidth, area.getWidth())) : juce::Rectangle<int>());

    // The rows first, then the box, then the other sentences.
    const auto boxHeight = hasReport ? whatIfHeight (area.getWidth()) : 0;
    const auto hasBox = boxHeight > 0 && area.getHeight() >= StemTable::smallestHeight + gap + boxHeight;
    const auto boxWithGap = hasBox ? boxHeight + gap : 0;
    const auto lowestTable = std::min (table.idealHeight(), std::max<int> (StemTable::smallestHeight, table.idealHeight() * 2 / 3));
    const auto sentences = hasReport ? restHeight (area.getWidth(), area.getHeight() - lowestTable - boxWithGap - 2 * gap) : 0;
    const auto tableHeight = std::clamp (area.getHeight() - boxWithGap - (sentences > 0 ? sentences + 2 * gap : gap), 0, table.idealHeight());

    table.setVisible (hasReport);
    table.setBounds (area.removeFromTop (tableHeight));
    area.removeFromTop (gap);
    whatIfArea = hasBox ? area.removeFromTop (boxHeight) : juce::Rectangle<int>();
    area.removeFromTop (hasBox ? gap : 0);
    restArea = area.removeFromTop (sentences);
}

void StemsPanel::paintContent (juce::Graphics& g)
{
    g.setColour (theme::text());
    const auto font = interFont (FontWeight::semiBold, 17.0f);
    g.setFont (font);

    for (const auto* title : { "Stems: who uses the headroom", "Stems" })
        if (font.getStringWidthFloat (title) <= static_cast<float> (headingArea.getWidth()))
        {
            g.drawText (title, headingArea, juce::Justification::centredLeft, false);
            break;
        }

    if (g.clipRegionIntersects (summaryArea))
    {
        const auto line = progress ? "Summing the stems: " + std::to_string (static_cast<int> (*progress * 100.0)) + " %" : texts.summary;
        g.setColour (theme::textSecond());
        FigureFont (plainFont()).draw (g, line, summaryArea.toFloat(), juce::Justification::centredLeft);
    }

    if (! error.empty())
    {
        auto area = contentArea().withTop (summaryArea.getBottom() + gap);
        drawStateIcon (g, Severity::damage, area.withSize (iconSide, iconSide).toFloat());
        area.removeFromLeft (iconSide + 8);
        drawParagraph (g, error, plainFont(), theme::text(), area);
    }

    if (! whatIfArea.isEmpty())
    {
        g.setColour (theme::inset());
        g.fillRoundedRectangle (whatIfArea.toFloat(), 6.0f);
        auto box = whatIfArea.reduced (boxPadding);
        drawParagraph (g, texts.whatIf, strongFont(), theme::text(), box);
        box.removeFromTop (2);
        drawParagraph (g, texts.whatIfRest, plainFont(), theme::textSecond(), box);
    }

    auto rest = restArea;

    for (const auto& text : texts.rest)
    {
        if (heightOfParagraph (text, plainFont(), rest.getWidth()) > rest.getHeight())
            break;

        drawParagraph (g, text, plainFont(), theme::textSecond(), rest);
        rest.removeFromTop (lineGap);
    }
}
} // namespace twobus
