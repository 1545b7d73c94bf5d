#pragma once

#include "App/Session/WindowState.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** A line over the page about the stream: what is wrong, and what to do. Three lines in a small window. */
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
