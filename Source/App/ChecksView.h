#pragma once

#include "App/Frame.h"
#include "App/Panel.h"
#include "App/WorkOptions.h"

#include <string>
#include <vector>

/** The list of checks: shape, name, value and limit. A row repaints when its text changes. */
namespace twobus
{
class ChecksView : public Panel
{
public:
    ChecksView();

    void show (const Frame&);
    void resized() override;

    WorkOptions options;

private:
    void paintContent (juce::Graphics&) override;
    void paintRow (juce::Graphics&, const CheckText&, juce::Rectangle<int>) const;

    /** Empty for a row that does not fit. */
    juce::Rectangle<int> rowOf (std::size_t index) const;
    juce::Rectangle<int> remarkArea() const;

    std::vector<CheckText> checks;
    std::string heard;
    int limitWidth = 0; ///< of the widest limit
};
} // namespace twobus
