#include "Present/Reports/ComparisonText.h"

#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/ReadingsJson.h"
#include "Present/Reports/VerificationText.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr double smallestShownDb = 0.05, shortestOffsetSeconds = 0.05, shortestLengthSeconds = 0.15;

std::string headlineFor (const BounceComparison& c)
{
    switch (c.match)
    {
        case LoudnessMatch::envelopes:
            return fmt::format ("The second is {}. At equal loudness, {}.", gainText (c.gainDb, "the first"),
                                c.mostDifferent.empty() ? "they are alike" : "they differ");

        case LoudnessMatch::integratedLoudness:
            return fmt::format ("Not recognised as the same music. By integrated loudness, the second is {}. They are "
                                "matched by that, each from its start.",
                                gainText (c.gainDb, "the first"));

        case LoudnessMatch::none: break;
    }

    return "Not matched, because one of them has no loudness. They are compared as they are, each from its start.";
}

std::vector<std::string> notesOf (const BounceComparison& c)
{
    std::vector<std::string> notes;

    if (c.first.isIncomplete || c.second.isIncomplete)
        notes.push_back (fmt::format ("{} incomplete, and {} compared as far as it goes. Check it on its own to see "
                                      "what is missing.",
                                      c.first.isIncomplete && c.second.isIncomplete ? "Both are"
                                      : c.first.isIncomplete                        ? "The first is"
                                                                                    : "The second is",
                                      c.first.isIncomplete && c.second.isIncomplete ? "each is" : "is"));

    const auto longer = c.second.seconds - c.first.seconds;

    if (std::abs (longer) >= shortestLengthSeconds)
        notes.push_back (fmt::format ("The second is {} {}.", valueText (std::abs (longer), "s"),
                                      longer > 0.0 ? "longer" : "shorter"));

    if (std::abs (c.offsetSeconds) >= shortestOffsetSeconds)
        notes.push_back (fmt::format ("Its music starts {} {}.", valueText (std::abs (c.offsetSeconds), "s", 2),
                                      c.offsetSeconds < 0.0 ? "later" : "earlier"));

    notes.push_back (c.match == LoudnessMatch::envelopes
                         ? fmt::format ("Compared: {}; the envelopes differ by {} RMS.",
                                        durationText (c.secondsCompared), valueText (c.residualDb, "dB", 2))
                         : fmt::format ("Compared: {}.", durationText (c.secondsCompared)));
    return notes;
}

std::string spanText (const ComparedSection& section)
{
    return fmt::format ("{} to {}", durationText (section.startSeconds),
                        durationText (section.startSeconds + section.seconds));
}

std::string fileText (std::string_view which, const ComparedFile& file)
{
    return fmt::format ("  {:<7} {}\n          {} · {} · {} · PLR {} · LRA {}\n", which, printable (file.path),
                        durationText (file.seconds), valueText (file.integratedLufs, "LUFS"),
                        valueText (file.truePeakDbtp, "dBTP"), valueText (file.plrDb, "dB"),
                        valueText (file.loudnessRangeLu, "LU"));
}

std::string tableText (const BounceComparison& c)
{
    auto text = std::string ("\n  Second minus first, after matching, in dB\n   from       to   loudness  true peak  "
                             "peak to loudness\n");

    for (const auto& section : c.sections)
        text += fmt::format (
            "  {:>5} {:>8}  {:>9}  {:>9}  {:>16}\n", durationText (section.startSeconds),
            durationText (section.startSeconds + section.seconds), signedNumberText (section.loudnessDifferenceDb),
            signedNumberText (section.truePeakDifferenceDb), signedNumberText (section.peakToLoudnessDifferenceDb));

    return text;
}

Json fileJson (const ComparedFile& file)
{
    Json json;
    json["file"] = file.path;
    json["seconds"] = jsonNumber (file.seconds);
    json["integratedLufs"] = jsonNumber (file.integratedLufs);
    json["truePeakDbtp"] = jsonNumber (file.truePeakDbtp);
    json["plrDb"] = jsonNumber (file.plrDb);
    json["loudnessRangeLu"] = jsonNumber (file.loudnessRangeLu);
    json["complete"] = ! file.isIncomplete;
    return json;
}

Json levelsJson (const SectionLevels& levels)
{
    Json json;
    json["loudnessLufs"] = jsonNumber (levels.loudnessLufs);
    json["truePeakDbtp"] = jsonNumber (levels.truePeakDbtp);
    json["peakToLoudnessDb"] = jsonNumber (levels.peakToLoudnessDb());
    return json;
}
} // namespace

std::string_view keyOf (LoudnessMatch match) noexcept
{
    switch (match)
    {
        case LoudnessMatch::envelopes: return "envelopes";
        case LoudnessMatch::integratedLoudness: return "integratedLoudness";
        case LoudnessMatch::none: break;
    }

    return "none";
}

std::string differenceText (const ComparedSection& section)
{
    const auto isShown = [] (std::optional<double> value) { return value && std::abs (*value) >= smallestShownDb; };
    const auto isLouder = isShown (section.loudnessDifferenceDb),
               hasOtherPeaks = isShown (section.peakToLoudnessDifferenceDb);
    std::string text;

    if (isLouder)
        text = fmt::format ("is {} {}", valueText (std::abs (*section.loudnessDifferenceDb), "dB"),
                            *section.loudnessDifferenceDb > 0.0 ? "louder" : "quieter");

    if (hasOtherPeaks)
        text += fmt::format ("{} stand out {} {}", isLouder ? ", and its peaks" : "has peaks that",
                             valueText (std::abs (*section.peakToLoudnessDifferenceDb), "dB"),
                             *section.peakToLoudnessDifferenceDb > 0.0 ? "more" : "less");

    return text.empty() ? "is alike" : text;
}

ComparisonText wordsFor (const BounceComparison& comparison)
{
    ComparisonText words { headlineFor (comparison), notesOf (comparison), {} };

    for (const auto index : comparison.mostDifferent)
    {
        const auto& section = comparison.sections[index];
        words.mostDifferent.push_back (
            fmt::format ("{}: the second {}.", spanText (section), differenceText (section)));
    }

    return words;
}

std::string comparisonText (const BounceComparison& comparison)
{
    const auto words = wordsFor (comparison);
    auto text = fmt::format ("{}\n", words.headline) + fileText ("First", comparison.first)
                + fileText ("Second", comparison.second);

    for (const auto* lines : { &words.notes, &words.mostDifferent })
        for (const auto& line : *lines)
            text += fmt::format ("  {}\n", line);

    return comparison.sections.empty() ? text : text + tableText (comparison);
}

std::string comparisonJson (const BounceComparison& c)
{
    Json json;
    json["first"] = fileJson (c.first);
    json["second"] = fileJson (c.second);
    json["matchedBy"] = keyOf (c.match);
    json["gainDb"] = c.match == LoudnessMatch::none ? Json() : jsonNumber (c.gainDb);
    json["residualDb"] = c.match == LoudnessMatch::envelopes ? jsonNumber (c.residualDb) : Json();
    json["offsetSeconds"] = c.match == LoudnessMatch::envelopes ? jsonNumber (c.offsetSeconds) : Json();
    json["secondsCompared"] = jsonNumber (c.secondsCompared);
    json["mostDifferent"] = c.mostDifferent;
    json["sections"] = Json::array();

    for (const auto& section : c.sections)
    {
        Json one;
        one["startSeconds"] = jsonNumber (section.startSeconds);
        one["seconds"] = jsonNumber (section.seconds);
        one["first"] = levelsJson (section.first);
        one["second"] = levelsJson (section.second);
        one["loudnessDifferenceDb"] = jsonNumber (section.loudnessDifferenceDb);
        one["truePeakDifferenceDb"] = jsonNumber (section.truePeakDifferenceDb);
        one["peakToLoudnessDifferenceDb"] = jsonNumber (section.peakToLoudnessDifferenceDb);
        json["sections"].push_back (std::move (one));
    }

    return jsonLine (json);
}
} // namespace twobus
