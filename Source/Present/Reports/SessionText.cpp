#include "Present/Reports/SessionText.h"

#include "Core/Bank/MeterRow.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string notesOf (const SessionSummary& summary)
{
    std::string notes;
    const auto add = [&notes] (const std::string& note) { notes += (notes.empty() ? "" : " · ") + note; };

    if (summary.isBeingWritten)
        add ("being written");
    else if (! summary.hasEnded)
        add ("not closed: complete up to there");

    if (summary.rowsMissed > 0)
        add (fmt::format ("{} s missing: the disk was too slow",
                          numberText (static_cast<double> (summary.rowsMissed) / rowsPerSecond)));

    if (summary.damagedPlaces > 0)
        add (fmt::format ("damaged in {}: the intact parts are used",
                          countText (summary.damagedPlaces, "place", "places")));

    return notes;
}
} // namespace

std::string sessionText (const SessionSummary& summary)
{
    if (! summary.problem.empty())
        return fmt::format ("{}\n", printable (summary.problem));

    auto text =
        fmt::format ("{}  {:>8}  {}  {}\n  {}\n", summary.startedAt, durationText (summary.secondsMeasured),
                     countText (summary.numPasses, "pass", "passes"),
                     printable (fmt::format ("{}", fmt::join (summary.sources, ", "))), printable (summary.path));

    if (const auto notes = notesOf (summary); ! notes.empty())
        text += fmt::format ("  {}\n", notes);

    return text;
}
} // namespace twobus
