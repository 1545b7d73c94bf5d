#include "Core/Base/VectorPaths.h"

#include <algorithm>
#include <cstdint>
#include <hwy/targets.h>

namespace twobus
{
namespace
{
std::vector<std::int64_t> findTargets()
{
    std::vector<std::int64_t> targets;

    for (auto remaining = hwy::SupportedTargets() & HWY_TARGETS; remaining != 0; remaining &= remaining - 1)
        targets.push_back (remaining & -remaining);

    return targets;
}

/** One bit per target; the lowest bit is the best. Asks Highway once, because asking makes it choose the best target
    again. */
const std::vector<std::int64_t>& targetsHere()
{
    static const auto targets = findTargets();
    return targets;
}
} // namespace

std::vector<std::string> vectorPaths()
{
    std::vector<std::string> names;

    for (const auto target : targetsHere())
        names.emplace_back (hwy::TargetName (target));

    return names;
}

bool chooseVectorPath (const std::string& name)
{
    const auto& targets = targetsHere();
    const auto named =
        std::find_if (targets.begin(), targets.end(), [&] (auto target) { return name == hwy::TargetName (target); });

    if (named == targets.end() && ! name.empty())
        return false;

    hwy::GetChosenTarget().Update (named == targets.end() ? targets.front() : *named);
    return true;
}
} // namespace twobus
