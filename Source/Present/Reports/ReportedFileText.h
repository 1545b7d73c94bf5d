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
    What all reports that are written to files say alike: JSON, CSV, HTML, markers.
*/
namespace twobus
{
/** How the files of a report were measured and judged. */
struct ReportSettings
{
    std::string programVersion; ///< "0.1.0"
    std::string madeAt; ///< "2026-11-26 22:05"; empty: not told
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false, dualMono = false;
    RmsConvention rms = RmsConvention::mathematical;
    DeliveryChoice delivery;
};

/** What Twobus measures by. */
inline constexpr std::string_view measurementStandards =
    "ITU-R BS.1770-5 (11/2023), EBU R 128 with Tech 3341 and 3342 (11/2023)";

/** What a report calls the file: its name alone. Reports are handed to others, and folders tell who made them and
    where. */
std::string reportedName (const ReportedFile&);

/** Why the file could not be read, with its name in place of its path. */
std::string reportedError (const ReportedFile&);

struct SettingText
{
    std::string name, value;
};

/** "Stage", "mix"; "Aim", "−6.0 dBTP"; ... the program and the standards last. */
std::vector<SettingText> settingTexts (const ReportSettings&);

/** Whether all of it was heard: "Read to its end, 0:45.00; every sample is valid.", or what was wrong. */
std::string healthText (const ReportedFile&);

/** One thing that is odd about a file, worded. */
struct ReportedFinding
{
    Severity severity = Severity::neutral;
    std::string text; ///< in full
    std::string name; ///< in a few words, for a marker
    std::optional<double> seconds,
        endSeconds; ///< where it is, of what is at one place; and where it ends, of what lasts
};

std::vector<ReportedFinding> findingsOf (const ReportedFile&);

/** The loud moments that are worth a look: the loudest first, at most ten. */
std::vector<LoudMoment> worstMoments (const MeterReadings&);

/** Damage for flat tops; caution where the file is to be mended and this moment is over its limit. */
Severity severityOf (const LoudMoment&, const Advice&) noexcept;
} // namespace twobus
