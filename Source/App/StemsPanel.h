#pragma once

#include "App/Panel.h"
#include "App/StemSentences.h"
#include "App/StemTable.h"

#include <functional>
#include <optional>
#include <string>

/** The Files page's right part: which stems use the headroom of their sum, what trims would do, and whether the stems really are
    the mix. While they are measured it shows how far that is, and can be asked to stop. Message thread. */
namespace twobus
{
class StemsPanel : public Panel
{
public:
    StemsPanel();

    void show (const StemReport&);
    void showError (std::string);
    void clear() { showError ({}); }

    /** A report, or an error. */
    bool hasSomething() const noexcept { return hasReport || ! error.empty(); }

    /** From 0 to 1; empty: nothing is measured. */
    void showProgress (std::optional<double>);

    std::function<void()> onCancel, onMix, onClose;

    static constexpr int idealWidth = 412, smallestWidth = 330;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All its sentences, whether there is room for them or not. */
    juce::String spokenText() const;

private:
    void paintContent (juce::Graphics&) override;
    int whatIfHeight (int width) const;
    int restHeight (int width, int available) const;

    StemSentences texts;
    std::string error;
    std::optional<double> progress;
    bool hasReport = false;
    juce::Rectangle<int> headingArea, summaryArea, whatIfArea, restArea;
    StemTable table;
    juce::TextButton close { "Close" }, cancel { "Cancel" }, mix { juce::String::fromUTF8 ("Hold against the mix…") };
};
} // namespace twobus
