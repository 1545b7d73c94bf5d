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
/** A few titles side by side, one of them chosen: a switch, or the tabs of the pages.

    To assistive technology it is a group of radio buttons. The Tab key stops at it once; while it has the focus, Left,
    Right, Home and End choose, and Left and Right stop at the ends. A click does not move the focus. The colours are
    the theme's, read when painting. Message thread.
*/
class SegmentedControl : public juce::Component
{
public:
    /** UTF-8. The name is that of the group, for assistive technology: "Stage". The first title is chosen. */
    SegmentedControl (const std::string& name, const std::vector<std::string>& titles);
    ~SegmentedControl() override;

    /** Shows this title as chosen, or none, without calling onChange. Ignores an index out of range. */
    void choose (std::optional<std::size_t> index);
    std::optional<std::size_t> chosen() const noexcept { return chosenIndex; }

    /** Called when the user chooses another title; not called for the title that is already chosen. */
    std::function<void (std::size_t)> onChange;

    /** Draws other words, for when there is little room: one for each title. Assistive technology still gets the
        original titles. */
    void showTitles (const std::vector<std::string>&);

    void setTooltip (std::size_t index, const std::string& utf8);

    /** Shows or hides a red dot on a title: something there needs a look. */
    void setMarked (std::size_t index, bool isMarked);

    /** The width at which each title has a comfortable margin and all are equally wide. A narrower control shows
        smaller margins. Pixels. */
    int idealWidth() const;

    static constexpr int idealHeight = 30;

    /** The height at this width: that of a row, or of more rows if the titles do not fit on one. A control that is so
        high places its titles in rows. Pixels. */
    int heightFor (int width) const;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    class Segment;

    int widestTitle() const;
    std::size_t stopIndex() const noexcept { return chosenIndex.value_or (0); }
    void showChosen();
    void chooseAndNotify (std::size_t index);
    bool moveBy (const juce::KeyPress&);

    std::vector<std::unique_ptr<Segment>> segments;
    std::optional<std::size_t> chosenIndex { 0 };
};
} // namespace twobus
