#pragma once

#include "Advice/Choices.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

/** The very first start: "Recording, Mix, or Finished master?" */
namespace twobus
{
class StageQuestion : public juce::Component
{
public:
    StageQuestion();
    ~StageQuestion() override;

    std::function<void (Stage)> onChoice;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class Answer;

    std::vector<std::unique_ptr<Answer>> answers;
    juce::Rectangle<int> questionArea;
};
} // namespace twobus
