#include "Advice/Checks.h"
#include "Advice/TonalBalance.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
/** The reference itself, with each region moved. */
SpectrumReadings spectrumWith (double lowsDb, double highsDb, double allDb = -20.0)
{
    SpectrumReadings spectrum;
    spectrum.seconds = 60.0;
    spectrum.numBands = numThirdOctaves;

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        const auto movedDb = band < 7 ? lowsDb : band >= 25 ? highsDb
                                                            : 0.0;
        spectrum.thirdOctavesDbfs[band] = tonalReference()[band].middle + static_cast<float> (movedDb + allDb);
    }

    return spectrum;
}

Check find (const MeterReadings& readings, CheckKind kind)
{
    const auto checks = checksOf ({ readings, {}, false, 0.0, std::nullopt });
    return *std::find_if (checks.begin(), checks.end(), [kind] (const Check& check) { return check.kind == kind; });
}

MeterReadings mixWith (const SpectrumReadings& spectrum)
{
    auto readings = programmeWithTruePeak (-6.0);
    readings.spectrum = spectrum;
    return readings;
}
} // namespace

TEST_CASE ("tonal balance: the reference is in its own band, at any level")
{
    for (const auto levelDb : { -10.0, -40.0 })
    {
        const auto balance = tonalBalanceOf (spectrumWith (0.0, 0.0, levelDb));
        REQUIRE (balance.has_value());
        CHECK_FALSE (balance->standsOut().has_value());

        for (const auto& region : balance->regions)
            CHECK (region.deviationDb == Approx (0.0).margin (1e-4));
    }

    for (const auto& band : tonalReference())
    {
        CHECK (band.low < band.middle);
        CHECK (band.middle < band.high);
    }
}

TEST_CASE ("tonal balance: the region that is farthest outside stands out, either way")
{
    const auto boomy = tonalBalanceOf (spectrumWith (12.0, 0.0));
    CHECK (boomy->standsOut() == TonalRegion::lows);
    CHECK (boomy->at (TonalRegion::lows).deviationDb == Approx (12.0).margin (1e-3));
    CHECK (boomy->at (TonalRegion::lows).outsideDb() > 5.0);

    const auto dull = tonalBalanceOf (spectrumWith (0.0, -20.0));
    CHECK (dull->standsOut() == TonalRegion::highs);
    CHECK (dull->at (TonalRegion::highs).outsideDb() < -5.0);
}

TEST_CASE ("tonal balance: nothing is said of less than 30 s, or of a rate without highs")
{
    auto spectrum = spectrumWith (0.0, 0.0);
    spectrum.seconds = 29.9;
    CHECK_FALSE (tonalBalanceOf (spectrum).has_value());

    spectrum = spectrumWith (0.0, 0.0);
    spectrum.numBands = 28;
    CHECK_FALSE (tonalBalanceOf (spectrum).has_value());
}

TEST_CASE ("tonal balance is told and never warned of; a low end that builds up is, in a stereo mix")
{
    CHECK (find (mixWith (spectrumWith (0.0, -30.0)), CheckKind::tonalBalance).severity == Severity::neutral);
    CHECK (find (mixWith (spectrumWith (0.0, -12.0)), CheckKind::tonalBalance).region == TonalRegion::highs);
    CHECK (find (mixWith (spectrumWith (0.0, 0.0)), CheckKind::lowEnd).severity == Severity::good);
    CHECK (find (mixWith (spectrumWith (7.0, 0.0)), CheckKind::lowEnd).severity == Severity::good);
    CHECK (find (mixWith (spectrumWith (12.0, 0.0)), CheckKind::lowEnd).severity == Severity::caution);
    CHECK (find (mixWith (spectrumWith (12.0, 0.0)), CheckKind::lowEnd).isByEar);

    auto mono = mixWith (spectrumWith (12.0, 0.0));
    mono.correlation = 1.0;
    CHECK (find (mono, CheckKind::lowEnd).severity == Severity::neutral);

    CHECK (find (mixWith (spectrumWith (12.0, -30.0)), CheckKind::lowEnd).severity == Severity::neutral); // a bass alone
    CHECK_FALSE (find (programmeWithTruePeak (-6.0), CheckKind::lowEnd).value.has_value());
}

TEST_CASE ("bass that is out of phase is warned of after 10 s")
{
    auto readings = mixWith (spectrumWith (0.0, 0.0));
    readings.spectrum.lowCorrelation = -0.1;
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::caution);
    readings.spectrum.lowCorrelation = 0.1;
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::good);
    readings.spectrum.lowCorrelation.reset();
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::neutral);
    readings.spectrum.lowCorrelation = -0.1;
    readings.secondsOfSignal = 9.9;
    CHECK (find (readings, CheckKind::bassInMono).severity == Severity::neutral);
}
