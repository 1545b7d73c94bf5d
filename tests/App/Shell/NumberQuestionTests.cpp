#include "App/Shell/NumberQuestion.h"
#include "App/Text.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("number question: a number in the range is taken, whichever minus and decimal sign it has")
{
    const WantedNumber target { "", "", -14.0, -40.0, -5.0 };
    CHECK (numberFrom ("-16", target) == -16.0);
    CHECK (numberFrom (" -16.5 ", target) == -16.5);
    CHECK (numberFrom ("-16,5", target) == -16.5);
    CHECK (numberFrom (toJuce ("−23.0"), target) == -23.0);
    CHECK (numberFrom ("-40", target) == -40.0);
    CHECK (numberFrom ("-5", target) == -5.0);
}

TEST_CASE ("number question: anything else is refused")
{
    const WantedNumber target { "", "", -14.0, -40.0, -5.0 };

    for (const auto* text : { "", " ", "-", "-41", "0", "14", "-14 LUFS", "fourteen", "-1.4.0", "--14", "nan", "-inf" })
    {
        INFO (text);
        CHECK_FALSE (numberFrom (text, target).has_value());
    }

    const WantedNumber minutes { "", "", 5.0, 1.0, 90.0, true };
    CHECK (numberFrom ("7", minutes) == 7.0);
    CHECK_FALSE (numberFrom ("7.5", minutes).has_value());
    CHECK_FALSE (numberFrom ("91", minutes).has_value());
}
