#include "App/SourceQuestion.h"

#include "App/FocusMoves.h"
#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/SourceRow.h"
#include "App/Text.h"
#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int widest = 720, questionHeight = 70, rowHeight = 38, rowGap = 6, headerHeight = 26, buttonHeight = 34, looksPerSecond = 5;

/** A section's name, or why it is empty. */
struct Header
{
    juce::Rectangle<int> area;
    std::string title, problem;
};
} // namespace

/** All sections below one another, as wide as the viewport. */
class SourceQuestion::List : public juce::Component
{
public:
    List (const std::vector<SourceSection>& sections, const std::function<void (const SourceChoice&)>& onChoice)
    {
        for (const auto& section : sections)
            add (section, onChoice);
    }

    /** Lays everything out for this width, and takes the height it needs. */
    void fit (int width)
    {
        auto y = 0;
        std::size_t row = 0;

        for (std::size_t i = 0; i < headers.size(); ++i)
        {
            auto& header = headers[i];
            const auto problemHeight = heightOfParagraph (header.problem, problemFont(), width);
            header.area = { 0, y, width, headerHeight + problemHeight };
            y += header.area.getHeight();

            for (; row < rowsUpTo[i]; ++row, y += rowHeight + rowGap)
                rows[row]->setBounds (0, y, width, rowHeight);

            y += theme::gap;
        }

        setSize (width, y);
    }

    void showSounds (const std::function<std::optional<bool> (const SourceChoice&)>& onSound)
    {
        for (auto& row : rows)
            row->showSound (onSound (row->choice));
    }

    /** Before the viewport sees the key, which scrolls by arrows. */
    std::function<bool (const juce::KeyPress&)> onKey;

    bool keyPressed (const juce::KeyPress& key) override { return onKey (key); }
    void focusOfChildComponentChanged (FocusChangeType) override { scrollToFocus (*this); }

    std::vector<juce::Component*> controls() const
    {
        std::vector<juce::Component*> found;

        for (const auto& row : rows)
            found.push_back (row.get());

        return found;
    }

    /** The choice with the keyboard's focus; null where there is none. */
    const SourceChoice* focused() const
    {
        const auto found = std::ranges::find_if (rows, [] (const auto& row) { return row->hasKeyboardFocus (false); });
        return found != rows.end() ? &(*found)->choice : nullptr;
    }

    void focus (const SourceChoice& choice)
    {
        for (auto& row : rows)
            if (row->choice == choice)
                row->grabKeyboardFocus();
    }

    void paint (juce::Graphics& g) override
    {
        for (const auto& header : headers)
        {
            auto area = header.area;
            auto title = area.removeFromTop (headerHeight);
            drawParagraph (g, header.title, interFont (FontWeight::semiBold, 12.0f), theme::textDim(), title);
            drawParagraph (g, header.problem, problemFont(), theme::textSecond(), area);
        }
    }

private:
    static juce::Font problemFont() { return interFont (FontWeight::regular, theme::textNormal); }

    void add (const SourceSection& section, const std::function<void (const SourceChoice&)>& onChoice)
    {
        headers.push_back ({ {}, section.title, section.entries.empty() ? section.problem : std::string() });

        for (const auto& entry : section.entries)
        {
            auto& row = rows.emplace_back (std::make_unique<SourceRow> (entry));
            row->onClick = [onChoice, choice = entry.choice] { onChoice (choice); };
            addAndMakeVisible (*row);
        }

        rowsUpTo.push_back (rows.size());
    }

    std::vector<Header> headers;
    std::vector<std::size_t> rowsUpTo; ///< for each header, where its rows end
    std::vector<std::unique_ptr<SourceRow>> rows;
};

SourceQuestion::SourceQuestion()
{
    setOpaque (true);
    setTitle ("What should Twobus listen to?");
    addAndMakeVisible (viewport);
    addAndMakeVisible (demo);
    addAndMakeVisible (lookAgain);
    viewport.setScrollBarsShown (true, false);
    viewport.setWantsKeyboardFocus (false); // its rows have it

    demo.onClick = [this] {
        if (onChoice != nullptr)
            onChoice (DemoChoice {});
    };
    lookAgain.onClick = [this] { refresh(); };
}

SourceQuestion::~SourceQuestion() = default;

void SourceQuestion::refresh()
{
    if (onScan == nullptr)
        return;

    const auto* focused = list != nullptr ? list->focused() : nullptr;
    const auto toFocus = focused != nullptr ? std::optional (*focused) : std::nullopt;
    const auto place = viewport.getViewPosition();

    // A row that goes must not leave the keyboard to another one, which the user might be about to pick unseen.
    if (toFocus)
        lookAgain.grabKeyboardFocus();

    // A copy, since the answer to a click may be to take this page away.
    list = std::make_unique<List> (onScan(), [this] (const SourceChoice& choice) {
        const auto answer = onChoice;
        const auto chosen = choice; // NOLINT(performance-unnecessary-copy-initialization)

        if (answer != nullptr)
            answer (chosen); });

    list->onKey = [this] (const juce::KeyPress& key) { return moveBy (key); };
    viewport.setViewedComponent (list.get(), false);
    resized();
    viewport.setViewPosition (place);

    if (toFocus)
        list->focus (*toFocus);
}

void SourceQuestion::takeFocus()
{
    if (! isShowing() || hasKeyboardFocus (true))
        return;

    const auto rows = list != nullptr ? list->controls() : std::vector<juce::Component*>();
    (rows.empty() ? &lookAgain : rows.front())->grabKeyboardFocus();
}

bool SourceQuestion::moveBy (const juce::KeyPress& key)
{
    auto controls = list != nullptr ? list->controls() : std::vector<juce::Component*>();
    controls.push_back (&demo);
    controls.push_back (&lookAgain);
    return moveFocus (key, controls);
}

void SourceQuestion::visibilityChanged()
{
    if (isVisible())
        startTimerHz (looksPerSecond);
    else
        stopTimer();
}

void SourceQuestion::timerCallback()
{
    if (onHasChanged != nullptr && onHasChanged())
        refresh();

    if (list != nullptr && onSound != nullptr)
        list->showSounds (onSound);
}

void SourceQuestion::resized()
{
    auto area = getLocalBounds().withSizeKeepingCentre (std::min (widest, getWidth() - 2 * theme::gap),
                                                        getHeight() - 2 * theme::gap);
    questionArea = area.removeFromTop (questionHeight);

    auto buttons = area.removeFromBottom (buttonHeight);
    demo.setBounds (buttons.removeFromLeft (150));
    buttons.removeFromLeft (8);
    lookAgain.setBounds (buttons.removeFromLeft (120));

    viewport.setBounds (area.withTrimmedBottom (theme::gap));

    if (list != nullptr)
        list->fit (viewport.getWidth() - viewport.getScrollBarThickness() - 4);
}

void SourceQuestion::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());

    auto area = questionArea;
    drawParagraph (g, "What should Twobus listen to?", interFont (FontWeight::semiBold, 24.0f), theme::text(), area);
    area.removeFromTop (4);
    drawParagraph (g, "Pick your DAW's master output. No microphone is opened before you pick one.",
                   interFont (FontWeight::regular, 13.5f), theme::textSecond(), area);
}
} // namespace twobus
