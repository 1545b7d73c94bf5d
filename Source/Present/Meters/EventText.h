#pragma once

#include "Advice/Advice.h"
#include "Core/Causes/Cause.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/** @file
    What an event is called (a high peak, in a timeline or in a file's waveform), and how severe it is. Both pages use
    these words and these severities, and draw the same mark for each. UTF-8.
*/
namespace twobus
{
/** From when to when the level was over the limit. */
struct EventSpan
{
    double beginSeconds = 0.0, endSeconds = 0.0;
    bool isRunning = false; ///< the level is still over the limit, or was within the last second

    bool operator== (const EventSpan&) const = default;
};

/** "intact", "clipped", "clipped earlier"; empty if the cause is not known. */
std::string_view natureOf (Cause) noexcept;

/** "mostly 45–89 Hz, intact"; unknown parts are left out. */
std::string natureText (std::optional<double> octaveBandHz, Cause);

/** The edges of the octave band around a frequency, to two digits: "45–89 Hz", "710 Hz–1.4 kHz". */
std::string octaveBandText (double centreHz);

/** Flat tops. */
bool isClipped (Cause) noexcept;

/** Damage for a clip, unless the user clips by choice; caution over the limit; otherwise neutral. */
Severity eventSeverity (bool isClip, bool isClippedByChoice, bool isOverLimit) noexcept;

/** "1:10 to 1:26", with tenths if it lasted less than 10 s: "1:10.2 to 1:11.4". If it lasted less than a tenth of a
    second, only "1:10.21". While it is running, "since 1:10.2". */
std::string spanText (const EventSpan&);

struct EventLegendEntry
{
    Severity severity = Severity::neutral; ///< whose mark is drawn
    std::string text;

    bool operator== (const EventLegendEntry&) const = default;
};

/** What the marks mean: "over −1.0 dBTP", "clipped". */
std::vector<EventLegendEntry> eventLegend (double limitDbtp);

/** The same for a judged file, where a neutral mark means "nothing to fix". Without a limit no mark means "over". */
std::vector<EventLegendEntry> judgedEventLegend (std::optional<double> limitDbtp);
} // namespace twobus
