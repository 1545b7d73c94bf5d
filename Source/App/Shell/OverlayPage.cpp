#include "App/Shell/OverlayPage.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int headHeight = 52, buttonHeight = 30, buttonGap = 8, tabsHeight = 32, widestTabs = 480, widestHead = 720,
              margin = 16;

juce::Font titleFont() { return interFont (FontWeight::semiBold, theme::textHeadline); }

/** The area for the head and the tabs: as wide as a column of text, and centred. */
juce::Rectangle<int> middleColumn (juce::Rectangle<int> area)
{
    return area.withSizeKeepingCentre (std::min (widestHead, area.getWidth() - 2 * margin), area.getHeight());
}
} // namespace

//==============================================================================
/** The tabs, side by side. Left and Right move to the next tab. */
class OverlayPage::Tabs : public juce::Component
{
public:
    Tabs (const std::vector<std::string>& names, std::size_t chosen, std::function<void (std::size_t)> changed)
        : onChange (std::move (changed))
    {
        setTitle ("Parts of this page");

        for (std::size_t i = 0; i < names.size(); ++i)
        {
            auto& tab = *tabs.emplace_back (std::make_unique<juce::TextButton> (toJuce (names[i])));
            tab.setTitle (toJuce (names[i]));
            tab.setTooltip (toJuce ("Show the part " + names[i] + "."));
            tab.setRadioGroupId (1);
            tab.setClickingTogglesState (true);
            tab.setToggleState (i == chosen, juce::dontSendNotification);
            tab.onClick = [this, i] { report (i); };
            addAndMakeVisible (tab);
        }

        last = chosen;
        takeThemeColours();
    }

    void takeThemeColours()
    {
        for (auto& tab : tabs)
        {
            tab->setColour (juce::TextButton::buttonColourId, theme::inset());
            tab->setColour (juce::TextButton::textColourOffId, theme::textSecond());
        }
    }

    void paint (juce::Graphics& g) override
    {
        g.setColour (theme::inset());
        g.fillRoundedRectangle (getLocalBounds().toFloat(), 7.0f);
    }

    void resized() override
    {
        auto area = getLocalBounds().reduced (2);
        auto wanted = 0;

        for (const auto& tab : tabs)
            wanted += tab->getBestWidthForHeight (area.getHeight());

        // A longer name gets more of the row.
        for (const auto& tab : tabs)
        {
            const auto width = tab->getBestWidthForHeight (area.getHeight());
            tab->setBounds (area.removeFromLeft (area.getWidth() * width / std::max (1, wanted)));
            wanted -= width;
        }
    }

    bool keyPressed (const juce::KeyPress& key) override
    {
        if (key != juce::KeyPress::leftKey && key != juce::KeyPress::rightKey)
            return false;

        const auto next = last + (key == juce::KeyPress::rightKey ? 1 : tabs.size() - 1);
        auto& tab = *tabs[next % tabs.size()];
        tab.setToggleState (true, juce::dontSendNotification);
        report (next % tabs.size());

        if (tab.isShowing())
            tab.grabKeyboardFocus();

        return true;
    }

private:
    void report (std::size_t index)
    {
        if (index == last)
            return;

        last = index;
        onChange (index);
    }

    std::vector<std::unique_ptr<juce::TextButton>> tabs;
    std::function<void (std::size_t)> onChange;
    std::size_t last = 0;
};

//==============================================================================
OverlayPage::OverlayPage (const std::string& title, std::unique_ptr<juce::Component> content)
    : held (std::move (content))
{
    setOpaque (true);
    setTitle (toJuce (title));
    setFocusContainerType (FocusContainerType::keyboardFocusContainer);
    addButton ("Close", "Close this page (Esc).", [this] { close(); });
    addAndMakeVisible (*held);
}

OverlayPage::~OverlayPage() = default;

void OverlayPage::setTabs (const std::vector<std::string>& names, std::size_t chosen,
                           std::function<void (std::size_t)> onChange)
{
    tabs = std::make_unique<Tabs> (names, chosen, std::move (onChange));
    addAndMakeVisible (*tabs);
    resized();
}

juce::TextButton& OverlayPage::addButton (const std::string& text, const std::string& tooltip,
                                          std::function<void()> onClick, const std::string& textWhenDone)
{
    auto& button = *buttons.emplace_back (std::make_unique<juce::TextButton> (toJuce (text)));
    button.setTitle (toJuce (text));
    button.setTooltip (toJuce (tooltip));
    button.onClick = std::move (onClick);

    if (! textWhenDone.empty())
        button.onClick = [this, &button, answer = button.onClick, done = toJuce (textWhenDone)] {
            answer();
            button.setButtonText (done);
            resized();
        };

    addAndMakeVisible (button);
    resized();
    return button;
}

void OverlayPage::close()
{
    // A copy, because the callback deletes this page.
    if (const auto answer = onClose; answer != nullptr)
        answer();
}

void OverlayPage::takeFocus()
{
    if (isShowing() && ! hasKeyboardFocus (true))
        held->grabKeyboardFocus(); // focuses the first control in it, or else Close
}

bool OverlayPage::keyPressed (const juce::KeyPress& key)
{
    if (key != juce::KeyPress::escapeKey)
        return false;

    close();
    return true;
}

void OverlayPage::lookAndFeelChanged()
{
    if (tabs != nullptr)
        tabs->takeThemeColours();
}

void OverlayPage::resized()
{
    auto area = getLocalBounds();
    titleArea = middleColumn (area.removeFromTop (headHeight));
    placeButtons (area);

    if (tabs != nullptr)
    {
        const auto row = middleColumn (area.removeFromTop (tabsHeight));
        tabs->setBounds (row.withWidth (std::min (widestTabs, row.getWidth())));
        area.removeFromTop (8);
    }

    held->setBounds (area);
}

/** Buttons that leave too little room for the title go below it, on as many rows as they need. */
void OverlayPage::placeButtons (juce::Rectangle<int>& area)
{
    const auto widthOf = [] (const auto& button) { return button->getBestWidthForHeight (buttonHeight); };
    auto wanted = titleFont().getStringWidth (getTitle());

    for (const auto& button : buttons)
        wanted += button->isVisible() ? widthOf (button) + buttonGap : 0;

    const auto isBesideTitle = wanted <= titleArea.getWidth();
    auto row = isBesideTitle ? titleArea : juce::Rectangle<int>();

    for (const auto& button : buttons)
    {
        if (! button->isVisible())
            continue;

        if (! isBesideTitle && row.getWidth() < widthOf (button))
        {
            row = middleColumn (area.removeFromTop (buttonHeight));
            area.removeFromTop (buttonGap);
        }

        button->setBounds (
            row.removeFromRight (widthOf (button)).withSizeKeepingCentre (widthOf (button), buttonHeight));
        row.removeFromRight (buttonGap);
    }

    if (isBesideTitle)
        titleArea = row;
}

void OverlayPage::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());
    g.setColour (theme::text());
    g.setFont (titleFont());
    g.drawFittedText (getTitle(), titleArea, juce::Justification::centredLeft, 2, 0.8f);
}
} // namespace twobus
