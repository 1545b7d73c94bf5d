#include "Core/VectorPaths.h"

#include <hwy/targets.h>

namespace twobus
{
namespace
{
/** One bit a target; the lowest bit is the best. */
std::vector<std::int64_t> targetsHere()
{
    hwy::SetSupportedTargetsForTest (0); // what the processor has, whatever was chosen before
    std::vector<std::int64_t> targets;

    for (auto remaining = hwy::SupportedTargets() & HWY_TARGETS; remaining != 0; remaining &= remaining - 1)
        targets.push_back (remaining & -remaining);

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
    for (const auto target : targetsHere())
    {
        if (name != hwy::TargetName (target))
            continue;

        hwy::SetSupportedTargetsForTest (target);
        hwy::GetChosenTarget().Update (hwy::SupportedTargets());
        return true;
    }

    hwy::GetChosenTarget().Update (hwy::SupportedTargets());
    return name.empty();
}
} // namespace twobus
