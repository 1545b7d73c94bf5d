#include "Present/Base/Names.h"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::array stageKeys { std::pair { Stage::recording, std::string_view ("recording") },
                                 std::pair { Stage::mix, std::string_view ("mix") },
                                 std::pair { Stage::finishedMaster, std::string_view ("master") },
                                 std::pair { Stage::streaming, std::string_view ("streaming") } };

constexpr std::array streamStateKeys { std::pair { StreamState::clipped, std::string_view ("clipped") },
                                       std::pair { StreamState::overCeiling, std::string_view ("overCeiling") },
                                       std::pair { StreamState::loud, std::string_view ("loud") },
                                       std::pair { StreamState::quiet, std::string_view ("quiet") },
                                       std::pair { StreamState::onTarget, std::string_view ("onTarget") } };

constexpr std::array<std::pair<SignalPath, std::string_view>, 5> signalPathKeys { {
    { SignalPath::unknown, "unknown" },
    { SignalPath::floatingPoint, "floatingPoint" },
    { SignalPath::fixedPoint, "fixedPoint" },
    { SignalPath::systemLimiter, "systemLimiter" },
    { SignalPath::lossyFile, "lossyFile" },
} };

constexpr std::array exportFormatKeys { std::pair { ExportFormat::integer16, std::string_view ("16") },
                                        std::pair { ExportFormat::integer24, std::string_view ("24") },
                                        std::pair { ExportFormat::float32, std::string_view ("32f") } };

constexpr std::array rmsConventionKeys { std::pair { RmsConvention::mathematical, std::string_view ("mathematical") },
                                         std::pair { RmsConvention::aes17, std::string_view ("aes17") } };
constexpr std::array readingsScopeKeys { std::pair { ReadingsScope::pass, std::string_view ("pass") },
                                         std::pair { ReadingsScope::sinceReset, std::string_view ("sinceReset") } };

template <typename Value, std::size_t size>
std::string_view keyIn (const std::array<std::pair<Value, std::string_view>, size>& table, Value value) noexcept
{
    for (const auto& [entry, key] : table)
        if (entry == value)
            return key;

    return {};
}

template <typename Value, std::size_t size>
std::optional<Value> valueIn (const std::array<std::pair<Value, std::string_view>, size>& table,
                              std::string_view key) noexcept
{
    for (const auto& [entry, entryKey] : table)
        if (entryKey == key)
            return entry;

    return std::nullopt;
}

struct PositionName
{
    std::string_view letters, word;
};

PositionName nameOf (ChannelPosition position) noexcept
{
    switch (position)
    {
        case ChannelPosition::mono: return { "Mono", "mono" };
        case ChannelPosition::left: return { "L", "left" };
        case ChannelPosition::right: return { "R", "right" };
        case ChannelPosition::centre: return { "C", "centre" };
        case ChannelPosition::lowFrequency: return { "LFE", "low-frequency channel" };
        case ChannelPosition::leftSurround: return { "Ls", "left surround" };
        case ChannelPosition::rightSurround: return { "Rs", "right surround" };
        case ChannelPosition::leftRear: return { "Lr", "left rear" };
        case ChannelPosition::rightRear: return { "Rr", "right rear" };
        case ChannelPosition::rearCentre: return { "Cr", "rear centre" };
        case ChannelPosition::leftOfCentre: return { "Lc", "left of centre" };
        case ChannelPosition::rightOfCentre: return { "Rc", "right of centre" };
        case ChannelPosition::leftWide: return { "Lw", "left wide" };
        case ChannelPosition::rightWide: return { "Rw", "right wide" };
        case ChannelPosition::height:
        case ChannelPosition::unknown: break;
    }

    return {};
}
} // namespace

std::string_view keyOf (Verdict verdict) noexcept
{
    switch (verdict)
    {
        case Verdict::incomplete: return "incomplete";
        case Verdict::clipped: return "clipped";
        case Verdict::over: return "over";
        case Verdict::hot: return "hot";
        case Verdict::squashed: return "squashed";
        case Verdict::tight: return "tight";
        case Verdict::ready: return "ready";
        case Verdict::fineSoFar: return "fineSoFar";
        case Verdict::listening: return "listening";
        case Verdict::noSignal: return "noSignal";
    }

    return {};
}

std::string_view keyOf (TrackingStep step) noexcept
{
    switch (step)
    {
        case TrackingStep::quiet: return "quiet";
        case TrackingStep::play: return "play";
        case TrackingStep::done: return "done";
    }

    return {};
}

std::string_view keyOf (Cause cause) noexcept
{
    switch (cause)
    {
        case Cause::none: return "none";
        case Cause::clean: return "clean";
        case Cause::interSample: return "interSample";
        case Cause::overFullScale: return "overFullScale";
        case Cause::flatAtFullScale: return "flatAtFullScale";
        case Cause::flatBelowFullScale: return "flatBelowFullScale";
        case Cause::limiterPinned: return "limiterPinned";
    }

    return {};
}

std::string_view keyOf (CheckKind kind) noexcept
{
    switch (kind)
    {
        case CheckKind::headroom: return "headroom";
        case CheckKind::clipping: return "clipping";
        case CheckKind::dynamics: return "dynamics";
        case CheckKind::peakToLoudness: return "peakToLoudness";
        case CheckKind::monoFoldDown: return "monoFoldDown";
        case CheckKind::bassInMono: return "bassInMono";
        case CheckKind::lowEnd: return "lowEnd";
        case CheckKind::tonalBalance: return "tonalBalance";
        case CheckKind::dcOffset: return "dcOffset";
        case CheckKind::balance: return "balance";
        case CheckKind::loudness: return "loudness";
    }

    return {};
}

std::string_view keyOf (TonalRegion region) noexcept
{
    switch (region)
    {
        case TonalRegion::lows: return "lows";
        case TonalRegion::lowMids: return "lowMids";
        case TonalRegion::mids: return "mids";
        case TonalRegion::highMids: return "highMids";
        case TonalRegion::highs: return "highs";
    }

    return {};
}

std::string_view keyOf (Severity severity) noexcept
{
    switch (severity)
    {
        case Severity::neutral: return "neutral";
        case Severity::good: return "good";
        case Severity::caution: return "caution";
        case Severity::damage: return "damage";
    }

    return {};
}

std::string_view keyOf (FollowUpKind kind) noexcept
{
    switch (kind)
    {
        case FollowUpKind::done: return "done";
        case FollowUpKind::doneIfFader: return "doneIfFader";
        case FollowUpKind::stillOver: return "stillOver";
        case FollowUpKind::louder: return "louder";
        case FollowUpKind::noChange: return "noChange";
        case FollowUpKind::compressed: return "compressed";
        case FollowUpKind::reshaped: return "reshaped";
        case FollowUpKind::changed: return "changed";
    }

    return {};
}

std::string_view keyOf (FileFindingKind kind) noexcept
{
    switch (kind)
    {
        case FileFindingKind::clippedRuns: return "clippedRuns";
        case FileFindingKind::lightlyClipped: return "lightlyClipped";
        case FileFindingKind::oversInFloat: return "oversInFloat";
        case FileFindingKind::oversInLossy: return "oversInLossy";
        case FileFindingKind::invalidSamples: return "invalidSamples";
        case FileFindingKind::dcOffset: return "dcOffset";
        case FileFindingKind::silentHead: return "silentHead";
        case FileFindingKind::silentTail: return "silentTail";
        case FileFindingKind::cutOffTail: return "cutOffTail";
        case FileFindingKind::cutOffHead: return "cutOffHead";
        case FileFindingKind::deadChannel: return "deadChannel";
        case FileFindingKind::invertedChannel: return "invertedChannel";
        case FileFindingKind::monoAsStereo: return "monoAsStereo";
        case FileFindingKind::paddedBits: return "paddedBits";
        case FileFindingKind::truncatedTo16Bits: return "truncatedTo16Bits";
        case FileFindingKind::upsampled: return "upsampled";
        case FileFindingKind::decoderStopped: return "decoderStopped";
        case FileFindingKind::endsEarly: return "endsEarly";
        case FileFindingKind::endMarkMissing: return "endMarkMissing";
        case FileFindingKind::damagedPlaces: return "damagedPlaces";
        case FileFindingKind::leftOverBytes: return "leftOverBytes";
        case FileFindingKind::formatChanges: return "formatChanges";
        case FileFindingKind::longerThanPromised: return "longerThanPromised";
        case FileFindingKind::severalStreams: return "severalStreams";
        case FileFindingKind::otherTracks: return "otherTracks";
        case FileFindingKind::headerDisagrees: return "headerDisagrees";
        case FileFindingKind::loudnessTagDisagrees: return "loudnessTagDisagrees";
        case FileFindingKind::truePeakTagDisagrees: return "truePeakTagDisagrees";
    }

    return {};
}

std::string_view keyOf (HeaderFaultKind kind) noexcept
{
    switch (kind)
    {
        case HeaderFaultKind::moreThanDeclared: return "moreThanDeclared";
        case HeaderFaultKind::noLength: return "noLength";
        case HeaderFaultKind::unknownLength: return "unknownLength";
        case HeaderFaultKind::blockAlign: return "blockAlign";
        case HeaderFaultKind::byteRate: return "byteRate";
        case HeaderFaultKind::partialFrame: return "partialFrame";
        case HeaderFaultKind::riffSize: return "riffSize";
        case HeaderFaultKind::secondData: return "secondData";
    }

    return {};
}

std::string_view nameOf (ExportFormat format) noexcept
{
    switch (format)
    {
        case ExportFormat::integer16: return "16-bit";
        case ExportFormat::integer24: return "24-bit";
        case ExportFormat::float32: return "32-bit float";
    }

    return {};
}

std::string_view keyOf (Stage stage) noexcept { return keyIn (stageKeys, stage); }
std::string_view keyOf (StreamState state) noexcept { return keyIn (streamStateKeys, state); }
std::string_view keyOf (ExportFormat format) noexcept { return keyIn (exportFormatKeys, format); }
std::string_view keyOf (RmsConvention convention) noexcept { return keyIn (rmsConventionKeys, convention); }

std::string_view keyOf (ReadingsScope scope) noexcept { return keyIn (readingsScopeKeys, scope); }
std::string_view keyOf (SignalPath path) noexcept { return keyIn (signalPathKeys, path); }
std::optional<SignalPath> signalPathFromKey (std::string_view key) noexcept { return valueIn (signalPathKeys, key); }
std::optional<Stage> stageFromKey (std::string_view key) noexcept { return valueIn (stageKeys, key); }
std::optional<ExportFormat> exportFormatFromKey (std::string_view key) noexcept
{
    return valueIn (exportFormatKeys, key);
}
std::optional<RmsConvention> rmsConventionFromKey (std::string_view key) noexcept
{
    return valueIn (rmsConventionKeys, key);
}

std::optional<ReadingsScope> readingsScopeFromKey (std::string_view key) noexcept
{
    return valueIn (readingsScopeKeys, key);
}

std::string_view nameOf (TonalRegion region) noexcept
{
    switch (region)
    {
        case TonalRegion::lows: return "lows";
        case TonalRegion::lowMids: return "low mids";
        case TonalRegion::mids: return "mids";
        case TonalRegion::highMids: return "high mids";
        case TonalRegion::highs: return "highs";
    }

    return {};
}

std::string channelName (const ChannelLayout& layout, std::size_t channel)
{
    const auto name = channel < layout.size() ? nameOf (layout[channel]).letters : std::string_view();
    return name.empty() ? fmt::format ("{}", channel + 1) : std::string (name);
}

std::string channelWord (const ChannelLayout& layout, std::size_t channel)
{
    const auto name = channel < layout.size() ? nameOf (layout[channel]).word : std::string_view();
    return name.empty() ? fmt::format ("channel {}", channel + 1) : std::string (name);
}
} // namespace twobus
