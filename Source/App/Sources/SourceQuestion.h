#pragma once

#include "App/Session/SourceList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace twobus
{
/** The second question of the first start: what to listen to. Nothing is opened but what is picked here, but
    for the sign of what carries sound (PortSounds). It follows programs that come and go by itself. Arrow keys move
    between the rows and the buttons below them, Return picks one. */
class SourceQuestion : public juce::Component, private juce::Timer
{
public:
    SourceQuestion();
    ~SourceQuestion() override;

    /** Looks for devices again and lists what there is. */
    void refresh();

    /** Whether the inputs being recorded are asked for, or what a DAW plays. */
    void askForInputs (bool shouldAsk);

    std::function<std::vector<SourceSection>()> onScan;
    std::function<void (const SourceChoice&)> onChoice;

    /** Asked a few times a second while the page is open: see SourceList. */
    std::function<bool()> onHasChanged;
    std::function<std::optional<bool> (const SourceChoice&)> onSound;

    /** The first row takes the keyboard, or Look again while there is none; only where nothing here has it. */
    void takeFocus();

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress& key) override { return moveBy (key); }
    void visibilityChanged() override;

private:
    void timerCallback() override;
    bool moveBy (const juce::KeyPress&);

    /** Shows or hides what else the program or device of this label has. */
    void toggle (const std::string& label);

    class List;

    /** What the keyboard is at: a choice, or another button of this title. */
    struct Focus
    {
        juce::String title;
        std::optional<SourceChoice> choice;
    };

    juce::TextButton demo { "Play the demo" }, lookAgain { "Look again" };
    juce::Viewport viewport;
    std::unique_ptr<List> list;
    juce::Rectangle<int> questionArea;
    std::set<std::string> openEntries; ///< the labels of those of which everything is shown
    bool isForInputs = false;
};
} // namespace twobus
