#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("all digits have the same width")
{
    const FigureFont figures (interFont (FontWeight::semiBold, 21.0f));
    const auto width = figures.widthOf ("0");

    REQUIRE (width > 5.0f);

    for (const auto* digit : { "1", "2", "3", "4", "5", "6", "7", "8", "9" })
        CHECK (figures.widthOf (digit) == width);

    CHECK (figures.widthOf ("−11.1") == figures.widthOf ("−88.8"));
}

TEST_CASE ("a cell fits the widest digit")
{
    const auto font = interFont (FontWeight::bold, 60.0f);
    const FigureFont figures (font);

    for (const auto* digit : { "0", "1", "4", "8" })
        CHECK (figures.widthOf (digit) >= font.getStringWidthFloat (digit));
}

TEST_CASE ("Inter has the symbols that numbers need")
{
    const FigureFont figures (interFont (FontWeight::regular, 20.0f));

    for (const auto* sign : { "−", "+", "–", "∞", "." })
        CHECK (figures.widthOf (sign) > 2.0f);

    CHECK (figures.digitHeight() > 12.0f);
    CHECK (figures.digitHeight() < 18.0f);
}
