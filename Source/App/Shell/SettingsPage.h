#pragma once

#include "App/Settings/Settings.h"
#include "App/Widgets/SegmentedControl.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace twobus
{
/** The settings, one row each: its name, what it means, and its choices. A choice takes effect at once. For an
    OverlayPage. */
class SettingsPage : public juce::Component
{
public:
    explicit SettingsPage (const Settings&);
    ~SettingsPage() override;

    /** Called with the user's choice, as a function that edits the current settings. */
    std::function<void (const std::function<void (Settings&)>&)> onChange;

    void resized() override;

private:
    class Row;
    class Rows;

    Settings settings; ///< the settings as shown
    std::unique_ptr<Rows> rows;
    juce::Viewport viewport;
};
} // namespace twobus
