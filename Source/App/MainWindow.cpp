#include "App/MainWindow.h"

#include "App/MainComponent.h"
#include "App/Theme.h"
#include "App/WindowLayout.h"

namespace twobus
{
namespace
{
constexpr int usualWidth = 1180, usualHeight = 740, largest = 8192;
constexpr int leastVisible = 120; ///< a window with less of it on a screen cannot be got hold of

bool isReachable (juce::Rectangle<int> bounds)
{
    const auto& displays = juce::Desktop::getInstance().getDisplays().displays;
    return std::any_of (displays.begin(), displays.end(), [bounds] (const auto& display) {
        const auto seen = display.userArea.getIntersection (bounds);
        return seen.getWidth() >= leastVisible && seen.getHeight() >= leastVisible; });
}
} // namespace

MainWindow::MainWindow (const SettingsFile& settingsFile, const CommandLine& commandLine)
    : juce::DocumentWindow ("Twobus", theme::background(), allButtons)
{
    const auto settings = settingsFile.read();

    setUsingNativeTitleBar (true);
    setResizable (true, false);
    setResizeLimits (smallestWidth, smallestHeight, largest, largest);
    content = new MainComponent (settings, settingsFile, commandLine);
    setContentOwned (content, false);
    place (settings.window);
    setVisible (true);
    content->grabKeyboardFocus();
}

MainWindow::~MainWindow()
{
    noteBounds();
    clearContentComponent();
}

void MainWindow::place (const std::optional<WindowBounds>& remembered)
{
    if (remembered)
    {
        const juce::Rectangle<int> bounds { remembered->x, remembered->y, std::max (remembered->width, smallestWidth),
                                            std::max (remembered->height, smallestHeight) };

        if (isReachable (bounds))
            return setBounds (bounds);
    }

    centreWithSize (usualWidth, usualHeight);
}

void MainWindow::noteBounds()
{
    if (! isFullScreen() && ! isMinimised())
        content->noteWindowBounds ({ getX(), getY(), getWidth(), getHeight() });
}

bool MainWindow::keyPressed (const juce::KeyPress& key)
{
    return content->keyPressed (key) || juce::DocumentWindow::keyPressed (key);
}

void MainWindow::closeButtonPressed()
{
    juce::JUCEApplication::getInstance()->systemRequestedQuit();
}
} // namespace twobus
