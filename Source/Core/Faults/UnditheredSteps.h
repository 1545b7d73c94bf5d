#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Tells audio that was cut to 16 bits without dither, by its quietest parts: there the waveform is a staircase.

    Dither is noise of about a step, added before the bits are cut: wherever the signal passes from one step to the
    next, the samples flicker between both for a while. Without it each step lasts until the next begins. So stretches
    of some milliseconds with no sample above three steps of 16 bits (-80.8 dBFS: the ends of fades and of
    reverberation) are looked into. One is a staircase where
    - its value changes at least twice, each time by one step;
    - every value lasts for 8 samples at least. With triangular or shaped dither this does not happen at all; with
      rectangular dither each slow change would have to pass without flicker by chance.
    It is sure with 24 such stretches in the file; each passes that often without a flicker only where there is no noise
    at all.

    The limit: nothing is found where the file has no quiet parts, or has noise of its own in them (of tape, of a
    microphone), which is dither enough; nor where treble goes on to the end. A miss is better than a false alarm. What
    was made in 16 bits in the first place, as a game console's sounds, has steps too. Of one channel. Nothing
    allocates.
*/
class UnditheredSteps
{
public:
    /** A stretch of samples, of which `peak` is the highest magnitude. All are multiples of 2^-15. */
    void process (const float* samples, std::size_t numFrames, float peak) noexcept;

    bool isSure() const noexcept { return numStaircases >= fewestStaircases; }

private:
    static constexpr std::uint64_t fewestStaircases = 24;

    std::uint64_t numStaircases = 0;
};
} // namespace twobus
