#include "Present/Base/CsvText.h"
#include "Support/Catch.h"

#include <cmath>
#include <limits>

using namespace twobus;

TEST_CASE ("text in CSV is quoted if necessary, and is never a formula")
{
    CHECK (csvText ("") == "");
    CHECK (csvText ("a b") == "a b");
    CHECK (csvText ("a,b") == "\"a,b\"");
    CHECK (csvText ("a\"b") == "\"a\"\"b\"");
    CHECK (csvText ("a\nb") == "\"a\nb\"");
    CHECK (csvText ("a\rb") == "\"a\rb\"");

    for (const std::string sign : { "=", "+", "-", "@", "\t" })
        CHECK (csvText (sign + "1") == "'" + sign + "1");

    CHECK (csvText ("\r1") == "\"'\r1\"");
    CHECK (csvText ("1=1") == "1=1");
    CHECK (csvText ("caf\xe9") == "caf\xef\xbf\xbd"); // not valid UTF-8
}

TEST_CASE ("a number in CSV is machine-readable")
{
    constexpr auto infinity = std::numeric_limits<double>::infinity();
    CHECK (csvNumber (-14.126) == "-14.13");
    CHECK (csvNumber (1.0, 3) == "1.000");
    CHECK (csvNumber (-0.001) == "0.00");
    CHECK (csvNumber (-infinity) == "-inf");
    CHECK (csvNumber (infinity) == "inf");
    CHECK (csvNumber (std::nullopt) == "");
    CHECK (csvNumber (std::nan ("")) == "");
}
