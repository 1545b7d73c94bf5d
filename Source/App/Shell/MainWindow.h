#pragma once

#include "App/Settings/SettingsFile.h"
#include "App/Shell/CommandLine.h"
#include "App/Shell/WindowDrag.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
class MainComponent;

/** The window itself: where it stands, and that it is remembered; and as the mini view a small one without a frame that
    stays on top of the DAW and never takes the keyboard from it. */
class MainWindow : public juce::DocumentWindow, private juce::Timer
{
public:
    MainWindow (const SettingsFile&, const CommandLine&);
    ~MainWindow() override;

    void closeButtonPressed() override;

    /** Keys that arrive while nothing has the focus go to the content. The window itself never takes the focus: JUCE
        would give it the keyboard when the desktop activates it, and the tab key leads nowhere from a component without
        a parent. */
    bool keyPressed (const juce::KeyPress&) override;
    int getDesktopWindowStyleFlags() const override;

private:
    void setMini (bool);
    void paintBeforeItIsShown();
    void timerCallback() override;
    void place (const std::optional<WindowBounds>&, bool isMini);
    void noteBounds();

    MainComponent* content = nullptr; ///< owned by the window
    bool isMini = false;
    int looksForManager = 0; ///< since the window was last shown
    WindowDrag drag { *this };
};
} // namespace twobus
