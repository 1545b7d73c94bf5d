#pragma once

#include "App/Frame.h"
#include "App/MeterColumn.h"
#include "App/Panel.h"

/** Momentary, short-term and integrated loudness, with the maxima of the first two. */
namespace twobus
{
class LoudnessMeters : public Panel
{
public:
    LoudnessMeters();

    void show (const Frame&);
    void setMini (bool);

    void resized() override;

private:
    void paintContent (juce::Graphics&) override;

    MeterColumn momentary, shortTerm, integrated;
    juce::Rectangle<int> marksArea;
    bool isMini = false, countsAsDualMono = false;
};
} // namespace twobus
