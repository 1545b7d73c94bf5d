#pragma once

#include "App/Meters/ReadingCell.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TitleMenu.h"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
/** The nine readings of a programme. The Tab key stops at them once; the arrow keys go from one to the next. The title
    says whether they cover the pass or everything since the reset, and lets the user choose. A menu chooses the RMS
    convention and how mono counts in loudness. */
class ReadoutsView : public Panel
{
public:
    ReadoutsView();

    void show (const Frame&);

    std::function<void (ReadingsScope)> onScope;
    std::function<void (RmsConvention)> onRms;
    std::function<void (bool)> onDualMono;

    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    static constexpr std::size_t numReadouts = 9;

    void paintContent (juce::Graphics&) override;
    void paintTitle (juce::Graphics&) override {} // the picker is the title
    void showScope (const Frame&);
    juce::PopupMenu scopeMenu() const;
    juce::Rectangle<int> cellOf (std::size_t index) const;
    void openMenu();
    std::vector<juce::Component*> stops() const;

    std::array<std::unique_ptr<ReadingCell>, numReadouts> cells;
    TitleMenu picker { "What the readings cover" };
    std::string scopeTitle;
    ReadingsScope scope = ReadingsScope::pass;
    bool hasPasses = true; ///< false for a stream
    juce::TextButton options { "Options" };
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false, countsAsDualMono = false;
};
} // namespace twobus
