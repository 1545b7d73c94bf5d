#include "Core/Base/ZeroedMemory.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>

using namespace twobus;

TEST_CASE ("zeroed memory is all zeros")
{
    constexpr std::size_t count = 100'000;
    const auto numbers = zeroedMemory<double> (count);
    CHECK (std::all_of (numbers.get(), numbers.get() + count, [] (double number) { return number == 0.0; }));

    const auto cells = zeroedMemory<std::array<std::atomic<float>, 6>> (count);
    CHECK (cells[0][0].load() == 0.0f);
    CHECK (cells[count - 1][5].load() == 0.0f);
    cells[count - 1][5].store (1.0f);
    CHECK (cells[count - 1][5].load() == 1.0f);
}
