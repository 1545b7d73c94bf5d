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

double outside (const TonalBalance& balance, TonalRegion region)
{
    return balance.outsideDb[static_cast<std::size_t> (region)];
}
} // namespace

TEST_CASE ("the reference's own middle deviates nowhere, at any level")
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

TEST_CASE ("a region stands out by what its mean is beyond the mean of its edges")
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
        CHECK (outside (tonalBalanceOf (spectrum).value(), region) == near (2.5, 1e-5));

        spectrum = spectrumLikeReference();
        raise (spectrum, first, end, lower + 0.1);
        CHECK_FALSE (tonalBalanceOf (spectrum).value().standsOut.has_value());
        raise (spectrum, first, end, -2.6);
        CHECK (tonalBalanceOf (spectrum).value().standsOut == region);
        CHECK (outside (tonalBalanceOf (spectrum).value(), region) == near (-2.5, 1e-5));
    }
}

TEST_CASE ("of two regions the one that is further outside is named")
{
    auto spectrum = spectrumLikeReference();
    raise (spectrum, 0, 7, 14.0);
    raise (spectrum, 24, 29, 14.0);
    const auto balance = tonalBalanceOf (spectrum).value();
    CHECK (outside (balance, TonalRegion::lows) > 0.0);
    CHECK (balance.standsOut == TonalRegion::highs);
    raise (spectrum, 0, 7, 6.0);
    CHECK (tonalBalanceOf (spectrum).value().standsOut == TonalRegion::lows);
}

TEST_CASE ("nothing is said of too little, of low rates and of what is no full mix")
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

TEST_CASE ("a top that a coder cut off stays finite")
{
    auto spectrum = spectrumLikeReference();
    spectrum.thirdOctavesDbfs[28] = static_cast<float> (silenceDb);
    const auto balance = tonalBalanceOf (spectrum).value();
    CHECK (std::isfinite (balance.deviationDb[28]));
    CHECK (balance.standsOut == TonalRegion::highs);
}

TEST_CASE ("the low end against the rest follows from its part of the whole")
{
    SpectrumReadings spectrum;
    CHECK_FALSE (lowEndAgainstRestDb (spectrum).has_value());
    spectrum.seconds = 1.0;
    spectrum.lowEndDb = powerToDb (0.5);
    CHECK (lowEndAgainstRestDb (spectrum).value() == near (0.0, 1e-5));
    spectrum.lowEndDb = powerToDb (0.8);
    CHECK (lowEndAgainstRestDb (spectrum).value() == near (6.0206, 1e-4));
}
