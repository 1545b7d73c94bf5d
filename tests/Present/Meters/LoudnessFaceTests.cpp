#include "Present/Meters/LoudnessFace.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("the relative loudness scales have 0 LU at -23 LUFS and the ends given by EBU Tech 3341")
{
    const auto& nine = faceOf (LoudnessScale::ebuPlus9);
    const auto& eighteen = faceOf (LoudnessScale::ebuPlus18);
    CHECK (nine.readingOf (-23.0).value() == 0.0);
    CHECK (nine.readingText (-14.0) == "+9.0");
    CHECK (nine.readingText (-24.04) == "−1.0");
    CHECK (nine.scale.lowest() == -18.0);
    CHECK (nine.scale.highest() == 9.0);
    CHECK (eighteen.scale.lowest() == -36.0);
    CHECK (eighteen.scale.highest() == 18.0);
    CHECK (nine.scale.positionOf (0.0) == Approx (18.0 / 27.0));
    CHECK (eighteen.scale.positionOf (0.0) == Approx (36.0 / 54.0));
}

TEST_CASE ("the absolute loudness scale reads in LUFS, and a missing reading is a dash")
{
    const auto& absolute = faceOf (LoudnessScale::absolute);
    CHECK (absolute.readingText (-14.12) == "−14.1");
    CHECK (absolute.readingText (std::nullopt) == "–");
    CHECK (faceOf (LoudnessScale::ebuPlus9).readingText (std::nullopt) == "–");
    CHECK_FALSE (absolute.readingOf (std::nullopt).has_value());

    // The filter rings on below any sound.
    CHECK (absolute.readingText (-296.7) == "−∞");
    CHECK (faceOf (LoudnessScale::ebuPlus9).readingText (-296.7) == "−∞");
    CHECK (absolute.readingText (-140.0) == "−140.0");
}

TEST_CASE ("every loudness scale is found by its key and by faceOf")
{
    for (const auto& face : loudnessFaces())
    {
        CHECK (loudnessScaleFromKey (face.key) == face.which);
        CHECK (&faceOf (face.which) == &face);
    }

    CHECK_FALSE (loudnessScaleFromKey ("ebu").has_value());
}
