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
    scale is at the upper and lower edge, and the levels named on the right are the line's. Draws only what the clip
    needs. */
class WaveformPicture
{
public:
    static constexpr int markSide = 11;

    WaveformPicture();

    juce::Rectangle<int> area;
    std::shared_ptr<const ProgrammeTrace> trace; ///< null: nothing is drawn but the ground and the marks
    double seconds = 0.0; ///< that are shown: the whole file
    std::vector<FileMoment> moments; ///< the worst first
    std::optional<std::size_t> chosen; ///< of the moments: with a ring and a line
    std::optional<int> cursorX;

    void paint (juce::Graphics&) const;

    double secondsAt (int x) const noexcept;
    int xOf (double momentSeconds) const noexcept;

    /** What is under a pixel. */
    TraceSlice sliceAt (int x) const;

    /** The mark nearest to a point, of those in reach. */
    std::optional<std::size_t> momentAt (juce::Point<int>) const;

    /** A moment's mark, with its line where it is chosen. */
    juce::Rectangle<int> momentArea (std::size_t moment) const;
    juce::Rectangle<int> cursorArea() const;

private:
    void paintWave (juce::Graphics&, int first, int last) const;
    void paintLoudness (juce::Graphics&, int first, int last) const;
    void paintLevels (juce::Graphics&) const;
    void paintLevelNames (juce::Graphics&) const;
    void paintMoment (juce::Graphics&, std::size_t moment) const;
    float yOfLoudness (double lufs) const;

    FigureFont labels;
};

/** The mark of a moment: its shape says its severity, with its tip or its middle at x. */
void drawMomentMark (juce::Graphics&, Severity, juce::Rectangle<float>);
} // namespace twobus
