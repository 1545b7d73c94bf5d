#include "App/Widgets/RingedList.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
struct ShownList : juce::ListBoxModel
{
    ShownList()
    {
        list.setModel (this);
        list.setRowHeight (20);
        list.setBounds (0, 0, 100, 60);
    }

    int getNumRows() override { return 4; }
    void paintListBoxItem (int, juce::Graphics&, int, int, bool) override {}

    bool hasRing()
    {
        const auto picture = list.createComponentSnapshot (list.getLocalBounds());
        return picture.getPixelAt (50, 0) == theme::good() || picture.getPixelAt (50, 1) == theme::good();
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    RingedList list;
};
} // namespace

TEST_CASE ("the tab key shows a focus ring around a list, and a click on a row doesn't")
{
    ShownList shown;
    CHECK_FALSE (shown.hasRing());
    shown.list.focusGained (juce::Component::focusChangedByMouseClick);
    CHECK_FALSE (shown.hasRing());
    shown.list.focusGained (juce::Component::focusChangedByTabKey);
    CHECK (shown.hasRing());
    shown.list.focusLost (juce::Component::focusChangedByMouseClick);
    CHECK_FALSE (shown.hasRing());
    shown.list.setModel (nullptr);
}

TEST_CASE ("a scrolling list shows only whole rows at its lower edge")
{
    ShownList shown;
    CHECK (shown.list.wholeRowsIn ({ 5, 10, 100, 75 }) == juce::Rectangle<int> (5, 10, 100, 60));
    CHECK (shown.list.wholeRowsIn ({ 0, 0, 100, 60 }).getHeight() == 60);
    CHECK (shown.list.wholeRowsIn ({ 0, 0, 100, 19 }).isEmpty());
    CHECK (shown.list.wholeRowsIn ({ 0, 0, 100, 85 }).getHeight() == 85); // all four, plus the space below them
    shown.list.setModel (nullptr);
}
