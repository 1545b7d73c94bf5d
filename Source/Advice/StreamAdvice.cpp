#include "Advice/StreamAdvice.h"

#include "Advice/ShownLevel.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr double toleranceLu = 1.0;
constexpr double fewestSecondsOfSignal = 3.0, secondsUntilNoSignal = 5.0;

StreamState stateOf (const StreamLevels& levels) noexcept
{
    const auto peak = levels.last.truePeakDbtp;

    if (peak && shownLevel (*peak) > levels.ceilingDbtp)
        return StreamState::overCeiling;

    const auto above = levels.aboveTargetLu;

    if (! above || std::abs (*above) <= toleranceLu)
        return StreamState::onTarget;

    return *above > 0.0 ? StreamState::loud : StreamState::quiet;
}

StreamLevels levelsOf (const AdviceInput& input) noexcept
{
    StreamLevels levels { StreamState::onTarget, input.lastMinutes, input.choices.streamTargetLufs,
                          input.choices.streamCeilingDbtp, std::nullopt };

    if (const auto lufs = levels.last.integratedLufs; lufs && std::isfinite (*lufs))
        levels.aboveTargetLu = shownDifference (*lufs, levels.targetLufs);

    levels.state = levels.last.clips > 0 && ! input.choices.isClippedByChoice ? StreamState::clipped : stateOf (levels);
    return levels;
}

/** Before anything was heard, and in a stream that has been silent for all of the last minutes. */
std::optional<Verdict> withoutSignal (const AdviceInput& input, const StreamLevels& levels) noexcept
{
    if (input.readings.secondsOfSignal > 0.0 && levels.aboveTargetLu)
        return input.readings.secondsOfSignal < fewestSecondsOfSignal ? std::optional (Verdict::listening)
                                                                      : std::nullopt;

    return input.readings.secondsSinceSignal >= secondsUntilNoSignal ? Verdict::noSignal : Verdict::listening;
}
} // namespace

Advice adviseStream (const AdviceInput& input)
{
    Advice advice;
    advice.limitDbtp = input.choices.streamCeilingDbtp;
    const auto levels = levelsOf (input);

    // A peak that is too high is known at once.
    if (const auto missing = withoutSignal (input, levels); missing && levels.state > StreamState::overCeiling)
    {
        advice.verdict = *missing;
        return advice;
    }

    if (levels.state == StreamState::clipped)
    {
        advice.stream = levels;
        advice.verdict = Verdict::clipped;
        advice.severity = Severity::damage;
        return advice;
    }

    const auto isTooMuch = levels.state == StreamState::overCeiling || levels.state == StreamState::loud;
    advice.stream = levels;
    advice.verdict = isTooMuch ? Verdict::hot : Verdict::fineSoFar;
    advice.severity = levels.state == StreamState::onTarget ? Severity::good : Severity::caution;
    return advice;
}
} // namespace twobus
