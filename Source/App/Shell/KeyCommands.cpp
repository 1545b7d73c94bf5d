#include "App/Shell/KeyCommands.h"

namespace twobus
{
namespace
{
std::optional<KeyCommand> commandOfControlled (juce::juce_wchar letter)
{
    switch (letter)
    {
        case ',': return KeyCommand::settings;
        case 'o': return KeyCommand::openFiles;
        case 's': return KeyCommand::saveReport;
        default: return std::nullopt;
    }
}

std::optional<KeyCommand> commandOf (juce::juce_wchar letter)
{
    switch (letter)
    {
        case '1': return KeyCommand::trackingPage;
        case '2': return KeyCommand::mixPage;
        case '3': return KeyCommand::deliveryPage;
        case '4': return KeyCommand::filesPage;
        case 'p': return KeyCommand::pause;
        case 'r': return KeyCommand::reset;
        case 'u': return KeyCommand::undo;
        case 'n': return KeyCommand::newPass;
        case 'j': return KeyCommand::joinPasses;
        case 'm': return KeyCommand::mini;
        case 'l': return KeyCommand::large;
        default: return std::nullopt;
    }
}
} // namespace

std::optional<KeyCommand> keyCommandFor (const juce::KeyPress& key)
{
    const auto modifiers = key.getModifiers();

    if (key == juce::KeyPress::F1Key || key.getTextCharacter() == '?')
        return KeyCommand::help;

    if (modifiers.isAltDown())
        return std::nullopt;

    // With Ctrl pressed, a key's text can be a control character, so the key code is used.
    return modifiers.isCommandDown() ? commandOfControlled (
               juce::CharacterFunctions::toLowerCase (static_cast<juce::juce_wchar> (key.getKeyCode())))
                                     : commandOf (juce::CharacterFunctions::toLowerCase (key.getTextCharacter()));
}
} // namespace twobus
