#pragma once

#include <optional>
#include <string>

namespace twobus
{
enum class DeliveryPolicy
{
    none, ///< plays what is delivered
    downOnly, ///< turns louder programmes down, leaves softer ones
    bothWaysToPeak, ///< also raises softer ones, until their true peak reaches liftsUpToDbtp
    bothWaysWithLimiter, ///< also raises softer ones all the way, through a limiter
    spec ///< changes nothing: rejects what is outside the tolerance
};

enum class DeliveryKind
{
    music,
    disc,
    podcast,
    broadcast,
    film,
    game,
    recommendation ///< how loud music should be, from nobody who plays it
};

/** Where the figures of a target come from. */
enum class Provenance
{
    official, ///< the service's or the organisation's own text
    severalSources,
    reported ///< one source, or sources that dispute each other
};

/** Where a finished master goes, and what happens to it there: one entry of Resources/targets.json, or of the user's
    own file. Services change, so each entry has a date, a source and its provenance. */
struct DeliveryTarget
{
    std::string id, name;
    DeliveryKind kind = DeliveryKind::music;
    DeliveryPolicy policy = DeliveryPolicy::none;
    std::optional<double> targetLufs;
    std::optional<double> toleranceLu; ///< for a spec, to both sides
    std::optional<double> ceilingDbtp; ///< the highest true peak allowed
    std::optional<double> loudCeilingDbtp,
        loudAboveLufs; ///< the ceiling for programmes louder than this; the rule needs both
    std::optional<double> liftsUpToDbtp; ///< for bothWaysToPeak; the ceiling if empty
    std::string date, source, note;
    Provenance provenance = Provenance::reported;

    /** For bothWaysToPeak: the true peak up to which softer programmes are raised. */
    double liftLimitDbtp() const noexcept { return liftsUpToDbtp.value_or (ceilingDbtp.value_or (0.0)); }

    /** Targets that few users deliver to are hidden until the user asks for them. */
    bool isHiddenByDefault() const noexcept { return kind != DeliveryKind::music && kind != DeliveryKind::disc; }
};
} // namespace twobus
