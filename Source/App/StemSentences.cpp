#include "App/StemSentences.h"

#include "App/ShownText.h"
#include "Present/Numbers.h"

#include <algorithm>
#include <vector>

namespace twobus
{
namespace
{
std::string listOf (const std::vector<std::string>& names)
{
    std::string list;

    for (std::size_t i = 0; i < names.size(); ++i)
        list += (i == 0 ? "" : i + 1 == names.size() ? " and "
                                                     : ", ")
                + names[i];

    return list;
}

/** "Kick and Bass down 8.0 dB each": those with the same trim together, in the order of the stems. */
std::string trimsText (const StemReport& report)
{
    std::string text;
    std::vector<double> done;

    for (const auto& stem : report.stems)
    {
        if (! (stem.trimDb < 0.0) || std::find (done.begin(), done.end(), stem.trimDb) != done.end())
            continue;

        std::vector<std::string> names;

        for (const auto& other : report.stems)
            if (other.trimDb == stem.trimDb)
                names.push_back (shownText (other.name));

        text += (text.empty() ? "" : ", ") + listOf (names) + " down " + numberText (-stem.trimDb) + " dB" + (names.size() > 1 ? " each" : "");
        done.push_back (stem.trimDb);
    }

    return text;
}

std::string faderText (const StemReport& report)
{
    return "the master fader, down " + numberText (-report.masterTrimDb) + " dB, keeps the balance.";
}

std::string nullText (const StemReport& report)
{
    if (! report.mixPath || ! report.nullDepthDb)
        return {};

    const auto name = shownPath (*report.mixPath).name;

    if (report.isEstimate)
        return "Between the stems and " + name + " " + numberText (*report.nullDepthDb, 0) + " dB are left: something is done to their sum, so these shares are an estimate.";

    return "The stems null against " + name + " to " + numberText (*report.nullDepthDb, 0) + " dB, so these shares are the real ones.";
}
} // namespace

StemSentences sentencesOf (const StemReport& report)
{
    StemSentences sentences;
    sentences.summary = countText (report.stems.size(), "stem", "stems");

    if (! report.moments.empty())
        sentences.summary += " sum to " + signedNumberText (report.moments.front().truePeakDbtp) + " dBTP at " + momentText (report.moments.front().seconds);

    if (report.hasTrims)
    {
        sentences.whatIf = "What if: " + trimsText (report) + ",";
        sentences.whatIfRest = "the sum peaks at " + signedNumberText (report.truePeakAfterDbtp) + " dBTP (summed again).";

        if (report.masterTrimDb < 0.0)
            sentences.whatIfRest += " T" + faderText (report).substr (1);
    }
    else if (report.masterTrimDb < 0.0)
    {
        sentences.whatIf = "No few stems are the reason:";
        sentences.whatIfRest = faderText (report);
    }

    sentences.rest = nullText (report);

    for (const auto& note : report.notes)
        sentences.rest += (sentences.rest.empty() ? "" : " ") + shownText (note);

    return sentences;
}
} // namespace twobus
