#include "Present/Advice/DeliveryText.h"

#include "Advice/ShownLevel.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/Utf8.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string overCeilingText (const Delivery& delivery)
{
    return fmt::format ("{} over its ceiling of {}", valueText (delivery.overCeilingDb, "dB"),
                        valueText (*delivery.ceilingDbtp, "dBTP"));
}

std::string recommendationRemark (const Delivery& delivery)
{
    if (*delivery.isInSpec)
        return "as recommended";

    std::string reasons;

    if (delivery.outOfToleranceLu != 0.0)
        reasons = fmt::format ("{} {} than recommended", valueText (std::abs (delivery.outOfToleranceLu), "LU"),
                               delivery.outOfToleranceLu > 0.0 ? "louder" : "quieter");

    if (delivery.overCeilingDb > 0.0)
        reasons += (reasons.empty() ? "" : ", ") + overCeilingText (delivery);

    return reasons;
}

std::string specRemark (const Delivery& delivery, const DeliveryTarget& target)
{
    if (target.kind == DeliveryKind::recommendation)
        return recommendationRemark (delivery);

    if (*delivery.isInSpec)
        return "in spec";

    std::string reasons;

    if (delivery.outOfToleranceLu != 0.0)
        reasons = fmt::format ("{} too {}", valueText (std::abs (delivery.outOfToleranceLu), "LU"),
                               delivery.outOfToleranceLu > 0.0 ? "loud" : "quiet");

    if (delivery.overCeilingDb > 0.0)
        reasons += (reasons.empty() ? "" : ", ") + overCeilingText (delivery);

    return "out of spec: " + reasons;
}

std::string changeRemark (const Delivery& delivery, const DeliveryTarget& target)
{
    const auto gainDb = *delivery.gainDb;

    if (delivery.isLimitedThere)
        return fmt::format ("turned up, and its limiter takes off {}", valueText (delivery.limitingNeededDb, "dB"));

    if (delivery.wantedGainDb)
        return fmt::format ("peaks allow {} of {} dB; the rest needs {} of limiting", signedNumberText (gainDb),
                            signedNumberText (*delivery.wantedGainDb), valueText (delivery.limitingNeededDb, "dB"));

    if (gainDb < 0.0)
        return "turned down";

    if (gainDb > 0.0)
        return target.policy == DeliveryPolicy::bothWaysWithLimiter ? "turned up; the peaks stay below its limiter"
                                                                    : "turned up";

    if (target.policy == DeliveryPolicy::none)
        return "plays as it is";

    const auto softerLu = shownDifference (*target.targetLufs, *delivery.playsAtLufs);
    return softerLu <= 0.0 ? "plays as it is"
                           : fmt::format ("plays as it is, {} below its target", valueText (softerLu, "LU"));
}

/** Whether it stays over the ceiling after the service has turned it up or down. */
bool staysOver (const Delivery& delivery)
{
    return *delivery.gainDb == 0.0
           || (! delivery.isLimitedThere && delivery.truePeakAfterDbtp && delivery.ceilingDbtp
               && shownLevel (*delivery.truePeakAfterDbtp) > shownLevel (*delivery.ceilingDbtp));
}

std::string remarkOf (const Delivery& delivery, const DeliveryTarget& target)
{
    if (delivery.isInSpec)
        return specRemark (delivery, target);

    if (! delivery.gainDb)
        return "not enough was heard";

    auto remark = changeRemark (delivery, target);

    // This is about the delivered peak; the column beside it shows the peak after the change.
    if (delivery.overCeilingDb > 0.0)
        remark += staysOver (delivery)
                      ? fmt::format ("; {}: may clip in the codec", overCeilingText (delivery))
                      : fmt::format ("; before that {}: may clip if normalisation is off", overCeilingText (delivery));

    return remark;
}

std::string shortSpecVerdict (const Delivery& delivery, const DeliveryTarget& target)
{
    if (*delivery.isInSpec)
        return specRemark (delivery, target);

    if (target.kind == DeliveryKind::recommendation)
        return delivery.overCeilingDb > 0.0 ? "may clip: over its ceiling" : specRemark (delivery, target);

    if (delivery.outOfToleranceLu != 0.0 && delivery.overCeilingDb > 0.0)
        return "out of spec: loudness, true peak";

    return delivery.overCeilingDb > 0.0 ? "out of spec: true peak" : specRemark (delivery, target);
}

std::string shortVerdict (const Delivery& delivery, const DeliveryTarget& target)
{
    if (delivery.isInSpec)
        return shortSpecVerdict (delivery, target);

    if (! delivery.gainDb)
        return "not enough was heard";

    if (delivery.overCeilingDb > 0.0)
    {
        if (delivery.isLimitedThere)
            return "its limiter acts; may clip without";

        if (staysOver (delivery))
            return "may clip: over its ceiling";

        return *delivery.gainDb < 0.0 ? "may clip if not turned down" : "may clip if not normalised";
    }

    if (delivery.isLimitedThere)
        return "turned up through its limiter";

    if (delivery.wantedGainDb)
        return fmt::format ("peaks allow {} of {} dB", signedNumberText (*delivery.gainDb),
                            signedNumberText (*delivery.wantedGainDb));

    if (*delivery.gainDb == 0.0)
        return "plays as it is";

    return *delivery.gainDb > 0.0 && target.policy == DeliveryPolicy::bothWaysWithLimiter
               ? "turned up, below its limiter"
               : changeRemark (delivery, target);
}

std::string policyText (const DeliveryTarget& target)
{
    switch (target.policy)
    {
        case DeliveryPolicy::none: return "no normalisation";
        case DeliveryPolicy::downOnly: return "turns down only";
        case DeliveryPolicy::bothWaysToPeak:
            return fmt::format ("turns down, and turns up to a true peak of {}",
                                valueText (target.liftLimitDbtp(), "dBTP"));
        case DeliveryPolicy::bothWaysWithLimiter: return "turns down, and turns up through a limiter";
        case DeliveryPolicy::spec:
            if (target.kind == DeliveryKind::recommendation)
                return target.toleranceLu ? fmt::format ("recommended, within {}", valueText (target.toleranceLu, "LU"))
                                          : "recommended";

            return target.toleranceLu ? fmt::format ("must be within {}", valueText (target.toleranceLu, "LU"))
                                      : "must be met";
    }

    return {};
}

std::string_view provenanceText (Provenance provenance)
{
    switch (provenance)
    {
        case Provenance::official: return "official";
        case Provenance::severalSources: return "several sources";
        case Provenance::reported: return "unofficial";
    }

    return {};
}
} // namespace

DeliveryRow wordsFor (const Delivery& delivery, const DeliveryTarget& target)
{
    const auto isReported = target.provenance == Provenance::reported;
    const auto isKnown = delivery.gainDb || delivery.isInSpec;

    return { target.name,
             valueText (delivery.playsAtLufs, "LUFS"),
             delivery.gainDb ? signedNumberText (delivery.gainDb) + " dB" : std::string (notMeasuredText),
             valueText (delivery.truePeakAfterDbtp, "dBTP"),
             valueText (delivery.ceilingDbtp, "dBTP"),
             shortVerdict (delivery, target) + (isReported && isKnown ? " (unofficial)" : ""),
             remarkOf (delivery, target),
             delivery.severity,
             isReported };
}

std::string spokenText (const DeliveryRow& row)
{
    return fmt::format ("plays at {}, gain change {}, true peak after {}, ceiling {}: {}{}", row.playsAt, row.change,
                        row.truePeakAfter, row.ceiling, row.remark, row.isReported ? " (unofficial)" : "");
}

std::vector<DeliveryRow> deliveryRows (const MeterReadings& readings, const std::vector<DeliveryTarget>& targets,
                                       bool withHidden)
{
    std::vector<DeliveryRow> rows;

    for (const auto& target : targets)
        if (withHidden || ! target.isHiddenByDefault())
            rows.push_back (wordsFor (deliver (readings, target), target));

    return rows;
}

std::string deliveryTable (const MeterReadings& readings, const std::vector<DeliveryTarget>& targets, bool withHidden)
{
    auto rows = deliveryRows (readings, targets, withHidden);

    for (auto& row : rows)
        row.name += row.isReported ? " (unofficial)" : "";

    rows.insert (rows.begin(), { "Where", "plays at", "change", "true peak", {}, {}, {}, Severity::neutral, false });
    std::size_t nameWidth = 0;

    for (const auto& row : rows)
        nameWidth = std::max (nameWidth, numCharacters (row.name));

    std::string table;

    for (const auto& row : rows)
        table += fmt::format ("  {:<{}}  {:>10}  {:>8}  {:>9}{}{}\n", row.name, nameWidth, row.playsAt, row.change,
                              row.truePeakAfter, row.remark.empty() ? "" : "  ", row.remark);

    return table;
}

std::string sourceText (const DeliveryTarget& target)
{
    return fmt::format ("{}, {}: {}", target.date.empty() ? "no date" : target.date, provenanceText (target.provenance),
                        target.source.empty() ? "no source given" : target.source);
}

std::string targetsText (const std::vector<DeliveryTarget>& targets)
{
    std::string text;

    for (const auto& target : targets)
    {
        text +=
            fmt::format ("{}  [{}]\n    {}; {}", target.name, target.id,
                         target.targetLufs ? valueText (target.targetLufs, "LUFS") : "no target", policyText (target));

        if (target.ceilingDbtp)
            text += fmt::format ("; true peak up to {}", valueText (target.ceilingDbtp, "dBTP"));

        if (target.loudCeilingDbtp && target.loudAboveLufs)
            text += fmt::format (", {} if louder than {}", valueText (target.loudCeilingDbtp, "dBTP"),
                                 valueText (target.loudAboveLufs, "LUFS"));

        text += "\n";

        if (! target.note.empty())
            text += fmt::format ("    {}\n", target.note);

        text += fmt::format ("    {}\n", sourceText (target));
    }

    return text;
}
} // namespace twobus
