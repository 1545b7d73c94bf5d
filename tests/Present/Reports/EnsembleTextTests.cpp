#include "Present/Reports/EnsembleText.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
TapsTogether kickAndBass()
{
    TapsTogether taps;
    taps.tracks = { "Kick", "Bass" };
    taps.aimDbtp = -6.0;
    TrackShareReadings shares;
    shares.restDb = -52.0;
    shares.isHeard = { true, true };
    TrackMoment worst;
    worst.hostSeconds = 20.0;
    worst.truePeakDbtp = -0.4;
    worst.value = 0.955;
    worst.values = { 0.8, 0.155 };
    worst.restDb = -52.0;
    worst.bandHz = 63.0;
    shares.moments.push_back (worst);
    shares.instants.push_back ({ worst.values, 0.0 });
    taps.advice = adviseTracks (shares, taps.aimDbtp);
    return taps;
}
} // namespace

TEST_CASE ("the worst moment of the tracks is said with the DAW's time, or else the pass's")
{
    TrackMoment moment;
    moment.truePeakDbtp = -0.4;
    moment.hostSeconds = 20.0;
    moment.bandHz = 63.0;
    CHECK (worstMomentText (moment) == "Worst peak: −0.4 dBTP at 0:20.0 in the DAW, mostly 45–89 Hz.");
    moment.hostSeconds.reset();
    moment.bandHz.reset();
    moment.seconds = 61.25;
    CHECK (worstMomentText (moment) == "Worst peak: −0.4 dBTP at 1:01.2 of the pass.");
}

TEST_CASE ("what the taps show together is printed for people and for programs")
{
    const auto taps = kickAndBass();
    const auto text = tapsText (taps);
    CHECK (text.starts_with ("Kick: 84 % of the worst peak, trim "));
    CHECK (text.find ("Bass: 16 % of the worst peak, trim 0.0 dB\n") != std::string::npos);
    CHECK (text.find ("Worst peak: −0.4 dBTP at 0:20.0 in the DAW, mostly 45–89 Hz.\n") != std::string::npos);
    CHECK (text.find ("The two taps explain the sum to −52.0 dB.\n") != std::string::npos);

    const auto json = tapsJson (taps);
    CHECK (json["trust"] == "real");
    CHECK (json["tracks"][0]["tracks"] == Json::array ({ "Kick" }));
    CHECK (json["tracks"][0]["share"].get<double>() == Approx (0.8377).margin (0.0001));
    CHECK (json["worst"]["playerSeconds"] == 20.0);
    CHECK_FALSE (json.contains ("chain"));
    CHECK (tapsText (TapsTogether()).empty());
}
