#pragma once

#include "App/Widgets/Panel.h"

#include <functional>
#include <optional>
#include <string>

namespace twobus
{
/** A panel beside the bounces: a heading, a line that sums up a report, and the report itself. While the report is
    being made, that line shows the progress and the user can cancel. If the report fails, an error takes its place. The
    page decides what Close and Cancel do. Message thread. */
class AsidePanel : public Panel
{
public:
    static constexpr int idealWidth = 412, smallestWidth = 330;

    /** Shows an error in place of a report. */
    void showError (const std::string&);
    void clear() { showError ({}); }

    bool hasReport() const noexcept { return isReported; }

    /** Whether the panel shows a report or an error. */
    bool hasContent() const noexcept { return isReported || ! error.empty(); }

    /** From 0 to 1; empty if nothing is being measured. */
    void showProgress (std::optional<double>);

    std::function<void()> onCancel, onClose;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    /** All sentences, even those that have no room. */
    juce::String spokenText() const;

protected:
    struct Words
    {
        const char* title; ///< "Stems: what uses the headroom"
        const char* shortTitle; ///< used if there is no room for title
        const char* doing; ///< "Summing the stems"
        const char* closing; ///< what Close does
        const char* cancelling; ///< what Cancel does
    };

    AsidePanel (const char* name, Words);

    /** Call this when there is a new report: lays everything out and repaints. */
    void noteReport();

    bool isMeasuring() const noexcept { return progress.has_value(); }

    /** Called when the report is cleared. */
    virtual void forgetReport() = 0;

    /** Lays out the report below the summary line. Also called if there is no report. */
    virtual void placeReport (juce::Rectangle<int> area) = 0;
    virtual void paintReport (juce::Graphics&) = 0;

    /** Called only if there is a report. */
    virtual void paintSummary (juce::Graphics&, juce::Rectangle<int> area) = 0;
    virtual juce::StringArray sentencesOfReport() const = 0;

private:
    void paintContent (juce::Graphics&) override;
    void refresh();

    const Words words;
    std::string error;
    std::optional<double> progress;
    bool isReported = false;
    juce::Rectangle<int> headingArea, summaryArea, reportArea;
    juce::TextButton close { "Close" }, cancel { "Cancel" };
};
} // namespace twobus
