#include "App/Shell/MainComponent.h"
#include "App/Shell/StageQuestion.h"
#include "Files/Sessions/SessionFolder.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
juce::ToggleButton* findSwitchIn (juce::Component& component)
{
    for (auto* child : component.getChildren())
    {
        if (auto* button = dynamic_cast<juce::ToggleButton*> (child))
            return button;

        if (auto* found = findSwitchIn (*child))
            return found;
    }

    return nullptr;
}

/** The component's only tick box. */
juce::ToggleButton& switchIn (juce::Component& component)
{
    auto* found = findSwitchIn (component);
    REQUIRE (found != nullptr);
    return *found;
}

void flip (juce::ToggleButton& button)
{
    button.setToggleState (! button.getToggleState(), juce::dontSendNotification);
    button.onClick();
}
} // namespace

TEST_CASE ("stage question: the switch is explained, with the limits of a session log")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    StageQuestion question;
    question.setBounds (0, 0, 1000, 600);
    const auto& box = switchIn (question);

    CHECK (box.isVisible());
    CHECK (box.getToggleState());
    CHECK (box.getTitle() == "Keep a session log");

    for (const auto& words :
         { std::string ("sessions"), std::string ("no sound"), std::to_string (SessionLimits {}.mostLogs) + " logs",
           std::to_string (SessionLimits {}.mostBytes / 1048576) + " MB" })
        CHECK_THAT (box.getDescription().toStdString(), ContainsSubstring (words));
}

TEST_CASE ("stage question: listeners hear of the user's flip of the switch but not of the program's")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    StageQuestion question;
    std::vector<bool> flips;
    question.onKeepsLog = [&flips] (bool shouldKeep) { flips.push_back (shouldKeep); };

    question.showKeepsLog (false);
    CHECK_FALSE (switchIn (question).getToggleState());
    CHECK (flips.empty());

    flip (switchIn (question));
    flip (switchIn (question));
    CHECK (flips == std::vector<bool> { true, false });
}

TEST_CASE ("stage question: in a very small window it asks for the height that shows everything")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    StageQuestion question;

    for (const auto& [width, height] :
         { std::pair { 400, 200 }, std::pair { 588, 260 }, std::pair { 608, 400 }, std::pair { 1248, 716 } })
    {
        CAPTURE (width, height);
        question.setBounds (0, 0, width, question.heightFor ({ width, height }));

        for (auto* child : question.getChildren())
        {
            CAPTURE (child->getName().toStdString(), child->getBounds().toString().toStdString());
            CHECK (child->isVisible());
            CHECK (question.getLocalBounds().contains (child->getBounds()));
            CHECK (child->getHeight() >= 40);
        }
    }

    CHECK (question.getHeight() == 716);
}

TEST_CASE ("the first start's switch is the same as in the settings, and is saved")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto file = juce::File::createTempFile (".json");
    {
        MainComponent window (SettingsFile (file), SettingsFile::Reading {}, CommandLine {}, LiveMeter::Drive::poll);
        window.setBounds (0, 0, 1280, 800);
        REQUIRE (window.shownPage() == Page::stageQuestion);
        CHECK (switchIn (window).getToggleState());
        flip (switchIn (window));
    }

    auto reading = SettingsFile (file).read();
    CHECK_FALSE (reading.settings.keepsSessionLog);
    CHECK_FALSE (reading.settings.stage.has_value());

    MainComponent again (SettingsFile (file), std::move (reading), CommandLine {}, LiveMeter::Drive::poll);
    CHECK_FALSE (switchIn (again).getToggleState());
    file.deleteFile();
}
