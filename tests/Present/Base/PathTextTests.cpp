#include "Present/Base/PathText.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("text survives a round trip through a path")
{
    for (const auto* text : { "", "a.wav", "mixes/söng – 7 日本.wav", "\U0001f3b8.flac", "a b/c.d.e" })
        CHECK (toUtf8 (toPath (text)) == text);
}

TEST_CASE ("a file's name is the part after its last folder")
{
    CHECK (fileNameOf ("/mixes/a.wav") == "a.wav");
    CHECK (fileNameOf ("a.wav") == "a.wav");
    CHECK (fileNameOf ("mixes/日本/söng.wav") == "söng.wav");
    CHECK (fileNameOf ("/home/me/mixes/") == "mixes");
    CHECK (fileNameOf ("/mixes//") == "mixes");
    CHECK (fileNameOf ("/") == "/");
    CHECK (fileNameOf ("").empty());
}

#ifdef _WIN32
TEST_CASE ("on Windows both slashes separate folders")
{
    CHECK (fileNameOf ("C:\\Bounces\\a.wav") == "a.wav");
    CHECK (fileNameOf ("C:/Bounces\\mixes/a.wav") == "a.wav");
}
#else
TEST_CASE ("a backslash, and bytes that aren't UTF-8, are part of a name")
{
    CHECK (fileNameOf ("/mixes/AC\\DC.wav") == "AC\\DC.wav");
    CHECK (fileNameOf ("/mixes/caf\xe9.wav") == "caf\xe9.wav");
    CHECK (toUtf8 (toPath ("caf\xe9.wav")) == "caf\xe9.wav");
}
#endif
