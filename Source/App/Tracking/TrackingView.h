#pragma once

#include "App/Session/Frame.h"
#include "App/Tracking/LinkButton.h"
#include "App/Tracking/TrackingHead.h"
#include "App/Tracking/TrackingStrip.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The page for recording: what to do next, and a strip for each input, which scroll if there are too many.

    In the large view, or in a small window, the strips become tiles in a grid, with numbers that can be read from three
    metres. A click on an input shows only that input; another click shows all inputs again. If the strips scroll, Tab
    reaches them and the arrow keys scroll them. */
class TrackingView : public juce::Component
{
public:
    TrackingView();

    void show (const Frame&);
    void toggleLarge();

    /** Called when the user links or unlinks this input and the next. */
    std::function<void (std::size_t first)> onLink;
    std::function<void()> onListenAgain;

    /** Called when the user has seen this input's clip. */
    std::function<void (std::size_t input)> onAcknowledge;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void focusOfChildComponentChanged (FocusChangeType) override;

private:
    void setInputs (const Frame&);
    void showAlone (std::size_t input);
    bool showsTiles() const noexcept;
    void placeStrips (juce::Rectangle<int> area);
    void placeTiles (juce::Rectangle<int> area);

    TrackingHead head;
    juce::Viewport viewport;
    juce::Component strips;
    std::vector<std::unique_ptr<TrackingStrip>> inputs;
    std::vector<std::unique_ptr<LinkButton>> links;
    std::vector<std::string> shownNames;
    std::size_t shownChannels = 0;
    bool isLarge = false;
    std::optional<std::size_t> alone;
};
} // namespace twobus
