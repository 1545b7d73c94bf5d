#include "Present/Reports/VerificationText.h"

#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/ReadingsJson.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr double smallestGainShownDb = 0.05, shortestLostSeconds = 0.001;

bool isFound (VerificationOutcome outcome) noexcept
{
    return outcome == VerificationOutcome::same || outcome == VerificationOutcome::sameInPart;
}

std::string secondsText (double seconds) { return valueText (seconds, "s"); }

std::string headlineFor (const BounceVerification& v)
{
    switch (v.outcome)
    {
        case VerificationOutcome::same:
            if (v.missingPeaks && v.missingPeaks->hasFlatTops)
                return "The same as heard live, but clipped since.";

            if (v.missingHead || v.missingTail || v.isFileIncomplete)
                return "The same as heard live, but not all of it.";

            if (v.missingPeaks)
                return "The same as heard live, but its peaks are held down.";

            return fmt::format ("The same as heard live, and undamaged: {}.", gainText (v.gainDb, "heard"));

        case VerificationOutcome::sameInPart: return "Partly the same as heard live, partly something else.";

        case VerificationOutcome::different: return "Not what was heard live: it is nowhere in this session.";

        case VerificationOutcome::tooShort: return "Cannot tell: the file has less than 10 s of signal in one piece.";

        case VerificationOutcome::tooEven:
            return "Cannot tell: its loudness is too even, or repeats too soon, to be recognised.";

        case VerificationOutcome::nothingHeard: break;
    }

    return "Cannot tell: less than 10 s were heard in this session.";
}

std::string peaksText (const MissingPeaks& peaks)
{
    if (! peaks.hasFlatTops)
        return fmt::format ("Peaks held down since: in {}, what was heard would reach {} with this gain, but the file "
                            "has {}; worst at {}.",
                            countText (peaks.places, "place", "places"), valueText (peaks.expectedTruePeakDbtp, "dBTP"),
                            valueText (peaks.truePeakDbtp, "dBTP"), durationText (peaks.seconds));

    if (peaks.places == 0)
        return "Clipped by the export: the file has flat tops at full scale, and what was heard had none.";

    return fmt::format ("Clipped by the export: with this gain, what was heard would reach {}, but the file is flat "
                        "at {}; worst at {}. Export it lower, or as 32-bit float.",
                        valueText (peaks.expectedTruePeakDbtp, "dBTP"), valueText (peaks.truePeakDbtp, "dBTP"),
                        durationText (peaks.seconds));
}

std::vector<std::string> faultsOf (const BounceVerification& v)
{
    std::vector<std::string> faults;

    if (v.isFileIncomplete)
        faults.push_back ("The file is incomplete: it is compared as far as it goes. Check it on its own to see what "
                          "is missing.");

    if (v.missingPeaks)
        faults.push_back (peaksText (*v.missingPeaks));

    if (v.missingHead)
        faults.push_back (fmt::format ("Cut at the start: the pass heard live began {} earlier than the file, with "
                                       "peaks up to {}.",
                                       secondsText (v.missingHead->seconds),
                                       valueText (v.missingHead->truePeakDbtp, "dBTP")));

    if (v.missingTail)
        faults.push_back (fmt::format ("Cut at the end: the pass heard live went on for {} after the file ends, with "
                                       "peaks up to {}.",
                                       secondsText (v.missingTail->seconds),
                                       valueText (v.missingTail->truePeakDbtp, "dBTP")));

    if (v.differsFromSeconds && v.differsForSeconds)
        faults.push_back (fmt::format ("Something else plays from {} to {}, and perhaps elsewhere too.",
                                       durationText (*v.differsFromSeconds),
                                       durationText (*v.differsFromSeconds + *v.differsForSeconds)));

    return faults;
}

std::vector<std::string> notesOf (const BounceVerification& v)
{
    if (v.outcome == VerificationOutcome::different || v.outcome == VerificationOutcome::nothingHeard)
        return { fmt::format ("Searched: {}, heard from {} on.",
                              v.secondsHeard < 60.0 ? secondsText (v.secondsHeard) : durationText (v.secondsHeard),
                              v.sessionStartedAt) };

    if (! isFound (v.outcome))
        return {};

    std::vector<std::string> notes;
    const auto pass = v.pass > 0 ? fmt::format (", pass {}", v.pass) : std::string();
    const auto source = v.sourceName.empty() ? std::string() : " from " + printable (v.sourceName);
    notes.push_back (fmt::format ("Heard {}{}{}.", v.heardAt, source, pass));

    if (! isUndamaged (v))
        notes.push_back (fmt::format ("Level: {}.", gainText (v.gainDb, "heard")));

    notes.push_back (fmt::format ("Compared: {} of {}, {} of it alike; the envelopes differ by {} RMS.",
                                  durationText (v.secondsCompared), durationText (v.fileSeconds),
                                  v.secondsMatched >= v.secondsCompared ? "all" : durationText (v.secondsMatched),
                                  valueText (v.residualDb, "dB", 2)));

    if (v.secondsNotHeard > 0.0)
        notes.push_back (fmt::format ("{} of the file were not heard live, so they cannot be compared.",
                                      secondsText (v.secondsNotHeard)));

    if (v.secondsLost > shortestLostSeconds)
        notes.push_back (fmt::format ("{} were lost live, so they cannot be compared.",
                                      valueText (v.secondsLost * 1000.0, "ms", 0)));

    return notes;
}

Json missingJson (const std::optional<MissingPart>& part)
{
    if (! part)
        return nullptr;

    Json json;
    json["seconds"] = jsonNumber (part->seconds);
    json["truePeakDbtp"] = jsonNumber (part->truePeakDbtp);
    return json;
}

Json peaksJson (const std::optional<MissingPeaks>& peaks)
{
    if (! peaks)
        return nullptr;

    Json json;
    json["expectedTruePeakDbtp"] = jsonNumber (peaks->expectedTruePeakDbtp);
    json["truePeakDbtp"] = jsonNumber (peaks->truePeakDbtp);
    json["worstSeconds"] = peaks->places > 0 ? jsonNumber (peaks->seconds) : Json();
    json["places"] = peaks->places;
    json["clipped"] = peaks->hasFlatTops;
    return json;
}
} // namespace

std::string gainText (double gainDb, std::string_view than)
{
    if (std::abs (gainDb) < smallestGainShownDb)
        return fmt::format ("as loud as {}", than);

    return fmt::format ("{} {} than {}", valueText (std::abs (gainDb), "dB"), gainDb < 0.0 ? "lower" : "higher", than);
}

std::string_view keyOf (VerificationOutcome outcome) noexcept
{
    switch (outcome)
    {
        case VerificationOutcome::same: return "same";
        case VerificationOutcome::sameInPart: return "sameInPart";
        case VerificationOutcome::different: return "different";
        case VerificationOutcome::tooShort: return "tooShort";
        case VerificationOutcome::tooEven: return "tooEven";
        case VerificationOutcome::nothingHeard: break;
    }

    return "nothingHeard";
}

VerificationText wordsFor (const BounceVerification& verification)
{
    return { headlineFor (verification), faultsOf (verification), notesOf (verification) };
}

std::string verificationText (const BounceVerification& verification)
{
    const auto words = wordsFor (verification);
    auto text = fmt::format ("{}\n  {}\n", printable (verification.filePath), words.headline);

    for (const auto* lines : { &words.faults, &words.notes })
        for (const auto& line : *lines)
            text += fmt::format ("  {}\n", line);

    return text;
}

Document verificationDocument (const BounceVerification& verification)
{
    const auto words = wordsFor (verification);
    Document document { "Export check: file against what you heard",
                        { paragraph (fileNameOf (verification.filePath)) } };
    auto headline = note (words.headline);
    headline.severity = isUndamaged (verification)       ? Severity::good
                        : isFound (verification.outcome) ? Severity::caution
                                                         : Severity::neutral;
    document.blocks.push_back (headline);

    for (const auto& fault : words.faults)
        document.blocks.push_back (warning (fault));

    for (const auto& line : words.notes)
        document.blocks.push_back (item (line));

    return document;
}

std::string verificationJson (const BounceVerification& v)
{
    const auto found = isFound (v.outcome);
    const auto ifFound = [found] (double value) { return found ? jsonNumber (value) : Json(); };

    Json json;
    json["file"] = v.filePath;
    json["session"] = v.sessionPath;
    json["outcome"] = keyOf (v.outcome);
    json["unharmed"] = isUndamaged (v);
    json["source"] = found ? Json (v.sourceName) : Json();
    json["heardAtUnixSeconds"] = ifFound (static_cast<double> (v.heardAtUnixMilliseconds) / 1000.0);
    json["pass"] = v.pass > 0 ? Json (v.pass) : Json();
    json["gainDb"] = ifFound (v.gainDb);
    json["residualDb"] = ifFound (v.residualDb);
    json["fileSeconds"] = jsonNumber (v.fileSeconds);
    json["complete"] = ! v.isFileIncomplete;
    json["secondsCompared"] = ifFound (v.secondsCompared);
    json["secondsMatched"] = ifFound (v.secondsMatched);
    json["secondsNotHeard"] = ifFound (v.secondsNotHeard);
    json["secondsLost"] = ifFound (v.secondsLost);
    json["differsFromSeconds"] = jsonNumber (v.differsFromSeconds);
    json["differsForSeconds"] = jsonNumber (v.differsForSeconds);
    json["missingHead"] = missingJson (v.missingHead);
    json["missingTail"] = missingJson (v.missingTail);
    json["missingPeaks"] = peaksJson (v.missingPeaks);
    return jsonLine (json);
}
} // namespace twobus
