#include "Advice/Advice.h"
#include "Advice/Checks.h"
#include "Advice/MixAdvice.h"
#include "Advice/TrackingAdvice.h"

namespace twobus
{
Advice advise (const AdviceInput& input)
{
    auto advice = input.choices.stage == Stage::recording ? adviseTracking (input) : adviseProgramme (input);

    advice.isLive = input.isLive;
    advice.loudestMoment = input.readings.loudestMoment;
    advice.lostSeconds = input.lostSeconds;
    advice.checks = checksOf (input);
    advice.levelVerdict = advice.verdict;

    const auto isFaulty = input.lostSeconds > 0.0 || input.readings.invalidSamples > 0;

    if (isFaulty && (advice.verdict != Verdict::noSignal || input.readings.invalidSamples > 0))
    {
        advice.verdict = Verdict::incomplete;

        if (advice.severity != Severity::damage)
            advice.severity = Severity::caution;
    }

    return advice;
}

bool asksForAFix (Verdict verdict) noexcept
{
    switch (verdict)
    {
        case Verdict::incomplete:
        case Verdict::clipped:
        case Verdict::over:
        case Verdict::hot:
        case Verdict::noSignal: return true;

        case Verdict::squashed:
        case Verdict::tight:
        case Verdict::ready:
        case Verdict::fineSoFar:
        case Verdict::listening: return false;
    }

    return false;
}
} // namespace twobus
