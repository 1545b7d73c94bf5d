#include "Present/Advice/FaderScale.h"
#include "Present/Help/About.h"
#include "Present/Help/Guide.h"
#include "Present/Help/KeyboardHelp.h"
#include "Support/Catch.h"
#include "Support/Text.h"

#include <algorithm>
#include <set>

using namespace twobus;
using twobus::test::contains;

namespace
{
constexpr std::array allKinds { SourceKind::programPort, SourceKind::monitor, SourceKind::loopback,
                                SourceKind::physicalInput };

bool isSentence (const std::string& text)
{
    return ! text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == ')') && ! contains (text, "!")
           && ! contains (text, "  ");
}
} // namespace

TEST_CASE ("every platform's guide has steps, says what can go wrong and what silence means")
{
    for (const auto platform : allPlatforms)
    {
        const auto guide = loopbackGuide (platform);
        const auto text = plainText (guide);
        const auto numbers = stepNumbers (guide);
        CAPTURE (nameOf (platform));

        CHECK (std::count_if (numbers.begin(), numbers.end(), [] (int number) { return number > 0; }) >= 3);

        for (const auto* subject : { "What goes wrong", "What silence means", "olume", "esampl", "path not checked",
                                     "Mono:", "The DAW is not playing" })
        {
            CAPTURE (subject);
            CHECK (contains (text, subject));
        }
    }
}

TEST_CASE ("each guide names the parts of its platform")
{
    const auto pipeWire = plainText (loopbackGuide (Platform::linuxPipeWire));
    CHECK (contains (pipeWire, "pw-jack"));
    CHECK (contains (pipeWire, "pipewire-jack"));
    CHECK (contains (pipeWire, "monitor_FL"));

    const auto jack = plainText (loopbackGuide (Platform::linuxJack));
    CHECK (contains (jack, "sudo modprobe snd-aloop"));
    CHECK (contains (jack, "Master or Main"));

    const auto mac = plainText (loopbackGuide (Platform::macOs));
    CHECK (contains (mac, "BlackHole"));
    CHECK (contains (mac, "Multi-Output Device"));
    CHECK (contains (mac, "drift correction"));

    const auto windows = plainText (loopbackGuide (Platform::windows));
    CHECK (contains (windows, "VB-Cable"));
    CHECK (contains (windows, "cannot show peaks above 0 dBFS"));
    CHECK (contains (windows, "ASIO and exclusive mode"));
    CHECK (contains (windows, "Both bypass the system's mixer"));
}

TEST_CASE ("the DAW guide gives each DAW's routing, master fader and pitfalls")
{
    const std::vector<std::string> expected { "Every DAW", "Ardour", "REAPER",    "Bitwig Studio", "Ableton Live",
                                              "Logic Pro", "Cubase", "FL Studio", "LMMS",          "Audacity" };
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> items;

    for (const auto& block : dawGuide().blocks)
    {
        if (block.kind == DocumentBlock::Kind::heading)
        {
            headings.push_back (block.text);
            items.emplace_back();
        }
        else if (block.kind == DocumentBlock::Kind::item)
        {
            CAPTURE (block.text);
            CHECK (isSentence (block.text));
            items.back().push_back (block.text);
        }
    }

    REQUIRE (headings == expected);

    for (std::size_t daw = 1; daw < headings.size(); ++daw)
    {
        CAPTURE (headings[daw]);
        REQUIRE (items[daw].size() >= 3);
        CHECK (items[daw].size() <= 4);
        CHECK (items[daw][0].starts_with ("Route: "));
        CHECK (items[daw][1].starts_with ("Master fader: "));

        for (std::size_t i = 2; i < items[daw].size(); ++i)
            CHECK (items[daw][i].starts_with ("Watch "));
    }
}

TEST_CASE ("the DAW guide names sources as the list does, and faders that aren't the master")
{
    const auto text = plainText (dawGuide());

    for (const auto* fact :
         { "“Ardour, Master”", "“Ardour, Monitor”", "“LMMS, master out 1”",
           "Master fader: on the Main track. Before Live 12",
           "on the Stereo Out strip. The separate fader called Master", "on the Stereo Out channel",
           "The main volume in the toolbar is not the master fader",
           "The master volume in the toolbar is not the master fader", "Master fader: there is none" })
    {
        CAPTURE (fact);
        CHECK (contains (text, fact));
    }
}

TEST_CASE ("the guide's percentages match those shown while LMMS plays")
{
    CHECK (contains (plainText (dawGuide()), "3 dB down is " + faderPercentText (-3.0) + ", 6 dB is "
                                                 + faderPercentText (-6.0) + " and 12 dB is "
                                                 + faderPercentText (-12.0)));
}

TEST_CASE ("silence has two to five likely causes, each a sentence that says what to do")
{
    for (const auto kind : allKinds)
        for (const auto platform : allPlatforms)
        {
            const auto causes = silenceCauses (kind, platform);
            CHECK (causes.size() >= 2);
            CHECK (causes.size() <= 5);
            CHECK (std::set<std::string> (causes.begin(), causes.end()).size() == causes.size());

            for (const auto& cause : causes)
            {
                CAPTURE (cause);
                CHECK (isSentence (cause));
            }
        }
}

TEST_CASE ("a missing permission is among the causes if the system has permissions")
{
    const auto mentionsPermission = [] (SourceKind kind, Platform platform) {
        const auto causes = silenceCauses (kind, platform);
        return contains (causes.back(), "microphone, its name for every input");
    };

    CHECK (mentionsPermission (SourceKind::loopback, Platform::macOs));
    CHECK (mentionsPermission (SourceKind::physicalInput, Platform::windows));
    CHECK_FALSE (mentionsPermission (SourceKind::monitor, Platform::linuxPipeWire));
    CHECK_FALSE (mentionsPermission (SourceKind::programPort, Platform::macOs));
}

TEST_CASE ("the help pages follow the style of the window's texts")
{
    std::vector<Document> documents { about ({}), keyboardHelp (Platform::macOs), dawGuide() };

    for (const auto platform : allPlatforms)
        documents.push_back (loopbackGuide (platform));

    for (const auto& document : documents)
        for (const auto& block : document.blocks)
        {
            CAPTURE (block.text);
            const auto isWhole =
                block.kind == DocumentBlock::Kind::paragraph || block.kind == DocumentBlock::Kind::note;
            CHECK ((isSentence (block.text) || ! isWhole));
            CHECK_FALSE (contains (block.text, "!"));
            CHECK_FALSE (contains (block.text, " -"));
            CHECK_FALSE (contains (block.text, "\n"));
        }
}
