#include "Present/Reports/FileReport.h"

#include "Present/Advice/AdviceText.h"
#include "Present/Advice/DeliveryText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/BroadcastText.h"
#include "Present/Reports/FileFindingText.h"
#include "Present/Reports/ReadingsJson.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string channelsText (const MeterFormat& format)
{
    const auto& layout = format.layout;

    if (layout.size() == 1)
        return format.countsAsDualMono() ? fmt::format ("mono, {}", dualMonoText) : "mono";

    return layout.isStereo() ? "stereo" : fmt::format ("{} channels", layout.size());
}

/** "−6.0 dBFS   L −6.0  R −6.1": the maximum, then each channel if there are two to eight. */
std::string withChannels (const MeterReadings& readings, const ChannelLayout& layout, std::optional<double> whole,
                          std::string_view unit, std::optional<double> ChannelReadings::*member, int decimals = 1)
{
    auto text = fmt::format ("{:<14}", valueText (whole, unit, decimals));

    if (readings.numChannels < 2 || readings.numChannels > 8)
        return text;

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
        text += fmt::format ("  {} {}", channelName (layout, channel),
                             figureText (readings.channels[channel].*member, unit, decimals));

    return text;
}

std::string fullScaleText (const MeterReadings& r)
{
    if (r.samplesAtFullScale == 0)
        return "none";

    return fmt::format ("{} at or over, {} over, {}", countText (r.samplesAtFullScale, "sample", "samples"),
                        r.samplesOverFullScale, countText (r.flatRunsAtFullScale, "flat top", "flat tops"));
}

/** An array of names, or null if a channel has none. */
Json layoutJson (const ChannelLayout& layout)
{
    auto names = Json::array();

    for (std::size_t channel = 0; channel < layout.size(); ++channel)
    {
        if (layout[channel] == ChannelPosition::unknown)
            return nullptr;

        names.push_back (channelName (layout, channel));
    }

    return names;
}

Json extentJson (const FileExtent& extent)
{
    return { { "promisedFrames", extent.promisedFrames ? Json (*extent.promisedFrames) : Json() },
             { "decodedFrames", extent.decodedFrames },
             { "leftOverBytes", extent.leftOverBytes },
             { "damagedPlaces", extent.numDamaged },
             { "decoderFailed", extent.decoderStop != DecoderStop::none },
             { "streams", extent.numStreams },
             { "complete", ! extent.isIncomplete() } };
}

class Lines
{
public:
    void add (std::string_view label, const std::string& value)
    {
        // The label column is 20 wide. withChannels pads its values, so the spaces at the end are removed.
        text += fmt::format ("  {:<20}{}\n", label, trimmed (value));
    }

    void addText (const std::string& sentence)
    {
        if (! sentence.empty())
            text += fmt::format ("  {}\n", sentence);
    }

    std::string text;

private:
    static std::string_view trimmed (std::string_view value)
    {
        const auto last = value.find_last_not_of (' ');
        return last == std::string_view::npos ? std::string_view() : value.substr (0, last + 1);
    }
};
} // namespace

std::string factsText (const FileFacts& facts)
{
    return fmt::format ("{} · {} · {}{}{} · {}", durationText (facts.seconds), sampleRateText (facts.format.sampleRate),
                        facts.container, facts.encoding.empty() ? "" : " ", facts.encoding,
                        channelsText (facts.format));
}

std::string fileReportText (const FileFacts& facts, const MeterReadings& readings, const Advice& advice,
                            const Choices& choices, RmsConvention rms, const DeliveryChoice& delivery,
                            std::span<const FileFinding> findings)
{
    const auto& layout = facts.format.layout;
    const auto words = wordsFor (advice, choices, readings, layout);
    const auto r = withShownRms (readings, rms);
    Lines lines;

    lines.text = fmt::format ("{}\n", printable (facts.path));
    lines.addText (factsText (facts));
    lines.addText (words.sentence);
    lines.addText (words.notice);
    lines.addText (words.loudest);
    lines.addText (words.aim);
    lines.addText (loudMomentsText (readings, layout));
    lines.addText (words.cause);

    for (const auto& check : words.checks)
        if (check.severity == Severity::caution || check.severity == Severity::damage)
            lines.addText (fmt::format ("Check: {} {} ({}).", check.name, check.value, check.limit));

    for (const auto& finding : findings)
        if (! isCoveredByVerdict (finding))
            lines.addText (fmt::format ("{}: {}", finding.severity == Severity::neutral ? "Note" : "Check",
                                        findingText (finding, layout)));

    if (facts.broadcast)
        lines.addText (broadcastText (*facts.broadcast, readings, facts.format));

    if (! r.integratedLufs && layout.hasLoudness())
        lines.addText ("Shorter than 0.4 s: too short to measure loudness.");

    for (std::size_t i = 0; i < words.inputs.size(); ++i)
    {
        lines.add (fmt::format ("Input {}", i + 1), words.inputs[i].sentence);

        for (const InputNote& note : words.inputs[i].notes.all())
            if (note.severity != Severity::neutral)
                lines.add ("", noteSentence (note));
    }

    lines.add ("Integrated", valueText (r.integratedLufs, "LUFS"));
    lines.add ("Short-term max", valueText (r.shortTermMaxLufs, "LUFS"));
    lines.add ("Momentary max", valueText (r.momentaryMaxLufs, "LUFS"));
    lines.add ("Loudness range", valueText (r.loudnessRangeLu, "LU"));
    lines.add ("True peak", withChannels (r, layout, r.truePeakDbtp, "dBTP", &ChannelReadings::truePeakDbtp));
    lines.add ("Sample peak", withChannels (r, layout, r.samplePeakDbfs, "dBFS", &ChannelReadings::samplePeakDbfs));
    lines.add (rmsLabel (rms), withChannels (r, layout, r.rmsDbfs, "dBFS", &ChannelReadings::rmsDbfs));
    lines.add ("Crest factor", withChannels (r, layout, r.crestFactorDb, "dB", &ChannelReadings::crestFactorDb));
    lines.add ("PLR", valueText (r.plrDb, "dB"));
    lines.add ("PSR min", valueText (r.psrMinDb, "dB"));

    if (layout.isStereo())
    {
        lines.add ("Correlation", signedNumberText (r.correlation, 2));
        lines.add ("Balance", balanceText (r.balanceDb));
    }

    lines.add ("DC offset", withChannels (r, layout, r.dcOffsetPercent, "%", &ChannelReadings::dcOffsetPercent, 2));
    lines.add ("Full scale", fullScaleText (r));

    if (choices.stage == Stage::finishedMaster && ! delivery.targets.empty())
        lines.text += deliveryTable (readings, delivery.targets, delivery.withHidden);

    if (! layout.hasLoudness() && choices.stage != Stage::recording)
        lines.addText ("No loudness: the file does not name its channels. Name them with --layout.");

    return lines.text;
}

std::string fileReportJson (const FileFacts& facts, const MeterReadings& readings, const Advice& advice,
                            const Choices& choices, RmsConvention rms, const DeliveryChoice& delivery,
                            std::span<const FileFinding> findings)
{
    Json json;
    json["file"] = facts.path;
    json["container"] = facts.container;
    json["encoding"] = facts.encoding;
    json["sampleRate"] = facts.format.sampleRate;
    json["channels"] = facts.format.numChannels();
    json["channelLayout"] = layoutJson (facts.format.layout);
    json["bits"] = facts.bits > 0 ? Json (facts.bits) : Json();
    json["frames"] = facts.frames;
    json["declaredFrames"] = facts.declaredFrames > 0 ? Json (facts.declaredFrames) : Json();
    json["extent"] = advice.isLive ? Json() : extentJson (facts.extent);
    json["bext"] = facts.broadcast ? broadcastJson (*facts.broadcast, readings, facts.format) : Json();
    json["dualMono"] = facts.format.countsAsDualMono();
    json["stage"] = keyOf (choices.stage);
    json["exportFormat"] = keyOf (choices.exportFormat);
    json["addedGainDb"] = jsonNumber (choices.addedGainDb);
    addAdvice (json, advice);
    addProgramme (json, readings, rms);

    json["findings"] = Json::array();

    for (const auto& finding : findings)
        json["findings"].push_back (findingJson (finding));

    if (choices.stage == Stage::finishedMaster && ! delivery.targets.empty())
        addDelivery (json, readings, delivery.targets, delivery.withHidden);

    return jsonLine (json);
}

std::string fileFailureJson (const std::string& path, const std::string& reason)
{
    Json json;
    json["file"] = path;
    json["verdict"] = nullptr;
    json["error"] = reason;
    return jsonLine (json);
}
} // namespace twobus
