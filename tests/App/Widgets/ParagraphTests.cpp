#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a number stays on the same line as its unit")
{
    CHECK (withUnitsKept ("bass 32 %, down 7.0 dB.") == toJuce ("bass 32\u00a0%, down 7.0\u00a0dB."));
    CHECK (withUnitsKept ("−1.1 dBTP at 0:03.48, −14 LUFS") == toJuce ("−1.1\u00a0dBTP at 0:03.48, −14\u00a0LUFS"));
    CHECK (withUnitsKept ("nothing to keep") == "nothing to keep");
}

TEST_CASE ("keeping units together makes a paragraph no higher than words of the same length")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto font = interFont (FontWeight::regular, 13.0f);

    for (int width = 20; width < 200; ++width)
        CHECK (heightOfParagraph ("kick and bass 32 %", font, width)
               >= heightOfParagraph ("kick and bass 32", font, width));
}
