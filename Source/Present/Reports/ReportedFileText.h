#pragma once

#include "Advice/Advice.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Reports/FileReport.h"
#include "Results/ReportedFile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Texts that all report files share: JSON, CSV, HTML, markers.
*/
namespace twobus
{
/** How the files of a report were measured and judged. */
struct ReportSettings
{
    std::string programVersion; ///< "0.1.0"
    std::string madeAt; ///< "2026-11-26 22:05"; empty: not shown
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false, dualMono = false;
    RmsConvention rms = RmsConvention::mathematical;
    DeliveryChoice delivery;
    double streamTargetLufs = streamTargetsLufs.front(),
           streamCeilingDbtp = streamCeilingsDbtp.front(); ///< of a stream
};

/** The standards of the measurements. */
inline constexpr std::string_view measurementStandards =
    "ITU-R BS.1770-5 (11/2023), EBU R 128 with Tech 3341 and 3342 (11/2023)";

/** The file's name in a report, without its folder: reports are passed on, and folders reveal who made them and
    where. */
std::string reportedName (const ReportedFile&);

/** Why the file could not be read, with its name instead of its path. */
std::string reportedError (const ReportedFile&);

struct SettingText
{
    std::string name, value;
};

/** "Stage", "mix"; "Aim", "−6.0 dBTP"; ... the program and the standards last. */
std::vector<SettingText> settingTexts (const ReportSettings&);

/** Whether everything was heard: "Read to its end, 0:45.00; every sample is valid.", or what was wrong. */
std::string healthText (const ReportedFile&);

/** One finding in words. */
struct ReportedFinding
{
    Severity severity = Severity::neutral;
    std::string text; ///< in full
    std::string name; ///< a few words, for a marker
    std::optional<double> seconds,
        endSeconds; ///< seconds: its position, if it has one; endSeconds: its end, if it lasts
};

std::vector<ReportedFinding> findingsOf (const ReportedFile&);

/** The loud moments worth inspecting: loudest first, at most ten. */
std::vector<LoudMoment> worstMoments (const MeterReadings&);

/** Damage for flat tops; caution if the file needs fixing and this moment is over its limit. */
Severity severityOf (const LoudMoment&, const Advice&) noexcept;
} // namespace twobus
