#include "Present/Advice/PathCheckText.h"

#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
using Kind = PathFindingKind;

std::string_view sideName (std::size_t side) { return side == 0 ? "left" : "right"; }

/** "12 kHz", "80 Hz". */
std::string hertzText (double hertz)
{
    return hertz < 1000.0 ? valueText (hertz, "Hz", 0) : valueText (hertz / 1000.0, "kHz", hertz < 10000.0 ? 1 : 0);
}

std::string gainText (double gainDb) { return signedNumberText (gainDb, 2) + " dB"; }

std::string missingText (const PathFinding& finding)
{
    const auto side = sideName (finding.side);

    if (finding.value > 0.0)
        return fmt::format ("One side comes on both, and the {} side of the file is not heard. Connect both outputs of "
                            "the DAW to Twobus.",
                            side);

    return fmt::format ("The {} side does not arrive. Connect it, or look for a pan or a mute on the way.", side);
}

std::string bitsText (const PathFinding& finding)
{
    const auto bits = static_cast<int> (finding.value);

    if (bits >= 24)
        return "The samples arrive with 24 bits. That is enough for every reading.";

    const auto* how = finding.rounding == PathRounding::cutOff     ? ", cut off without dither"
                      : finding.rounding == PathRounding::rounded  ? ", rounded without dither"
                      : finding.rounding == PathRounding::dithered ? ", with dither"
                                                                   : "";
    return fmt::format ("The samples arrive with {} bits{}. Choose 24 or 32 bits for the audio device or the loopback.",
                        bits, how);
}

std::string resampledText (const PathReadings& readings)
{
    return fmt::format ("Another sample rate on the way: the file has {}, and Twobus hears {}. True peak can be off by "
                        "0.3 dB. Set the audio device to the rate of the session.",
                        sampleRateText (readings.fileRate), sampleRateText (readings.heardRate));
}

std::string resampledBackText (const PathFinding& finding)
{
    const auto edge =
        finding.value > 0.0 ? fmt::format (" Nothing comes above {}.", hertzText (finding.value)) : std::string();
    return "The sound was brought to another sample rate and back." + edge
           + " True peak can be off by 0.3 dB. Set the DAW, the sound server and the audio device to one rate.";
}

std::string lostText (const PathReadings& readings)
{
    const auto& first = readings.losses.front();
    const auto lost = first.movedFrames < 0
                          ? fmt::format ("{} are missing",
                                         countText (static_cast<std::uint64_t> (-first.movedFrames), "frame", "frames"))
                      : first.movedFrames > 0
                          ? fmt::format ("{} are added",
                                         countText (static_cast<std::uint64_t> (first.movedFrames), "frame", "frames"))
                          : fmt::format ("{} are damaged", valueText (1000.0 * first.seconds, "ms", 0));
    return fmt::format (
        "{} lost on the way; the first is {} into the file, where {}. Choose a larger buffer in the DAW "
        "and for the audio device.",
        countText (readings.losses.size(), "piece was", "pieces were"), tenthsText (first.fileSeconds), lost);
}

std::string sentenceFor (const PathFinding& finding, const PathReadings& readings)
{
    switch (finding.kind)
    {
        case Kind::unknownFile:
            return "The marks of a test file were heard, but not which one it is. Write the file again, take the "
                   "plug-ins off the master, and play it once more.";
        case Kind::onlyBeginning:
            return "Only the beginning of the test file was heard. Play all 20 s of it, without stopping.";
        case Kind::anotherSpeed:
            return fmt::format (
                "The file plays at {} of its speed. Write it at the rate of your session, or let the DAW "
                "convert it when you import it.",
                valueText (finding.value, "%"));
        case Kind::lostHere:
            return fmt::format ("Twobus itself lost {} of it, so the path cannot be judged. Close other programs or "
                                "choose a larger buffer, and play it again.",
                                valueText (finding.value, "ms", 0));
        case Kind::otherSound:
            return "Something else sounds as well, or the sound is processed so strongly that the file cannot be "
                   "compared. Solo the track of the file, take the plug-ins off the master, and play it again.";
        case Kind::tooQuiet:
            return fmt::format (
                "The file arrives {} too quiet to be judged. Turn up the volume controls on the way, and "
                "play it again.",
                valueText (-finding.value, "dB"));
        case Kind::heardTwice:
            return "The file arrives twice, one copy later than the other. Switch off direct monitoring or the second "
                   "route, and play it again.";
        case Kind::startedAgain:
            return "The file began again before its end. Switch off the loop, and play all 20 s of it.";
        case Kind::sideMissing: return missingText (finding);
        case Kind::sidesSwapped: return "Left and right are swapped. Exchange the two connections.";
        case Kind::sidesSummed:
            return "Both sides arrive as one sum, so nothing can be said about stereo. Switch off mono, in the DAW's "
                   "monitor section or in the system's sound settings.";
        case Kind::crosstalk:
            return fmt::format (
                "Each side is also heard on the other, {} below. Switch off crossfeed, virtual surround "
                "or a stereo plug-in on the way.",
                valueText (-finding.value, "dB"));
        case Kind::inverted:
            return fmt::format (
                "The {} side arrives with its polarity inverted. Look for a polarity switch on the way.",
                sideName (finding.side));
        case Kind::gain:
            return fmt::format ("The path changes the level by {}. If the DAW's faders are at 0 dB, a volume control "
                                "behind them does it: set that to 100 %.",
                                gainText (finding.value));
        case Kind::balance:
            return fmt::format ("The sides do not have one level: left {}, right {}. Set balance and pan on the way to "
                                "the middle.",
                                gainText (finding.value), gainText (finding.other));
        case Kind::sideDelay:
            return fmt::format ("The right side arrives {} {} than the left. Look for a delay on one side.",
                                valueText (std::abs (finding.value), "frames", 2),
                                finding.value > 0.0 ? "later" : "earlier");
        case Kind::clips:
            return fmt::format ("The path clips at {}. Overs cannot be seen: keep the peaks below that level, or use a "
                                "direct port of the DAW.",
                                valueText (finding.value, "dBFS"));
        case Kind::limits:
            return fmt::format ("A limiter on the path holds everything at {}. Overs cannot be seen. Take it off the "
                                "master, or switch off that of the sound server.",
                                valueText (finding.value, "dBFS"));
        case Kind::compresses:
            return fmt::format (
                "The path compresses: loud tones differ from quiet ones by {}. Take the compressor off the "
                "master, and switch off the effects of the sound server.",
                valueText (finding.value, "dB", 2));
        case Kind::changesGain:
            return fmt::format ("The level moved by {} within ten seconds. Switch off automatic gain or fader "
                                "automation on the way.",
                                gainText (finding.value));
        case Kind::resampled: return resampledText (readings);
        case Kind::resampledBack: return resampledBackText (finding);
        case Kind::noTop:
            return fmt::format (
                "Nothing comes above {}. Look for a filter, a wireless link or a lossy file on the way.",
                hertzText (finding.value));
        case Kind::drift:
            return fmt::format (
                "The two clocks differ by {} parts in a million, so samples are made up or left out. Use "
                "one audio device for both, or a path inside the computer.",
                signedNumberText (finding.value));
        case Kind::response:
            return fmt::format (
                "The path colours the sound, most at {}: {}. Take the equaliser off the master, and switch off the "
                "effects of the sound server.",
                hertzText (finding.other), gainText (finding.value));
        case Kind::lossyCopy:
            return fmt::format ("What arrives has something in it that was not sent, {} below the sound. It may be a "
                                "lossy copy of the file (MP3, AAC) or a wireless link: use the WAV file and a path "
                                "inside the computer.",
                                valueText (-finding.value, "dB"));
        case Kind::lostPieces: return lostText (readings);
        case Kind::fewerBits: return bitsText (finding);
        case Kind::noise: return fmt::format ("The path adds noise of {}.", valueText (finding.value, "dBFS"));
        case Kind::oversNotTested: break;
    }

    return "The 24-bit file has nothing over 0 dBFS, so whether overs arrive was not tested. The 32-bit float file "
           "tests it.";
}

std::string badgeFor (const PathVerdict& verdict)
{
    switch (verdict.badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact: return "path exact";
        case PathBadge::exactTo24Bits: return "path exact to 24 bits";
        case PathBadge::gain: return fmt::format ("path {} dB", signedNumberText (verdict.gainDb));
        case PathBadge::limits:
            return fmt::format ("path limits at {}: overs cannot be seen", valueText (verdict.ceilingDbfs, "dBFS"));
        case PathBadge::resampled: return "path resampled: true peak ±0.3 dB";
        case PathBadge::changed: return "path changes the sound";
    }

    return "path not checked";
}

std::string badgeInBarFor (const PathVerdict& verdict)
{
    switch (verdict.badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact: return "Path exact";
        case PathBadge::exactTo24Bits: return "Path exact, 24 bits";
        case PathBadge::gain: return fmt::format ("Path {} dB", signedNumberText (verdict.gainDb));
        case PathBadge::limits: return fmt::format ("Path limits at {} dBFS", signedNumberText (verdict.ceilingDbfs));
        case PathBadge::resampled: return "Path resampled";
        case PathBadge::changed: return "Path changes the sound";
    }

    return "Path not checked";
}

std::string cautionFor (const PathVerdict& verdict)
{
    if (verdict.badge == PathBadge::gain)
        return fmt::format ("The path changes the level by {}, so every level here is off by that.",
                            gainText (verdict.gainDb));

    if (verdict.badge == PathBadge::limits)
        return fmt::format ("Nothing over {} gets through the path, so overs cannot be seen.",
                            valueText (verdict.ceilingDbfs, "dBFS"));

    if (verdict.badge == PathBadge::changed)
        return "The path changes the sound, so the levels here can be wrong. \"Check the path\" in the menu says how.";

    return {};
}

std::string headlineFor (const PathReadings& readings, const PathVerdict& verdict)
{
    switch (verdict.badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact:
            return readings.format == PathSignal::Format::float32
                       ? fmt::format ("The path is exact: bit for bit, and overs up to {} arrive.",
                                      valueText (readings.highestSentDbfs, "dBFS"))
                       : "The path is exact: bit for bit, up to 0 dBFS.";
        case PathBadge::exactTo24Bits: return "The path is exact to 24 bits, and overs arrive.";
        case PathBadge::gain:
            return fmt::format ("The path changes the level by {}, and nothing else.", gainText (verdict.gainDb));
        case PathBadge::limits:
            return fmt::format ("The path lets nothing over {} through.", valueText (verdict.ceilingDbfs, "dBFS"));
        case PathBadge::resampled: return "The path brings the sound to another sample rate.";
        case PathBadge::changed: return "The path changes the sound.";
    }

    return "The path could not be checked.";
}
} // namespace

PathCheckText wordsFor (const PathReadings& readings, const PathVerdict& verdict)
{
    PathCheckText text {
        badgeInBarFor (verdict), badgeFor (verdict), headlineFor (readings, verdict), cautionFor (verdict), {}, {}
    };

    for (const auto& finding : verdict.findings)
        (finding.severity == Severity::neutral ? text.notes : text.faults).push_back (sentenceFor (finding, readings));

    if (verdict.badge == PathBadge::gain)
        text.faults.back() += fmt::format (" Or let Twobus {}.", addBackWords (verdict.gainDb));

    if (readings.extent == PathReadings::Extent::whole)
        text.notes.push_back (fmt::format ("Heard: the {} {} file, at {}.", sampleRateText (readings.fileRate),
                                           readings.format == PathSignal::Format::float32 ? "float" : "24-bit",
                                           sampleRateText (readings.heardRate)));

    return text;
}

std::string addBackWords (double pathGainDb)
{
    return pathGainDb < 0.0 ? fmt::format ("add {} to the readings", valueText (-pathGainDb, "dB"))
                            : fmt::format ("take {} off the readings", valueText (pathGainDb, "dB"));
}

std::string addedBackBadge (double pathGainDb)
{
    return fmt::format ("Path {} dB, {}", signedNumberText (pathGainDb),
                        pathGainDb < 0.0 ? "added back" : "taken off again");
}

std::string briefBadge (const PathVerdict& verdict)
{
    switch (verdict.badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact: return "Exact";
        case PathBadge::exactTo24Bits: return "Exact, 24 bits";
        case PathBadge::gain: return fmt::format ("{} dB", signedNumberText (verdict.gainDb));
        case PathBadge::limits: return "Limits";
        case PathBadge::resampled: return "Resampled";
        case PathBadge::changed: return "Changes sound";
    }

    return "Unchecked";
}

std::string briefAddedBackBadge (double pathGainDb)
{
    return fmt::format ("{} dB added", signedNumberText (-pathGainDb));
}

std::string badgeSign (const PathVerdict& verdict)
{
    switch (verdict.badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact:
        case PathBadge::exactTo24Bits: return "OK";
        case PathBadge::gain:
        case PathBadge::limits:
        case PathBadge::resampled:
        case PathBadge::changed: return "!";
    }

    return "?";
}

std::string pathCheckText (const PathReadings& readings, const PathVerdict& verdict)
{
    const auto text = wordsFor (readings, verdict);
    auto lines = text.headline + "\n";

    for (const auto* list : { &text.faults, &text.notes })
        for (const auto& sentence : *list)
            lines += "  " + sentence + "\n";

    return lines + "Badge: " + text.badge + "\n";
}

std::vector<std::string> pathCheckSteps()
{
    return {
        "Import it to an empty stereo track of your DAW, with its fader at 0 dB and no plug-ins.",
        "Solo that track: nothing else may sound.",
        "Set the master fader to 0 dB, and take the plug-ins off the master.",
        "Turn your monitors off, or take off the headphones: the file has short tones up to +6 dBFS.",
        "Play the file once, all 20 s of it. If you hear three soft beeps at its start, your monitors are on: stop it.",
        "Twobus recognises the file by itself and says what the path does.",
        "Take the solo off, mute the track, and play your mix."
    };
}

std::string_view keyOf (PathBadge badge) noexcept
{
    switch (badge)
    {
        case PathBadge::notChecked: break;
        case PathBadge::exact: return "exact";
        case PathBadge::exactTo24Bits: return "exactTo24Bits";
        case PathBadge::gain: return "gain";
        case PathBadge::limits: return "limits";
        case PathBadge::resampled: return "resampled";
        case PathBadge::changed: return "changed";
    }

    return "notChecked";
}

std::string_view keyOf (PathFindingKind kind) noexcept
{
    switch (kind)
    {
        case Kind::unknownFile: break;
        case Kind::onlyBeginning: return "onlyBeginning";
        case Kind::anotherSpeed: return "anotherSpeed";
        case Kind::lostHere: return "lostHere";
        case Kind::otherSound: return "otherSound";
        case Kind::tooQuiet: return "tooQuiet";
        case Kind::heardTwice: return "heardTwice";
        case Kind::startedAgain: return "startedAgain";
        case Kind::sideMissing: return "sideMissing";
        case Kind::sidesSwapped: return "sidesSwapped";
        case Kind::sidesSummed: return "sidesSummed";
        case Kind::crosstalk: return "crosstalk";
        case Kind::inverted: return "inverted";
        case Kind::gain: return "gain";
        case Kind::balance: return "balance";
        case Kind::sideDelay: return "sideDelay";
        case Kind::clips: return "clips";
        case Kind::limits: return "limits";
        case Kind::compresses: return "compresses";
        case Kind::changesGain: return "changesGain";
        case Kind::resampled: return "resampled";
        case Kind::resampledBack: return "resampledBack";
        case Kind::noTop: return "noTop";
        case Kind::drift: return "drift";
        case Kind::response: return "response";
        case Kind::lossyCopy: return "lossyCopy";
        case Kind::lostPieces: return "lostPieces";
        case Kind::fewerBits: return "fewerBits";
        case Kind::noise: return "noise";
        case Kind::oversNotTested: return "oversNotTested";
    }

    return "unknownFile";
}
} // namespace twobus
