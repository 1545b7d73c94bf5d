#include "Present/Meters/MeterScale.h"

#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace twobus
{
MeterScale::MeterScale (std::vector<Mark> ascending, Limits limits)
    : scaleMarks (std::move (ascending)), zoneLimits (limits)
{
    for (auto& mark : scaleMarks)
        if (mark.label.empty())
            mark.label = signedNumberText (mark.level, 0);
}

const MeterScale& MeterScale::peakDbfs()
{
    // The upper half shows the top 18 dB.
    static const MeterScale scale ({ { -60.0, 0.0 },
                                     { -50.0, 0.16 },
                                     { -40.0, 0.315 },
                                     { -30.0, 0.475 },
                                     { -24.0, 0.57 },
                                     { -18.0, 0.665 },
                                     { -12.0, 0.765 },
                                     { -9.0, 0.815 },
                                     { -6.0, 0.86 },
                                     { -3.0, 0.91 },
                                     { 0.0, 0.955 },
                                     { 3.0, 1.0 } },
                                   { -3.0, 0.0 });
    return scale;
}

const MeterScale& MeterScale::inputDbfs()
{
    // A converter that outputs full scale has clipped its input.
    static const auto scale = peakDbfs().with ({ -6.0, -0.1 });
    return scale;
}

MeterScale MeterScale::with (Limits limits) const
{
    auto copy = *this;
    copy.zoneLimits = limits;
    return copy;
}

const MeterScale& MeterScale::loudnessLufs()
{
    static const MeterScale scale ({ { -48.0, 0.0 },
                                     { -36.0, 0.267 },
                                     { -30.0, 0.4 },
                                     { -23.0, 0.556 },
                                     { -18.0, 0.667 },
                                     { -14.0, 0.756 },
                                     { -9.0, 0.867 },
                                     { -6.0, 0.933 },
                                     { -3.0, 1.0 } },
                                   {});
    return scale;
}

const MeterScale& MeterScale::timeline()
{
    static const MeterScale scale ({ { -48.0, 0.0 },
                                     { -36.0, 0.25 },
                                     { -23.0, 25.0 / 48.0 },
                                     { -14.0, 34.0 / 48.0 },
                                     { -6.0, 0.875 },
                                     { 0.0, 1.0 } },
                                   {});
    return scale;
}

double MeterScale::positionOf (double level) const noexcept
{
    if (! (level > lowest()))
        return 0.0;

    const auto above =
        std::find_if (scaleMarks.begin(), scaleMarks.end(), [level] (const Mark& mark) { return mark.level >= level; });

    if (above == scaleMarks.end())
        return 1.0;

    const auto below = std::prev (above);
    const auto share = (level - below->level) / (above->level - below->level);
    return below->position + share * (above->position - below->position);
}

Zone MeterScale::Limits::zoneOf (double level) const noexcept
{
    const auto shown = std::round (level * 10.0) / 10.0;

    if (shown > damage)
        return Zone::damage;

    return shown > caution ? Zone::caution : Zone::normal;
}
} // namespace twobus
