#pragma once

#include "Advice/Choices.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>

/** Mix or Master: what the files are, and so how they are judged. Takes of a recording are not judged as files. */
namespace twobus
{
class FileStageChooser : public juce::Component
{
public:
    FileStageChooser();
    ~FileStageChooser() override;

    std::function<void (Stage)> onChoice;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class Choice;

    std::unique_ptr<Choice> mix, master;
};
} // namespace twobus
