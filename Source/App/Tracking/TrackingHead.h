#pragma once

#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"

#include <array>
#include <functional>
#include <string>

namespace twobus
{
/** The recording page's upper edge: what to do first, and how far the three steps have come. */
class TrackingHead : public Panel
{
public:
    TrackingHead();

    void show (const Frame&);

    /** The button that begins with the first step again. */
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
    std::array<float, 2> done {}; ///< of the quiet and of the playing, 0 to 1
    juce::TextButton again { "Listen again" };
    juce::Rectangle<int> wordsArea, stepsArea;
};
} // namespace twobus
