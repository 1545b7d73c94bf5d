#pragma once

#include "App/SourceList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/** The second question of the first start: what to listen to. Nothing is opened but what is picked here, but
    for the sign of what carries sound (PortSounds). It follows programs that come and go by itself. */
namespace twobus
{
class SourceQuestion : public juce::Component, private juce::Timer
{
public:
    SourceQuestion();
    ~SourceQuestion() override;

    /** Looks for devices again and lists what there is. */
    void refresh();

    std::function<std::vector<SourceSection>()> onScan;
    std::function<void (const SourceChoice&)> onChoice;

    /** Asked a few times a second while the page is open: see SourceList. */
    std::function<bool()> onHasChanged;
    std::function<std::optional<bool> (const SourceChoice&)> onSound;

    void paint (juce::Graphics&) override;
    void resized() override;
    void visibilityChanged() override;

private:
    void timerCallback() override;

    class List;

    juce::TextButton demo { "Play the demo" }, lookAgain { "Look again" };
    juce::Viewport viewport;
    std::unique_ptr<List> list;
    juce::Rectangle<int> questionArea;
};
} // namespace twobus
