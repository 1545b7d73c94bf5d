#pragma once

#include "App/Session/Frame.h"
#include "App/Verdict/CheckRow.h"
#include "App/Verdict/WorkOptions.h"
#include "App/Widgets/Panel.h"

#include <memory>
#include <string>
#include <vector>

namespace twobus
{
/** The list of checks, and the menu with the user's choices for their work. The Tab key stops at the list once; the
    arrow keys go from row to row. */
class ChecksView : public Panel
{
public:
    ChecksView();

    void show (const Frame&);
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

    WorkOptions options;

private:
    void paintContent (juce::Graphics&) override;
    void setNumRows (std::size_t);
    std::vector<juce::Component*> stops() const;
    void alignLimits();
    juce::Rectangle<int> remarkArea() const;

    std::vector<std::unique_ptr<CheckRow>> rows;
    std::string heard, heardWithLongest; ///< the second also names the longest pass, if there is one
};
} // namespace twobus
