#include "Advice/Advice.h"
#include "Advice/Checks.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/ReferenceMix.h"

#include <algorithm>

/** Runs the checks that use the spectrum on audio. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr double longEnough = 32.0; // at least 30 s in whole blocks of 0.68 s

Check find (const MeterReadings& readings, CheckKind kind)
{
    const auto checks = checksOf ({ readings, {}, false, 0.0, std::nullopt });
    return *std::find_if (checks.begin(), checks.end(), [kind] (const Check& check) { return check.kind == kind; });
}

MeterReadings measureWithSpectrum (const AudioBuffer& audio)
{
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (audio.numChannels()) }, { .measuresSpectrum = true });
    feed (bank, audio);
    bank.flush();
    return bank.readings();
}

Check find (const AudioBuffer& audio, CheckKind kind) { return find (measureWithSpectrum (audio), kind); }

/** Adds gainDb to the bands from first up to, but not including, end. */
BandGainDb gainBetween (std::size_t first, std::size_t end, double gainDb)
{
    return [=] (std::size_t band) { return band >= first && band < end ? gainDb : 0.0; };
}

const auto swollenBass = gainBetween (0, 7, 10.0);
} // namespace

TEST_CASE ("in a mix like the reference nothing stands out")
{
    const auto readings = measureWithSpectrum (referenceMix (longEnough));
    CHECK (find (readings, CheckKind::lowEnd).severity == Severity::good);
    CHECK (find (readings, CheckKind::lowEnd).value.value() == near (-2.7, 0.4));
    CHECK (find (readings, CheckKind::tonalBalance).value == 0.0);
    CHECK_FALSE (find (readings, CheckKind::tonalBalance).region.has_value());
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::good);
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::good);
}

TEST_CASE ("10 dB more bass is reported as a low-end build-up, at any level")
{
    auto audio = referenceMix (longEnough, swollenBass);

    for (const auto gain : { 1.0f, 0.05f })
    {
        audio.multiply (gain);
        const auto readings = measureWithSpectrum (audio);
        CHECK (find (readings, CheckKind::lowEnd).severity == Severity::caution);
        CHECK (find (readings, CheckKind::lowEnd).value.value() == near (7.3, 0.4));
        CHECK (find (readings, CheckKind::tonalBalance).region == TonalRegion::lows);
        CHECK (find (readings, CheckKind::tonalBalance).severity == Severity::neutral);
    }

    // The lows already stand out, but some music wants that.
    const auto less = measureWithSpectrum (referenceMix (longEnough, gainBetween (0, 7, 8.2)));
    CHECK (find (less, CheckKind::lowEnd).severity == Severity::good);
    CHECK (find (less, CheckKind::tonalBalance).region == TonalRegion::lows);
}

TEST_CASE ("rumble below the bass is reported as a low-end build-up")
{
    CHECK (find (referenceMix (longEnough, gainBetween (0, 2, 30.0)), CheckKind::lowEnd).severity == Severity::caution);
}

TEST_CASE ("the low end isn't judged before 30 s, in mono, or if both sides are the same")
{
    const auto mix = referenceMix (longEnough, swollenBass);
    const auto dualMono = inBothChannels (mix[0]);
    CHECK_FALSE (find (referenceMix (29.0, swollenBass), CheckKind::lowEnd).value.has_value());
    CHECK_FALSE (find (AudioBuffer ({ mix[0] }), CheckKind::lowEnd).value.has_value());
    CHECK_FALSE (find (dualMono, CheckKind::lowEnd).value.has_value());
    CHECK (find (dualMono, CheckKind::lowEnd).severity == Severity::neutral);

    // The tonal balance is judged as in any other programme.
    CHECK (find (dualMono, CheckKind::tonalBalance).region == TonalRegion::lows);
}

TEST_CASE ("a bass alone, a tone or speech isn't judged as a full mix")
{
    const auto bassAlone = [] (std::size_t band) { return band < 9 ? 10.0 : silenceDb; };

    // A voice has nothing below 90 Hz and half of its power between 200 and 800 Hz.
    const auto speech = [] (std::size_t band) {
        return band < 5 ? silenceDb : band < 9 ? -3.0 : band < 16 ? 6.0 : 0.0;
    };

    // A synth bass that is wider than mono, and otherwise digital silence.
    const auto frames = framesOf (longEnough, rate);
    const AudioBuffer tone ({ sine (frames, rate, 55.0, 0.5), sine (frames, rate, 55.0, 0.5, 0.4) });

    for (const auto& audio : { referenceMix (longEnough, bassAlone), referenceMix (longEnough, speech), tone,
                               AudioBuffer (2, framesOf (longEnough, rate)) })
    {
        CHECK (find (audio, CheckKind::lowEnd).severity != Severity::caution);
        CHECK (find (audio, CheckKind::tonalBalance).severity == Severity::neutral);
    }

    CHECK_FALSE (find (tone, CheckKind::lowEnd).value.has_value());
    CHECK_FALSE (find (referenceMix (longEnough, bassAlone), CheckKind::tonalBalance).value.has_value());
}

TEST_CASE ("each raised or lowered region is the one that stands out")
{
    struct Case
    {
        std::size_t first, end;
        double gainDb;
        TonalRegion region;
    };

    for (const auto& [first, end, gainDb, region] :
         { Case { 7, 14, 9.0, TonalRegion::lowMids }, Case { 14, 20, 9.0, TonalRegion::mids },
           Case { 20, 24, 9.0, TonalRegion::highMids }, Case { 24, 29, 12.0, TonalRegion::highs },
           Case { 24, 29, -20.0, TonalRegion::highs }, Case { 0, 7, -20.0, TonalRegion::lows } })
    {
        CAPTURE (first, gainDb);
        const auto check = find (referenceMix (longEnough, gainBetween (first, end, gainDb)), CheckKind::tonalBalance);
        CHECK (check.region == region);
        CHECK (check.value.value() * gainDb > 0.0);
        CHECK (check.severity == Severity::neutral);
    }
}

TEST_CASE ("out-of-phase bass is a caution after 10 s, even if the whole mix folds down well")
{
    // The bass is so weak that its loss in mono hardly changes the whole.
    const auto weakBass = gainBetween (0, 7, -6.0);
    const auto readings = measureWithSpectrum (referenceMix (12.0, weakBass, Bass::inverted));
    CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::good);
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::caution);

    CHECK (find (referenceMix (12.0, weakBass, Bass::inPhase), CheckKind::bassInMono).severity == Severity::good);
    CHECK_FALSE (find (referenceMix (10.1, weakBass, Bass::inverted), CheckKind::bassInMono)
                     .value.has_value()); // only 9.6 s in whole blocks
}

TEST_CASE ("bass is out of phase once it loses 4 dB in mono")
{
    for (const auto& [degrees, isOutOfPhase] :
         { std::pair { 0.0, false }, std::pair { 90.0, false }, std::pair { 100.0, false }, std::pair { 103.0, true },
           std::pair { 180.0, true } })
    {
        CAPTURE (degrees);
        const auto frames = framesOf (11.0, rate);
        const AudioBuffer audio (
            { sine (frames, rate, 60.0, 0.3), sine (frames, rate, 60.0, 0.3, degrees * std::numbers::pi / 180.0) });
        CHECK ((find (audio, CheckKind::bassInMono).severity == Severity::caution) == isOutOfPhase);
    }
}

TEST_CASE ("live, bass that differs between the sides is no caution before 30 s, but a side with the wrong polarity is")
{
    const auto severityAt = [] (double seconds, double correlation) {
        auto readings = inOnePass (programmeWithTruePeak (-6.0));
        readings.spectrum.seconds = seconds;
        readings.spectrum.lowCorrelation = correlation;

        for (const auto& check : advise ({ readings, {}, true, 0.0, std::nullopt }).checks)
            if (check.kind == CheckKind::bassInMono)
                return check.severity;

        return Severity::damage;
    };

    CHECK (severityAt (12.0, -0.34) == Severity::neutral);
    CHECK (severityAt (12.0, -0.1) == Severity::good);
    CHECK (severityAt (12.0, -0.6) == Severity::caution);
    CHECK (severityAt (30.0, -0.34) == Severity::caution);
    CHECK (severityAt (30.0, -0.1) == Severity::good);
}

TEST_CASE ("wide stereo isn't a caution: independent sides correlate only by chance")
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed)
    {
        CAPTURE (seed);
        const auto frames = framesOf (10.5, rate);
        const auto readings =
            measureWithSpectrum (AudioBuffer ({ noise (frames, 0.3, seed), noise (frames, 0.3, seed + 100) }));
        REQUIRE (readings.spectrum.seconds > 10.0);
        REQUIRE (readings.spectrum.lowCorrelation.has_value());
        CHECK (find (readings, CheckKind::monoFoldDown).severity == Severity::good);
        CHECK (find (readings, CheckKind::bassInMono).severity == Severity::good);
    }
}
