#pragma once

#include "App/Files/Aside/AsidePanel.h"
#include "App/Files/Aside/SectionPlot.h"
#include "Present/Reports/ComparisonText.h"

namespace twobus
{
/** Two bounces held against each other as loud as each other: how far apart they were, where they differ, section by
    section. Message thread. */
class ComparisonPanel : public AsidePanel
{
public:
    ComparisonPanel();

    void show (const BounceComparison&);

private:
    void forgetReport() override;
    void placeReport (juce::Rectangle<int>) override;
    void paintReport (juce::Graphics&) override;
    void paintSummary (juce::Graphics&, juce::Rectangle<int>) override;
    juce::StringArray sentencesOfReport() const override;

    ComparisonText texts;
    juce::String firstName, secondName;
    juce::Rectangle<int> headlineArea, captionArea, restArea;
    SectionPlot plot;
};

/** "song-v7.wav, then song-v6.wav" in so much room: a name is shortened only where both do not fit, and the longer one
    first. */
juce::String namesThatFit (const juce::String& first, const juce::String& second, const juce::Font&, float width);
} // namespace twobus
