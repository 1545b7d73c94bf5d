#pragma once

#include "App/Files/Aside/AsidePanel.h"
#include "App/Files/Aside/StemSentences.h"
#include "App/Widgets/ShareTable.h"
#include "Results/StemReport.h"

#include <functional>

namespace twobus
{
/** Which stems use the headroom of their sum, what trims would do, and whether the stems really sum to the mix. Message
    thread. */
class StemsPanel : public AsidePanel
{
public:
    StemsPanel();

    void show (const StemReport&);

    std::function<void()> onMix;

private:
    void forgetReport() override { texts = {}; }
    void placeReport (juce::Rectangle<int>) override;
    void paintReport (juce::Graphics&) override;
    void paintSummary (juce::Graphics&, juce::Rectangle<int>) override;
    juce::StringArray sentencesOfReport() const override;
    int whatIfHeight (int width) const;
    int restHeight (int width, int available) const;

    StemSentences texts;
    juce::Rectangle<int> whatIfArea, restArea;
    ShareTable table { "Stem" };
    juce::TextButton mix { juce::String::fromUTF8 ("Compare with the mix…") };
};
} // namespace twobus
