#pragma once

#include "App/SourceList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

/** The second question of the first start: what to listen to. Nothing is opened but what is picked here. */
namespace twobus
{
class SourceQuestion : public juce::Component
{
public:
    SourceQuestion();
    ~SourceQuestion() override;

    /** Looks for devices again and lists what there is. */
    void refresh();

    std::function<std::vector<SourceSection>()> onScan;
    std::function<void (const SourceChoice&)> onChoice;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class List;

    juce::TextButton demo { "Play the demo" }, lookAgain { "Look again" };
    juce::Viewport viewport;
    std::unique_ptr<List> list;
    juce::Rectangle<int> questionArea;
};
} // namespace twobus
