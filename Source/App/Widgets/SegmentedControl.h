#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** A few titles side by side of which one is chosen: a switch, or the tabs of pages.

    To assistive technology a group of radio buttons, and one stop of the keyboard's round: left and right, home and end
    choose while it has the focus; at its ends it stands still. A click leaves the focus where it was. The colours are
    the theme's, read when painting. Message thread.
*/
class SegmentedControl : public juce::Component
{
public:
    /** UTF-8. The name is the group's, for assistive technology: "Stage". The first is chosen. */
    SegmentedControl (const std::string& name, const std::vector<std::string>& titles);
    ~SegmentedControl() override;

    /** Shows another as chosen, or none, without onChange. An index that is none of them is ignored. */
    void choose (std::optional<std::size_t> index);
    std::optional<std::size_t> chosen() const noexcept { return chosenIndex; }

    /** The user chose another; never for the one that is chosen already. */
    std::function<void (std::size_t)> onChange;

    /** Other words for the eye, where there is little room: as many as there are titles. They are still told by their
        titles. */
    void showTitles (const std::vector<std::string>&);

    void setTooltip (std::size_t index, const std::string& utf8);

    /** How wide it is with a calm margin beside each title, all equally wide; narrower ones need less margin. */
    int idealWidth() const;

    static constexpr int idealHeight = 30;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class Segment;

    std::size_t stopIndex() const noexcept { return chosenIndex.value_or (0); }
    void showChosen();
    void chooseAsUser (std::size_t index);
    bool moveBy (const juce::KeyPress&);

    std::vector<std::unique_ptr<Segment>> segments;
    std::optional<std::size_t> chosenIndex { 0 };
};
} // namespace twobus
