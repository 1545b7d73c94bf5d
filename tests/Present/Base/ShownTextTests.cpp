#include "Present/Base/ShownText.h"
#include "Support/Catch.h"

#include <nlohmann/json.hpp>

using namespace twobus;

TEST_CASE ("names of any bytes become one line of valid text")
{
    CHECK (shownText ("söng – 7 日本.wav") == "söng – 7 日本.wav");
    CHECK (shownText ("a\nb\tc\x7f.wav") == "a?b?c?.wav");
    CHECK (shownText ("latin \xe9t\xe9.wav") == "latin ?t?.wav");
    CHECK (shownText ("cut \xe2\x80") == "cut ??");
    CHECK (shownText ("too long \xc0\xaf \xe0\x80\xaf, a surrogate \xed\xa0\x80")
           == "too long ?? ???, a surrogate ???");
    CHECK (shownText ("hidden \u00ad\u061c\u200b\u2060\ufeff\U000e0001.wav") == "hidden ??????.wav");
    CHECK (shownText ("\U0001f469\u200d\U0001f3a4 \u2764\ufe0f.wav") == "\U0001f469\u200d\U0001f3a4 \u2764\ufe0f.wav");
    CHECK (shownText ("turned \xe2\x80\xae.wav") == "turned ?.wav");
    CHECK (shownText ("") == "");
}

TEST_CASE ("every byte and every pair of bytes becomes valid text", "[fuzz]")
{
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second)
        {
            const std::string bytes { static_cast<char> (first), static_cast<char> (second) };
            CAPTURE (first, second);
            CHECK_NOTHROW (nlohmann::json (shownText (bytes)).dump()); // dump throws if the text is not valid UTF-8
        }
}

TEST_CASE ("a path shows its name and the end of its folder")
{
    CHECK (shownPath ("/home/me/mixes/song-v7.wav").name == "song-v7.wav");
    CHECK (shownPath ("/home/me/mixes/song-v7.wav").folder == "…/mixes");
    CHECK (shownPath ("/mixes/song.wav").folder == "/mixes");
    CHECK (shownPath ("song.wav").folder.empty());
    CHECK (shownPath ("/home/me/mixes/").name == "mixes");
    CHECK (shownPath ("/").name == "/");
    CHECK (shownPath ("").name.empty());
    CHECK (shownPath ("/home/me/mixes/").folder == "…/me");
    CHECK (shownPath ("mixes/song.wav").folder == "mixes");
    CHECK (shownPath ("me/mixes/song.wav").folder == "…/mixes");
    CHECK (shownPath ("/song.wav").folder.empty());
#ifdef _WIN32
    CHECK (shownPath ("C:\\mixes\\song.wav").name == "song.wav");
#else
    CHECK (shownPath ("/mixes/AC\\DC.wav").name == "AC\\DC.wav");
    CHECK (shownPath ("/AC\\DC/mixes/song.wav").folder == "…/mixes");
#endif
}
