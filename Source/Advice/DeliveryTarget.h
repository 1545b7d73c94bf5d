#pragma once

#include <optional>
#include <string>

namespace twobus
{
enum class DeliveryPolicy
{
    none, ///< what is delivered is what plays
    downOnly, ///< louder programmes are turned down, softer ones are left
    bothWaysToPeak, ///< softer ones are raised too, until their true peak reaches liftsUpToDbtp
    bothWaysWithLimiter, ///< softer ones are raised all the way, through a limiter
    spec ///< nothing is changed: it must be within the tolerance, or is sent back
};

enum class DeliveryKind
{
    music,
    disc,
    podcast,
    broadcast,
    film,
    game
};

/** Where the figures of a target come from. */
/** Where the figures of a target come from. */
enum class Provenance
{
    ownText, ///< the service's or the body's own text says so
    severalSources,
    reported ///< one source, or sources that dispute each other
};

/** Where a finished master goes, and what is done to it there: one entry of Resources/targets.json, or of the user's
    own file. Services change: each entry has a date, a source and how sure it is. */
struct DeliveryTarget
{
    std::string id, name;
    DeliveryKind kind = DeliveryKind::music;
    DeliveryPolicy policy = DeliveryPolicy::none;
    std::optional<double> targetLufs;
    std::optional<double> toleranceLu; ///< of a spec, to both sides
    std::optional<double> ceilingDbtp; ///< the highest true peak that it asks for
    std::optional<double> loudCeilingDbtp,
        loudAboveLufs; ///< and of programmes that are louder than this; the rule needs both
    std::optional<double> liftsUpToDbtp; ///< of bothWaysToPeak; without it the ceiling
    std::string date, source, note;
    Provenance provenance = Provenance::reported;

    /** Of bothWaysToPeak: the true peak up to which softer programmes are raised. */
    double liftLimitDbtp() const noexcept { return liftsUpToDbtp.value_or (ceilingDbtp.value_or (0.0)); }

    /** What most users do not deliver to is shown when they ask for it. */
    bool isHiddenAtFirst() const noexcept { return kind != DeliveryKind::music && kind != DeliveryKind::disc; }
};
} // namespace twobus
