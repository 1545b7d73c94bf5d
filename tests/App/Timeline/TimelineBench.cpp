#include "App/FrameOf.h"
#include "App/Timeline/TimelineView.h"
#include "Bench/Timing.h"
#include "Support/Catch.h"

#include <array>
#include <cmath>
#include <cstdio>

/** Measures the timeline's cost after a minute, two hours and a day: adding one row, and painting everything. Prints
    the times and asserts nothing. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
constexpr int width = 1252, height = 152;

/** A row that resembles music, with sections, phrases and bars. */
MeterRow rowAt (std::uint64_t row)
{
    const auto t = static_cast<double> (row) / rowsPerSecond;
    const auto lufs = static_cast<float> (-16.0 + 3.0 * std::sin (t / 37.0) + 1.5 * std::sin (t / 3.1));
    return { lufs + 1.0f, lufs, lufs + 12.0f, lufs + 11.5f };
}

/** A timeline that has been running for this long. */
struct Open
{
    explicit Open (int minutes)
    {
        view.setSize (width, height);

        while (frame.history.numRows() < static_cast<std::uint64_t> (minutes) * 600)
            frame.history.append (rowAt (frame.history.numRows()));

        note();
        view.show (frame.get());
    }

    void note()
    {
        frame.snapshot.readings.secondsMeasured = static_cast<double> (frame.history.numRows()) / rowsPerSecond;
        frame.snapshot.measurement = 1;
    }

    void addRow()
    {
        frame.history.append (rowAt (frame.history.numRows()));
        note();
        view.show (frame.get());
    }

    void paint()
    {
        juce::Graphics g (picture);
        view.paintEntireComponent (g, true);
    }

    test::FrameOf frame { MeterReadings {} };
    TimelineView view;
    juce::Image picture { juce::Image::ARGB, width, height, true };
};
} // namespace

TEST_CASE ("the timeline's cost doesn't grow with the hours", "[.bench]")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    constexpr auto rows = 100, pictures = 20;

    for (const auto minutes : { 1, 120, 24 * 60 })
    {
        Open open (minutes);
        const std::array works { Work { "a row",
                                        [&open] {
                                            for (int i = 0; i < rows; ++i)
                                                open.addRow();
                                        } },
                                 Work { "a picture", [&open] {
                                           for (int i = 0; i < pictures; ++i)
                                               open.paint();
                                       } } };
        const auto taken = alternatingSeconds (works, 5);
        std::printf ("%5d min: a row and its readings %.3f ms, a whole picture %.2f ms\n", minutes,
                     median (taken[0]) / rows * 1000.0, median (taken[1]) / pictures * 1000.0);
    }
}
