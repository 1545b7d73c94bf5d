#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace twobus
{
/** The mean PSR of the loud parts of a programme.

    PSR, the true peak of 3 s less the short-term loudness of the same 3 s, says little in an intro or a fade. So only
    the loud parts count, where the short-term loudness is within 3 LU of its maximum so far. Once they last 10 s
    together there is a result: the mean, in dB, of the values of every 10 ms.

    As the maximum rises, other parts become the loud ones. So sums are kept for every half LU of short-term loudness
    from -70 to +20 LUFS: the lower edge of the loud parts is rounded to half a LU, and memory is bounded.
*/
class LoudPartsPsr
{
public:
    static constexpr double rangeLu = 3.0;
    static constexpr double shortestSeconds = 10.0;

    void reset() noexcept { bins.fill ({}); }

    /** Adds the values of one sub-block of 10 ms. */
    void add (double shortTermLufs, double psrDb) noexcept;

    /** The total length of the loud parts. */
    double seconds() const noexcept;

    /** Empty before there are 10 s of loud parts. */
    std::optional<double> psrDb() const noexcept;

private:
    static constexpr double lowestLufs = -70.0, binsPerLu = 2.0;
    static constexpr std::size_t numBins = 180;

    struct Bin
    {
        std::uint64_t count = 0;
        double sumOfPsrDb = 0.0;
    };

    Bin loudParts() const noexcept;

    std::array<Bin, numBins> bins {};
};
} // namespace twobus
