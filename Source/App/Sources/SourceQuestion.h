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
/** The second question of the first start: what to listen to. Opens nothing until the user picks a source, except to
    show which sources carry sound (PortSounds). The list follows programs that come and go. Arrow keys move between the
    rows and the buttons below them, Return picks one. */
class SourceQuestion : public juce::Component, private juce::Timer
{
public:
    SourceQuestion();
    ~SourceQuestion() override;

    /** Looks for devices again and lists them. */
    void refresh();

    /** Whether to ask for the inputs being recorded, or for a DAW's output. */
    void askForInputs (bool shouldAsk);

    std::function<std::vector<SourceSection>()> onScan;
    std::function<void (const SourceChoice&)> onChoice;

    /** Called a few times a second while the page is open: see SourceList. */
    std::function<bool()> onHasChanged;
    std::function<std::optional<bool> (const SourceChoice&)> onSound;

    /** Focuses the first row, or Look again if there are no rows. Does nothing if a control here already has the focus.
        */
    void takeFocus();

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress& key) override { return moveBy (key); }
    void visibilityChanged() override;

private:
    void timerCallback() override;
    bool moveBy (const juce::KeyPress&);

    /** Shows or hides the other channels of the program or device with this label. */
    void toggle (const std::string& label);

    class List;

    /** The focused control: a row with this choice, or another button with this title. */
    struct Focus
    {
        juce::String title;
        std::optional<SourceChoice> choice;
    };

    juce::TextButton demo { "Play the demo" }, lookAgain { "Look again" };
    juce::Viewport viewport;
    std::unique_ptr<List> list;
    juce::Rectangle<int> questionArea;
    std::set<std::string> openEntries; ///< labels of the entries whose other channels are shown
    bool isForInputs = false;
};
} // namespace twobus
