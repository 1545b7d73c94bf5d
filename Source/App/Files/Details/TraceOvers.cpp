#include "App/Files/Details/TraceOvers.h"

#include "Advice/ShownLevel.h"
#include "Core/Passages/LevelEvents.h"

#include <algorithm>
#include <cstddef>

namespace twobus
{
std::optional<EventSpan> overAround (const ProgrammeTrace& trace, double seconds, double limitDbtp)
{
    if (trace.columns.empty() || ! (seconds >= 0.0))
        return std::nullopt;

    const auto isOver = [&] (std::size_t column) {
        return isShownOver (static_cast<double> (trace.columns[column].truePeakMaxDbtp), limitDbtp);
    };
    const auto last = trace.columns.size() - 1;
    const auto middle = std::min (last, static_cast<std::size_t> (seconds / trace.secondsPerColumn + 1.0e-6));

    if (! isOver (middle))
        return std::nullopt;

    // At least one column, however long it is: a column at or below the limit is then a second or more of it.
    const auto apart =
        std::max<std::size_t> (1, static_cast<std::size_t> (LevelEvents::releaseSeconds / trace.secondsPerColumn));
    auto begin = middle, end = middle;

    for (auto i = middle; i-- > 0 && begin - i <= apart;)
        if (isOver (i))
            begin = i;

    for (auto i = middle + 1; i <= last && i - end <= apart; ++i)
        if (isOver (i))
            end = i;

    return EventSpan { static_cast<double> (begin) * trace.secondsPerColumn,
                       static_cast<double> (end + 1) * trace.secondsPerColumn, false };
}
} // namespace twobus
