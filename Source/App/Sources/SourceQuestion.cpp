#include "App/Sources/SourceQuestion.h"

#include "App/Sources/SourceRow.h"
#include "App/Text.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
constexpr int widest = 720, questionHeight = 70, rowHeight = 38, rowGap = 6, headerHeight = 26, moreIndent = 20,
              moreHeight = 26, buttonHeight = 34, looksPerSecond = 5;

juce::Font noteFont() { return interFont (FontWeight::regular, theme::textNormal); }

/** A section's name and why it is empty, or a note on the row above. */
struct Paragraphs
{
    juce::Rectangle<int> area;
    std::string title, text;

    int heightFor (int width) const
    {
        return (title.empty() ? 0 : headerHeight) + heightOfParagraph (text, noteFont(), width);
    }

    void paint (juce::Graphics& g) const
    {
        auto rest = area;

        if (! title.empty())
        {
            auto heading = rest.removeFromTop (headerHeight);
            drawParagraph (g, title, interFont (FontWeight::semiBold, 12.0f), theme::textDim(), heading);
        }

        drawParagraph (g, text, noteFont(), theme::textSecond(), rest);
    }
};

/** The button that shows or hides the other channels of a program or device. */
class MoreRow : public juce::Button
{
public:
    MoreRow (const SourceEntry& entry, bool isOpen) : juce::Button ({})
    {
        const auto count = std::to_string (entry.more.size());
        setButtonText (toJuce (isOpen ? "Fewer" : count + " more of " + entry.program));
        setTitle (getButtonText());
        makeReachable (*this);
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        g.setColour (isOver ? theme::text() : theme::textSecond());
        g.setFont (interFont (FontWeight::regular, 12.5f));
        g.drawText (getButtonText(), getLocalBounds().reduced (14, 0), juce::Justification::centredLeft, true);
        drawFocusRing (g, *this);
    }
};
} // namespace

/** All sections, one below the other, as wide as the viewport. */
class SourceQuestion::List : public juce::Component
{
public:
    List (const std::vector<SourceSection>& sections, const std::function<void (const SourceChoice&)>& choose,
          const std::set<std::string>& openEntries, std::function<void (const std::string&)> toggleEntry)
        : onChoice (choose), onToggle (std::move (toggleEntry))
    {
        for (const auto& section : sections)
            add (section, openEntries);
    }

    /** Lays everything out for this width, and sets the height to what that needs. */
    void fit (int width)
    {
        auto y = 0;

        for (auto& item : items)
        {
            if (item.button != nullptr)
            {
                item.button->setBounds (item.indent, y, width - item.indent, item.height);
                y += item.height + rowGap;
            }
            else
            {
                item.paragraphs.area = { item.indent, y, width - item.indent,
                                         item.paragraphs.heightFor (width - item.indent) };
                y += item.paragraphs.area.getHeight() + item.height;
            }
        }

        setSize (width, y);
    }

    void showSounds (const std::function<std::optional<bool> (const SourceChoice&)>& onSound)
    {
        for (auto* row : rows)
            row->showSound (onSound (row->choice));
    }

    /** Called before the viewport gets the key, because the viewport scrolls with the arrow keys. */
    std::function<bool (const juce::KeyPress&)> onKey;

    bool keyPressed (const juce::KeyPress& key) override { return onKey (key); }
    void focusOfChildComponentChanged (FocusChangeType) override { scrollToFocus (*this); }

    std::vector<juce::Component*> controls() const
    {
        std::vector<juce::Component*> found;

        for (const auto& item : items)
            if (item.button != nullptr)
                found.push_back (item.button.get());

        return found;
    }

    /** The title of the control that has the keyboard focus, and its choice if it is a row. Empty if no control here
        has the focus. */
    std::optional<Focus> focused() const
    {
        const auto all = controls();
        const auto found =
            std::ranges::find_if (all, [] (const auto* control) { return control->hasKeyboardFocus (false); });

        if (found == all.end())
            return std::nullopt;

        const auto* row = dynamic_cast<const SourceRow*> (*found);
        return Focus { (*found)->getTitle(), row != nullptr ? std::optional (row->choice) : std::nullopt };
    }

    void focus (const Focus& wanted)
    {
        for (auto* control : controls())
        {
            const auto* row = dynamic_cast<const SourceRow*> (control);

            if (wanted.choice ? row != nullptr && row->choice == *wanted.choice
                              : row == nullptr && control->getTitle() == wanted.title)
                control->grabKeyboardFocus();
        }
    }

    void paint (juce::Graphics& g) override
    {
        for (const auto& item : items)
            item.paragraphs.paint (g);
    }

private:
    /** A button of this height, or paragraphs with a gap of this height below them. */
    struct Item
    {
        Paragraphs paragraphs;
        std::unique_ptr<juce::Button> button;
        int indent = 0, height = 0;
    };

    void add (const SourceSection& section, const std::set<std::string>& openEntries)
    {
        addText ({ {}, section.title, section.entries.empty() ? section.problem : std::string() }, 0,
                 section.entries.empty() ? theme::gap : 0);

        for (const auto& entry : section.entries)
        {
            addRow (entry, 0);

            if (! entry.note.empty())
                addText ({ {}, {}, entry.note }, moreIndent, rowGap);

            if (! entry.more.empty())
                addMore (entry, openEntries.contains (entry.label));
        }

        if (! section.entries.empty())
            addText ({}, 0, theme::gap);
    }

    void addText (Paragraphs paragraphs, int indent, int gapBelow)
    {
        items.push_back ({ std::move (paragraphs), nullptr, indent, gapBelow });
    }

    void addRow (const SourceEntry& entry, int indent)
    {
        auto row = std::make_unique<SourceRow> (entry);
        row->onClick = [this, choice = entry.choice] { onChoice (choice); };
        addAndMakeVisible (*row);
        rows.push_back (row.get());
        items.push_back ({ {}, std::move (row), indent, rowHeight });
    }

    void addMore (const SourceEntry& entry, bool isOpen)
    {
        if (isOpen)
            for (const auto& other : entry.more)
                addRow (other, moreIndent);

        auto more = std::make_unique<MoreRow> (entry, isOpen);
        more->onClick = [this, label = entry.label] { onToggle (label); };
        addAndMakeVisible (*more);
        items.push_back ({ {}, std::move (more), 0, moreHeight });
    }

    const std::function<void (const SourceChoice&)> onChoice;
    const std::function<void (const std::string&)> onToggle;
    std::vector<Item> items;
    std::vector<SourceRow*> rows; ///< the items that choose a source
};

SourceQuestion::SourceQuestion()
{
    setOpaque (true);
    setTitle ("What should Twobus listen to?");
    addAndMakeVisible (viewport);
    addAndMakeVisible (demo);
    addAndMakeVisible (lookAgain);
    viewport.setScrollBarsShown (true, false);
    viewport.setWantsKeyboardFocus (false); // its rows take the focus

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

    const auto toFocus = list != nullptr ? list->focused() : std::nullopt;
    const auto place = viewport.getViewPosition();

    // When the focused row disappears, the focus must not move to another row, which the user could pick by mistake.
    if (toFocus)
        lookAgain.grabKeyboardFocus();

    // Copies, because the callback can delete this page.
    const auto choose = [this] (const SourceChoice& choice) {
        const auto answer = onChoice;
        const auto chosen = choice; // NOLINT(performance-unnecessary-copy-initialization)

        if (answer != nullptr)
            answer (chosen);
    };

    // Asynchronous, because it deletes the button that was pressed.
    const auto toggle = [this] (const std::string& label) {
        juce::MessageManager::callAsync ([self = juce::Component::SafePointer<SourceQuestion> (this), label] {
            if (self != nullptr)
                self->toggle (label);
        });
    };

    list = std::make_unique<List> (onScan(), choose, openEntries, toggle);

    list->onKey = [this] (const juce::KeyPress& key) { return moveBy (key); };
    viewport.setViewedComponent (list.get(), false);
    resized();
    viewport.setViewPosition (place);

    if (toFocus)
        list->focus (*toFocus);
}

void SourceQuestion::askForInputs (bool shouldAsk)
{
    if (std::exchange (isForInputs, shouldAsk) != shouldAsk)
        repaint();
}

void SourceQuestion::toggle (const std::string& label)
{
    const auto wasOpen = openEntries.erase (label) > 0;

    if (! wasOpen)
        openEntries.insert (label);

    refresh();
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
    drawParagraph (g,
                   isForInputs
                       ? "Pick the interface or microphone that you record with. Nothing is opened before you pick it."
                       : "Pick your DAW's master output. A microphone is opened only for Tracking, or if you pick it.",
                   interFont (FontWeight::regular, 13.5f), theme::textSecond(), area);
}
} // namespace twobus
