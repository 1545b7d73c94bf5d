#pragma once

#include "Advice/DeliveryTarget.h"

#include <array>
#include <string_view>
#include <utility>

/** @file
    The words that targets.json uses for policies, kinds and evidence.
*/
namespace twobus
{
inline constexpr std::array<std::pair<DeliveryPolicy, std::string_view>, 5> deliveryPolicyKeys { {
    { DeliveryPolicy::none, "none" },
    { DeliveryPolicy::downOnly, "downOnly" },
    { DeliveryPolicy::bothWaysToPeak, "bothWaysToPeak" },
    { DeliveryPolicy::bothWaysWithLimiter, "bothWaysWithLimiter" },
    { DeliveryPolicy::spec, "spec" },
} };

inline constexpr std::array<std::pair<DeliveryKind, std::string_view>, 7> deliveryKindKeys { {
    { DeliveryKind::music, "music" },
    { DeliveryKind::disc, "disc" },
    { DeliveryKind::podcast, "podcast" },
    { DeliveryKind::broadcast, "broadcast" },
    { DeliveryKind::film, "film" },
    { DeliveryKind::game, "game" },
    { DeliveryKind::recommendation, "recommendation" },
} };

inline constexpr std::array<std::pair<Provenance, std::string_view>, 3> provenanceKeys { {
    { Provenance::official, "official" },
    { Provenance::severalSources, "several sources" },
    { Provenance::reported, "reported" },
} };
} // namespace twobus
