#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <vector>

/** A row of names of which one is chosen: page tabs, Mix or Master. Click, tab and return, or left and right on the keyboard. */
namespace twobus
{
class SegmentedControl : public juce::Component
{
public:
    /** name: for those who hear the window, "Pages". */
    SegmentedControl (const juce::String& name, const juce::StringArray& titles);
    ~SegmentedControl() override;

    /** Shows this one as chosen, without a call of onChange. */
    void select (std::size_t index);

    /** Where there is little room; as many as there are titles, or none for the whole ones. */
    void showShort (const juce::StringArray& shortTitles);

    void setTooltips (const juce::StringArray&);

    /** The user chose another, or the same again. */
    std::function<void (std::size_t)> onChange;

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    class Segment;

    std::vector<std::unique_ptr<Segment>> segments;
};
} // namespace twobus
