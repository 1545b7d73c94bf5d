#pragma once

#include "App/Files/Aside/AsidePanel.h"
#include "App/Files/Aside/SectionPlot.h"
#include "Present/Reports/ComparisonText.h"

namespace twobus
{
/** The comparison of two bounces at matched loudness: how far apart they were, and where they differ, section by
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

/** "song-v7.wav, then song-v6.wav" in this width (pixels). If both names do not fit, the longer one is shortened first.
    */
juce::String namesThatFit (const juce::String& first, const juce::String& second, const juce::Font&, float width);
} // namespace twobus
