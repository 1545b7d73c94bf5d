#include "Advice/TrackAdvice.h"
#include "Core/Stems/TrackMix.h"
#include "Files/Stems/StemFiles.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The tracks as stems behind their faders. */
std::vector<AudioBuffer> stemsOf (const std::vector<MixedTrack>& tracks)
{
    std::vector<AudioBuffer> stems;

    for (const auto& track : tracks)
    {
        const auto rendered = track.rendered();
        auto& stem = stems.emplace_back (rendered.size(), rendered.front().size());

        for (std::size_t channel = 0; channel < rendered.size(); ++channel)
            std::transform (rendered[channel].begin(), rendered[channel].end(), stem[channel].begin(),
                            [] (double value) { return static_cast<float> (value); });
    }

    return stems;
}
} // namespace

TEST_CASE ("shares of tracks in front of their faders are those of the stems behind them")
{
    for (const std::uint32_t seed : { 1u, 20u, 300u })
    {
        const auto tracks = eightTracks (6.0, seed);
        const auto stems = stemsOf (tracks);
        const TemporaryFolder folder;
        const auto report = analyseStems (writeStems (folder, stems), {});
        const auto readings = readingsOf (tracks, summed (stems));
        CAPTURE (seed);
        REQUIRE (readings.moments.size() >= 2);

        for (const auto& moment : readings.moments)
        {
            const auto same =
                std::find_if (report.moments.begin(), report.moments.end(), [&] (const StemMoment& other) {
                    return other.channel == moment.channel && std::abs (other.seconds - moment.seconds) < 1e-6;
                });
            CAPTURE (moment.seconds);

            if (same == report.moments.end()) // in the last second a stem's moment can still be replaced
            {
                CHECK (moment.seconds > 4.9);
                continue;
            }

            CHECK (moment.truePeakDbtp == near (same->truePeakDbtp, 1e-4));

            for (std::size_t track = 0; track < tracks.size(); ++track)
                CHECK (moment.values[track] / moment.value == near (same->shares[track], 0.005));
        }
    }
}

TEST_CASE ("trims of tracks are as small as those of the stems behind their faders")
{
    const auto tracks = eightTracks (6.0, 20);
    const auto stems = stemsOf (tracks);
    const TemporaryFolder folder;
    const auto report = analyseStems (writeStems (folder, stems), {});
    const auto advice = adviseTracks (readingsOf (tracks, summed (stems)), usualAimDbtp);
    REQUIRE (report.masterTrimDb < 0.0);
    CHECK (advice.isOverAim);
    REQUIRE (advice.hasTrims == report.hasTrims);

    for (const auto& share : advice.shares)
        CHECK (share.trimDb == Approx (report.stems[share.tracks.front()].trimDb));
}
