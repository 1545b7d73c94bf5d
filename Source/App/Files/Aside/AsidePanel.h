#pragma once

#include "App/Widgets/Panel.h"

#include <functional>
#include <optional>
#include <string>

namespace twobus
{
/** What stands beside the bounces: a heading, a line that sums a report up, and the report itself. While the report is
    being made that line says how far it is, and it can be cancelled; where there can be none, an error stands in its
    place. The page decides what Close and Cancel do. Message thread. */
class AsidePanel : public Panel
{
public:
    static constexpr int idealWidth = 412, smallestWidth = 330;

    /** In the place of a report. */
    void showError (const std::string&);
    void clear() { showError ({}); }

    bool hasReport() const noexcept { return isReported; }

    /** A report, or an error. */
    bool hasSomething() const noexcept { return isReported || ! error.empty(); }

    /** From 0 to 1; empty: nothing is measured. */
    void showProgress (std::optional<double>);

    std::function<void()> onCancel, onClose;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All its sentences, whether there is room for them or not. */
    juce::String spokenText() const;

protected:
    struct Words
    {
        const char* title; ///< "Stems: what uses the headroom"
        const char* shortTitle; ///< where there is no room for that
        const char* doing; ///< "Summing the stems"
        const char* closing; ///< what Close does
        const char* cancelling; ///< what Cancel does
    };

    AsidePanel (const char* name, Words);

    /** A new report is there: everything is placed and painted again. */
    void noteReport();

    bool isMeasuring() const noexcept { return progress.has_value(); }

    /** The report is gone. */
    virtual void forgetReport() = 0;

    /** Below the line that sums it up; without a report too. */
    virtual void placeReport (juce::Rectangle<int> area) = 0;
    virtual void paintReport (juce::Graphics&) = 0;

    /** Only of a report. */
    virtual void paintSummary (juce::Graphics&, juce::Rectangle<int> area) = 0;
    virtual juce::StringArray sentencesOfReport() const = 0;

private:
    void paintContent (juce::Graphics&) override;
    void tellChange();

    const Words words;
    std::string error;
    std::optional<double> progress;
    bool isReported = false;
    juce::Rectangle<int> headingArea, summaryArea, reportArea;
    juce::TextButton close { "Close" }, cancel { "Cancel" };
};
} // namespace twobus
