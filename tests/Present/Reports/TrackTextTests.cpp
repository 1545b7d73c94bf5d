#include "Present/Reports/TrackText.h"

#include "Support/Catch.h"

#include <limits>

using namespace twobus;

namespace
{
const std::vector<std::string> names { "Kick", "Bass", "Guitar L", "Guitar R", "Choir" };

TrackAdvice songAdvice()
{
    TrackAdvice advice;
    advice.trust = TrackTrust::real;
    advice.restDb = -52.0;
    advice.shares = { { { 0 }, 0.41, 0.0 }, { { 1 }, 0.32, 0.0 }, { { 2 }, 0.2, 0.0 }, { { 3 }, -0.02, 0.0 } };
    return advice;
}

TrackAdvice withRest (TrackTrust trust, double restDb)
{
    auto advice = songAdvice();
    advice.trust = trust;
    advice.restDb = restDb;
    return advice;
}
} // namespace

TEST_CASE ("track rows: name, share and trim")
{
    auto advice = songAdvice();
    advice.shares[0].trimDb = -9.0;
    advice.shares[2].tracks = { 2, 4 };
    const auto rows = trackRows (advice, names);
    REQUIRE (rows.size() == 4);
    CHECK (rows[0].name == "Kick");
    CHECK (rows[0].share == "41 %");
    CHECK (rows[0].trim == "−9.0");
    CHECK (rows[0].isTrimmed);
    CHECK (rows[1].trim == "0.0");
    CHECK_FALSE (rows[1].isTrimmed);
    CHECK (rows[2].name == "Guitar L + Choir");
    CHECK (rows[3].share == "−2 %");
    CHECK (rows[3].shareOfPeak == -0.02);
    CHECK (trackRows ({}, names).empty());
}

TEST_CASE ("track names are made printable")
{
    CHECK (trackRows (songAdvice(), std::vector<std::string> { "Ki\nck", "Bass", "c", "d" })[0].name != "Ki\nck");
}

TEST_CASE ("one option: the tracks to lower")
{
    auto advice = songAdvice();
    CHECK (trackOptionText (advice, names, -6.0).empty());
    advice.isOverAim = advice.hasTrims = true;
    advice.shares[0].trimDb = advice.shares[1].trimDb = -9.2;
    CHECK (trackOptionText (advice, names, -6.0) == "One option: Kick and Bass down 9.2 dB each.");
    advice.shares[1].trimDb = -6.5;
    CHECK (trackOptionText (advice, names, -6.0) == "One option: Kick down 9.2 dB and Bass down 6.5 dB.");
    advice.shares[1].trimDb = 0.0;
    CHECK (trackOptionText (advice, names, -6.0) == "One option: Kick down 9.2 dB.");
    advice.shares[0].tracks = { 2, 3 };
    CHECK (trackOptionText (advice, names, -6.0) == "One option: Guitar L and Guitar R down 9.2 dB each.");

    advice.hasTrims = false;
    CHECK (trackOptionText (advice, names, -6.0)
           == "Found no trims of up to 3 tracks, by at most 12 dB each, that bring the sum to −6.0 dBTP.");
    advice.shares.resize (1);
    CHECK (trackOptionText (advice, names, -6.0).empty());
}

TEST_CASE ("how far the taps explain the sum")
{
    CHECK (trackRestText (songAdvice(), 8) == "The eight taps explain the sum to −52.0 dB.");
    CHECK (trackRestText (songAdvice(), 2) == "The two taps explain the sum to −52.0 dB.");
    CHECK (trackRestText (songAdvice(), 12) == "The twelve taps explain the sum to −52.0 dB.");
    CHECK (trackRestText (songAdvice(), 13) == "The 13 taps explain the sum to −52.0 dB.");
    CHECK (trackRestText (songAdvice(), 1) == "The tap explains the sum to −52.0 dB.");
    CHECK (trackRestText (withRest (TrackTrust::real, -std::numeric_limits<double>::infinity()), 8)
           == "The eight taps explain the sum completely.");
    CHECK (trackRestText (withRest (TrackTrust::estimate, -24.1), 8)
           == "An estimate: the taps explain the sum only to −24.1 dB. Some tracks may have no tap.");

    auto refused = withRest (TrackTrust::refused, -12.0);
    CHECK (
        trackRestText (refused, 8)
        == "The taps explain the sum only to −12.0 dB, so no shares are shown. Insert a tap on every track, after its "
           "effects.");
    refused.restBandHz = 63.0;
    CHECK (
        trackRestText (refused, 8)
        == "The taps explain the sum only to −12.0 dB, so no shares are shown. Insert a tap on every track, after its "
           "effects. What is missing is mostly 45–89 Hz.");
    CHECK (trackRestText ({}, 8) == "Play the song: the shares appear after a second of sound.");
}

TEST_CASE ("tracks that cannot be told apart, or were not heard, are named")
{
    auto advice = songAdvice();
    CHECK (trackNotes (advice, names).empty());
    advice.shares[2].tracks = { 2, 3 };
    advice.unheard = { 4 };
    CHECK (trackNotes (advice, names)
           == std::vector<std::string> { "Guitar L and Guitar R play the same: only their sum is known.",
                                         "Not heard in this pass: Choir." });
    advice.unheard.clear();
    advice.shares[2].tracks = { 0, 2, 3 };
    CHECK (trackNotes (advice, names)
           == std::vector<std::string> {
               "Kick, Guitar L and Guitar R play the same, or one sums the others: only their sum is known." });
    advice.unheard = { 0, 1, 2, 3, 4 };
    CHECK (trackNotes (advice, names).size() == 1); // nothing plays: no list of everything
}
