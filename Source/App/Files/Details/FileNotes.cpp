#include "App/Files/Details/FileNotes.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int iconSide = 15, iconWidth = 22, gap = 4, gapBeforeIcon = 9, scrollBarWidth = 8;

struct Line
{
    std::string text;
    bool hasIcon = false, isStrong = false;
    Severity severity = Severity::neutral;

    juce::Font font() const { return interFont (isStrong ? FontWeight::medium : FontWeight::regular, 13.0f); }
    juce::Colour colour() const { return isStrong || hasIcon ? theme::text() : theme::textSecond(); }
};
} // namespace

class FileNotes::Column : public juce::Component
{
public:
    Column()
    {
        setInterceptsMouseClicks (false, false);
        setAccessible (false); // FileNotes gives the same text
    }

    int heightFor (int width) const
    {
        auto height = 0;

        for (const auto& line : lines)
            height += gapAbove (line) + heightOf (line, width);

        return height;
    }

    void paint (juce::Graphics& g) override
    {
        auto area = getLocalBounds();

        for (const auto& line : lines)
        {
            area.removeFromTop (gapAbove (line));
            auto place = area.removeFromTop (heightOf (line, getWidth()));

            if (! g.clipRegionIntersects (place))
                continue;

            const auto icon = place.removeFromLeft (iconWidth);

            if (line.hasIcon)
                drawStateIcon (g, line.severity, icon.withSize (iconSide, iconSide).toFloat());

            drawParagraph (g, line.text, line.font(), line.colour(), place);
        }
    }

    std::vector<Line> lines;

private:
    int gapAbove (const Line& line) const { return &line == lines.data() ? 0 : line.hasIcon ? gapBeforeIcon : gap; }

    static int heightOf (const Line& line, int width)
    {
        return std::max (line.hasIcon ? iconSide : 0, heightOfParagraph (line.text, line.font(), width - iconWidth));
    }
};

//==============================================================================
FileNotes::FileNotes() : column (std::make_unique<Column>())
{
    setTitle ("What to do");
    setOpaque (true);
    viewport.setTitle ("What to do");
    viewport.setViewedComponent (column.get(), false);
    viewport.setScrollBarsShown (true, false);
    viewport.setScrollBarThickness (scrollBarWidth);
    addAndMakeVisible (viewport);
}

FileNotes::~FileNotes() = default;

void FileNotes::show (Severity severity, const FileTexts& texts)
{
    column->lines.clear();
    column->lines.push_back ({ texts.sentence, true, true, severity });

    for (const auto* text : { &texts.notice, &texts.cause })
        if (! text->empty())
            column->lines.push_back ({ *text, false, false, Severity::neutral });

    for (const auto& finding : texts.findings)
        column->lines.push_back ({ finding.text, true, false, finding.severity });

    if (! texts.aim.empty())
        column->lines.push_back ({ texts.aim, false, false, Severity::neutral });

    viewport.setViewPosition (0, 0);
    resized();
    column->repaint();
}

juce::String FileNotes::spokenText() const
{
    juce::StringArray texts;

    for (const auto& line : column->lines)
        texts.add (toJuce (line.text));

    return texts.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> FileNotes::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::staticText, [this] { return spokenText(); });
}

int FileNotes::idealHeight (int width) const { return column->heightFor (width); }

void FileNotes::resized()
{
    viewport.setBounds (getLocalBounds());
    auto height = column->heightFor (getWidth());
    const auto scrolls = height > getHeight();
    const auto width = getWidth() - (scrolls ? scrollBarWidth + 4 : 0);

    if (scrolls)
        height = column->heightFor (width);

    column->setSize (width, height);
    viewport.setWantsKeyboardFocus (scrolls);
}

void FileNotes::paint (juce::Graphics& g) { g.fillAll (theme::panel()); }

void FileNotes::paintOverChildren (juce::Graphics& g)
{
    if (! viewport.hasKeyboardFocus (true))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}
} // namespace twobus
