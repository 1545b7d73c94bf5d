#pragma once

#include "App/Files/Details/TraceSlices.h"
#include "App/Files/Model/FileTexts.h"
#include "App/Widgets/Figures.h"

#include <juce_graphics/juce_graphics.h>

#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** Draws a whole file: its waveform, the short-term loudness as a line over it, and its worst moments as marks. Full
    scale is at the upper and lower edges; the levels named on the right belong to the loudness line. Draws only what
    the clip region needs. */
class WaveformPicture
{
public:
    static constexpr int markSide = 11;

    WaveformPicture();

    juce::Rectangle<int> area;
    std::shared_ptr<const ProgrammeTrace> trace; ///< if null, only the background and the marks are drawn
    double seconds = 0.0; ///< the length of the whole file, all of which is shown
    std::vector<FileMoment> moments; ///< the worst first
    std::optional<std::size_t> chosen; ///< index of the moment that is drawn with a ring and a line
    std::optional<int> cursorX;

    void paint (juce::Graphics&) const;

    double secondsAt (int x) const noexcept;
    int xOf (double momentSeconds) const noexcept;

    /** The values at this pixel. */
    TraceSlice sliceAt (int x) const;

    /** The moment whose mark is nearest to this point; empty if none is within reach. */
    std::optional<std::size_t> momentAt (juce::Point<int>) const;

    /** The area of a moment's mark, including its line if the moment is chosen. */
    juce::Rectangle<int> momentArea (std::size_t moment) const;
    juce::Rectangle<int> cursorArea() const;

private:
    void paintWave (juce::Graphics&, int first, int last) const;
    void paintLoudness (juce::Graphics&, int first, int last) const;
    void paintLevels (juce::Graphics&) const;
    void paintLevelNames (juce::Graphics&) const;
    void paintMoment (juce::Graphics&, std::size_t moment) const;
    float yOfLoudness (double lufs) const;
    juce::Rectangle<int> markArea (double momentSeconds) const;

    FigureFont labels;
};
} // namespace twobus
