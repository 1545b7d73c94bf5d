#pragma once

#include "Advice/Choices.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace twobus
{
/** The very first start: "Recording, Mix, or Finished master?" And below it, that a session log is kept, with the
    switch. Arrow keys move between the answers and the switch, Return picks one or flips the switch. Message thread. */
class StageQuestion : public juce::Component
{
public:
    StageQuestion();
    ~StageQuestion() override;

    std::function<void (Stage)> onChoice;

    /** The user flipped the switch. */
    std::function<void (bool shouldKeep)> onKeepsLog;

    /** Shows the switch so, without onKeepsLog. */
    void showKeepsLog (bool);

    /** The first answer takes the keyboard, where nothing here has it. */
    void takeFocus();

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    class Answer;
    class Switch;

    std::vector<std::unique_ptr<Answer>> answers;
    std::unique_ptr<Switch> keepsLog;
    juce::Rectangle<int> questionArea;
};
} // namespace twobus
