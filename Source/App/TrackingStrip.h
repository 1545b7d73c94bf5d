#pragma once

#include "Advice/Advice.h"
#include "App/FigureLabel.h"
#include "App/LevelBar.h"
#include "App/Panel.h"
#include "Core/MeterReadings.h"

#include <string>

/** One input while recording: what to do with its gain, its bar, its highest peak and its average. */
namespace twobus
{
class TrackingStrip : public Panel
{
public:
    TrackingStrip (std::size_t channel, std::string inputName);

    struct Contents
    {
        const ChannelReadings& readings;
        std::string advice; ///< "down 10 dB, then listen again": after the comma it is the second line
        Severity severity = Severity::neutral;
        bool levelsAreLive = false, numbersAreDue = true;
    };

    void show (const Contents&);
    void resized() override;

    static constexpr int narrowest = 124, widest = 190;

private:
    void paintContent (juce::Graphics&) override;
    juce::Rectangle<int> adviceArea() const;

    const std::string number, name;
    std::string advice;
    Severity severity = Severity::neutral;
    LevelBar bar;
    FigureLabel peak, average, clips;
    juce::Rectangle<int> marksArea;
};
} // namespace twobus
