#include "App/StageChooser.h"

#include "App/Theme.h"

namespace twobus
{
namespace
{
constexpr std::array<Stage, 3> stages { Stage::recording, Stage::mix, Stage::finishedMaster };
constexpr std::array<const char*, 3> names { "Recording", "Mix", "Master" };
} // namespace

StageChooser::StageChooser()
{
    setTitle ("Stage");

    for (std::size_t i = 0; i < buttons.size(); ++i)
    {
        auto& button = buttons[i];
        button.setButtonText (names[i]);
        button.setColour (juce::TextButton::buttonColourId, theme::inset());
        button.setColour (juce::TextButton::textColourOffId, theme::textSecond());
        button.setWantsKeyboardFocus (false);
        button.onClick = [this, i] {
            if (onChoice != nullptr)
                onChoice (stages[i]);
        };
        addAndMakeVisible (button);
    }
}

void StageChooser::show (Stage stage)
{
    for (std::size_t i = 0; i < buttons.size(); ++i)
        buttons[i].setToggleState (stages[i] == stage, juce::dontSendNotification);
}

void StageChooser::paint (juce::Graphics& g)
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 7.0f);
}

void StageChooser::resized()
{
    auto area = getLocalBounds().reduced (2);
    const auto width = area.getWidth() / static_cast<int> (buttons.size());

    for (auto& button : buttons)
        button.setBounds (area.removeFromLeft (width));
}
} // namespace twobus
