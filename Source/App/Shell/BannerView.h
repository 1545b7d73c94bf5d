#pragma once

#include "App/Session/WindowState.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** A line above the page about the stream: what is wrong, and what to do. In a small window it has three lines. */
class BannerView : public juce::Component
{
public:
    BannerView();

    void show (const Banner&);
    void paint (juce::Graphics&) override;

private:
    Banner shown;
};
} // namespace twobus
