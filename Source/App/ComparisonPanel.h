#pragma once

#include "App/Panel.h"
#include "App/SectionPlot.h"
#include "Present/ComparisonText.h"

#include <functional>
#include <optional>
#include <string>

/** Two bounces held against each other as loud as each other: how far apart they were, where they differ, section by section.
    While they are measured it shows how far that is, and can be asked to stop. Message thread. */
namespace twobus
{
class ComparisonPanel : public Panel
{
public:
    ComparisonPanel();

    void show (const BounceComparison&);
    void showError (std::string);
    void clear() { showError ({}); }

    /** A comparison, or an error. */
    bool hasSomething() const noexcept { return hasComparison || ! error.empty(); }

    /** From 0 to 1; empty: nothing is measured. */
    void showProgress (std::optional<double>);

    std::function<void()> onCancel, onClose;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All its sentences, whether there is room for them or not. */
    juce::String spokenText() const;

private:
    void paintContent (juce::Graphics&) override;
    void paintFiles (juce::Graphics&) const;
    void tellChange();

    ComparisonText texts;
    std::string firstName, secondName, error;
    std::optional<double> progress;
    bool hasComparison = false;
    juce::Rectangle<int> headingArea, summaryArea, headlineArea, captionArea, restArea;
    SectionPlot plot;
    juce::TextButton close { "Close" }, cancel { "Cancel" };
};
} // namespace twobus
