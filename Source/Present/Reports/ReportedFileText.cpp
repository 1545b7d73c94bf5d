#include "Present/Reports/ReportedFileText.h"

#include "Advice/ShownLevel.h"
#include "Present/Advice/DeliveryPageText.h"
#include "Present/Base/AddedGainText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"
#include "Present/Meters/EventText.h"
#include "Present/Reports/FileFindingText.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace twobus
{
std::string reportedName (const ReportedFile& file) { return file.isLive ? file.path : fileNameOf (file.path); }

std::string reportedError (const ReportedFile& file)
{
    auto error = file.error;
    const auto name = reportedName (file);

    if (file.path.empty())
        return error;

    for (auto at = error.find (file.path); at != std::string::npos; at = error.find (file.path, at + name.size()))
        error.replace (at, file.path.size(), name);

    return error;
}

std::vector<SettingText> settingTexts (const ReportSettings& settings)
{
    const auto isMix = settings.stage == Stage::mix;
    std::vector<SettingText> texts;
    texts.push_back ({ "Stage", settings.stage == Stage::finishedMaster ? "finished master"
                                                                        : std::string (keyOf (settings.stage)) });

    if (settings.stage == Stage::streaming)
        texts.push_back ({ "Target", fmt::format ("{}, peaks up to {}", valueText (settings.streamTargetLufs, "LUFS"),
                                                  valueText (settings.streamCeilingDbtp, "dBTP")) });

    if (isMix)
        texts.push_back ({ "Aim", valueText (settings.aimDbtp, "dBTP") });

    texts.push_back ({ "RMS", settings.rms == RmsConvention::aes17
                                  ? "AES17: a full-scale sine reads 0.0 dBFS"
                                  : "mathematical: a full-scale sine reads −3.0 dBFS" });
    texts.push_back ({ "One channel", settings.dualMono ? std::string (dualMonoText) : "counts once in loudness" });

    if (settings.isClippedByChoice)
        texts.push_back ({ "Flat tops and limiting", "intended: reported without a warning" });

    if (settings.stage == Stage::finishedMaster)
        texts.push_back ({ "Delivery targets", fmt::format ("of {}", newestDateOf (settings.delivery.targets)) });

    texts.push_back ({ "Measured by", std::string (measurementStandards) });
    texts.push_back ({ "Program", fmt::format ("Twobus {}", settings.programVersion) });
    return texts;
}

std::string healthText (const ReportedFile& file)
{
    if (! file.error.empty())
        return reportedError (file);

    const auto invalid = file.readings.invalidSamples;
    const auto lost = file.secondsLost > 0.0 ? fmt::format (" {} were lost on the way, so the readings are incomplete.",
                                                            valueText (file.secondsLost, "s", 3))
                                             : std::string();
    const auto isWhole = ! file.facts.extent.isIncomplete();
    return fmt::format ("{}, {}{}; {}{}",
                        file.isLive ? "Heard live"
                        : isWhole   ? "Read to its end"
                                    : "Incomplete: read as far as it goes",
                        momentText (file.facts.seconds), addedGainSuffix (file.choices.addedGainDb),
                        invalid == 0 ? "every sample is valid."
                                     : countText (invalid,
                                                  "invalid sample, treated as "
                                                  "silence.",
                                                  "invalid samples, treated as silence."),
                        lost);
}

namespace
{
std::string_view shortNameOf (const FileFinding& finding)
{
    switch (finding.kind)
    {
        case FileFindingKind::clippedRuns: return finding.value ? "A few flat tops" : "Clipped";
        case FileFindingKind::lightlyClipped: return "Shallow flat tops";
        case FileFindingKind::oversInFloat:
        case FileFindingKind::oversInLossy: return "Samples over 0 dBFS";
        case FileFindingKind::invalidSamples: return "Invalid samples";
        case FileFindingKind::dcOffset: return "DC offset";
        case FileFindingKind::silentHead: return "Silence at the start";
        case FileFindingKind::silentTail: return "Silence at the end";
        case FileFindingKind::cutOffTail: return "The end may be cut off";
        case FileFindingKind::cutOffHead: return "The start may be cut off";
        case FileFindingKind::deadChannel: return "A channel without signal";
        case FileFindingKind::invertedChannel: return "A channel with inverted polarity";
        case FileFindingKind::monoAsStereo: return "Mono, stored in several channels";
        case FileFindingKind::paddedBits: return "Fewer bits in use than stored";
        case FileFindingKind::truncatedTo16Bits: return "Cut to 16 bits without dither";
        case FileFindingKind::upsampled: return "Upsampled";
        case FileFindingKind::decoderStopped: return "The decoder failed";
        case FileFindingKind::endsEarly: return "The file ends early";
        case FileFindingKind::endMarkMissing: return "The file is cut off";
        case FileFindingKind::damagedPlaces: return "Damaged";
        case FileFindingKind::leftOverBytes: return "Not all of it was measured";
        case FileFindingKind::formatChanges: return "The format changes";
        case FileFindingKind::longerThanPromised: return "Longer than its header says";
        case FileFindingKind::severalStreams: return "Several streams in one file";
        case FileFindingKind::otherTracks: return "Other sound tracks";
        case FileFindingKind::headerDisagrees: return "The header disagrees with the audio";
        case FileFindingKind::loudnessTagDisagrees: return "The loudness tag disagrees";
        case FileFindingKind::truePeakTagDisagrees: return "The true-peak tag disagrees";
    }

    return {};
}

/** Where a finding is, and where it ends. */
std::pair<std::optional<double>, std::optional<double>> placeOf (const FileFinding& finding, double lengthSeconds)
{
    switch (finding.kind)
    {
        case FileFindingKind::clippedRuns: return { finding.seconds, std::nullopt };
        case FileFindingKind::silentHead: return { 0.0, finding.seconds };
        case FileFindingKind::silentTail:
            return { std::max (0.0, lengthSeconds - finding.seconds.value_or (0.0)), lengthSeconds };
        case FileFindingKind::cutOffHead: return { 0.0, std::nullopt };
        case FileFindingKind::cutOffTail:
        case FileFindingKind::decoderStopped:
        case FileFindingKind::endsEarly:
        case FileFindingKind::endMarkMissing:
        case FileFindingKind::formatChanges: return { lengthSeconds, std::nullopt };
        case FileFindingKind::damagedPlaces:
        case FileFindingKind::severalStreams: return { finding.seconds, std::nullopt };
        default: return {};
    }
}
} // namespace

std::vector<ReportedFinding> findingsOf (const ReportedFile& file)
{
    std::vector<ReportedFinding> findings;

    for (const auto& finding : file.findings)
    {
        const auto [start, end] = placeOf (finding, file.facts.seconds);
        findings.push_back ({ finding.severity, findingText (finding, file.facts.format.layout),
                              std::string (shortNameOf (finding)), start, end });
    }

    return findings;
}

std::vector<LoudMoment> worstMoments (const MeterReadings& readings)
{
    constexpr std::size_t mostListed = 10;
    const auto count = std::min<std::size_t> (readings.numLoudMoments, mostListed);
    return { readings.loudMoments.begin(), readings.loudMoments.begin() + static_cast<std::ptrdiff_t> (count) };
}

Severity severityOf (const LoudMoment& moment, const Advice& advice) noexcept
{
    const auto isOver = needsFix (advice.levelVerdict) && isShownOver (moment.truePeakDbtp, advice.limitDbtp);
    return eventSeverity (isClipped (moment.cause), advice.isByChoice, isOver);
}
} // namespace twobus
