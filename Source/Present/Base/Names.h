#pragma once

#include "Advice/Advice.h"
#include "Advice/FileFinding.h"
#include "Core/Base/ChannelLayout.h"
#include "Present/Base/ReadingsScope.h"
#include "Present/Base/RmsConvention.h"

#include <optional>
#include <string>
#include <string_view>

/** @file
    The names of things: for JSON and options (camel case, never translated), and for people.
*/
namespace twobus
{
std::string_view keyOf (Verdict) noexcept; ///< "hot", "fineSoFar"
std::string_view keyOf (CheckKind) noexcept; ///< "monoFoldDown"
std::string_view keyOf (TonalRegion) noexcept; ///< "lowMids"
std::string_view keyOf (Severity) noexcept; ///< "neutral", "good", "caution", "damage"
std::string_view keyOf (Cause) noexcept; ///< "interSample"
std::string_view keyOf (Stage) noexcept; ///< "recording", "mix", "master", "streaming"
std::string_view keyOf (StreamState) noexcept; ///< "overCeiling", "loud", "quiet", "onTarget"
std::string_view keyOf (ExportFormat) noexcept; ///< "16", "24", "32f"
std::string_view keyOf (SignalPath) noexcept;
std::string_view keyOf (FollowUpKind) noexcept; ///< "stillOver"
std::string_view keyOf (TrackingStep) noexcept; ///< "quiet", "play", "done"
std::string_view keyOf (FileFindingKind) noexcept; ///< "cutOffTail"
std::string_view keyOf (HeaderFaultKind) noexcept; ///< "moreThanDeclared"
std::string_view keyOf (RmsConvention) noexcept; ///< "mathematical", "aes17"
std::string_view keyOf (ReadingsScope) noexcept; ///< "pass", "sinceReset"

std::optional<SignalPath> signalPathFromKey (std::string_view) noexcept;
std::optional<Stage> stageFromKey (std::string_view) noexcept;
std::optional<ExportFormat> exportFormatFromKey (std::string_view) noexcept;
std::optional<RmsConvention> rmsConventionFromKey (std::string_view) noexcept;
std::optional<ReadingsScope> readingsScopeFromKey (std::string_view) noexcept;

/** "24-bit", "32-bit float". */
std::string_view nameOf (ExportFormat) noexcept;
std::string_view nameOf (TonalRegion) noexcept; ///< "low mids"

/** The label of a format that countsAsDualMono: beside I in the live line, beside the channels in a file's facts. */
inline constexpr std::string_view dualMonoText = "counted as dual mono: +3.0 LU";

/** "L", "R", "C", "LFE", "Ls", "Rs", ...; an unknown position is shown by its number, counted from 1. */
std::string channelName (const ChannelLayout&, std::size_t channel);

/** "left", "right", "centre", ...; "channel 3". */
std::string channelWord (const ChannelLayout&, std::size_t channel);
} // namespace twobus
