#include "App/Widgets/SegmentedControl.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
struct Switch
{
    juce::ScopedJuceInitialiser_GUI juce;
    SegmentedControl control { "Stage", { "Recording", "Mix", "Master" } };
    std::vector<std::size_t> changes;

    Switch()
    {
        control.setBounds (0, 0, 300, 30);
        control.onChange = [this] (std::size_t index) { changes.push_back (index); };
    }

    juce::Component& segment (int index) { return *control.getChildComponent (index); }
    juce::Button& button (int index) { return dynamic_cast<juce::Button&> (segment (index)); }
    void click (int index) { button (index).onClick(); }
    bool press (int keyCode)
    {
        return segment (static_cast<int> (control.chosen().value_or (0))).keyPressed (juce::KeyPress (keyCode));
    }
};
} // namespace

TEST_CASE ("segmented control: listeners hear of the user's choice but not of the program's")
{
    Switch stage;
    CHECK (stage.control.chosen() == 0);

    stage.control.choose (2);
    CHECK (stage.control.chosen() == 2);
    CHECK (stage.changes.empty());

    stage.click (1);
    stage.click (1);
    CHECK (stage.changes == std::vector<std::size_t> { 1 });

    stage.control.choose (3);
    CHECK (stage.control.chosen() == 1);
}

TEST_CASE ("segmented control: arrows stop at the ends, and space is ignored")
{
    Switch stage;
    CHECK (stage.press (juce::KeyPress::leftKey));
    CHECK (stage.changes.empty());

    stage.press (juce::KeyPress::rightKey);
    stage.press (juce::KeyPress::rightKey);
    stage.press (juce::KeyPress::rightKey);
    stage.press (juce::KeyPress::homeKey);
    stage.press (juce::KeyPress::endKey);
    stage.press (juce::KeyPress::leftKey);
    CHECK (stage.changes == std::vector<std::size_t> { 1, 2, 0, 2, 1 });
    CHECK_FALSE (stage.press (juce::KeyPress::spaceKey));
}

TEST_CASE ("segmented control: it can start with nothing chosen until the user chooses")
{
    Switch stage;
    stage.control.choose (std::nullopt);
    CHECK_FALSE (stage.control.chosen());
    CHECK (stage.segment (0).getWantsKeyboardFocus());
    CHECK_FALSE (stage.button (0).getToggleState());

    stage.press (juce::KeyPress::rightKey);
    CHECK (stage.changes == std::vector<std::size_t> { 0 });
    CHECK (stage.button (0).getToggleState());
}

TEST_CASE ("segmented control: it is one tab stop, with one button checked")
{
    Switch stage;
    stage.control.choose (1);
    CHECK (stage.control.getTitle() == "Stage");

    for (int i = 0; i < 3; ++i)
    {
        CHECK (stage.segment (i).getWantsKeyboardFocus() == (i == 1));
        CHECK (stage.button (i).getToggleState() == (i == 1));
        CHECK (stage.segment (i).getTitle() == juce::StringArray ("Recording", "Mix", "Master")[i]);
    }
}

TEST_CASE ("segmented control: the segments fill it, and its ideal width fits its titles")
{
    Switch stage;

    for (const auto width : { 180, 301, stage.control.idealWidth() })
    {
        stage.control.setSize (width, 30);
        CHECK (stage.segment (0).getX() == 2);
        CHECK (stage.segment (1).getX() == stage.segment (0).getRight());
        CHECK (stage.segment (2).getX() == stage.segment (1).getRight());
        CHECK (stage.segment (2).getRight() == width - 2);
    }

    CHECK (stage.control.idealWidth() > 200);
    CHECK (stage.control.idealWidth() < 360);
}

TEST_CASE ("segmented control: titles that do not fit on one row go on more of them")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    SegmentedControl control ("Meter", { "Peak and RMS", "VU", "PPM IIa", "PPM IIb", "K-20" });
    CHECK (control.heightFor (control.idealWidth()) == SegmentedControl::idealHeight);
    const auto height = control.heightFor (300);
    CHECK (height > SegmentedControl::idealHeight);
    control.setSize (300, height);

    for (auto* first : control.getChildren())
    {
        CHECK (control.getLocalBounds().contains (first->getBounds()));
        CHECK (first->getWidth() >= 90);

        for (auto* second : control.getChildren())
            CHECK ((first == second || ! first->getBounds().intersects (second->getBounds())));
    }
}
