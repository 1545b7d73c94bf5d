#pragma once

#include "App/Meters/ReadingCell.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"

#include <array>
#include <functional>
#include <memory>

namespace twobus
{
/** The nine readings of a programme, and a menu that chooses the RMS convention and how mono counts in loudness. */
class ReadoutsView : public Panel
{
public:
    ReadoutsView();

    void show (const Frame&);

    std::function<void (RmsConvention)> onRms;
    std::function<void (bool)> onDualMono;

    void resized() override;

private:
    static constexpr std::size_t numReadouts = 9;

    void paintContent (juce::Graphics&) override;
    juce::Rectangle<int> cellOf (std::size_t index) const;
    void openMenu();

    std::array<std::unique_ptr<ReadingCell>, numReadouts> cells;
    juce::TextButton options { "Options" };
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false, countsAsDualMono = false;
};
} // namespace twobus
