#include "Present/BroadcastText.h"
#include "Present/ComparisonText.h"
#include "Present/FileReport.h"
#include "Present/LiveLine.h"
#include "Present/Printable.h"
#include "Present/SessionText.h"
#include "Present/StemText.h"
#include "Present/VerificationText.h"
#include "Support/Catch.h"

#include <algorithm>
#include <random>

using namespace twobus;

TEST_CASE ("names that are text stay as they are, emoji and right-to-left scripts included")
{
    for (const auto* name : { "", "a.wav", "C:\\Bounces\\a.wav", "ümlaut – mix.wav", "日本語.flac", "שיר.wav", "🎸🔥 👩‍🎤 take.wav", "𝄞.wav", "naïve\xcc\x88.wav" })
        CHECK (printable (name) == name);
}

TEST_CASE ("what breaks lines, drives a terminal or turns the direction is escaped")
{
    CHECK (printable ("a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK (printable ("\x1b[2J\x1b]0;title\a.wav") == "\\x1b[2J\\x1b]0;title\\x07.wav");
    CHECK (printable (std::string_view ("a\0b", 3)) == "a\\x00b");
    CHECK (printable ("del\x7f") == "del\\x7f");
    CHECK (printable ("\xc2\x9b"
                      "2J")
           == "\\u009b2J");
    CHECK (printable ("line\xe2\x80\xa8"
                      "separator")
           == "line\\u2028separator");
    CHECK (printable ("mix\xe2\x80\xae"
                      "vaw.exe")
           == "mix\\u202evaw.exe");
    CHECK (printable ("\xe2\x81\xa6x\xe2\x81\xa9") == "\\u2066x\\u2069");
}

TEST_CASE ("bytes that are no UTF-8 are told as bytes")
{
    CHECK (printable ("caf\xe9.wav") == "caf\\xe9.wav"); // Latin-1
    CHECK (printable ("\xc0\xaf") == "\\xc0\\xaf"); // overlong
    CHECK (printable ("\xe0\x80\xaf") == "\\xe0\\x80\\xaf");
    CHECK (printable ("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
    CHECK (printable ("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80"); // beyond the last
    CHECK (printable ("\xf0\x9f\x8e") == "\\xf0\\x9f\\x8e"); // cut off
    CHECK (printable ("\xff") == "\\xff");
}

TEST_CASE ("of any bytes nothing is left that is a control, and what is printable once stays so")
{
    std::minstd_rand random (3);

    for (int i = 0; i < 2000; ++i)
    {
        std::string bytes (random() % 12, '\0');
        std::generate (bytes.begin(), bytes.end(), [&] { return static_cast<char> (random() % 256); });
        const auto shown = printable (bytes);
        CHECK (std::none_of (shown.begin(), shown.end(), [] (unsigned char c) { return c < 0x20 || c == 0x7f; }));
        CHECK (printable (shown) == shown);
    }
}

TEST_CASE ("a file's name breaks no line of its report and sends nothing to the terminal; JSON has it whole")
{
    FileFacts facts;
    facts.path = "evil\nReady for mastering.\n\x1b[31m🎸.wav";
    facts.format.layout = ChannelLayout::forChannelCount (2);
    const auto text = fileReportText (facts, {}, {}, {});
    CHECK (text.substr (0, text.find ('\n')) == "evil\\nReady for mastering.\\n\\x1b[31m🎸.wav");
    CHECK (text.find ('\x1b') == std::string::npos);
    CHECK_THAT (fileReportJson (facts, {}, {}, {}), ContainsSubstring ("\"file\":\"evil\\nReady for mastering.\\n\\u001b[31m🎸.wav\""));
}

TEST_CASE ("no other text for people has a name in it that is not printable")
{
    const std::string evil = "a\n\x1b[31m.wav", shown = "a\\n\\x1b[31m";
    const auto isShownIn = [&] (const std::string& text) {
        CHECK_THAT (text, ContainsSubstring (shown));
        CHECK (text.find ('\x1b') == std::string::npos);
    };

    BounceComparison comparison;
    comparison.first.path = evil;
    isShownIn (comparisonText (comparison));
    std::swap (comparison.first, comparison.second);
    isShownIn (comparisonText (comparison));

    BounceVerification verification;
    verification.filePath = evil;
    isShownIn (verificationText (verification));
    verification.filePath.clear();
    verification.outcome = VerificationOutcome::same;
    verification.sourceName = evil;
    isShownIn (verificationText (verification));

    SessionSummary session;
    session.path = evil;
    isShownIn (sessionText (session));
    session.path.clear();
    session.sources = { evil };
    isShownIn (sessionText (session));
    session.problem = evil;
    isShownIn (sessionText (session));

    isShownIn (stemName ("folder/" + evil));
    StemReport stems;
    stems.mixPath = evil;
    isShownIn (stemNullText (stems));

    BroadcastExtension bext;
    bext.description = evil;
    isShownIn (broadcastText (bext, {}, {}));
    bext.description.clear();
    bext.originator = evil;
    isShownIn (broadcastText (bext, {}, {}));

    LiveState live;
    live.message = evil;
    isShownIn (liveTextLine ({}, {}, {}, live));
}
