#pragma once

#include "App/Files/Model/FileTexts.h"
#include "App/Widgets/RingedList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>
#include <vector>

namespace twobus
{
/** The worst moments of the chosen file as rows, the worst first, under a title that explains
    their marks. The rows scroll if they do not fit.
    Up, Down, Home and End choose a row. To a screen reader each row is one sentence. Message thread. */
class FileMomentList : public juce::Component, private juce::ListBoxModel
{
public:
    FileMomentList();
    ~FileMomentList() override;

    void show (std::vector<FileMoment>, std::vector<EventLegendEntry> = {});

    /** Selects the moment and scrolls to it, without calling onChoose. */
    void choose (std::optional<std::size_t> moment);

    std::function<void (std::size_t moment)> onChoose;

    bool isEmpty() const noexcept { return moments.empty(); }

    /** The height that shows this many rows, in pixels. */
    static int heightFor (std::size_t numRows) noexcept;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    int getNumRows() override;
    void paintListBoxItem (int position, juce::Graphics&, int width, int height, bool isSelected) override;
    juce::String getNameForRow (int position) override;
    void selectedRowsChanged (int position) override;
    juce::String heading() const;

    std::vector<FileMoment> moments;
    std::vector<EventLegendEntry> legend;
    RingedList list;
    bool isChoosingQuietly = false;
};
} // namespace twobus
