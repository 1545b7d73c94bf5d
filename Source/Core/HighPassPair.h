#pragma once

#include <array>
#include <cstddef>

/** A second-order Butterworth high-pass (bilinear transform) over two channels side by side, of whose output the sums
    of the products are wanted. Coefficients and state are double. */
namespace twobus
{
class HighPassPair
{
public:
    struct Products
    {
        double firstFirst = 0.0, secondSecond = 0.0, firstSecond = 0.0;
    };

    void prepare (double cornerHz, double sampleRate) noexcept;
    void reset() noexcept { state = {}; }

    /** Filters numFrames samples of each channel; keeps the state for the next. */
    Products productsOf (const float* first, const float* second, std::size_t numFrames) noexcept;

    struct Coefficients
    {
        double gain = 1.0, a1 = 0.0, a2 = 0.0; ///< the numerator is gain (1, -2, 1)
    };

    /** The last two inputs and outputs, each of both channels. */
    struct State
    {
        using Pair = std::array<double, 2>;
        alignas (16) Pair x1 {}, x2 {}, y1 {}, y2 {};
    };

private:
    Coefficients coefficients;
    State state;
};
} // namespace twobus
