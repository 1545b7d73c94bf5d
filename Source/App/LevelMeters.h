#pragma once

#include "App/Frame.h"
#include "App/MeterColumn.h"
#include "App/Panel.h"

#include <functional>
#include <memory>
#include <vector>

/** Peak and RMS of every channel, with the highest true peak held above its bar. */
namespace twobus
{
class LevelMeters : public Panel
{
public:
    LevelMeters();

    void show (const Frame&);
    void setMini (bool);

    std::function<void()> onClearHolds;

    void resized() override;
    void mouseUp (const juce::MouseEvent&) override;

private:
    void paintContent (juce::Graphics&) override;
    void setChannels (const ChannelLayout&, std::size_t numChannels);
    juce::Rectangle<int> columnsArea() const;
    bool hasMarks() const noexcept;

    std::vector<std::unique_ptr<MeterColumn>> columns;
    ChannelLayout shownLayout;
    juce::Rectangle<int> marksArea;
    std::optional<double> aim;
    bool isMini = false;
};
} // namespace twobus
