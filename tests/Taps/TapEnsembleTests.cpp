#include "Support/Catch.h"
#include "Support/WaitUntil.h"
#include "TapTestNames.h"
#include "Taps/TapEnsemble.h"
#include "Taps/TapSender.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
const ChannelLayout stereo { ChannelPosition::left, ChannelPosition::right };
constexpr double rate = 48000.0;
constexpr std::size_t blockFrames = 512;

/** A DAW with two tracks, whose faders stand at 0.5 and 0.25, a chain that doubles, and a tap at each place. */
class Daw
{
public:
    explicit Daw (const std::string& socket)
    {
        for (const auto& [track, place] : { std::pair { "Kick", TapPlace::track },
                                            { "Bass", TapPlace::track },
                                            { "Master", TapPlace::masterInput },
                                            { "Master", TapPlace::masterAfterFader } })
        {
            auto& tap = taps.emplace_back (makeTapId(), "Test host", "LV2", socket);
            tap.setTrack (track);
            tap.setPlace (place);
            tap.prepare (rate, stereo);
        }
    }

    void play()
    {
        std::vector<std::vector<float>> audio (4, std::vector<float> (blockFrames));

        for (std::size_t i = 0; i < blockFrames; ++i)
        {
            audio[0][i] = kick (random);
            audio[1][i] = bass (random);
            sums.push_back (0.5f * audio[0][i] + 0.25f * audio[1][i]);
            audio[2][i] = sums.front();
            sums.pop_front();
            audio[3][i] = 2.0f * audio[2][i];
        }

        for (std::size_t tap = 0; tap < taps.size(); ++tap)
        {
            const float* channels[] { audio[tap].data(), audio[tap].data() };
            taps[tap].process (channels, blockFrames, { frame, true, isRendering });
        }

        frame += static_cast<std::int64_t> (blockFrames);
    }

    bool isHeard()
    {
        for (auto& tap : taps)
            if (tap.status().state != TapSender::State::heard)
                return false;

        return true;
    }

    std::deque<TapSender> taps;
    std::int64_t frame = 0;
    bool isRendering = false;
    std::deque<float> sums; ///< what is in here makes the sum late

private:
    std::minstd_rand random { 1 };
    std::uniform_real_distribution<float> kick { -0.6f, 0.6f }, bass { -0.4f, 0.4f };
};

double hostSecondsOf (const TapEnsemble& ensemble)
{
    const auto readings = ensemble.latest();
    return readings != nullptr ? readings->hostSeconds.value_or (-1.0) : -1.0;
}

/** Plays up to this place of the timeline, not faster than it is heard. */
void playUntil (Daw& daw, TapEnsemble& ensemble, double seconds)
{
    while (static_cast<double> (daw.frame) / rate < seconds)
    {
        for (int i = 0; i < 40; ++i)
            daw.play();

        REQUIRE (waitUntil ([&] { return hostSecondsOf (ensemble) > static_cast<double> (daw.frame) / rate - 0.1; }));
    }
}
} // namespace

TEST_CASE ("the taps of a DAW show together who makes it loud and what the chain does", "[threads]")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    TapEnsemble ensemble (receiver);
    CHECK (ensemble.latest() == nullptr);

    Daw daw (socket);
    daw.play();
    REQUIRE (waitUntil ([&] { return daw.isHeard() && receiver.taps().size() == 4; }));
    const auto measured = daw.taps.back().id();
    ensemble.update (measured);
    playUntil (daw, ensemble, 12.0);

    const auto readings = ensemble.latest();
    REQUIRE (readings->shares);
    CHECK (readings->tracks == std::vector<std::string> { "Bass", "Kick" });
    REQUIRE (readings->shares->restDb);
    CHECK (*readings->shares->restDb < -60.0);
    REQUIRE_FALSE (readings->shares->moments.empty());
    const auto& worst = readings->shares->moments.front();
    REQUIRE (worst.values.size() == 2);
    CHECK (worst.values[0] + worst.values[1] == Approx (worst.value).epsilon (0.01));
    CHECK (worst.hostSeconds);

    REQUIRE (readings->chain);
    const auto change = changeOf (readings->chain->before.integratedLufs, readings->chain->after.integratedLufs);
    REQUIRE (change);
    CHECK (*change == Approx (6.02).margin (0.01));
    CHECK (readings->isHeard == std::vector<bool> { true, true });

    SECTION ("what they showed stays when they go, until something else is measured")
    {
        daw.taps.clear();
        REQUIRE (waitUntil ([&] { return receiver.taps().empty(); }));
        ensemble.update (measured);
        REQUIRE (ensemble.latest() != nullptr);
        CHECK (ensemble.latest()->tracks.size() == 2);
        ensemble.update (std::nullopt);
        CHECK (ensemble.latest() == nullptr);
    }
}

// As recorded in Ardour 7.3 after a limiter that looks 240 frames ahead was inserted.
TEST_CASE ("a sum that is later than the DAW says is explained all the same", "[threads]")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    TapEnsemble ensemble (receiver);
    Daw daw (socket);
    daw.sums.assign (240, 0.0f);
    daw.play();
    REQUIRE (waitUntil ([&] { return daw.isHeard() && receiver.taps().size() == 4; }));
    ensemble.update (daw.taps.back().id());
    playUntil (daw, ensemble, 6.0);
    const auto readings = ensemble.latest();
    REQUIRE (readings->shares);
    const auto& shares = *readings->shares;
    REQUIRE (shares.restDb);
    CHECK (*shares.restDb < -60.0);
    REQUIRE_FALSE (shares.moments.empty());
    CHECK (std::ranges::all_of (shares.moments, [] (const TrackMoment& moment) { return moment.restDb < -60.0; }));
}
