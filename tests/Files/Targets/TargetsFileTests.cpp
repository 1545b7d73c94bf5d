#include "Advice/Delivery.h"
#include "Files/Targets/TargetsFile.h"
#include "Support/Catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

using namespace twobus;

namespace
{
std::string problemIn (const std::string& json)
{
    try
    {
        targetsWith (json, "mine.json");
    }
    catch (const FileError& error)
    {
        return error.what();
    }

    return {};
}

std::string withEntry (const std::string& fields)
{
    return "{\n  \"format\": 1,\n  \"targets\": [\n    {\n" + fields + "\n    }\n  ]\n}\n";
}

const DeliveryTarget& find (const std::vector<DeliveryTarget>& targets, const std::string& id)
{
    const auto found =
        std::find_if (targets.begin(), targets.end(), [&] (const auto& target) { return target.id == id; });
    REQUIRE (found != targets.end());
    return *found;
}

bool startsWith (const std::string& text, const std::string& start) { return text.rfind (start, 0) == 0; }
} // namespace

TEST_CASE ("targets: every built-in entry has a date, a source and all fields")
{
    std::set<std::string> ids;

    for (const auto& target : builtInTargets())
    {
        CAPTURE (target.id);
        CHECK (ids.insert (target.id).second);
        CHECK_FALSE (target.name.empty());
        CHECK_FALSE (target.date.empty());
        CHECK_FALSE (target.source.empty());
        CHECK ((target.targetLufs.has_value() || target.policy == DeliveryPolicy::none));
    }

    for (const auto* id :
         { "spotify", "spotify-loud", "spotify-quiet", "apple-music", "youtube",       "tidal",   "amazon-music",
           "deezer",  "soundcloud",   "qobuz",         "bandcamp",    "cd-club",       "podcast", "r128",
           "r128-s2", "atsc-a85",     "td1008",        "aswg-home",   "aswg-portable", "netflix" })
        CHECK (ids.count (id) == 1);

    CHECK (*find (builtInTargets(), "spotify").targetLufs == -14.0);
    CHECK (*find (builtInTargets(), "spotify").loudCeilingDbtp == -2.0);
    CHECK (find (builtInTargets(), "soundcloud").provenance == Provenance::reported);
    CHECK (find (builtInTargets(), "r128").isHiddenByDefault());
    CHECK (find (builtInTargets(), "td1008").kind == DeliveryKind::recommendation);
    CHECK (find (builtInTargets(), "td1008").isHiddenByDefault());
    CHECK_FALSE (find (builtInTargets(), "youtube").isHiddenByDefault());
}

TEST_CASE ("targets: at first no row asks for anything of a master that is below every ceiling, however loud it is")
{
    for (const auto lufs : { -9.0, -14.0, -18.0, -23.0 })
    {
        MeterReadings readings;
        readings.integratedLufs = lufs;
        readings.truePeakDbtp = -2.0;
        readings.secondsOfSignal = 200.0;

        for (const auto& target : builtInTargets())
        {
            CAPTURE (lufs, target.id);
            CHECK ((target.isHiddenByDefault() || deliver (readings, target).severity == Severity::neutral));
        }
    }
}

TEST_CASE ("targets: the user's file overrides fields and adds entries")
{
    const auto targets =
        targetsWith (R"({"format": 1, "targets": [{"id": "youtube", "targetLufs": -13.5, "ceilingDbtp": null},
                                                                      {"id": "label", "name": "My label", "policy": "none", "ceilingDbtp": -0.5}]})",
                     "mine.json");
    CHECK (targets.size() == builtInTargets().size() + 1);
    CHECK (*find (targets, "youtube").targetLufs == -13.5);
    CHECK_FALSE (find (targets, "youtube").ceilingDbtp.has_value());
    CHECK (find (targets, "youtube").policy == DeliveryPolicy::downOnly);
    CHECK (find (targets, "label").name == "My label");
    CHECK (targetsWith (R"({"format": 1, "targets": []})", "mine.json").size() == builtInTargets().size());
}

TEST_CASE ("targets: null in either half of the rule for loud masters removes the rule")
{
    for (const auto* field : { "loudCeilingDbtp", "loudAboveLufs" })
    {
        const auto targets = targetsWith (
            std::string (R"({"format": 1, "targets": [{"id": "spotify", ")") + field + R"(": null}]})", "mine.json");
        CHECK (find (targets, "spotify").ceilingDbtp == -1.0);
        CHECK (find (targets, "spotify").loudCeilingDbtp.has_value()
               != find (targets, "spotify").loudAboveLufs.has_value());
    }
}

TEST_CASE ("targets: texts of the user's file can't control the terminal")
{
    const auto targets = targetsWith (
        R"({"format": 1, "targets": [{"id": "a\u001bb", "name": "My\nlabel\u001b[31m", "policy": "none"}]})",
        "mine.json");
    CHECK (targets.back().id == "a\\x1bb");
    CHECK (targets.back().name == "My\\nlabel\\x1b[31m");
}

TEST_CASE ("targets: an error names the file, the line, the field and the expected value")
{
    CHECK (problemIn (withEntry ("      \"id\": \"youtube\",\n      \"targetLufs\": \"loud\""))
           == "mine.json, line 6, field targetLufs: this must be a number from -60 to 0.");
    CHECK (problemIn (withEntry ("      \"id\": \"youtube\",\n      \"targetLufs\": 14"))
           == "mine.json, line 6, field targetLufs: this must be a number from -60 to 0.");
    CHECK (problemIn (withEntry ("      \"id\": \"youtube\",\n\n      \"policy\": \"up\""))
           == "mine.json, line 7, "
              "field policy: this must be one of: \"none\", \"downOnly\", "
              "\"bothWaysToPeak\", \"bothWaysWithLimiter\", \"spec\".");
    CHECK (problemIn (withEntry ("      \"id\": \"youtube\",\n      \"targtLufs\": -14"))
           == "mine.json, line 6, field targtLufs: this field is not known.");
    CHECK (problemIn (withEntry ("      \"id\": \"youtube\",\n      \"id\": \"tidal\""))
           == "mine.json, line 6, field id: it appears twice. Keep one.");
    CHECK (startsWith (problemIn (withEntry ("      \"name\": \"X\"")), "mine.json, line 4, field id: it is missing."));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"x\"")), "mine.json, line 4, field name: it is missing"));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\"")),
                       "mine.json, line 4, field policy: it is missing"));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\", \"targetLufs\": -14")),
                       "mine.json, line 4, field policy: it is missing"));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\", \"date\": \"2026\"")),
                       "mine.json, line 4, field policy: it is missing"));
    CHECK (startsWith (
        problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\", \"policy\": \"none\", \"loudCeilingDbtp\": -2")),
        "mine.json, line 4, field loudAboveLufs: it is missing"));
    CHECK (startsWith (
        problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\", \"policy\": \"none\", \"loudAboveLufs\": -14")),
        "mine.json, line 4, field loudCeilingDbtp: it is missing"));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"x\", \"name\": \"X\", \"policy\": \"downOnly\"")),
                       "mine.json, line 4, field targetLufs: it is missing"));
    CHECK (startsWith (problemIn (withEntry ("      \"id\": \"youtube\",\n      \"note\": [1]")),
                       "mine.json, line 6, field note: this must be a number or a text"));
    CHECK (startsWith (problemIn ("{\n\"format\": 2, \"targets\": []}"),
                       "mine.json, line 2, field format: this program reads format 1"));
    CHECK (startsWith (problemIn ("{\"targets\": []}"), "mine.json, line 1, field format: it is missing"));
    CHECK (startsWith (problemIn ("[]"), "mine.json, line 1, field targets: the file must be an object"));
    CHECK (startsWith (problemIn ("{\"format\": 1,\n\"tragets\": []}"),
                       "mine.json, line 2, field tragets: it is not known here"));
    CHECK (startsWith (problemIn ("{\"format\": 1,\n\n\"targets\": [}"), "mine.json, line 3: this is not JSON"));
    CHECK (startsWith (problemIn (""), "mine.json, line 1: this is not JSON"));
    CHECK (startsWith (problemIn ("{\"format\": 1, \"targets\": 3}"), "mine.json, line 1, field targets"));
}

TEST_CASE ("targets: truncated anywhere or with any byte changed, a file is read or rejected")
{
    const auto json = withEntry (
        R"(      "id": "x", "name": "Ünique", "kind": "disc", "policy": "downOnly", "targetLufs": -14.5e0, "ceilingDbtp": null, "note": "a\nb")");
    REQUIRE (problemIn (json).empty());

    for (std::size_t length = 0; length + 2 < json.size(); ++length)
        CHECK_FALSE (problemIn (json.substr (0, length)).empty());

    std::mt19937 engine (1);
    auto refused = 0;

    for (int i = 0; i < 5000; ++i)
    {
        auto damaged = json;
        damaged[engine() % damaged.size()] = static_cast<char> (engine() % 256);
        refused += problemIn (damaged).empty() ? 0 : 1;
    }

    CHECK (refused > 1000);
}

TEST_CASE ("targets: missing files, folders and large files are rejected")
{
    CHECK (targetsFromFile ("/nowhere/targets.json", false).size() == builtInTargets().size());
    CHECK_THROWS_AS (targetsFromFile ("/nowhere/targets.json", true), FileError);
    CHECK_THROWS_AS (targetsFromFile (std::filesystem::temp_directory_path().string(), true), FileError);
}
