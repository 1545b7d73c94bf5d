#include "Present/Reports/EnsembleText.h"

#include "Present/Advice/ChainText.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/EventText.h"
#include "Present/Reports/TrackText.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string_view keyOf (TrackTrust trust) noexcept
{
    switch (trust)
    {
        case TrackTrust::waiting: return "waiting";
        case TrackTrust::real: return "real";
        case TrackTrust::estimate: return "estimate";
        case TrackTrust::refused: return "refused";
    }

    return {};
}

std::string_view keyOf (ChainEffect effect) noexcept
{
    switch (effect)
    {
        case ChainEffect::unknown: return "unknown";
        case ChainEffect::nothing: return "nothing";
        case ChainEffect::onlyGain: return "onlyGain";
        case ChainEffect::reduces: return "reduces";
        case ChainEffect::changes: return "changes";
    }

    return {};
}

std::string_view keyOf (ChainClipping clipping) noexcept
{
    switch (clipping)
    {
        case ChainClipping::none: return "none";
        case ChainClipping::entersClipped: return "entersClipped";
        case ChainClipping::chainClips: return "chainClips";
        case ChainClipping::both: return "both";
    }

    return {};
}

Json tracksJson (const TapsTogether& taps)
{
    auto tracks = Json::array();

    for (const auto& share : taps.advice->shares)
    {
        auto names = Json::array();

        for (const auto track : share.tracks)
            names.push_back (taps.tracks[track]);

        tracks.push_back ({ { "tracks", std::move (names) },
                            { "share", jsonNumber (share.share) },
                            { "trimDb", jsonNumber (share.trimDb) } });
    }

    return tracks;
}

Json worstJson (const std::optional<TrackMoment>& worst)
{
    if (! worst)
        return nullptr;

    return { { "seconds", jsonNumber (worst->seconds) },
             { "playerSeconds", jsonNumber (worst->hostSeconds) },
             { "truePeakDbtp", jsonNumber (worst->truePeakDbtp) },
             { "octaveBandHz", jsonNumber (worst->bandHz) } };
}

Json sideJson (const ChainSide& side)
{
    return { { "integratedLufs", jsonNumber (side.integratedLufs) },
             { "loudnessRangeLu", jsonNumber (side.loudnessRangeLu) },
             { "truePeakDbtp", jsonNumber (side.truePeakDbtp) },
             { "crestFactorDb", jsonNumber (side.crestFactorDb) } };
}
} // namespace

std::string missingTrackTapsText()
{
    return "Insert Twobus Tap on every track, after its effects, and on the master before its plug-ins. Then this shows "
           "which tracks use the headroom.";
}

std::string missingChainTapsText()
{
    return "Insert Twobus Tap on the master twice: before its plug-ins and after them. Say in each tap's window where it "
           "stands. Then this shows what the chain does.";
}

std::string worstMomentText (const TrackMoment& moment)
{
    const auto where = moment.hostSeconds ? fmt::format (" at {} in the DAW", tenthsText (*moment.hostSeconds))
                                          : fmt::format (" at {} of the pass", tenthsText (moment.seconds));
    const auto band = moment.bandHz ? ", mostly " + octaveBandText (*moment.bandHz) : std::string();
    return fmt::format ("Worst peak: {} dBTP{}{}.", signedNumberText (moment.truePeakDbtp), where, band);
}

std::vector<std::string> trackSentences (const TrackAdvice& advice, std::span<const std::string> names, double aimDbtp)
{
    std::vector<std::string> sentences;

    if (auto option = trackOptionText (advice, names, aimDbtp); ! option.empty())
        sentences.push_back (std::move (option));

    if (advice.worst && ! advice.shares.empty())
        sentences.push_back (worstMomentText (*advice.worst));

    sentences.push_back (trackRestText (advice, names.size()));

    for (auto& note : trackNotes (advice, names))
        sentences.push_back (std::move (note));

    return sentences;
}

std::string tapsText (const TapsTogether& taps)
{
    std::string text;

    if (taps.advice)
    {
        for (const auto& row : trackRows (*taps.advice, taps.tracks))
            text += fmt::format ("{}: {} of the worst peak, trim {} dB\n", row.name, row.share, row.trim);

        for (const auto& sentence : trackSentences (*taps.advice, taps.tracks, taps.aimDbtp))
            text += sentence + '\n';
    }

    if (taps.chain)
    {
        const auto words = wordsFor (*taps.chain, taps.chainVerdict);

        if (words.summary.find (words.headline) == std::string::npos)
            text += words.headline + ".\n";

        for (const auto* sentence : { &words.remedy, &words.summary, &words.delay })
            if (! sentence->empty())
                text += *sentence + '\n';
    }

    return text;
}

Json tapsJson (const TapsTogether& taps)
{
    Json json;

    if (taps.advice)
    {
        json["trust"] = keyOf (taps.advice->trust);
        json["restDb"] = jsonNumber (taps.advice->restDb);
        json["worst"] = worstJson (taps.advice->worst);
        json["tracks"] = tracksJson (taps);
    }

    if (taps.chain)
        json["chain"] = { { "effect", keyOf (taps.chainVerdict.effect) },
                          { "clipping", keyOf (taps.chainVerdict.clipping) },
                          { "usualGainDb", jsonNumber (taps.chain->usualGainDb) },
                          { "mostReductionDb", jsonNumber (taps.chain->mostReductionDb) },
                          { "before", sideJson (taps.chain->before) },
                          { "after", sideJson (taps.chain->after) } };

    return json;
}
} // namespace twobus
