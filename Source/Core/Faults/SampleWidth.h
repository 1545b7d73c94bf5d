#pragma once

#include <cstddef>
#include <optional>

namespace twobus
{
/** How many bits the samples of a file need, whatever container they are in: 16 if a 24-bit or float file holds only
    multiples of 2^-15.

    The result is exact, not a guess: one sample between two steps of n bits shows that n bits are not enough. Digital
    silence shows nothing. 32-bit integers arrive as floats, which keep their upper 24 bits. Loud samples lose their
    lowest bits that way, but samples below -42 dBFS lose none, and every programme has such samples where it crosses
    zero. If more than 24 bits are needed (a float mix needs them at once), the search ends.

    NaN and infinity are not steps of any width: a file with either counts as needing more than 24 bits.

    Bounded work: once a sample rules a number of bits out, it isn't tried again. Nothing allocates.
*/
class SampleWidth
{
public:
    static constexpr int mostBits = 24;

    void process (const float* samples, std::size_t numFrames) noexcept;

    /** Empty before the first sample that is not zero, and if more than mostBits are needed. */
    std::optional<int> bitsInUse() const noexcept;

    /** Whether n bits are enough for all samples so far. */
    bool fitsInto (int bits) const noexcept { return enough <= bits; }

private:
    int enough = 0; ///< 0: zeros only so far; mostBits + 1: too many
};
} // namespace twobus
