#pragma once

#include "App/Settings/SettingsFile.h"
#include "App/Shell/CommandLine.h"
#include "App/Shell/WindowDrag.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
class MainComponent;

/** The window itself. It remembers its position and size. As the mini view it is small, has no frame, stays on top of
    the DAW and never takes the keyboard from it: it keeps the keyboard that the window had when the user opened
    the mini view, until another window gets it, and refuses it from then on. */
class MainWindow : public juce::DocumentWindow, private juce::Timer
{
public:
    MainWindow (const SettingsFile&, const CommandLine&);
    ~MainWindow() override;

    void closeButtonPressed() override;

    /** Passes keys on to the content while no component has the focus. The window itself never takes the focus:
        otherwise JUCE would give it the keyboard when the desktop activates it, and Tab leads nowhere from a component
        without a parent. */
    bool keyPressed (const juce::KeyPress&) override;
    int getDesktopWindowStyleFlags() const override;

private:
    void setMini (bool);
    void paintBeforeShowing();
    void timerCallback() override;
    bool hasGivenUpKeyboard();
    void place (const std::optional<WindowBounds>&, bool isMini);
    void noteBounds();

    MainComponent* content = nullptr; ///< owned by the window
    bool isMini = false;
    bool keepsKeyboard = false; ///< as the mini view
    bool hadKeyboard = false; ///< since the mini view was last shown
    int looksWithoutKeyboard = 0; ///< in a row
    int looksForManager = 0; ///< checks for the window manager since the window was last shown
    WindowDrag drag { *this };
};
} // namespace twobus
