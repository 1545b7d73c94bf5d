#include "Advice/TonalBalance.h"

#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/SpectrumLikeReference.h"

using namespace twobus;
using twobus::test::spectrumLikeReference;

namespace
{
void raise (SpectrumReadings& spectrum, std::size_t first, std::size_t end, double gainDb)
{
    for (auto band = first; band < end; ++band)
        spectrum.thirdOctavesDbfs[band] += static_cast<float> (gainDb);
}

double distanceOutside (const TonalBalance& balance, TonalRegion region)
{
    return balance.outsideDb[static_cast<std::size_t> (region)];
}
} // namespace

TEST_CASE ("the reference's own middle doesn't deviate, at any level")
{
    auto spectrum = spectrumLikeReference();

    for (const auto gain : { 0.0, -40.0, 25.0 })
    {
        raise (spectrum, 0, numThirdOctaves, gain);
        const auto balance = tonalBalanceOf (spectrum).value();
        CHECK_FALSE (balance.standsOut.has_value());

        for (const auto deviation : balance.deviationDb)
            CHECK (deviation == near (0.0, 1e-5));
    }
}

TEST_CASE ("a region stands out by the distance of its mean from the mean of its edges")
{
    struct Case
    {
        std::size_t first, end;
        TonalRegion region;
    };

    for (const auto& [first, end, region] :
         { Case { 2, 7, TonalRegion::lows }, Case { 7, 14, TonalRegion::lowMids }, Case { 14, 20, TonalRegion::mids },
           Case { 20, 24, TonalRegion::highMids }, Case { 24, 29, TonalRegion::highs } })
    {
        auto upper = 0.0, lower = 0.0;

        for (auto band = first; band < end; ++band)
        {
            upper += tonalReference[band].upperDb / static_cast<double> (end - first);
            lower += tonalReference[band].lowerDb / static_cast<double> (end - first);
        }

        CAPTURE (static_cast<int> (region), upper, lower);

        auto spectrum = spectrumLikeReference();
        raise (spectrum, first, end, upper - 0.1);
        CHECK_FALSE (tonalBalanceOf (spectrum).value().standsOut.has_value());
        raise (spectrum, first, end, 2.6);
        CHECK (tonalBalanceOf (spectrum).value().standsOut == region);
        CHECK (distanceOutside (tonalBalanceOf (spectrum).value(), region) == near (2.5, 1e-5));

        spectrum = spectrumLikeReference();
        raise (spectrum, first, end, lower + 0.1);
        CHECK_FALSE (tonalBalanceOf (spectrum).value().standsOut.has_value());
        raise (spectrum, first, end, -2.6);
        CHECK (tonalBalanceOf (spectrum).value().standsOut == region);
        CHECK (distanceOutside (tonalBalanceOf (spectrum).value(), region) == near (-2.5, 1e-5));
    }
}

TEST_CASE ("of two regions the one further outside is named")
{
    auto spectrum = spectrumLikeReference();
    raise (spectrum, 0, 7, 14.0);
    raise (spectrum, 24, 29, 14.0);
    const auto balance = tonalBalanceOf (spectrum).value();
    CHECK (distanceOutside (balance, TonalRegion::lows) > 0.0);
    CHECK (balance.standsOut == TonalRegion::highs);
    raise (spectrum, 0, 7, 6.0);
    CHECK (tonalBalanceOf (spectrum).value().standsOut == TonalRegion::lows);
}

TEST_CASE ("too little audio, low rates and anything but a full mix aren't judged")
{
    auto spectrum = spectrumLikeReference();
    spectrum.seconds = 29.9;
    CHECK_FALSE (tonalBalanceOf (spectrum).has_value());

    spectrum = spectrumLikeReference();
    spectrum.numBands = 28;
    CHECK_FALSE (tonalBalanceOf (spectrum).has_value());

    for (const std::size_t first : { 2u, 7u, 14u, 20u, 24u })
    {
        spectrum = spectrumLikeReference();
        raise (spectrum, first, std::min<std::size_t> (first + 7, 29), -45.0);
        CHECK_FALSE (tonalBalanceOf (spectrum).has_value());
    }

    CHECK_FALSE (tonalBalanceOf ({}).has_value());
}

TEST_CASE ("highs removed by a lossy coder keep the result finite")
{
    auto spectrum = spectrumLikeReference();
    spectrum.thirdOctavesDbfs[28] = static_cast<float> (silenceDb);
    const auto balance = tonalBalanceOf (spectrum).value();
    CHECK (std::isfinite (balance.deviationDb[28]));
    CHECK (balance.standsOut == TonalRegion::highs);
}

TEST_CASE ("the low end compared with the rest follows from its share of the whole")
{
    SpectrumReadings spectrum;
    CHECK_FALSE (lowEndAgainstRestDb (spectrum).has_value());
    spectrum.seconds = 1.0;
    spectrum.lowEndDb = powerToDb (0.5);
    CHECK (lowEndAgainstRestDb (spectrum).value() == near (0.0, 1e-5));
    spectrum.lowEndDb = powerToDb (0.8);
    CHECK (lowEndAgainstRestDb (spectrum).value() == near (6.0206, 1e-4));
}
