#include "App/Shell/NumberQuestion.h"

#include "App/Text.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <memory>
#include <utility>

namespace twobus
{
namespace
{
constexpr const char* fieldName = "number";
} // namespace

std::optional<double> numberFrom (const juce::String& text, const WantedNumber& wanted)
{
    const auto plain = text.trim().replace (",", ".").replace (toJuce ("−"), "-");

    auto rest = plain.getCharPointer();
    const auto number = juce::CharacterFunctions::readDoubleValue (rest);

    if (plain.isEmpty() || ! rest.isEmpty())
        return std::nullopt;

    const auto fits =
        number >= wanted.lowest && number <= wanted.highest && (! wanted.isWhole || number == std::floor (number));
    return fits ? std::optional (number) : std::nullopt;
}

void askForNumber (const WantedNumber& wanted, juce::Component& above,
                   std::function<void (std::optional<double>)> onAnswer)
{
    auto question = std::make_unique<juce::AlertWindow> (
        toJuce (wanted.title), toJuce (capitalised (wanted.range) + "."), juce::MessageBoxIconType::NoIcon, &above);
    const auto current = numberText (wanted.current, wanted.current == std::round (wanted.current) ? 0 : 1);
    question->addTextEditor (fieldName, toJuce (current));
    question->addButton ("OK", 1, juce::KeyPress (juce::KeyPress::returnKey));
    question->addButton ("Cancel", 0, juce::KeyPress (juce::KeyPress::escapeKey));

    // JUCE deletes the window after the callback.
    auto* window = question.get();
    const auto onClosed = [window, wanted, onAnswer = std::move (onAnswer)] (int button) {
        if (button == 1)
            onAnswer (numberFrom (window->getTextEditorContents (fieldName), wanted));
    };

    question.release()->enterModalState (true, juce::ModalCallbackFunction::create (onClosed), true);
    window->getTextEditor (fieldName)->grabKeyboardFocus(); // else the first button has it
}
} // namespace twobus
