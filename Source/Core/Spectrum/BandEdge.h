#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace twobus
{
/** Finds where a programme's spectrum ends abruptly, at half the band or lower. Upsampling leaves such an edge, since
    there is nothing above half the original rate. A low-rate lossy codec on the way, or a steep filter, leaves one too.

    Keeps the highest level of each frequency over the whole programme. To tell an edge from material that just has no
    treble, it requires all of this:
    - at least 5 s of signal, at 44.1 kHz or more;
    - the edge lies between 3 kHz and half the band (a quarter of the rate) plus 3 %, for the slope of a resampler. The
      low-pass filters of lossy codecs, 16 kHz and more at the usual rates, lie above that and are left out on purpose:
      at 44.1 and 48 kHz only what ends at 11 or 12 kHz is found;
    - below the edge, from 0.85 to 0.97 of it, the sound is dense: the weakest of the narrow bands counts, so that tones
      and partials, which leave gaps, don't qualify;
    - from 6 % above the edge up, the strongest of all bands is at least 40 dB weaker than that. No microphone, tape or
      instrument falls off that steeply. A converter's noise above the edge hides it: then the file was not upsampled.
    Measured on 70 tracks of music: of those made at 22.05, 24 and 32 kHz and resampled by sox to a rate that keeps the
    edge in the lower half, 69 or 70 are found; unchanged, through a gentle low-pass at 10 kHz and through MP3 at 128
    kbit/s, none; through MP3 at 64 kbit/s, whose own filter is at 11 kHz, 53. Audio made at 32 kHz is found at 96 kHz,
    but not at 44.1 and 48.

    Poor interpolation, which leaves images, and shaped dither above the edge also hide it, so those files are missed.

    Nothing allocates.
*/
class BandEdge
{
public:
    /** numBins: the bins of each spectrum, from 0 Hz up to half the sample rate. */
    void prepare (double sampleRate, std::size_t numBins) noexcept;

    /** Returns to the state after prepare. */
    void reset() noexcept;

    /** Processes the powers of a block's bins, all on one scale. */
    void process (std::span<const float> binPower) noexcept;

    /** The frequency above which there is nothing; empty if there is no such edge. */
    std::optional<double> emptyAboveHz (double secondsOfSignal) const noexcept;

private:
    static constexpr std::size_t numBands = 256;
    using Levels = std::array<double, numBands>; ///< dB for each band

    double dropAt (std::size_t band, const Levels& levels, const Levels& strongestFrom) const noexcept;
    void findEdge() noexcept;

    double sampleRate = 48000.0;
    std::size_t binsPerBand = 0; ///< 0: too few bins to find an edge
    std::array<float, numBands> highest {}; ///< over all blocks
    std::optional<double> edgeHz;
};
} // namespace twobus
