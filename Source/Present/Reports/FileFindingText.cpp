#include "Present/Reports/FileFindingText.h"

#include "Advice/FileExtent.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/FlatTopText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string secondsText (double seconds) { return seconds < 60.0 ? valueText (seconds, "s") : durationText (seconds); }

std::string kilohertzText (double hz) { return valueText (hz / 1000.0, "kHz"); }

std::string clippedText (const FileFinding& finding)
{
    const auto tops = countText (finding.count, "flat top", "flat tops");
    const auto* const turned = finding.valueDb.value_or (0.0) > 0.0 ? "turned up" : "turned down";
    const auto level = finding.valueDb ? fmt::format ("up to {}, clipped earlier and {} later",
                                                      valueText (finding.valueDb, "dBFS"), turned)
                                       : std::string ("at full scale");

    if (finding.value)
        return fmt::format ("{} at {}, {} in all: something clipped briefly and was {} later. It is hardly audible. "
                            "To remove it, lower what goes into the track, bus or plug-in that clips.",
                            tops, valueText (finding.valueDb, "dBFS"), valueText (*finding.value * 1000.0, "ms"),
                            turned);

    const auto moment =
        finding.seconds ? fmt::format (", the loudest at {}", momentText (*finding.seconds)) : std::string();
    return fmt::format ("Clipped: {} {}{}. Find what clips, turn it down and export again.", tops, level, moment);
}

std::string lightlyClippedText (const FileFinding& finding)
{
    return fmt::format ("{} at {}{}", countText (finding.count, "flat top", "flat tops"),
                        finding.valueDb ? valueText (finding.valueDb, "dBFS") : std::string ("full scale"),
                        shallowTopsText (finding.count));
}

/** "the right channel", "channel 3". */
std::string subjectOf (const ChannelLayout& layout, std::uint32_t channel)
{
    const auto word = channelWord (layout, channel);
    const auto isNamed = channel < layout.size() && layout[channel] != ChannelPosition::unknown
                         && layout[channel] != ChannelPosition::height;
    const auto isWhole = ! isNamed || word.ends_with ("channel");
    return fmt::format ("{}{}{}", isNamed ? "the " : "", word, isWhole ? "" : " channel");
}

std::string deadText (const FileFinding& finding, const ChannelLayout& layout)
{
    return fmt::format ("{}{} no signal. If you didn't intend that, check the routing and export again.",
                        capitalised (subjectOf (layout, finding.channel.value_or (0))),
                        finding.count < 2 ? std::string (" has")
                                          : fmt::format (" and {} more have", finding.count - 1));
}

std::string invertedText (const FileFinding& finding, const ChannelLayout& layout)
{
    if (finding.value)
        return fmt::format ("One side has inverted polarity: correlation {}, bass included. Invert one side, or the "
                            "bass cancels out in mono.",
                            signedNumberText (finding.value, 2));

    const auto channel = finding.channel.value_or (1);
    return fmt::format ("{} is the {} one with inverted polarity. Invert one of them, or they cancel out in mono.",
                        capitalised (subjectOf (layout, channel)), channelWord (layout, channel > 0 ? channel - 1 : 0));
}

std::string bitsText (const FileFinding& finding)
{
    const auto container = static_cast<int> (finding.value.value_or (0.0));

    const auto wholeBytes = (finding.count + 7) / 8 * 8;

    if (finding.severity == Severity::neutral)
        return fmt::format ("Only {} of {} bits are in use: {} {}-bit file would hold the same.", finding.count,
                            container, wholeBytes == 8 ? "an" : "a", wholeBytes);

    return fmt::format ("Only {} of {} bits are in use: something on the way cut it to {} bits. Check the export, the "
                        "plug-ins and the source.",
                        finding.count, container, finding.count);
}

std::string upsampledText (const FileFinding& finding)
{
    const auto hz = finding.value.value_or (0.0);
    const auto what = fmt::format ("There is nothing above {}: the audio was made at a lower sample rate, or went "
                                   "through a lossy codec or a steep filter.",
                                   kilohertzText (hz));
    return what
           + (finding.severity == Severity::neutral ? " The higher rate adds nothing." : " Export from the original.");
}

std::string headerText (const HeaderFault& fault)
{
    switch (fault.kind)
    {
        case HeaderFaultKind::moreThanDeclared:
            return fmt::format ("The header ends the audio too early: {} bytes follow the {} that it declares, and "
                                "they were not measured. Export again, or repair the header.",
                                fault.found, fault.declared);
        case HeaderFaultKind::noLength:
            return "The header gives the audio a length of 0, as after an interrupted "
                   "recording. It was measured to the end of the file. Save it again.";
        case HeaderFaultKind::unknownLength:
            return "The header leaves the length open, as for a pipe. The audio was "
                   "measured to the end of the file.";
        case HeaderFaultKind::blockAlign:
            return fmt::format ("The header says {} bytes per frame, but its own format "
                                "needs {}. Export again.",
                                fault.declared, fault.found);
        case HeaderFaultKind::byteRate:
            return fmt::format ("The header says {} bytes per second, but its own format "
                                "needs {}. Export again.",
                                fault.declared, fault.found);
        case HeaderFaultKind::partialFrame:
            return fmt::format ("The audio ends within a frame: {} too many. Export or copy it again.",
                                countText (fault.found, "byte is", "bytes are"));
        case HeaderFaultKind::riffSize:
            return fmt::format ("The header says the file has {} bytes, but it has {}. "
                                "Most programs read it anyway.",
                                fault.declared, fault.found);
        case HeaderFaultKind::secondData:
            return fmt::format ("The file has a second block of audio (another data chunk, {} bytes) after the first. "
                                "Only the first was measured. Export again.",
                                fault.found);
    }

    return {};
}

std::string decoderText (const FileFinding& finding)
{
    const auto of =
        finding.value ? fmt::format (" of the {} that the header says", momentText (*finding.value)) : std::string();
    const auto measured = fmt::format ("Measured: {}{}.", momentText (finding.seconds.value_or (0.0)), of);

    switch (finding.decoderStop.value_or (DecoderStop::failed))
    {
        case DecoderStop::tookTooLong:
            return fmt::format (
                "The decoder stopped responding and was ended. {} The file is probably damaged: export or copy it again.",
                measured);
        case DecoderStop::tooMuchMemory:
            return fmt::format (
                "Decoding the rest takes too much memory. {} Close other programs, or export the file again.",
                measured);
        default:
            return fmt::format (
                "The decoder failed on the rest. {} The file is probably damaged: export or copy it again.", measured);
    }
}

std::string damagedText (const FileFinding& finding)
{
    const auto first =
        finding.seconds ? fmt::format (", the first at {}", momentText (*finding.seconds)) : std::string();
    return fmt::format ("Damaged: {} missing or cannot be decoded{}. Export or copy it again.",
                        countText (finding.count, "part is", "parts are"), first);
}

std::string streamsText (const FileFinding& finding)
{
    const auto second = momentText (finding.seconds.value_or (0.0));
    return finding.count == 2 ? fmt::format ("This file holds two complete streams, one after the other. The second "
                                             "begins at {}. Both were measured.",
                                             second)
                              : fmt::format ("This file holds {} complete streams, one after the other. The second "
                                             "begins at {}. All were measured.",
                                             finding.count, second);
}

std::string tagText (const FileFinding& finding, std::string_view name, std::string_view unit,
                     std::string_view differenceUnit)
{
    const auto measured = finding.value.value_or (0.0) + finding.valueDb.value_or (0.0);
    return fmt::format ("The file's tag says its {} is {}, but it is {}, {} {}. Write the tag again.", name,
                        valueText (finding.value, unit, 2), valueText (measured, unit, 2),
                        valueText (std::abs (finding.valueDb.value_or (0.0)), differenceUnit, 2),
                        finding.valueDb.value_or (0.0) < 0.0 ? "less" : "more");
}
} // namespace

std::string findingText (const FileFinding& finding, const ChannelLayout& layout)
{
    switch (finding.kind)
    {
        case FileFindingKind::clippedRuns: return clippedText (finding);
        case FileFindingKind::lightlyClipped: return lightlyClippedText (finding);
        case FileFindingKind::oversInFloat:
            return fmt::format ("{} over 0 dBFS, up to {}: safe in this float file, clipped in a 16- or 24-bit one. "
                                "Turn it down before you convert it.",
                                countText (finding.count, "sample", "samples"), valueText (finding.valueDb, "dBFS"));
        case FileFindingKind::oversInLossy:
            return fmt::format ("{} over 0 dBFS after decoding, up to {}: most players clip there. Turn it down "
                                "before you encode it.",
                                countText (finding.count, "sample", "samples"), valueText (finding.valueDb, "dBFS"));
        case FileFindingKind::invalidSamples:
            return fmt::format ("{}. Usually a plug-in causes this: bypass your plug-ins one by one to "
                                "find it, and export again.",
                                countText (finding.count, "sample is not a number", "samples are not numbers"));
        case FileFindingKind::dcOffset:
            return fmt::format ("DC offset of {}. A high-pass at 20 Hz removes it.", valueText (finding.value, "%"));
        case FileFindingKind::silentHead:
            return fmt::format ("The sound begins after {} of silence.", secondsText (finding.seconds.value_or (0.0)));
        case FileFindingKind::silentTail:
            return fmt::format ("The file ends with {} of silence.", secondsText (finding.seconds.value_or (0.0)));
        case FileFindingKind::cutOffTail:
            return fmt::format (
                "The sound stops at {} without a fade. If its end was cut off, export with a longer tail.",
                valueText (finding.valueDb, "dBFS"));
        case FileFindingKind::cutOffHead:
            return fmt::format (
                "The sound begins at {} with the first sample. If its start was cut off, export from a little earlier.",
                valueText (finding.valueDb, "dBFS"));
        case FileFindingKind::deadChannel: return deadText (finding, layout);
        case FileFindingKind::invertedChannel: return invertedText (finding, layout);
        case FileFindingKind::monoAsStereo:
            return "All channels are the same, so this is mono. If it should be "
                   "stereo, check the export and the master for a mono switch.";
        case FileFindingKind::paddedBits: return bitsText (finding);
        case FileFindingKind::truncatedTo16Bits:
            return "Cut to 16 bits without dither, so the quietest parts turn "
                   "into steps. Export with dither, or as 24-bit.";
        case FileFindingKind::upsampled: return upsampledText (finding);
        case FileFindingKind::decoderStopped: return decoderText (finding);
        case FileFindingKind::endsEarly:
            return fmt::format ("The file ends early: {} of the {} its header says. Measured up to there. Export or "
                                "copy it again.",
                                momentText (finding.seconds.value_or (0.0)), momentText (finding.value.value_or (0.0)));
        case FileFindingKind::endMarkMissing:
            return fmt::format (
                "The file is cut off: its data ends at {} without an end mark. Measured up to there. Export or copy it again.",
                momentText (finding.seconds.value_or (0.0)));
        case FileFindingKind::damagedPlaces: return damagedText (finding);
        case FileFindingKind::leftOverBytes:
            return fmt::format ("{} of the file may be audio, but could not be measured. Export or copy it again.",
                                countText (finding.count, "byte", "bytes"));
        case FileFindingKind::formatChanges:
            return fmt::format (
                "At {} the sample rate or the number of channels changes. Measured up to there. Split the file to check the rest.",
                momentText (finding.seconds.value_or (0.0)));
        case FileFindingKind::longerThanPromised:
            return fmt::format ("The header says {}, but the audio lasts {}. All of it was measured. Some players "
                                "stop early.",
                                momentText (finding.value.value_or (0.0)), momentText (finding.seconds.value_or (0.0)));
        case FileFindingKind::severalStreams: return streamsText (finding);
        case FileFindingKind::otherTracks:
            return finding.count == 1
                       ? "The file has another sound track, which was not measured."
                       : fmt::format ("The file has {} other sound tracks, which were not measured.", finding.count);
        case FileFindingKind::headerDisagrees: return headerText (finding.header.value_or (HeaderFault {}));
        case FileFindingKind::loudnessTagDisagrees: return tagText (finding, "loudness", "LUFS", "LU");
        case FileFindingKind::truePeakTagDisagrees: return tagText (finding, "true peak", "dBTP", "dB");
    }

    return {};
}

Json findingJson (const FileFinding& finding)
{
    Json json { { "finding", keyOf (finding.kind) }, { "severity", keyOf (finding.severity) } };

    if (finding.count > 0)
        json["count"] = finding.count;

    if (finding.value)
        json["value"] = jsonNumber (finding.value);

    if (finding.valueDb)
        json["valueDb"] = jsonNumber (finding.valueDb);

    if (finding.seconds)
        json["seconds"] = jsonNumber (finding.seconds);

    if (finding.channel)
        json["channel"] = *finding.channel;

    if (finding.header)
        json["header"] = { { "fault", keyOf (finding.header->kind) },
                           { "declared", finding.header->declared },
                           { "found", finding.header->found } };

    return json;
}

bool isCoveredByVerdict (const FileFinding& finding) noexcept
{
    const auto kind = finding.kind;

    if (kind == FileFindingKind::clippedRuns)
        return ! finding.value.has_value();

    return kind == FileFindingKind::oversInFloat || kind == FileFindingKind::oversInLossy
           || kind == FileFindingKind::invalidSamples || kind == FileFindingKind::dcOffset;
}
} // namespace twobus
