#include "Present/Base/Printable.h"
#include "Present/Reports/BroadcastText.h"
#include "Present/Reports/ComparisonText.h"
#include "Present/Reports/FileReport.h"
#include "Present/Reports/LiveLine.h"
#include "Present/Reports/SessionText.h"
#include "Present/Reports/StemText.h"
#include "Present/Reports/VerificationText.h"
#include "Support/Catch.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

using namespace twobus;

namespace
{
std::string utf8 (char32_t c)
{
    const auto byte = [c] (unsigned shift, unsigned mark) { return static_cast<char> (mark | ((c >> shift) & 0x3fu)); };

    if (c < 0x800)
        return { static_cast<char> (0xc0u | (c >> 6)), byte (0, 0x80) };

    if (c < 0x10000)
        return { static_cast<char> (0xe0u | (c >> 12)), byte (6, 0x80), byte (0, 0x80) };

    return { static_cast<char> (0xf0u | (c >> 18)), byte (12, 0x80), byte (6, 0x80), byte (0, 0x80) };
}
} // namespace

TEST_CASE ("plain text names are unchanged, including emoji and right-to-left scripts")
{
    for (const auto* name : { "", "a.wav", "C:\\Bounces\\a.wav", "ümlaut – mix.wav", "日本語.flac", "שיר.wav",
                              "🎸🔥 👩‍🎤 take.wav", "𝄞.wav", "naïve\xcc\x88.wav" })
        CHECK (printable (name) == name);
}

TEST_CASE ("characters that break lines, control a terminal or change the writing direction are escaped")
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

TEST_CASE ("every mark that is invisible or changes the writing direction is escaped")
{
    const auto isEscaped = [] (char32_t first, char32_t last) {
        for (auto c = first; c <= last; ++c)
        {
            const auto expected = c < 0x10000 ? fmt::format ("a\\u{:04x}b", static_cast<std::uint32_t> (c))
                                              : fmt::format ("a\\U{:08x}b", static_cast<std::uint32_t> (c));
            CHECK (printable ("a" + utf8 (c) + "b") == expected);
        }
    };

    // Bidi_Control
    isEscaped (0x61c, 0x61c);
    isEscaped (0x200e, 0x200f);
    isEscaped (0x202a, 0x202e);
    isEscaped (0x2066, 0x2069);

    // Line and paragraph ends, and the second set of control characters
    isEscaped (0x80, 0x9f);
    isEscaped (0x2028, 0x2029);

    // Default_Ignorable_Code_Point, and interlinear annotations
    isEscaped (0xad, 0xad); // soft hyphen
    isEscaped (0x115f, 0x1160); // Hangul fillers
    isEscaped (0x180e, 0x180e);
    isEscaped (0x200b, 0x200b); // zero-width space
    isEscaped (0x2060, 0x2065);
    isEscaped (0x206a, 0x206f);
    isEscaped (0x3164, 0x3164);
    isEscaped (0xfeff, 0xfeff); // byte order mark
    isEscaped (0xffa0, 0xffa0);
    isEscaped (0xfff0, 0xfffb);
    isEscaped (0x1bca0, 0x1bca3);
    isEscaped (0x1d173, 0x1d17a);
    isEscaped (0xe0000, 0xe001f);
    isEscaped (0xe0080, 0xe00ff);
    isEscaped (0xe01f0, 0xe0fff);
}

TEST_CASE ("marks that shape neighbouring letters and emoji are kept")
{
    for (const auto* name :
         { "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.wav", // Persian with a zero-width non-joiner
           "\U0001f469\u200d\U0001f3a4.wav", // a singer: two emoji with a joiner
           "\u2764\ufe0f.wav", // a heart in colour
           "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f.wav", // Scotland's flag
           "\u845b\U000e0100.wav", "\u1820\u180b.wav", "\u0600\u06f1.wav" })
        CHECK (printable (name) == name);
}

TEST_CASE ("bytes that aren't UTF-8 are shown as byte values")
{
    CHECK (printable ("caf\xe9.wav") == "caf\\xe9.wav"); // Latin-1
    CHECK (printable ("\xc0\xaf") == "\\xc0\\xaf"); // overlong
    CHECK (printable ("\xe0\x80\xaf") == "\\xe0\\x80\\xaf");
    CHECK (printable ("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
    CHECK (printable ("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80"); // beyond the last code point
    CHECK (printable ("\xf0\x9f\x8e") == "\\xf0\\x9f\\x8e"); // a truncated sequence
    CHECK (printable ("\xff") == "\\xff");
}

TEST_CASE ("no bytes leave a control character, and printable text is unchanged the second time")
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

TEST_CASE ("a file's name can't break its report's lines or control the terminal, and JSON has it unchanged")
{
    FileFacts facts;
    facts.path = "evil\nReady for mastering.\n\x1b[31m🎸.wav";
    facts.format.layout = ChannelLayout::forChannelCount (2);
    const auto text = fileReportText (facts, {}, {}, {});
    CHECK (text.substr (0, text.find ('\n')) == "evil\\nReady for mastering.\\n\\x1b[31m🎸.wav");
    CHECK (text.find ('\x1b') == std::string::npos);
    CHECK_THAT (fileReportJson (facts, {}, {}, {}),
                ContainsSubstring ("\"file\":\"evil\\nReady for mastering.\\n\\u001b[31m🎸.wav\""));
}

TEST_CASE ("no other text for people contains an unprintable name")
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
