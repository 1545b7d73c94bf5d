#include "App/Widgets/ScrolledPage.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
/** A page whose content needs 500 pixels of height. */
struct Shown
{
    explicit Shown (int height) { page.setBounds (0, 0, 400, height); }

    juce::ScopedJuceInitialiser_GUI juce;
    juce::Component content;
    ScrolledPage page { content, [] (juce::Rectangle<int> room) { return std::max (500, room.getHeight()); } };
};
} // namespace

TEST_CASE ("content that fits fills the page and is no stop of the Tab key")
{
    Shown shown (600);
    CHECK (shown.content.getBounds() == juce::Rectangle<int> (400, 600));
    CHECK_FALSE (shown.page.canScroll());
    CHECK_FALSE (shown.page.getWantsKeyboardFocus());
}

TEST_CASE ("content that needs more height scrolls, and leaves room for the scroll bar")
{
    Shown shown (300);
    CHECK (shown.content.getHeight() == 500);
    CHECK (shown.content.getWidth() < 400);
    CHECK (shown.page.canScroll());
    CHECK (shown.page.getWantsKeyboardFocus());

    shown.page.setBounds (0, 0, 400, 700);
    CHECK (shown.content.getBounds() == juce::Rectangle<int> (400, 700));
    CHECK_FALSE (shown.page.getWantsKeyboardFocus());
}
