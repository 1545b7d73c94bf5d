#include "App/Files/Aside/AsidePanel.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/ShownText.h"

#include <tuple>
#include <utility>

namespace twobus
{
namespace
{
constexpr int headingHeight = 30, summaryHeight = 24, buttonHeight = 28, closeWidth = 60, cancelWidth = 68;
constexpr int gap = 4, iconSide = 16;

juce::Font plainFont() { return interFont (FontWeight::regular, 13.0f); }
} // namespace

AsidePanel::AsidePanel (const char* name, Words panelWords) : Panel ({}), words (panelWords)
{
    setTitle (name);

    for (const auto& [button, tooltip, function] :
         { std::tuple { &close, words.closing, &onClose }, std::tuple { &cancel, words.cancelling, &onCancel } })
    {
        button->setTitle (button->getButtonText());
        button->setTooltip (tooltip);
        button->setWantsKeyboardFocus (true);
        button->onClick = [called = function] {
            if (*called != nullptr)
                (*called)();
        };
        addChildComponent (button);
    }

    close.setVisible (true);
}

void AsidePanel::noteReport()
{
    error.clear();
    isReported = true;
    refresh();
}

void AsidePanel::showError (const std::string& next)
{
    error = shownText (next);
    isReported = false;
    forgetReport();
    refresh();
}

void AsidePanel::refresh()
{
    resized();
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void AsidePanel::showProgress (std::optional<double> next)
{
    if (next == progress)
        return;

    const auto wasMeasuring = isMeasuring();
    progress = next;

    if (wasMeasuring != isMeasuring())
        resized();

    repaint (summaryArea);
}

juce::String AsidePanel::spokenText() const
{
    auto sentences = isReported ? sentencesOfReport() : juce::StringArray();

    if (! error.empty())
        sentences.add (toJuce (error));

    sentences.removeEmptyStrings();
    return sentences.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> AsidePanel::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return spokenText(); });
}

//==============================================================================
void AsidePanel::resized()
{
    auto area = contentArea();
    headingArea = area.removeFromTop (headingHeight);
    close.setBounds (headingArea.removeFromRight (closeWidth).withSizeKeepingCentre (closeWidth, buttonHeight));
    headingArea.removeFromRight (gap);

    // A gap, so that Close and Cancel do not touch.
    cancel.setVisible (isMeasuring());
    area.removeFromTop (isMeasuring() ? gap : 0);
    summaryArea = area.removeFromTop (summaryHeight);
    cancel.setBounds (isMeasuring() ? summaryArea.removeFromRight (cancelWidth) : juce::Rectangle<int>());
    reportArea = area.withTrimmedTop (gap);
    placeReport (reportArea);
}

void AsidePanel::paintContent (juce::Graphics& g)
{
    const auto font = interFont (FontWeight::semiBold, 17.0f);
    g.setColour (theme::text());
    g.setFont (font);

    for (const auto* title : { words.title, words.shortTitle })
        if (font.getStringWidthFloat (title) <= static_cast<float> (headingArea.getWidth()))
        {
            g.drawText (title, headingArea, juce::Justification::centredLeft, false);
            break;
        }

    if (g.clipRegionIntersects (summaryArea) && progress)
    {
        g.setColour (theme::textSecond());
        FigureFont (plainFont())
            .draw (g, words.doing + (": " + std::to_string (static_cast<int> (*progress * 100.0)) + " %"),
                   summaryArea.toFloat(), juce::Justification::centredLeft);
    }
    else if (g.clipRegionIntersects (summaryArea) && isReported)
    {
        paintSummary (g, summaryArea);
    }

    if (isReported)
        paintReport (g);

    if (error.empty())
        return;

    auto area = isMeasuring() ? reportArea : summaryArea.withBottom (reportArea.getBottom());
    drawStateIcon (g, Severity::damage, area.withSize (iconSide, iconSide).toFloat());
    area.removeFromLeft (iconSide + 8);
    drawParagraph (g, error, plainFont(), theme::text(), area);
}
} // namespace twobus
