#include "App/Session/WindowState.h"

#include "Advice/PlayedAgain.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PassName.h"
#include "Present/Reports/LiveLine.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr double secondsOfPatience = 15.0; ///< of silence before its possible causes are shown

std::string lostText (double seconds)
{
    return seconds < 1.0 ? numberText (std::ceil (seconds * 1000.0), 0) + " ms" : valueText (seconds, "s");
}

/** What a stream has sent cannot be played again. */
std::string remedyFor (Stage stage)
{
    switch (stage)
    {
        case Stage::recording: return "reset (R) and play it again.";
        case Stage::streaming: return "reset (R) for new readings.";
        case Stage::mix:
        case Stage::finishedMaster: break;
    }

    return "play it again.";
}

bool isHeard (const MeterSnapshot& snapshot) noexcept { return snapshot.readings.secondsOfSignal > 0.0; }
} // namespace

std::optional<Banner> bannerFor (const SourceFacts& source, const MeterSnapshot& snapshot, const StreamFaults& faults)
{
    if (source.exists && ! source.status.message.empty())
        return Banner { Severity::caution, source.status.message };

    if (source.exists && source.status.state == SourceState::waiting)
        return Banner { Severity::caution, "Waiting for the device. Twobus continues as soon as it is there." };

    if (snapshot.isPaused)
        return Banner { Severity::neutral, "Paused. Nothing is measured until you resume (P)." };

    if (snapshot.isLeftOut)
        return Banner { Severity::neutral, "The test file plays. It is not measured as your mix." };

    const auto again = remedyFor (faults.stage);

    if (const auto lost = faults.health.lostSeconds; lost > 0.0)
        return Banner { Severity::caution,
                        "Lost " + lostText (lost) + ": the readings are incomplete. " + capitalised (again) };

    if (faults.invalidSamples > 0)
        return Banner {
            Severity::caution,
            countText (faults.invalidSamples, "invalid sample", "invalid samples")
                + ", treated as silence: the readings are incomplete. Find the plug-in that makes them, then " + again
        };

    if (faults.health.framesTooFast > 0)
        return Banner { Severity::caution,
                        "The device sent audio faster than its clock; that part was left out. Check the device, then "
                            + again };

    if (snapshot.health.sampleRateBefore > 0.0)
        return Banner { Severity::caution, rateChangeText (snapshot.health.sampleRateBefore, snapshot.sampleRate) };

    return std::nullopt;
}

std::optional<Standby> standbyFor (const SourceFacts& source, const MeterSnapshot& snapshot, Stage stage,
                                   const std::vector<std::string>& silenceCauses)
{
    if (! source.exists)
        return Standby { "Nothing to listen to", "Choose a source above.", true };

    if (isHeard (snapshot))
        return std::nullopt;

    if (source.status.state != SourceState::running)
        return Standby { "Waiting for the device", "Nothing is measured yet." };

    if (snapshot.isPaused)
        return Standby { "Paused", "Nothing is measured until you resume." };

    // At the recording stage silence is measured first: it gives the noise floor.
    if (stage == Stage::recording)
        return std::nullopt;

    if (snapshot.readings.secondsMeasured < secondsOfPatience)
        return stage == Stage::streaming
                   ? Standby { "Connected. No sound yet.", "Start the stream, or play something." }
                   : Standby { "Connected. No sound yet: press play in your DAW.",
                               "Play the loudest part first, or the whole song." };

    std::string causes;

    for (const auto& cause : silenceCauses)
        causes += (causes.empty() ? "" : "\n") + cause;

    return Standby { "Connected, but still no sound",
                     causes.empty() ? "The DAW is not playing, its master is muted, or it plays to another device."
                                    : causes,
                     true };
}

std::string verdictNotice (const std::string& notice, const Advice& advice, std::optional<double> floorLufs)
{
    if (floorLufs)
        return "Something keeps sounding at " + valueText (floorLufs, "LUFS")
               + ", so the pass doesn't end. Press N for a new pass.";

    return advice.recentTruePeakDbtp && advice.isPassRunning ? notice + " Or press N for a new pass." : notice;
}

namespace
{
/** Music of one level that has become louder or quieter: the same again at another setting of the fader, which is not
    recognised if its envelope is flat. */
bool hasMovedFader (const MeterReadings& judged)
{
    constexpr auto flatLu = 3.0, leastMoveLu = 1.5;
    const auto& before = judged.previousPass;

    return before && before->integratedLufs && judged.pass->integratedLufs && judged.loudnessRangeLu
           && *judged.loudnessRangeLu < flatLu
           && std::abs (*judged.pass->integratedLufs - *before->integratedLufs) >= leastMoveLu;
}

bool isNewMusic (const MeterReadings& judged, const PlayerTimeline* player)
{
    return ! hasMovedFader (judged)
           && ! (judged.passageMatch && isPlayedAgain (*judged.passageMatch, *judged.pass, player));
}

/** Whether the player went on where the last pass ended, or later by no more than the rest. Empty if nobody knows. */
std::optional<bool> goesOnInPlayersTime (const PassReadings& pass, double secondsOfRest, const PlayerTimeline* player)
{
    constexpr auto longestEcho = 10.0, tolerance = 1.0;

    if (player == nullptr)
        return std::nullopt;

    const auto end = pass.startSeconds - secondsOfRest;
    const auto before = player->newestPlayerSeconds (end - longestEcho, end);
    const auto now = player->playerSecondsAt (pass.startSeconds);

    if (! before || ! now)
        return std::nullopt;

    return *now >= *before - tolerance && *now <= *before + secondsOfRest + tolerance;
}
} // namespace

std::string joinOffer (const MeterReadings& judged, const PlayerTimeline* player)
{
    constexpr auto secondsToRecognise = 12.0, shortestRest = 0.5, longestRest = 10.0;
    const auto& pass = judged.pass;
    const auto& rest = judged.secondsOfRest;

    if (! pass)
        return {};

    if (pass->joinedFrom != 0)
        return "Judged together: " + passName (*pass) + ". Press J to split them.";

    if (rest && *rest >= shortestRest && *rest <= longestRest && pass->secondsOfSignal >= secondsToRecognise
        && ! judged.audition // the rest is the newest pass's, which is then the audition
        && goesOnInPlayersTime (*pass, *rest, player).value_or (isNewMusic (judged, player)))
        return "This pass began " + durationText (std::round (*rest))
               + " after the last. If it is one song, press J to join them.";

    return {};
}

std::string joinItem (const MeterReadings& judged)
{
    return judged.pass && judged.pass->joinedFrom != 0 ? "Split the passes (J)" : "Join the last two passes (J)";
}

bool levelsAreLive (const SourceFacts& source, const MeterSnapshot& snapshot) noexcept
{
    return source.exists && source.status.state == SourceState::running && ! snapshot.isPaused && ! snapshot.isLeftOut;
}

bool showsPathBadge (const SourceFacts& source, SignalPath path) noexcept
{
    return source.exists && path == SignalPath::unknown;
}
} // namespace twobus
