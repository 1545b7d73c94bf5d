#include "Present/Advice/PathCheckText.h"
#include "Present/Reports/PathCheckJson.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::string textOf (const HeardPath& heard)
{
    const auto readings = readingsOf (heard);
    return pathCheckText (readings, judgePath (readings));
}
} // namespace

TEST_CASE ("an exact path in words")
{
    CHECK (textOf (exactPath())
           == "The path is exact: bit for bit, and overs up to +6.0 dBFS arrive.\n"
              "  Heard: the 48 kHz float file, at 48 kHz.\n"
              "Badge: path exact\n");
}

TEST_CASE ("a path with a gain says how to read the levels")
{
    auto heard = exactPath();
    heard.multiply (-12.0);
    CHECK (textOf (heard)
           == "The path changes the level by −12.00 dB, and nothing else.\n"
              "  The path changes the level by −12.00 dB. If the DAW's faders are at 0 dB, a volume control "
              "behind them does it: set that to 100 %. Or let Twobus add 12.0 dB to the readings.\n"
              "  Heard: the 48 kHz float file, at 48 kHz.\n"
              "Badge: path −12.0 dB\n");
}

TEST_CASE ("each finding of a path has words and a key of its own")
{
    PathReadings readings;
    readings.losses.push_back ({ 9.03, 0.02, 0 });
    std::set<std::string> sentences, keys;
    const auto last = static_cast<int> (PathFindingKind::oversNotTested);

    for (int kind = 0; kind <= last; ++kind)
    {
        PathVerdict verdict;
        verdict.findings.push_back ({ static_cast<PathFindingKind> (kind), Severity::damage, 16.0, 1000.0, 1 });
        const auto text = wordsFor (readings, verdict);
        REQUIRE (text.faults.size() == 1);
        CHECK (text.faults[0].back() == '.');
        CHECK (sentences.insert (text.faults[0]).second);
        CHECK (keys.insert (std::string (keyOf (static_cast<PathFindingKind> (kind)))).second);
    }
}

TEST_CASE ("a path check as JSON")
{
    auto heard = exactPath();
    heard.left.swap (heard.right);
    const auto readings = readingsOf (heard);
    const auto json = nlohmann::json::parse (pathCheckJson (readings, judgePath (readings)));
    CHECK (json["badge"] == "changed");
    CHECK (json["findings"][0]["kind"] == "sidesSwapped");
    CHECK (json["isBitExact"] == false);
    CHECK (json["fileRateHz"] == 48000.0);
    CHECK (json["rightOnLeftDb"].get<double>() == 0.0);
}
