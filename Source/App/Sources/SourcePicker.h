#pragma once

#include "App/Session/SourceList.h"
#include "App/Session/WindowState.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The button that shows the current source, its state and sample rate, and opens the menu of all sources. */
class SourcePicker : public juce::Button
{
public:
    SourcePicker();

    void show (const std::string& name, const SourceFacts&);

    /** Called each time the menu opens; must look for devices again. */
    std::function<std::vector<SourceSection>()> onScan;
    std::function<void (const SourceChoice&)> onChoice;

    /** Returns the current source, which gets a tick in the menu. */
    std::function<std::optional<SourceChoice>()> onCurrent;

    /** Called repeatedly while the menu is open: see SourceList::carriesSound. */
    std::function<std::optional<bool> (const SourceChoice&)> onSound;

    void openMenu();
    void clicked() override { openMenu(); }
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;

private:
    std::string rateThatFits (int width) const;

    std::string shownName, shownRate;
    std::string shownBuffer; ///< empty if the buffer size is not known
    Severity shownSeverity = Severity::neutral;
};
} // namespace twobus
