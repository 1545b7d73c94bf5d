#pragma once

#include "Present/Reports/ReportedFileText.h"
#include "Support/Readings.h"

#include <string>

/** @file
    Reported files made by hand.
*/
namespace twobus::test
{
inline LoudMoment loudMoment (double seconds, double truePeakDbtp, Cause cause = Cause::clean,
                              std::uint32_t channel = 0)
{
    LoudMoment moment;
    moment.seconds = seconds;
    moment.truePeakDbtp = truePeakDbtp;
    moment.channel = channel;
    moment.octaveBandHz = 63.0;
    moment.cause = cause;
    return moment;
}

/** A stereo mix of three minutes with two loud moments, and a trace with one column per second. */
inline ReportedFile reportedMix (const std::string& path, double truePeakDbtp, Stage stage = Stage::mix)
{
    ReportedFile file;
    file.path = path;
    file.readings = programmeWithTruePeak (truePeakDbtp);
    file.readings.loudMoments[0] = loudMoment (171.38, truePeakDbtp);
    file.readings.loudMoments[1] = loudMoment (20.02, truePeakDbtp - 1.0, Cause::interSample, 1);
    file.readings.numLoudMoments = 2;
    file.facts = { path, "WAV", "24-bit", MeterFormat {}, 180.0 };
    file.choices.stage = stage;
    file.choices.path = SignalPath::fixedPoint;
    file.advice = advise ({ file.readings, file.choices, false, 0.0, std::nullopt });
    file.trace.secondsPerColumn = 1.0;
    file.trace.columns.assign (180, { -0.5f, 0.25f, -14.0f, -16.0f, -6.0f });
    return file;
}

inline ReportedFile unreadableFile (const std::string& path)
{
    ReportedFile file;
    file.path = path;
    file.error = path + ": there is no such file. Check its name and folder.";
    return file;
}

inline ReportSettings reportSettings()
{
    ReportSettings settings;
    settings.programVersion = "1.2.3";
    settings.madeAt = "2026-11-26 22:05";
    return settings;
}
} // namespace twobus::test
