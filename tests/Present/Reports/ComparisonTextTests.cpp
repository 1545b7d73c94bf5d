#include "Present/Reports/ComparisonText.h"
#include "Support/Catch.h"

#include <nlohmann/json.hpp>

using namespace twobus;

namespace
{
BounceComparison someComparison()
{
    BounceComparison c;
    c.first = { "a.wav", 45.0, -15.3, 9.0, -0.4, 14.8 };
    c.second = { "b.wav", 43.0, -18.3, 9.0, -3.4, 14.9 };
    c.match = LoudnessMatch::envelopes;
    c.gainDb = -3.0;
    c.residualDb = 0.02;
    c.offsetSeconds = -2.5;
    c.secondsCompared = 43.0;
    c.sections.push_back ({ 0.0, 10.0, { -20.0, -8.0 }, { -23.0, -11.0 }, 0.0, 0.0, 0.0 });
    c.sections.push_back ({ 10.0, 10.0, { -15.0, -1.0 }, { -17.2, -5.2 }, 0.8, -1.2, -2.0 });
    c.sections.push_back ({ 20.0, 3.0, {}, {}, {}, {}, {} });
    return c;
}
} // namespace

TEST_CASE ("two bounces that differ only in level are reported as such")
{
    auto c = someComparison();
    CHECK (wordsFor (c).headline == "The second is 3.0 dB lower than the first. At equal loudness, they are alike.");
    CHECK (wordsFor (c).notes
           == std::vector<std::string> { "The second is 2.0 s shorter.",
                                         "Its music starts 2.50 s "
                                         "later.",
                                         "Compared: 0:43; the envelopes differ by 0.02 dB RMS." });
    CHECK (wordsFor (c).mostDifferent.empty());

    c.second.seconds = 47.0;
    c.offsetSeconds = 2.5;
    CHECK (wordsFor (c).notes[0] == "The second is 2.0 s longer.");
    CHECK (wordsFor (c).notes[1] == "Its music starts 2.50 s earlier.");

    c.offsetSeconds = 0.04;
    CHECK (wordsFor (c).notes.size() == 2);
}

TEST_CASE ("incomplete bounces are reported first")
{
    auto c = someComparison();
    c.second.isIncomplete = true;
    CHECK (wordsFor (c).notes.front()
           == "The second is incomplete, and is compared as far as it goes. Check it on "
              "its own to see what is missing.");
    c.first.isIncomplete = true;
    CHECK (wordsFor (c).notes.front()
           == "Both are incomplete, and each is compared as far as it goes. Check it on "
              "its own to see what is missing.");
    CHECK_THAT (comparisonJson (c), ContainsSubstring ("\"complete\":false"));
}

TEST_CASE ("the sections that differ most are named")
{
    auto c = someComparison();
    c.mostDifferent = { 1 };
    CHECK_THAT (wordsFor (c).headline, ContainsSubstring ("At equal loudness, they differ."));
    CHECK (wordsFor (c).mostDifferent
           == std::vector<std::string> {
               "0:10 to 0:20: the second is 0.8 dB louder, and its peaks stand out 2.0 dB less." });
    CHECK (differenceText (c.sections[0]) == "is alike");
    CHECK (differenceText (c.sections[2]) == "is alike");

    const auto text = comparisonText (c);
    CHECK_THAT (text, ContainsSubstring (
                          "  First   a.wav\n          0:45 · −15.3 LUFS · −0.4 dBTP · PLR 14.8 dB · LRA 9.0 LU\n"));
    CHECK_THAT (text, ContainsSubstring ("   0:10     0:20       +0.8       −1.2              −2.0\n"));
    CHECK_THAT (text, ContainsSubstring ("   0:20     0:23          –          –                 –\n"));
}

TEST_CASE ("unrecognised files aren't said to match")
{
    auto c = someComparison();
    c.match = LoudnessMatch::integratedLoudness;
    c.offsetSeconds = 0.0;
    CHECK_THAT (wordsFor (c).headline, ContainsSubstring ("Not recognised as the same music."));
    CHECK (wordsFor (c).notes.back() == "Compared: 0:43.");
    c.match = LoudnessMatch::none;
    CHECK_THAT (wordsFor (c).headline, ContainsSubstring ("Not matched"));

    const auto json = nlohmann::json::parse (comparisonJson (c));
    CHECK (json.at ("gainDb").is_null());
    CHECK (json.at ("offsetSeconds").is_null());
    CHECK (json.at ("matchedBy") == "none");
}

TEST_CASE ("a comparison is written as JSON")
{
    auto c = someComparison();
    c.mostDifferent = { 1 };
    const auto json = nlohmann::json::parse (comparisonJson (c));
    CHECK (json.at ("first").at ("integratedLufs") == -15.3);
    CHECK (json.at ("gainDb") == -3.0);
    CHECK (json.at ("offsetSeconds") == -2.5);
    CHECK (json.at ("mostDifferent").at (0) == 1);
    REQUIRE (json.at ("sections").size() == 3);
    CHECK (json.at ("sections").at (1).at ("loudnessDifferenceDb") == 0.8);
    CHECK (json.at ("sections").at (1).at ("first").at ("peakToLoudnessDb") == 14.0);
    CHECK (json.at ("sections").at (2).at ("loudnessDifferenceDb").is_null());
}
