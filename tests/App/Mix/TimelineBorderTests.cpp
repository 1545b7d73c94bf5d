#include "App/Mix/TimelineBorder.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("the border of the timeline moves by keyboard, and Home gives the usual height")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    TimelineBorder border;
    border.setBounds (0, 500, 1000, 14);
    std::vector<std::optional<int>> moves;
    border.onMove = [&moves] (std::optional<int> y) { moves.push_back (y); };

    CHECK (border.keyPressed (juce::KeyPress (juce::KeyPress::upKey)));
    CHECK (border.keyPressed (juce::KeyPress (juce::KeyPress::downKey)));
    CHECK (border.keyPressed (juce::KeyPress (juce::KeyPress::homeKey)));
    CHECK_FALSE (border.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (moves == std::vector<std::optional<int>> { 480, 520, std::nullopt });
}
