#include "App/Meters/TonalPicture.h"
#include "Support/Catch.h"

#include <algorithm>
#include <utility>

using namespace twobus;

namespace
{
/** The reference spectrum, 20 dB below full scale, raised by `moreDb` in the bands from `first` to `last`. */
SpectrumReadings referenceSpectrum (double moreDb = 0.0, std::size_t first = 0, std::size_t last = 0)
{
    SpectrumReadings spectrum;
    spectrum.seconds = 60.0;
    spectrum.numBands = numThirdOctaves;

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        const auto usual = tonalReference[std::min (band, numReferenceBands - 1)].middleDb;
        spectrum.thirdOctavesDbfs[band] =
            static_cast<float> (usual - 20.0 + (band >= first && band < last ? moreDb : 0.0));
    }

    return spectrum;
}
} // namespace

TEST_CASE ("the reference's own spectrum lies in the middle of its range and stands out nowhere")
{
    const auto picture = tonalPictureOf (referenceSpectrum());
    REQUIRE (picture.levelsDb.has_value());
    CHECK (picture.remark == "usual range of released music");

    for (std::size_t band = 0; band < numReferenceBands; ++band)
        CHECK ((*picture.levelsDb)[band] == near (tonalReference[band].middleDb, 1e-4));
}

TEST_CASE ("a band that stands out is named with its dB, and the ear decides")
{
    const auto picture = tonalPictureOf (referenceSpectrum (15.0, 24, numReferenceBands));
    CHECK_THAT (picture.remark, Catch::Matchers::StartsWith ("highs +"));
    CHECK_THAT (picture.remark, Catch::Matchers::EndsWith (" dB: judge by ear"));
}

TEST_CASE ("until there is a spectrum the panel says what is missing")
{
    auto spectrum = referenceSpectrum();
    spectrum.seconds = 12.3;
    CHECK_FALSE (tonalPictureOf (spectrum).levelsDb.has_value());
    CHECK (tonalPictureOf (spectrum).remark == "30 s of music needed: 0:12");
    spectrum.seconds = 0.9;
    CHECK (tonalPictureOf (spectrum).remark == "30 s of music needed");

    spectrum.seconds = 60.0;
    spectrum.numBands = 27;
    CHECK (tonalPictureOf (spectrum).remark == "not at this sample rate");
    CHECK (tonalPictureOf (referenceSpectrum (-80.0, 24, numReferenceBands)).remark == "not for a single instrument");
}

TEST_CASE ("the axis is logarithmic from 25 Hz to 16 kHz")
{
    CHECK (tonalPositionOfHz (thirdOctaveHz (0)) == near (0.0, 1e-12));
    CHECK (tonalPositionOfHz (thirdOctaveHz (numReferenceBands - 1)) == Approx (1.0));
    CHECK (tonalPositionOfHz (1000.0) == Approx (tonalPositionOfBand (16)));
}

TEST_CASE ("the tonal curve lies inside its picture however far a region stands out")
{
    for (const auto moreDb : { 0.0, 6.0, 12.0, 15.0, 18.0 })
        for (const auto& [first, last] : { std::pair<std::size_t, std::size_t> { 0, 8 }, { 24, numReferenceBands } })
        {
            CAPTURE (moreDb, first);
            const auto picture = tonalPictureOf (referenceSpectrum (moreDb, first, last));
            REQUIRE (picture.levelsDb.has_value());
            const auto [lowest, highest] = std::ranges::minmax (*picture.levelsDb);
            CHECK (tonalHeightOf (picture, highest) < 1.0);
            CHECK (tonalHeightOf (picture, lowest) > 0.0);
        }

    CHECK (tonalHeightOf (tonalPictureOf (referenceSpectrum()), 14.0) == 1.0); // usual music keeps its scale
    CHECK (tonalHeightOf (tonalPictureOf (referenceSpectrum()), -42.0) == 0.0);
}
