#pragma once

#include "App/CommandLine.h"
#include "App/SettingsFile.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** The window itself: where it stands, and that it is remembered. */
namespace twobus
{
class MainComponent;

class MainWindow : public juce::DocumentWindow
{
public:
    MainWindow (const SettingsFile&, const CommandLine&);
    ~MainWindow() override;

    void closeButtonPressed() override;

    /** JUCE gives the keyboard to the window itself when the desktop activates it: its keys are the content's. */
    bool keyPressed (const juce::KeyPress&) override;

private:
    void place (const std::optional<WindowBounds>&);
    void noteBounds();

    MainComponent* content = nullptr; ///< owned by the window
};
} // namespace twobus
