#include "App/Shell/MainWindow.h"

#include "App/Shell/KeyboardFocus.h"
#include "App/Shell/MainComponent.h"
#include "App/Shell/WindowLayout.h"
#include "App/Shell/WindowPlace.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int usualWidth = 1280, usualHeight = 800, miniWidth = 420, miniHeight = 236, largest = 8192;
constexpr int mostLooksForManager = 20; ///< 2 s; some window managers never set the property that isManaged checks
constexpr int mostLooksForReturn = 3; ///< between two windows of Twobus the keyboard can be nowhere for a moment
constexpr int highestTitleBar = 40; ///< the window manager's; how high it is can't be asked before the window is shown
constexpr int leastVisible = 120; ///< pixels each way; with less on a screen the window cannot be grabbed

juce::Rectangle<int> screenArea()
{
    const auto* display = juce::Desktop::getInstance().getDisplays().getPrimaryDisplay();
    return display != nullptr ? display->userArea : juce::Rectangle<int> (usualWidth, usualHeight);
}

bool isReachable (juce::Rectangle<int> bounds)
{
    const auto& displays = juce::Desktop::getInstance().getDisplays().displays;
    return std::any_of (displays.begin(), displays.end(), [bounds] (const auto& display) {
        const auto seen = display.userArea.getIntersection (bounds);
        return seen.getWidth() >= leastVisible && seen.getHeight() >= leastVisible;
    });
}

/** A window that is larger than its screen, for it stood on another one, would hide its status line below the edge. */
juce::Rectangle<int> fitted (juce::Rectangle<int> bounds)
{
    const auto* display = juce::Desktop::getInstance().getDisplays().getDisplayForRect (bounds);

    if (display == nullptr
        || (bounds.getWidth() <= display->userArea.getWidth() && bounds.getHeight() <= display->userArea.getHeight()))
        return bounds;

    return bounds.constrainedWithin (display->userArea.withTrimmedBottom (highestTitleBar));
}

/** Whether a window of Twobus has the keyboard. */
bool hasKeyboard()
{
    const auto& desktop = juce::Desktop::getInstance();

    for (int i = 0; i < desktop.getNumComponents(); ++i)
        if (const auto* peer = desktop.getComponent (i)->getPeer(); peer != nullptr && peer->isFocused())
            return true;

    return false;
}

/** The window's place if none is remembered. The mini view is in the upper right corner, out of the way. */
juce::Rectangle<int> firstBounds (bool isMini)
{
    const auto screen = screenArea();

    if (isMini)
        return juce::Rectangle<int> (miniWidth, miniHeight)
            .withRightX (screen.getRight() - theme::gap)
            .withY (screen.getY() + theme::gap);

    return screen.withSizeKeepingCentre (std::min (usualWidth, screen.getWidth()),
                                         std::min (usualHeight, screen.getHeight() - highestTitleBar));
}
} // namespace

MainWindow::MainWindow (const SettingsFile& settingsFile, const CommandLine& commandLine)
    : juce::DocumentWindow ("Twobus", theme::background(), allButtons, false)
{
    auto file = settingsFile;
    auto remembered = file.read();

    if (remembered.problem.empty())
        remembered.problem = file.checkWritable();

    setWantsKeyboardFocus (false);
    setResizable (true, false);
    setResizeLimits (smallestWidth, smallestHeight, largest, largest);
    content = new MainComponent (std::move (file), std::move (remembered), commandLine);
    setContentOwned (content, false);
    setMini (content->isMini());
    content->onMini = [this] (bool shouldBeMini) {
        noteBounds();
        content->noteMini (shouldBeMini);
        setMini (shouldBeMini);
    };
}

MainWindow::~MainWindow()
{
    noteBounds();
    clearContentComponent();
}

int MainWindow::getDesktopWindowStyleFlags() const
{
    const auto usual = juce::DocumentWindow::getDesktopWindowStyleFlags();

    // Without this flag JUCE 8 on Linux does not tell the window manager that the window is resizable, and then the
    // user can neither resize nor maximise it.
    if (! isMini)
        return usual | juce::ComponentPeer::windowIsResizable;

    const auto mini = usual & ~juce::ComponentPeer::windowHasTitleBar;
    return keepsKeyboard ? mini : mini | juce::ComponentPeer::windowIgnoresKeyPresses;
}

void MainWindow::setMini (bool shouldBeMini)
{
    const auto* peer = getPeer();
    isMini = shouldBeMini;
    keepsKeyboard = isMini && peer != nullptr && peer->isFocused();
    hadKeyboard = false;
    looksWithoutKeyboard = 0;
    setVisible (false);

    // Removed from the desktop first, so that JUCE creates one X window and not a new one for each of these settings.
    removeFromDesktop();
    setUsingNativeTitleBar (! isMini);
    setTitleBarHeight (isMini ? 0 : 26);
    setAlwaysOnTop (isMini);
    drag.setActive (isMini);
    place (content->windowBounds(), isMini);
    addToDesktop (getDesktopWindowStyleFlags());
    paintBeforeShowing();

    if (isMini && ! keepsKeyboard)
        declineKeyboardFocus (getWindowHandle());
    else if (! isMini && content->isMaximised())
        showMaximised (*this);

    setVisible (true);

    // The smallest size is set later, once the window manager has placed the window: see WindowPlace.h.
    getPeer()->setConstrainer (nullptr);
    looksForManager = 0;
    startTimer (100);

    if (! isMini || keepsKeyboard)
        content->grabKeyboardFocus();
}

void MainWindow::paintBeforeShowing()
{
    // When a window paints for the first time, JUCE 7 on X11 moves it to where JUCE believes it to be
    // (LinuxRepaintManager). While the window manager is placing the window, JUCE can read an intermediate place, the
    // upper left corner.
    getPeer()->repaint (getPeer()->getBounds().withZeroOrigin());
    getPeer()->performAnyPendingRepaintsNow();
}

void MainWindow::timerCallback()
{
    if (looksForManager < mostLooksForManager)
    {
        if (! isManaged (*this) && ++looksForManager < mostLooksForManager)
            return;

        looksForManager = mostLooksForManager;
        getPeer()->setConstrainer (getConstrainer());
    }

    if (! isMini || ! keepsKeyboard || hasGivenUpKeyboard())
        stopTimer();
}

/** Refuses the keyboard once it has gone to another program, or if it does not come. It may go to a dialog of Twobus
    and come back. Asks the windows themselves, because JUCE still believes to be in front if the focus comes and goes
    too fast. */
bool MainWindow::hasGivenUpKeyboard()
{
    if (hasKeyboard())
    {
        hadKeyboard = true;
        looksWithoutKeyboard = 0;
        return false;
    }

    if (++looksWithoutKeyboard < (hadKeyboard ? mostLooksForReturn : mostLooksForManager))
        return false;

    declineKeyboardFocus (getWindowHandle());
    return true;
}

void MainWindow::place (const std::optional<WindowBounds>& remembered, bool asMini)
{
    if (remembered)
    {
        const juce::Rectangle<int> bounds { remembered->x, remembered->y, std::max (remembered->width, smallestWidth),
                                            std::max (remembered->height, smallestHeight) };

        if (isReachable (bounds))
            return setBounds (fitted (bounds));
    }

    setBounds (firstBounds (asMini));
}

void MainWindow::noteBounds()
{
    if (! isMini)
        content->noteMaximised (isMaximised (*this));

    if (! isMinimised() && (isMini || ! content->isMaximised()))
        content->noteWindowBounds (placeOf (*this));
}

bool MainWindow::keyPressed (const juce::KeyPress& key)
{
    return content->keyPressed (key) || juce::DocumentWindow::keyPressed (key);
}

void MainWindow::closeButtonPressed() { juce::JUCEApplication::getInstance()->systemRequestedQuit(); }
} // namespace twobus
