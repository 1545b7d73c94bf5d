#pragma once

#include "App/Frame.h"
#include "App/Panel.h"
#include "App/TrackingStrip.h"

#include <memory>
#include <string>
#include <vector>

/** The page for recording: what to do first, and a strip for each input; more than fit are scrolled. */
namespace twobus
{
class TrackingView : public juce::Component
{
public:
    TrackingView();
    ~TrackingView() override;

    void show (const Frame&);
    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class Head;

    void setInputs (const Frame&);

    std::unique_ptr<Head> head;
    juce::Viewport viewport;
    juce::Component strips;
    std::vector<std::unique_ptr<TrackingStrip>> inputs;
    std::vector<std::string> shownNames;
    std::size_t shownChannels = 0;
};
} // namespace twobus
