#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace twobus
{
/** Finds where a programme's spectrum ends as if cut with a knife, at half the band or lower: what upsampling leaves,
    since above half the original rate there is nothing. A low-rate lossy codec on the way, or a steep filter, leaves
    the same.

    Of each frequency the highest level over the whole programme is kept. The edge must be told from material that just
    has no treble, so all of this is asked for:
    - at least 5 s of signal, at 44.1 kHz or more;
    - the edge lies from 3 kHz up to half the band (a quarter of the rate) and 3 % beyond, for the slope of a resampler.
      The low-pass filters of lossy codecs, 16 kHz and more at the usual rates, lie above that and are not meant: at
      44.1 and 48 kHz only what ends at 11 or 12 kHz is found;
    - below the edge, from 0.85 to 0.97 of it, there is dense sound: the weakest of narrow bands counts, so that tones
      and partials, which leave gaps, are none;
    - from 6 % above the edge up, the strongest of all bands is at least 40 dB weaker than that. No microphone, tape or
      instrument falls off that steeply, and noise of a converter above the edge hides it: then it was not upsampled.
    Measured on 70 tracks of music: of those made at 22.05, 24 and 32 kHz and resampled by sox to a rate that keeps the
    edge in the lower half, 69 or 70 are found; as they are, through a gentle low-pass at 10 kHz and through MP3 at 128
    kbit/s, none; through MP3 at 64 kbit/s, whose own filter is at 11 kHz, 53. What was made at 32 kHz is found at 96
    kHz, and not at 44.1 and 48.

    Interpolation that leaves images, and shaped dither above the edge, hide it too: a miss.

    Nothing allocates.
*/
class BandEdge
{
public:
    /** Of spectra of so many bins, from 0 Hz up to half the sample rate. */
    void prepare (double sampleRate, std::size_t numBins) noexcept;

    /** As after prepare. */
    void reset() noexcept;

    /** The powers of a block's bins, all on one scale. */
    void process (std::span<const float> binPower) noexcept;

    /** The frequency above which there is nothing; empty where there is no such edge. */
    std::optional<double> emptyAboveHz (double secondsOfSignal) const noexcept;

private:
    static constexpr std::size_t numBands = 256;
    using Levels = std::array<double, numBands>; ///< dB, of each band

    double dropAt (std::size_t band, const Levels& levels, const Levels& strongestFrom) const noexcept;
    void findEdge() noexcept;

    double sampleRate = 48000.0;
    std::size_t binsPerBand = 0; ///< 0: too few bins for this
    std::array<float, numBands> highest {}; ///< over all blocks
    std::optional<double> edgeHz;
};
} // namespace twobus
