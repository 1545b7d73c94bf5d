#pragma once

#include <cstddef>
#include <optional>

namespace twobus
{
/** How many bits the samples of a file need, whatever container they are in: 16 where a 24-bit file (or one of floats)
    holds nothing but multiples of 2^-15.

    It is exact, and no guess: one sample between two steps of n bits shows that n bits are not enough. Digital silence
    shows nothing. 32-bit integers come as floats, which hold their upper 24 bits: of loud samples the lowest are
    rounded off, of samples below -42 dBFS none are, and every programme has those where it crosses zero. What needs
    more than 24 bits (a mix of floats does at once) is not looked at further.

    A sample that is no number is no step of anything: such a file needs more than 24 bits.

    Bounded work: each number of bits is tried until a sample refutes it, and then never again. Nothing allocates.
*/
class SampleWidth
{
public:
    static constexpr int mostBits = 24;

    void process (const float* samples, std::size_t numFrames) noexcept;

    /** Empty before the first sample that is not zero, and where there are more than mostBits. */
    std::optional<int> bitsInUse() const noexcept;

    /** Whether n bits are enough for what was there so far. */
    bool fitsInto (int bits) const noexcept { return enough <= bits; }

private:
    int enough = 0; ///< 0: zeros only; mostBits + 1: more than are looked for
};
} // namespace twobus
