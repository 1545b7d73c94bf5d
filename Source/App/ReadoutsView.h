#pragma once

#include "App/FigureLabel.h"
#include "App/Frame.h"
#include "App/Panel.h"

#include <array>
#include <memory>

/** The nine numbers of a programme. */
namespace twobus
{
class ReadoutsView : public Panel
{
public:
    ReadoutsView();

    void show (const Frame&);
    void resized() override;

private:
    static constexpr std::size_t numReadouts = 9;

    void paintContent (juce::Graphics&) override;
    juce::Rectangle<int> cellOf (std::size_t index) const;

    std::array<std::unique_ptr<FigureLabel>, numReadouts> values;
};
} // namespace twobus
