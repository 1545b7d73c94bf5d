#pragma once

#include "App/Settings/Settings.h"
#include "App/Widgets/SegmentedControl.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

namespace twobus
{
/** What can be chosen once and for all, a row for each: its name, what it means, and its choices. For an OverlayPage. A
    choice holds at once. */
class SettingsPage : public juce::Component
{
public:
    explicit SettingsPage (const Settings&);
    ~SettingsPage() override;

    /** The user's choice, as what it changes in the settings that are current then. */
    std::function<void (const std::function<void (Settings&)>&)> onChange;

    void resized() override;

private:
    class Row;
    class Rows;

    Settings settings; ///< as they are shown
    std::unique_ptr<Rows> rows;
    juce::Viewport viewport;
};
} // namespace twobus
