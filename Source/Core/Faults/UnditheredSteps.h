#pragma once

#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Finds audio that was cut to 16 bits without dither, by its quietest parts, where the waveform is then a staircase.

    Dither is noise of about a step, added before the bits are cut: wherever the signal passes from one step to the
    next, the samples flicker between the two for a while. Without dither each step lasts until the next begins. So this
    looks at stretches of some milliseconds with no sample above three steps of 16 bits (-80.8 dBFS: the ends of fades
    and of reverberation). Such a stretch is a staircase if
    - its value changes at least twice, each time by one step;
    - every value lasts for at least 8 samples. With triangular or shaped dither this does not happen at all; with
      rectangular dither each slow change would have to pass without flicker by chance.
    The result is certain with 24 such stretches in the file: that many pass without flicker only if there is no noise
    at all.

    The limits: nothing is found if the file has no quiet parts, if these have their own noise (of tape, of a
    microphone), which is dither enough, or if treble continues to the end. A miss is better than a false alarm. Audio
    that was made in 16 bits in the first place, such as a game console's sounds, has steps too. For one channel.
    Nothing allocates.
*/
class UnditheredSteps
{
public:
    /** Processes a stretch of samples, of which `peak` is the highest magnitude. All must be multiples of 2^-15. */
    void process (const float* samples, std::size_t numFrames, float peak) noexcept;

    bool hasEnoughStaircases() const noexcept { return numStaircases >= fewestStaircases; }

private:
    static constexpr std::uint64_t fewestStaircases = 24;

    std::uint64_t numStaircases = 0;
};
} // namespace twobus
