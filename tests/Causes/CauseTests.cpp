#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
Advice judged (const AudioBuffer& programme, Choices choices = {})
{
    const auto readings = measure (programme, musicRate);
    return advise ({ readings, choices, false, 0.0, std::nullopt });
}

AudioBuffer mix (double samplePeakDbfs)
{
    static const auto programme = bandMix (14.0, 3);
    return normalised (programme, samplePeakDbfs);
}

Choices intended()
{
    Choices choices;
    choices.isClippedByChoice = true;
    return choices;
}

/** 200 short bursts of 150 to 500 Hz in 20 s, each with one highest peak, which is cut off at 0 dBFS by something between
    these losses. A limiter that is too slow for its peaks leaves small ones, and a clipper large ones. */
AudioBuffer cutBursts (double smallestLossDb, double largestLossDb, std::uint32_t seed)
{
    constexpr std::size_t spacing = 4800, numBursts = 200;
    std::mt19937 engine (seed);
    const auto between = [&engine] (double low, double high) {
        return low + (high - low) * (static_cast<double> (engine()) / 4294967296.0);
    };
    auto bursts = noise (spacing * (numBursts + 1), 0.0005, seed);

    for (std::size_t i = 1; i <= numBursts; ++i)
    {
        const auto hz = between (150.0, 500.0), centre = static_cast<double> (i * spacing) + between (0.0, 1.0),
                   height = std::pow (10.0, between (smallestLossDb, largestLossDb) / 20.0);

        for (auto k = i * spacing - 600; k < i * spacing + 600; ++k)
        {
            const auto distance = static_cast<double> (k) - centre;
            const auto window = 0.5 + 0.5 * std::cos (std::numbers::pi * distance / 600.0);
            bursts[k] +=
                static_cast<float> (height * window * std::cos (2.0 * std::numbers::pi * hz * distance / musicRate));
        }
    }

    for (auto& sample : bursts)
        sample = std::clamp (sample, -1.0f, 1.0f);

    return inBothChannels (bursts);
}
} // namespace

TEST_CASE ("from audio: every verdict and cause of a mix")
{
    CHECK (judged (mix (-6.2)).verdict == Verdict::ready);
    CHECK (judged (mix (-6.2)).cause == Cause::clean);
    CHECK (judged (mix (-2.2)).verdict == Verdict::tight);
    CHECK (judged (mix (-0.3)).verdict == Verdict::hot);

    const auto over = judged (mix (1.5));
    CHECK (over.verdict == Verdict::over);
    CHECK (over.cause == Cause::overFullScale);

    const auto clippedHere = judged (hardClipped (mix (3.0), 3.0));
    CHECK (clippedHere.verdict == Verdict::clipped);
    CHECK (clippedHere.cause == Cause::flatAtFullScale);

    const auto clippedEarlier = judged (gained (hardClipped (mix (3.0), 3.0), -8.0));
    CHECK (clippedEarlier.verdict == Verdict::clipped);
    CHECK (clippedEarlier.cause == Cause::flatBelowFullScale);
    CHECK (*clippedEarlier.evidence.flatTopLevelDbfs == near (-8.0, 0.01));

    CHECK (judged (AudioBuffer (2, 480000)).verdict == Verdict::noSignal);
}

TEST_CASE ("from audio: peaks between the samples only")
{
    const auto tone =
        inBothChannels (sine (framesOf (10.0, musicRate), musicRate, musicRate / 4.0, 1.2, std::numbers::pi / 4.0));
    const auto advice = judged (tone);
    CHECK (advice.verdict == Verdict::hot);
    CHECK (advice.cause == Cause::interSample);
}

TEST_CASE ("from audio: a mix under a hard-working limiter is squashed, at any level")
{
    const auto crushed =
        limited (softClipped (normalised (bandMix (24.0, 4), -1.0), 9.0), 12.0, LimiterKind::samplePeak);

    for (const auto levelDb : { -3.0, -20.0 })
    {
        const auto advice = judged (normalised (crushed, levelDb - 0.5));
        CAPTURE (levelDb);
        CHECK (advice.cause == Cause::limiterPinned);
        CHECK (advice.verdict == Verdict::squashed);
        CHECK (advice.severity == Severity::caution);
        CHECK (*advice.evidence.pinnedCeilingDb == near (levelDb - 0.5, 0.005));
        CHECK_FALSE (advice.evidence.isCeilingOfTruePeaks);
    }

    const auto byChoice = judged (normalised (crushed, -6.5), intended());
    CHECK (byChoice.verdict == Verdict::ready);
    CHECK (byChoice.isByChoice);
}

TEST_CASE ("from audio: following the trim once makes any clean hot mix ready")
{
    for (std::uint32_t seed = 1; seed <= 3; ++seed)
    {
        const auto mixed = bandMix (5.0, seed);

        for (const auto levelDb : { -0.9, -0.4, 0.7, 4.0 })
        {
            const auto programme = normalised (mixed, levelDb);
            const auto advice = judged (programme);
            CAPTURE (seed, levelDb);
            REQUIRE (advice.trimDb.has_value());
            REQUIRE (*advice.trimDb < 0.0);

            const auto after = judged (gained (programme, *advice.trimDb));
            CHECK (after.verdict == Verdict::ready);
            CHECK (*after.trimDb == 0.0);
        }
    }
}

TEST_CASE ("from audio: sounds that must not be nagged about are ready and clean")
{
    struct Case
    {
        const char* name;
        AudioBuffer programme;
    };

    auto onOneSide = normalised (bandMix (12.0, 5), -8.0);
    std::fill (onOneSide[1].begin(), onOneSide[1].end(), 0.0f);

    AudioBuffer wide (std::vector<Samples> { bandMix (12.0, 5)[0], bandMix (12.0, 6)[1] });

    const std::vector<Case> cases {
        { "pad", normalised (pad (12.0, 5), -8.0) },
        { "sine bass", normalised (sineBass (12.0, 5), -8.0) },
        { "drums alone", normalised (drumKit (12.0, 5), -8.0) },
        { "drum machine", normalised (drumMachine (12.0, 5), -8.0) },
        { "quiet string quartet", normalised (stringQuartet (12.0, 5), -30.0) },
        { "speech", normalised (speech (12.0, 5), -8.0) },
        { "one channel only", onOneSide },
        { "dual mono", inBothChannels (normalised (bandMix (12.0, 5), -8.0)[0]) },
        { "wide stereo", normalised (wide, -8.0) },
    };

    for (const auto& [name, programme] : cases)
    {
        const auto advice = judged (programme);
        CAPTURE (name);
        CHECK (advice.verdict == Verdict::ready);
        CHECK (advice.cause == Cause::clean);
        CHECK (*advice.trimDb == 0.0);

        for (const auto& check : advice.checks)
            CHECK ((check.severity == Severity::neutral || check.severity == Severity::good
                    || check.kind == CheckKind::balance));
    }
}

TEST_CASE ("from audio: a float bus over 0 dBFS is intact, and a clipped drum bus can be intended")
{
    Choices asFloat;
    asFloat.exportFormat = ExportFormat::float32;
    CHECK (judged (mix (3.0), asFloat).severity == Severity::caution);

    const auto drums = gained (hardClipped (normalised (drumKit (14.0, 2), -1.0), 8.0), -2.0);
    CHECK (judged (drums).verdict == Verdict::clipped);
    CHECK (judged (drums, intended()).verdict == Verdict::ready);
    CHECK (judged (drums, intended()).isByChoice);
}

TEST_CASE ("from audio: an unclipped slow wave of 16 or 8 bits at 0 dBFS is hot, not clipped")
{
    for (const auto bits : { 8, 16 })
        for (const auto hz : { 20.0, 40.0 })
        {
            const auto steps = std::ldexp (1.0, bits - 1);
            const auto tone = quantised (
                inBothChannels (sine (framesOf (10.0, musicRate), musicRate, hz, (steps - 1.0) / steps)), bits, false);
            const MeterFormat format { musicRate, ChannelLayout::forChannelCount (2),
                                       static_cast<float> ((steps - 1.0) / steps) };
            const auto advice = advise ({ measure (tone, format), {}, false, 0.0, std::nullopt });
            CAPTURE (bits, hz);
            CHECK (advice.verdict == Verdict::hot);
            CHECK (advice.cause != Cause::flatAtFullScale);
        }
}

TEST_CASE ("from audio: a few short flat tops are a note, and many are damage")
{
    auto few = normalised (bandMix (14.0, 3), -8.0);

    for (std::size_t i = 0; i < 4; ++i)
    {
        auto* const top = few[0].data() + 48000 + i * 3 * 48000;
        const auto slope = 0.02f + 0.0137f * static_cast<float> (i);
        const Samples shape { 0.5f - 2.1f * slope, 0.5f - 0.6f * slope, 0.5f, 0.5f, 0.5f,
                              0.5f - 0.8f * slope, 0.5f - 2.4f * slope };
        std::copy (shape.begin(), shape.end(), top);
    }

    const auto note = judged (few);
    CHECK (note.evidence.flatTops == 4);
    CHECK (*note.evidence.flatTopSeconds == Approx (12.0 / 48000.0));
    CHECK (note.evidence.areFlatTopsHarmless);
    CHECK (note.cause == Cause::flatBelowFullScale);
    CHECK (note.verdict == Verdict::ready);
    CHECK (note.severity == Severity::good);

    const auto many = judged (gained (hardClipped (mix (3.0), 3.0), -8.0));
    CHECK_FALSE (many.evidence.areFlatTopsHarmless);
    CHECK (many.severity == Severity::damage);
}

TEST_CASE (
    "from audio: tops that lost less than 0.1 dB are a note, and deeper ones are damage, at 0 dBFS or turned down")
{
    for (const std::uint32_t seed : { 1u, 2u, 3u })
    {
        const auto shallow = cutBursts (0.01, 0.09, seed), deep = cutBursts (0.3, 1.5, seed);
        CAPTURE (seed);

        for (const auto gainDb : { 0.0, -5.3, -12.0 })
            for (const auto bits : { 24, 16 })
            {
                const auto note = judged (quantised (gained (shallow, gainDb), bits, bits == 16));
                CAPTURE (gainDb, bits);
                CHECK ((gainDb < 0.0 || bits == 16 || note.evidence.flatTops > 0)); // they are found at 0 dBFS
                CHECK (note.verdict != Verdict::clipped);
                CHECK (judged (quantised (gained (deep, gainDb), bits, bits == 16)).verdict == Verdict::clipped);
            }
    }
}

TEST_CASE ("causes do not depend on block size, channel order or polarity")
{
    const auto programme = gained (hardClipped (mix (3.0), 3.0), -8.0);
    const auto expected = measure (programme, musicRate).ceilings;

    for (const auto blockSize : { 1u, 17u, 441u, 1024u })
    {
        MeterBank bank;
        bank.prepare ({ musicRate, ChannelLayout::forChannelCount (2) });
        feed (bank, programme, blockSize);
        bank.flush();
        CHECK (bank.readings().ceilings.flatTopsBelowFullScale == expected.flatTopsBelowFullScale);
    }

    AudioBuffer swapped (std::vector<Samples> { programme[1], programme[0] });
    CHECK (measure (swapped, musicRate).ceilings.flatTopsBelowFullScale == expected.flatTopsBelowFullScale);
    swapped.multiply (-1.0f);
    CHECK (measure (swapped, musicRate).ceilings.flatTopsBelowFullScale == expected.flatTopsBelowFullScale);
    CHECK (*measure (gained (programme, -6.0), musicRate).ceilings.flatTopLevelDbfs
           == near (*expected.flatTopLevelDbfs - 6.0, 1e-3));
}
