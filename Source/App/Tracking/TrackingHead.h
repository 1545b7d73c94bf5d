#pragma once

#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"

#include <array>
#include <functional>
#include <string>

namespace twobus
{
/** The top of the Tracking page: what to do next, and the progress of the three steps. */
class TrackingHead : public Panel
{
public:
    TrackingHead();

    void show (const Frame&);

    /** Called when the user asks to begin with the first step again. */
    std::function<void()> onListenAgain;

    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintSteps (juce::Graphics&) const;

    struct Words
    {
        Severity severity = Severity::neutral;
        std::string headline, notice, aim;

        bool operator== (const Words&) const = default;
    };

    Words words;
    std::array<float, 2> done {}; ///< progress of the quiet and the playing step, 0 to 1
    juce::TextButton again { "Listen again" };
    juce::Rectangle<int> wordsArea, stepsArea;
};
} // namespace twobus
