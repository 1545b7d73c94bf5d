#pragma once

#include "App/CommandLine.h"
#include "App/SettingsFile.h"
#include "App/WindowDrag.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** The window itself: where it stands, and that it is remembered; and as the mini view a small one without a frame that stays
    on top of the DAW and never takes the keyboard from it. */
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
    int getDesktopWindowStyleFlags() const override;

private:
    void setMini (bool);
    void place (const std::optional<WindowBounds>&, bool isMini);
    void noteBounds();

    MainComponent* content = nullptr; ///< owned by the window
    bool isMini = false;
    WindowDrag drag { *this };
};
} // namespace twobus
