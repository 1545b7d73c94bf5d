#include "App/Widgets/DocumentView.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
using Kind = DocumentBlock::Kind;

constexpr int widestColumn = 720, margin = 16, pixelsPerLine = 40;
constexpr int numberWidth = 28, bulletWidth = 18, keysWidth = 128, capHeight = 24, capPadding = 8, iconSize = 16,
              notePadding = 12,
              notePaddingBelow = 10; ///< smaller, because the last line has its line spacing below it

juce::Font fontOf (Kind kind)
{
    return kind == Kind::heading ? interFont (FontWeight::semiBold, 16.0f) : interFont (FontWeight::regular, 14.0f);
}

juce::Font capFont() { return interFont (FontWeight::medium, theme::textSmall); }

int spaceAbove (Kind kind, Kind previous)
{
    switch (kind)
    {
        case Kind::heading: return 24;
        case Kind::keyRow: return previous == Kind::keyRow ? 6 : 10;
        case Kind::note: return 10;
        case Kind::paragraph:
        case Kind::step:
        case Kind::item: break;
    }

    return 8;
}
} // namespace

//==============================================================================
/** One block, as high as its text needs at its width. To a screen reader it is static text. */
class DocumentView::Block : public juce::Component
{
public:
    Block (DocumentBlock content, int numberOfStep) : block (std::move (content)), number (numberOfStep)
    {
        setTitle (toJuce (spokenText (block, number)));
        setInterceptsMouseClicks (false, false);
    }

    Kind kind() const noexcept { return block.kind; }

    int heightFor (int width) const
    {
        const auto text =
            heightOfParagraph (block.text, fontOf (block.kind), textAreaOf ({ width, 1 << 20 }).getWidth());

        switch (block.kind)
        {
            case Kind::note: return text + notePadding + notePaddingBelow;
            case Kind::keyRow: return std::max (capHeight, text);
            case Kind::heading:
            case Kind::paragraph:
            case Kind::step:
            case Kind::item: break;
        }

        return text;
    }

    void paint (juce::Graphics& g) override
    {
        const auto bounds = getLocalBounds();
        auto textArea = textAreaOf (bounds);

        if (block.kind == Kind::note)
            paintBox (g, bounds);
        else if (block.kind == Kind::step)
            paintSign (g, std::to_string (number) + ".", bounds);
        else if (block.kind == Kind::item)
            paintSign (g, "•", bounds);
        else if (block.kind == Kind::keyRow)
            paintKeys (g, bounds.withWidth (keysWidth));

        drawParagraph (g, block.text, fontOf (block.kind), block.kind == Kind::heading ? theme::text() : textColour(),
                       textArea);
    }

private:
    juce::Colour textColour() const { return block.kind == Kind::paragraph ? theme::textSecond() : theme::text(); }

    juce::Rectangle<int> textAreaOf (juce::Rectangle<int> bounds) const
    {
        switch (block.kind)
        {
            case Kind::note:
                return bounds.reduced (notePadding, 0)
                    .withTrimmedTop (notePadding)
                    .withTrimmedBottom (notePaddingBelow)
                    .withTrimmedLeft (iconSize + 10);
            case Kind::step: return bounds.withTrimmedLeft (numberWidth);
            case Kind::item: return bounds.withTrimmedLeft (bulletWidth);
            case Kind::keyRow:
            {
                // A short text is centred on its keys; a text that wraps begins at the top.
                const auto area = bounds.withTrimmedLeft (keysWidth);
                const auto height = heightOfParagraph (block.text, fontOf (block.kind), area.getWidth());
                return area.withTrimmedTop (std::max (0, (capHeight - height) / 2));
            }
            case Kind::heading:
            case Kind::paragraph: break;
        }

        return bounds;
    }

    void paintBox (juce::Graphics& g, juce::Rectangle<int> bounds) const
    {
        g.setColour (theme::panel());
        g.fillRoundedRectangle (bounds.toFloat(), 7.0f);
        g.setColour (theme::panelBorder());
        g.drawRoundedRectangle (bounds.toFloat().reduced (0.5f), 7.0f, 1.0f);
        drawStateIcon (g, block.severity, bounds.reduced (notePadding).withSize (iconSize, iconSize + 2).toFloat());
    }

    static void paintSign (juce::Graphics& g, const std::string& sign, juce::Rectangle<int> bounds)
    {
        drawParagraph (g, sign, interFont (FontWeight::semiBold, 14.0f), theme::textSecond(), bounds);
    }

    void paintKeys (juce::Graphics& g, juce::Rectangle<int> area) const
    {
        for (const auto& key : juce::StringArray::fromTokens (toJuce (block.keys), " ", {}))
        {
            const auto width = std::max (capHeight, juce::roundToInt (std::ceil (capFont().getStringWidthFloat (key)))
                                                        + 2 * capPadding);
            const auto cap = area.removeFromLeft (width).withHeight (capHeight).toFloat().reduced (0.5f);
            area.removeFromLeft (6);
            g.setColour (theme::button());
            g.fillRoundedRectangle (cap, 5.0f);
            g.setColour (theme::line());
            g.drawRoundedRectangle (cap, 5.0f, 1.0f);
            g.setColour (theme::text());
            g.setFont (capFont());
            g.drawText (key, cap, juce::Justification::centred, false);
        }
    }

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override
    {
        return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::staticText);
    }

    const DocumentBlock block;
    const int number;
};

//==============================================================================
DocumentView::DocumentView (Document document)
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    viewport.setViewedComponent (&column, false);
    viewport.setScrollBarsShown (true, false);
    viewport.setWantsKeyboardFocus (false);
    viewport.getVerticalScrollBar().setTitle ("Scroll");
    addAndMakeVisible (viewport);
    setDocument (std::move (document));
}

DocumentView::~DocumentView() = default;

void DocumentView::setDocument (Document document)
{
    shown = std::move (document);
    setTitle (toJuce (shown.title));
    viewport.setTitle (getTitle());
    column.setTitle (getTitle());
    blocks.clear();

    const auto numbers = stepNumbers (shown);

    for (std::size_t i = 0; i < shown.blocks.size(); ++i)
    {
        blocks.push_back (std::make_unique<Block> (shown.blocks[i], numbers[i]));
        column.addAndMakeVisible (*blocks.back());
    }

    resized();
    viewport.setViewPosition (0, 0);
}

void DocumentView::updateDocument (Document document)
{
    const auto place = viewport.getViewPosition();
    setDocument (std::move (document));
    viewport.setViewPosition (place);
}

void DocumentView::copyText() const { juce::SystemClipboard::copyTextToClipboard (toJuce (plainText (shown))); }

void DocumentView::scrollBy (int pixels) { viewport.setViewPosition (0, viewport.getViewPositionY() + pixels); }

void DocumentView::resized()
{
    viewport.setBounds (getLocalBounds());

    const auto columnWidth = std::min (widestColumn, getWidth() - 2 * margin);
    const auto x = (getWidth() - columnWidth) / 2;
    auto y = 8;
    auto previous = Kind::heading;

    if (columnWidth <= 0)
        return;

    for (const auto& block : blocks)
    {
        y += &block == &blocks.front() ? 0 : spaceAbove (block->kind(), previous);
        block->setBounds (x, y, columnWidth, block->heightFor (columnWidth));
        y = block->getBottom();
        previous = block->kind();
    }

    // The scroll bar is in the margin.
    column.setSize (getWidth() - viewport.getScrollBarThickness(), y + theme::gap);
}

void DocumentView::focusGained (FocusChangeType cause)
{
    hasRing = cause == focusChangedByTabKey;
    repaint();
}

void DocumentView::focusLost (FocusChangeType)
{
    hasRing = false;
    repaint();
}

void DocumentView::paint (juce::Graphics& g) { g.fillAll (theme::background()); }

void DocumentView::paintOverChildren (juce::Graphics& g)
{
    if (! hasRing)
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}

bool DocumentView::keyPressed (const juce::KeyPress& key)
{
    const auto page = std::max (pixelsPerLine, viewport.getViewHeight() - pixelsPerLine);

    if (key == juce::KeyPress ('c', juce::ModifierKeys::commandModifier, 0))
        copyText();
    else if (key == juce::KeyPress::upKey)
        scrollBy (-pixelsPerLine);
    else if (key == juce::KeyPress::downKey)
        scrollBy (pixelsPerLine);
    else if (key == juce::KeyPress::pageUpKey)
        scrollBy (-page);
    else if (key == juce::KeyPress::pageDownKey)
        scrollBy (page);
    else if (key == juce::KeyPress::homeKey)
        viewport.setViewPosition (0, 0);
    else if (key == juce::KeyPress::endKey)
        viewport.setViewPosition (0, column.getHeight());
    else
        return false;

    return true;
}
} // namespace twobus
