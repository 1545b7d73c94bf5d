#pragma once

#include "Advice/Choices.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace twobus
{
/** The question of the very first start: "Recording, Mix, or Finished master?" Below the answers is the switch for the
    session log. Arrow keys move between the answers and the switch; Return picks an answer or flips the switch. Message
    thread. */
class StageQuestion : public juce::Component
{
public:
    StageQuestion();
    ~StageQuestion() override;

    std::function<void (Stage)> onChoice;

    /** Called when the user flips the switch. */
    std::function<void (bool shouldKeep)> onKeepsLog;

    /** Sets the switch without calling onKeepsLog. */
    void showKeepsLog (bool);

    /** Focuses the first answer, unless a control here has the focus. */
    void takeFocus();

    /** The height that it needs to show everything in a room of this size. */
    int heightFor (juce::Rectangle<int> room) const;

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    class Answer;
    class Switch;
    struct Layout;

    Layout layoutFor (int width) const;

    std::vector<std::unique_ptr<Answer>> answers;
    std::unique_ptr<Switch> keepsLog;
    juce::Rectangle<int> questionArea;
};
} // namespace twobus
