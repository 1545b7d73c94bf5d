#include "Present/Advice/AdviceText.h"
#include "Present/Meters/ReadingHelp.h"
#include "Support/Catch.h"

#include <algorithm>
#include <set>
#include <vector>

using namespace twobus;

namespace
{
constexpr std::size_t longestLine = 90;

std::vector<ReadingHelp> everyHelp()
{
    std::vector<ReadingHelp> all;

    for (std::size_t i = 0; i < numReadings; ++i)
        all.push_back (helpFor (static_cast<Reading> (i)));

    for (std::size_t i = 0; i <= static_cast<std::size_t> (CheckKind::loudness); ++i)
        all.push_back (helpFor (static_cast<CheckKind> (i)));

    for (const auto& face : levelMeterFaces())
        all.push_back (helpFor (face.meter));

    return all;
}

/** The length in UTF-8 characters, not bytes. */
std::size_t lengthOf (std::string_view utf8)
{
    std::size_t length = 0;

    for (const auto byte : utf8)
        length += (static_cast<unsigned char> (byte) & 0xc0) != 0x80 ? 1 : 0;

    return length;
}

bool isDigit (char character) { return character >= '0' && character <= '9'; }

/** Whether the text has a hyphen as a minus sign: before a digit and not part of a name such as "60268-10" or
    "K-20". */
bool hasHyphenForMinus (std::string_view text)
{
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '-' && isDigit (text[i + 1]) && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '('))
            return true;

    return false;
}
} // namespace

TEST_CASE ("every reading, check and level meter has an explanation of two short lines")
{
    for (const auto& help : everyHelp())
    {
        CAPTURE (help.name);
        CHECK_FALSE (help.name.empty());

        for (const auto line : { help.meaning, help.use })
        {
            CAPTURE (line, lengthOf (line));
            CHECK (lengthOf (line) >= 20);
            CHECK (lengthOf (line) <= longestLine);
            CHECK (line.find_first_of ("!\n") == std::string_view::npos);
            CHECK (line.back() == '.');
            CHECK_FALSE (hasHyphenForMinus (line));
        }
    }
}

TEST_CASE ("no two explanations are the same")
{
    std::set<std::string_view> names;

    for (std::size_t i = 0; i < numReadings; ++i)
        CHECK (names.insert (helpFor (static_cast<Reading> (i)).name).second);
}

TEST_CASE ("an explanation has the same title as the label beside its number")
{
    const MeterReadings silence;
    const auto advice = advise (AdviceInput { silence, Choices {}, false, 0.0, std::nullopt });
    const auto words = wordsFor (advice, Choices {}, silence, ChannelLayout::forChannelCount (2));

    REQUIRE (words.checks.size() == advice.checks.size());

    for (std::size_t i = 0; i < advice.checks.size(); ++i)
        CHECK (helpFor (advice.checks[i].kind).name == words.checks[i].name);

    for (const auto& face : levelMeterFaces())
        CHECK (helpFor (face.meter).name == face.name);
}

TEST_CASE ("a tooltip has both lines")
{
    const auto tooltip = tooltipOf (helpFor (Reading::crestFactor));
    CHECK (tooltip.find ("Sample peak minus RMS") == 0);
    CHECK (std::count (tooltip.begin(), tooltip.end(), '\n') == 1);
    CHECK (tooltip.ends_with ("not damage to it."));
}
