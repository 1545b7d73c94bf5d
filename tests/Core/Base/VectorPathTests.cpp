#include "Core/Base/VectorPaths.h"

#include "Core/Bank/MeterBank.h"
#include "Core/Base/SampleStatistics.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Chooses the best path again, even if a test fails. */
struct RestoredVectorPath
{
    ~RestoredVectorPath() { chooseVectorPath ({}); }
};

MeterReadings measureOn (const std::string& path, const AudioBuffer& audio, double sampleRate)
{
    REQUIRE (chooseVectorPath (path));
    return measure (audio, sampleRate);
}
} // namespace

TEST_CASE ("every instruction set gives the same readings")
{
    const RestoredVectorPath guard;
    const auto paths = vectorPaths();
    REQUIRE_FALSE (paths.empty());

    for (const auto numChannels : { 1u, 2u, 3u, 6u, 8u })
    {
        for (const auto rate : { 11025.0, 44100.0, 48000.0, 96000.0 })
        {
            const auto audio = randomProgramme (numChannels, 5.0, rate, 17 * numChannels);
            const auto reference = measureOn (paths.back(), audio, rate);

            for (const auto& path : paths)
            {
                CAPTURE (path, numChannels, rate);
                CHECK (differences (measureOn (path, audio, rate), reference, 0.001) == "");
            }
        }
    }
}

TEST_CASE ("an unsupported vector path changes nothing")
{
    const RestoredVectorPath guard;
    const auto samples = noise (4801, 0.5, 3);
    const auto sum = [&samples] { return statisticsOf (samples.data(), samples.size()).sumOfSquares; };
    REQUIRE (chooseVectorPath ({}));
    const auto onBest = sum();

    for (const auto& path : vectorPaths())
    {
        REQUIRE (chooseVectorPath (path));
        const auto onPath = sum(); // each path adds in its own order
        CHECK_FALSE (chooseVectorPath ("abacus"));
        CHECK (sum() == onPath);
    }

    // Lanes add in a different order from a plain loop, so the last digits differ: this shows that the choice took
    // effect.
    if (vectorPaths().size() > 1)
        CHECK (sum() != onBest);

    REQUIRE (chooseVectorPath ({}));
    CHECK (sum() == onBest);
}
