#include "Core/Bank/MeterBank.h"
#include "Core/Passages/EnvelopeAlignment.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"
#include "Support/Signals.h"
#include "Support/Song.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <random>
#include <span>
#include <tuple>

using namespace twobus;
using namespace twobus::test;

namespace
{
using Outcome = EnvelopeAlignment::Outcome;
using Rows = std::vector<float>;

constexpr double rate = 8000.0; // loudness works at any rate, and a low one is quick

Rows rowsOf (const AudioBuffer& audio, double sampleRate = rate)
{
    struct List : MeterRowSink
    {
        void meterRow (const MeterRow& row) noexcept override { rows.push_back (row.momentaryLufs); }
        Rows rows;
    };

    List list;
    MeterBank bank;
    bank.setRowSink (&list);
    bank.prepare ({ sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
    feed (bank, audio);
    bank.flush();
    return list.rows;
}

AudioBuffer mono (Samples samples) { return AudioBuffer (std::vector<Samples> { std::move (samples) }); }

/** The part that starts at fromSeconds and lasts for `seconds`. */
AudioBuffer part (const AudioBuffer& audio, double fromSeconds, double seconds, double sampleRate = rate)
{
    std::vector<Samples> channels;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        const auto first = audio[channel].begin() + static_cast<std::ptrdiff_t> (framesOf (fromSeconds, sampleRate));
        channels.emplace_back (first, first + static_cast<std::ptrdiff_t> (framesOf (seconds, sampleRate)));
    }

    return AudioBuffer (std::move (channels));
}

AudioBuffer silence (double seconds, std::size_t channels = 1)
{
    return AudioBuffer (channels, framesOf (seconds, rate));
}

AudioBuffer songOf (double seconds, std::uint32_t seed) { return mono (song (seconds, rate, seed)); }
} // namespace

TEST_CASE ("a programme is found at its position, at any gain and between the rows")
{
    const auto whole = songOf (90.0, 501);
    const auto live = rowsOf (whole);

    for (const auto startSeconds : { 0.0, 7.0, 12.34, 20.05, 31.17, 44.99 })
        for (const auto gainDb : { 0.0, -3.0, -17.5, 4.2 })
        {
            CAPTURE (startSeconds, gainDb);
            const auto found = alignEnvelopes (rowsOf (gained (part (whole, startSeconds, 40.0), gainDb)), live);
            REQUIRE (found.outcome == Outcome::found);
            const auto& match = found.matches.front();
            const auto isOnGrid = startSeconds == std::round (startSeconds);
            CHECK (match.offsetAtStart == near (10.0 * startSeconds, isOnGrid ? 0.05 : 0.5)); // within 5 and 50 ms
            CHECK (match.offsetAtEnd == near (10.0 * startSeconds, isOnGrid ? 0.05 : 0.5));
            CHECK (match.gainDb == near (gainDb, isOnGrid ? 0.01 : 0.08));
            CHECK (match.residualDb < (isOnGrid ? 0.05 : 0.6));
            CHECK (100 * match.rowsMatched >= (isOnGrid ? 99u : 96u) * match.rowsCompared);
            CHECK (match.rowsCompared > 300);
        }
}

TEST_CASE ("other kinds of music are found too")
{
    const std::vector<AudioBuffer> programmes { bandMix (40.0, 503), speech (40.0, 504) };

    for (std::size_t i = 0; i < programmes.size(); ++i)
    {
        CAPTURE (i);
        const auto found =
            alignEnvelopes (rowsOf (gained (part (programmes[i], 8.0, 25.0, musicRate), -2.0), musicRate),
                            rowsOf (programmes[i], musicRate));
        REQUIRE (found.outcome == Outcome::found);
        CHECK (found.matches.front().offsetAtStart == near (80.0, 0.1));
        CHECK (found.matches.front().gainDb == near (-2.0, 0.05));
        CHECK (found.matches.front().residualDb < 0.5);
    }
}

TEST_CASE ("files that start earlier or end later are compared where they overlap")
{
    const auto whole = songOf (60.0, 507);
    const auto found = alignEnvelopes (rowsOf (whole), rowsOf (gained (part (whole, 20.0, 25.0), -6.0)));
    REQUIRE (found.outcome == Outcome::found);
    const auto& match = found.matches.front();
    CHECK (match.offsetAtStart == near (-200.0, 0.2));
    CHECK (match.gainDb == near (6.0, 0.03));
    CHECK (match.firstRow >= 200);
    CHECK (match.firstRow <= 206);
    CHECK (match.endRow <= 450);
    CHECK (match.endRow >= 440);
    CHECK (match.otherRow (300.0) == near (100.0, 0.2));
}

TEST_CASE ("every pass is found with its own gain")
{
    const auto whole = songOf (40.0, 508);
    const auto live = rowsOf (
        joined ({ whole, silence (4.0), gained (whole, -4.0), silence (3.0), gained (part (whole, 0.0, 25.0), -7.0) }));
    const auto found = alignEnvelopes (rowsOf (whole), live);
    REQUIRE (found.matches.size() >= 3); // similar parts give further matches with fewer rows

    std::vector<std::pair<double, double>> places;

    for (const auto& match : std::span (found.matches).first (3))
        places.emplace_back (match.offsetAtStart, match.gainDb);

    std::sort (places.begin(), places.end());
    CHECK (places[0].first == near (0.0, 0.2));
    CHECK (places[1].first == near (440.0, 0.2));
    CHECK (places[2].first == near (870.0, 0.2));
    CHECK (places[0].second == near (0.0, 0.03));
    CHECK (places[1].second == near (4.0, 0.03));
    CHECK (places[2].second == near (7.0, 0.03));
    CHECK (found.matches[2].rowsMatched < found.matches[0].rowsMatched);
}

TEST_CASE ("a drop-out costs only its rows, and a drifting clock is followed")
{
    const auto whole = songOf (60.0, 509);
    auto live = rowsOf (whole);
    std::fill (live.begin() + 150, live.begin() + 180, std::numeric_limits<float>::quiet_NaN());
    std::fill (live.begin() + 300, live.begin() + 310, -std::numeric_limits<float>::infinity());

    const auto found = alignEnvelopes (rowsOf (whole), live);
    REQUIRE (found.outcome == Outcome::found);
    CHECK (found.matches.front().gainDb == near (0.0, 0.01));
    CHECK (found.matches.front().rowsCompared > 500);
    CHECK (found.matches.front().rowsCompared - found.matches.front().rowsMatched <= 14);
    CHECK (found.matches.front().differsFirstRow == near (300.0, 2.0));
    CHECK (found.matches.front().differsRows == near (10.0, 3.0));

    // Playing 0.3 % faster shifts it by 0.18 s in a minute.
    Samples faster;
    const auto& slow = whole[0];

    for (auto at = 0.0; at + 1.0 < static_cast<double> (slow.size()); at += 1.003)
    {
        const auto i = static_cast<std::size_t> (at);
        const auto t = static_cast<float> (at - std::floor (at));
        faster.push_back (slow[i] + t * (slow[i + 1] - slow[i]));
    }

    const auto drifted = alignEnvelopes (rowsOf (mono (std::move (faster))), rowsOf (whole));
    REQUIRE (drifted.outcome == Outcome::found);
    const auto& match = drifted.matches.front();
    CHECK (100 * match.rowsMatched > 97 * match.rowsCompared);
    CHECK (match.otherRow (550.0) - 550.0 == near (550.0 * 0.003, 0.6));
}

TEST_CASE ("a change in the middle is located")
{
    const auto whole = songOf (60.0, 510);
    const auto changed =
        joined ({ part (whole, 0.0, 20.0), gained (part (whole, 20.0, 10.0), 4.0), part (whole, 30.0, 30.0) });
    const auto found = alignEnvelopes (rowsOf (changed), rowsOf (whole));
    REQUIRE (found.outcome == Outcome::found);
    const auto& match = found.matches.front();
    CHECK (match.gainDb == near (0.0, 0.08));
    CHECK (match.differsFirstRow == near (201.0, 4.0));
    CHECK (match.differsRows == near (100.0, 6.0));
}

TEST_CASE ("rows are exact: the first and last, and the longest run that differs, without the quiet ones")
{
    std::mt19937 random (5); // NOLINT: the same on every machine
    const auto make = [&random] (std::size_t length) {
        Rows rows;

        for (std::size_t i = 0; i < length; ++i)
            rows.push_back (-30.0f + static_cast<float> (random() % 120) * 0.1f);

        return rows;
    };

    auto programme = make (400);
    auto other = make (100);
    other.insert (other.end(), programme.begin(), programme.end());
    const auto after = make (10);
    other.insert (other.end(), after.begin(), after.end());
    const auto raise = [&programme] (std::size_t from, std::size_t end) {
        std::for_each (programme.begin() + static_cast<std::ptrdiff_t> (from),
                       programme.begin() + static_cast<std::ptrdiff_t> (end), [] (float& level) { level += 5.0f; });
    };
    raise (150, 170);
    raise (250, 256); // a shorter and later run
    std::fill (programme.begin() + 320, programme.begin() + 350, -60.0f);
    std::fill (other.begin() + 420, other.begin() + 450, -70.0f);

    const auto found = alignEnvelopes (programme, other);
    REQUIRE (found.outcome == Outcome::found);
    const auto& match = found.matches.front();
    CHECK (match.offsetAtStart == near (100.0, 0.01));
    CHECK (match.gainDb == near (0.0, 0.01));
    CHECK (match.firstRow == 1); // smoothing needs a neighbour, so the end rows drop out
    CHECK (match.endRow == 399);
    CHECK (match.differsFirstRow == 149); // smoothing widens the run by a row at each end
    CHECK (match.differsRows == 22);
    CHECK (match.rowsCompared == 398 - 28);
    CHECK (match.rowsCompared - match.rowsMatched == near (22 + 7, 1));
    CHECK (match.otherRow (0.0) == near (100.0, 0.01));

    // A passage that repeats often gives as many matches as are kept.
    const auto passage = make (150);
    Rows often;

    for (int i = 0; i < 20; ++i)
        often.insert (often.end(), passage.begin(), passage.end());

    CHECK (alignEnvelopes (passage, often).matches.size() == EnvelopeAlignment::mostMatches);
}

TEST_CASE ("tones, pads, clicks, noise and short files are never said to match")
{
    const auto live = rowsOf (songOf (60.0, 511));
    const auto tone = mono (sine (framesOf (30.0, rate), rate, 440.0, 0.3));
    Samples clicks (framesOf (30.0, rate));

    for (std::size_t i = 0; i < clicks.size(); ++i)
        clicks[i] = i % 4000 < 200 ? 0.5f : 0.0f;

    CHECK (alignEnvelopes (rowsOf (tone), rowsOf (tone)).outcome == Outcome::tooEven);
    CHECK (alignEnvelopes (rowsOf (mono (clicks)), rowsOf (mono (clicks))).outcome == Outcome::tooEven);
    CHECK (alignEnvelopes (rowsOf (mono (noise (framesOf (30.0, rate), 0.3, 5))), live).outcome == Outcome::tooEven);
    CHECK (alignEnvelopes (rowsOf (pad (20.0, 5), musicRate), live).outcome
           != Outcome::found); // the pad swells, so it has enough detail to search for
    CHECK (alignEnvelopes (rowsOf (songOf (9.0, 511)), live).outcome == Outcome::tooShort);
    CHECK (alignEnvelopes (rowsOf (songOf (30.0, 511)), {}).outcome == Outcome::tooShort);
    CHECK (alignEnvelopes ({}, live).outcome == Outcome::tooShort);
    CHECK (alignEnvelopes (rowsOf (silence (30.0)), live).outcome == Outcome::tooShort);
    CHECK (alignEnvelopes (Rows (500, std::numeric_limits<float>::quiet_NaN()), live).outcome == Outcome::tooShort);
}

TEST_CASE ("in 400 pairs of different programmes none is mistaken for the same")
{
    std::vector<Rows> programmes;

    for (std::uint32_t seed = 0; seed < 21; ++seed)
        programmes.push_back (rowsOf (songOf (40.0, 600 + seed)));

    std::size_t pairs = 0, found = 0;

    for (std::size_t a = 0; a < programmes.size(); ++a)
        for (std::size_t b = 0; b < programmes.size(); ++b)
            if (a != b)
            {
                ++pairs;
                found += alignEnvelopes (programmes[a], programmes[b]).outcome == Outcome::found ? 1u : 0u;
            }

    CHECK (pairs >= 400);
    CHECK (found == 0);
}

TEST_CASE ("a search finishes within its time", "[.long]")
{
    const auto minutes = rowsOf (songOf (300.0, 512));
    Rows live, day;

    for (std::uint32_t seed = 0; live.size() < 72'000; ++seed)
    {
        const auto more = rowsOf (songOf (300.0, 512 + seed));
        live.insert (live.end(), more.begin(), more.end());
    }

    for (int i = 0; i < 12; ++i)
        day.insert (day.end(), live.begin(), live.end());

    const auto hour = Rows (live.begin(), live.begin() + 36'000);

    for (const auto& [name, programme, other] :
         { std::tuple { "5 min in 2 h", &minutes, &live }, std::tuple { "1 h in 24 h", &hour, &day } })
    {
        const auto start = std::chrono::steady_clock::now();
        const auto found = alignEnvelopes (*programme, *other);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        std::printf ("%s: %.3f s, %zu matches\n", name, taken.count(), found.matches.size());
        CHECK (found.outcome == Outcome::found);
    }
}

TEST_CASE ("random rows of any values do no harm")
{
    std::mt19937 random (3); // NOLINT: the same on every machine

    for (int round = 0; round < 200; ++round)
    {
        const auto make = [&random] (std::size_t length) {
            Rows rows;

            for (std::size_t i = 0; i < length; ++i)
            {
                const auto dice = random() % 50;
                rows.push_back (dice == 0   ? std::numeric_limits<float>::quiet_NaN()
                                : dice == 1 ? -std::numeric_limits<float>::infinity()
                                            : -70.0f + static_cast<float> (random() % 700) * 0.1f);
            }

            return rows;
        };

        const auto programme = make (random() % 400), other = make (random() % 900);

        for (const auto& match : alignEnvelopes (programme, other).matches)
        {
            CHECK (std::isfinite (match.gainDb));
            CHECK (match.endRow <= programme.size());
        }
    }
}
