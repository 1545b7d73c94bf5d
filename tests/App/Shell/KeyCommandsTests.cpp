#include "App/Shell/KeyCommands.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
std::optional<KeyCommand> commandOf (char character, int modifiers = 0)
{
    return keyCommandFor (
        juce::KeyPress (character, juce::ModifierKeys (modifiers), static_cast<juce::juce_wchar> (character)));
}
} // namespace

TEST_CASE ("letters and digits work as the window's keys in either case")
{
    CHECK (commandOf ('1') == KeyCommand::trackingPage);
    CHECK (commandOf ('4') == KeyCommand::filesPage);
    CHECK (commandOf ('p') == KeyCommand::pause);
    CHECK (commandOf ('P', juce::ModifierKeys::shiftModifier) == KeyCommand::pause);
    CHECK (commandOf ('r') == KeyCommand::reset);
    CHECK (commandOf ('u') == KeyCommand::undo);
    CHECK (commandOf ('n') == KeyCommand::newPass);
    CHECK (commandOf ('j') == KeyCommand::joinPasses);
    CHECK (commandOf ('m') == KeyCommand::mini);
    CHECK (commandOf ('l') == KeyCommand::large);
    CHECK (commandOf ('?') == KeyCommand::help);
    CHECK (keyCommandFor (juce::KeyPress (juce::KeyPress::F1Key)) == KeyCommand::help);
}

TEST_CASE ("with control a letter is another key, and with alt it is no key")
{
    constexpr auto control = juce::ModifierKeys::commandModifier;
    CHECK (commandOf ('o', control) == KeyCommand::openFiles);
    CHECK (commandOf ('s', control) == KeyCommand::saveReport);
    CHECK (commandOf (',', control) == KeyCommand::settings);
    CHECK_FALSE (commandOf ('r', control));
    CHECK_FALSE (commandOf ('o'));
    CHECK_FALSE (commandOf ('p', juce::ModifierKeys::altModifier));
}

TEST_CASE ("space and all other keys are left for the DAW")
{
    CHECK_FALSE (commandOf (' '));
    CHECK_FALSE (commandOf ('x'));
    CHECK_FALSE (commandOf ('5'));
    CHECK_FALSE (keyCommandFor (juce::KeyPress (juce::KeyPress::returnKey)));
}
