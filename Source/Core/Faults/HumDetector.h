#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace twobus
{
struct MainsHum
{
    double frequencyHz = 0.0; ///< 50 or 60
    double meanSquare = 0.0;
};

/** Mains hum in three quiet seconds of one channel: 50 or 60 Hz with its harmonics up to the sixth.

    The audio is averaged down to 1000 values a second. Each tenth of a second holds whole periods of every harmonic, so
    its Fourier sums at the harmonics are complex envelopes at 10 Hz. The Hann-windowed transform of 30 of them is the
    spectrum from 5 Hz below to 5 Hz above each harmonic, in steps of 1/3 Hz.

    A line is a local maximum, interpolated, within 0.25 Hz of the mains frequency times the harmonic's number (the grid
    keeps within 0.2 Hz). It must stand out by 12 dB from the mean of the spectrum 1 to 3.3 Hz beside it. Hum is a
    fundamental that stands out by 15 dB, or any two harmonics that agree on one mains frequency to within 0.1 Hz. In
    noise, whose lines are distributed exponentially, that gives less than one false alarm in 10 000. Notes of the
    tempered scale (A = 440 Hz), up to 20 cents out of tune, either lie further off than 0.25 Hz or match a single
    harmonic only.

    Lines more than 20 dB below the strongest are left out, and so is hum more than 15 dB below the whole: noise hides
    it, and images are as weak. Tones 10 Hz beside a harmonic leak at least 15 dB down, beside the fundamental 32 dB;
    tones near 1000 Hz less a fundamental fold 25 dB down.

    The level of the hum is the sum of its lines, right within 0.3 dB if they stand out by 20 dB. Bounded work, no
    allocation.
*/
class HumDetector
{
public:
    static constexpr std::size_t numTenths = 30;

    void reset() noexcept;

    /** Processes one sub-block of 10 ms. If a tenth lacks any of its sub-blocks, find() must not be called for a span
        with that tenth. */
    void process (const float* samples, std::size_t numFrames) noexcept;

    /** Call this after the tenth sub-block, whether or not all ten were processed. */
    void endTenth() noexcept;

    /** The hum in the last 30 tenths. `meanSquare` is theirs, without DC. */
    std::optional<MainsHum> find (double meanSquare) const noexcept;

private:
    static constexpr std::size_t numFrequencies = 11;

    /** The cosine sums of all frequencies, then their sine sums. */
    using Sums = std::array<float, 2 * numFrequencies>;

    static constexpr int numHarmonics = 6;

    class Spectrum;

    struct Line
    {
        double prominence = 0.0; ///< a ratio of powers; 0: no line
        double meanSquare = 0.0;
        double mainsOffsetHz = 0.0; ///< of the mains frequency that would make this line
    };

    using Lines = std::array<Line, numHarmonics>;

    Line lineAt (int frequencyHz, int harmonic) const noexcept;
    Lines linesOf (int mainsHz) const noexcept;
    static std::optional<MainsHum> humOf (const Lines&, int mainsHz, double strongest) noexcept;

    Sums current {};
    std::size_t position = 0; ///< in the tenth, in thousandths of a second
    std::array<Sums, numTenths> tenths {};
    std::size_t next = 0;
};
} // namespace twobus
