#pragma once

#include <cstddef>
#include <filesystem>
#include <juce_gui_basics/juce_gui_basics.h>
#include <vector>

namespace twobus
{
/** The right third of the Files page while files are dragged over it: files dropped there are taken as stems. The page
    passes on the drag events and paints the zone above everything else. Message thread. */
class StemDropZone
{
public:
    /** The page must outlive this. */
    explicit StemDropZone (juce::Component& page) : owner (page) {}

    /** Turns the zone on; before this call there is none. */
    void offer() { isOffered = true; }

    void enter (const juce::StringArray& dragged, juce::Point<int>);
    void move (juce::Point<int>);
    void exit();

    /** Ends the drag. Returns whether the files were dropped as stems. */
    bool drop (const juce::StringArray& dropped, juce::Point<int>);

    void paint (juce::Graphics&) const;

private:
    juce::Rectangle<int> area() const;

    juce::Component& owner;
    bool isOffered = false, isOver = false;
    std::size_t numDragged = 0; ///< files that are over the page now
};

/** The files that were dropped, and the audio files in the folders. */
std::vector<std::filesystem::path> audioFilesIn (const juce::StringArray& filesAndFolders);
} // namespace twobus
