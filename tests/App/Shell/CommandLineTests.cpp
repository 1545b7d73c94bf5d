#include "App/Shell/CommandLine.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("without options the command line requests nothing")
{
    const auto line = parseCommandLine ({});

    CHECK (line.error.empty());
    CHECK_FALSE (line.source.has_value());
    CHECK_FALSE (line.stage.has_value());
}

TEST_CASE ("a device, its channels and the stage are parsed")
{
    const auto line = parseCommandLine (
        { "--device", "JACK:ardour", "--channels", "Master/out 1,Master/out 2", "--stage", "master" });

    REQUIRE (line.error.empty());
    REQUIRE (line.source.has_value());
    CHECK (std::get<DeviceAddress> (*line.source)
           == DeviceAddress { "JACK", "ardour", { "Master/out 1", "Master/out 2" } });
    CHECK (line.stage == Stage::finishedMaster);
}

TEST_CASE ("the demo is a source like any other")
{
    const auto line = parseCommandLine ({ "--demo" });

    REQUIRE (line.source.has_value());
    CHECK (std::holds_alternative<DemoChoice> (*line.source));
}

TEST_CASE ("an invalid argument is named")
{
    CHECK_THAT (parseCommandLine ({ "--loud" }).error, ContainsSubstring ("--loud"));
    CHECK_THAT (parseCommandLine ({ "--stage", "encore" }).error, ContainsSubstring ("encore"));
    CHECK_THAT (parseCommandLine ({ "--device" }).error, ContainsSubstring ("--device"));
    CHECK_THAT (parseCommandLine ({ "--device", "JACK" }).error, ContainsSubstring ("JACK"));
    CHECK_THAT (parseCommandLine ({ "--channels", "1,2" }).error, ContainsSubstring ("--device"));
    CHECK_THAT (parseCommandLine ({ "--demo", "--channels", "1,2" }).error, ContainsSubstring ("--device"));
}

TEST_CASE ("files and folders are opened, wherever they appear among the options")
{
    const auto line = parseCommandLine ({ "mix.wav", "--stage", "mix", "stems/" });
    CHECK (line.error.empty());
    CHECK (line.files == std::vector<std::filesystem::path> { "mix.wav", "stems/" });
    CHECK (line.stage == Stage::mix);
    CHECK (parseCommandLine ({}).files.empty());
}

TEST_CASE ("two dashes end the options, so a file's name can start with a dash")
{
    const auto line = parseCommandLine ({ "--demo", "--", "-quiet-.wav", "--demo", "--" });
    CHECK (line.error.empty());
    CHECK (line.files == std::vector<std::filesystem::path> { "-quiet-.wav", "--demo", "--" });
    CHECK_THAT (parseCommandLine ({ "-quiet-.wav" }).error, ContainsSubstring ("put -- before it"));
    CHECK_THAT (parseCommandLine ({ "-" }).error, ContainsSubstring ("-"));
}

TEST_CASE ("an empty name isn't a file, and pictures can't be combined with files")
{
    CHECK_THAT (parseCommandLine ({ "" }).error, ContainsSubstring ("empty"));
    CHECK_THAT (parseCommandLine ({ "--screenshot", "pictures", "mix.wav" }).error, ContainsSubstring ("--screenshot"));
}

TEST_CASE ("pictures are written to the given folder")
{
    CHECK (parseCommandLine ({ "--screenshot", "pictures" }).screenshotFolder == "pictures");
    CHECK_FALSE (parseCommandLine ({}).screenshotFolder.has_value());
    CHECK_THAT (parseCommandLine ({ "--screenshot" }).error, ContainsSubstring ("--screenshot needs a value"));
}

TEST_CASE ("a tap is named by its track")
{
    const auto line = parseCommandLine ({ "--device", "TAP:Master" });
    CHECK (line.error.empty());
    CHECK (line.source == SourceChoice (TapChoice { {}, "Master" }));
    CHECK_FALSE (parseCommandLine ({ "--device", "TAP:Master", "--channels", "1" }).error.empty());
}
