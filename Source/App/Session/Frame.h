#pragma once

#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Advice/TrackAdvice.h"
#include "App/Session/ClipLatch.h"
#include "App/Session/WindowState.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Passages/PlayerTimeline.h"
#include "Engine/History.h"
#include "Engine/MeterSnapshot.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Base/ReadingsScope.h"
#include "Present/Base/RmsConvention.h"
#include "Taps/TapEnsemble.h"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
/** Everything that a view can show, all from one instant. The references are valid until the next frame. */
struct Frame
{
    const MeterSnapshot& snapshot;
    const MeterReadings& judged; ///< what verdict, checks and delivery are about: the pass; for a stream and while
        ///< recording everything since the reset
    const MeterReadings& readings; ///< the same, or since the reset where the user chose that
    const StreamHealth& health; ///< of what is judged
    const History& history;
    const Advice& advice;
    const AdviceText& words;
    const ChannelLayout& layout;
    const std::vector<std::string>& channelNames;
    const Choices& choices;
    const std::optional<Standby>& standby; ///< shown instead of the verdict
    bool levelsAreLive = false;

    /** True ten times a second: running numbers change only then, so that they can be read. Bars move in every frame.
        */
    bool numbersAreDue = true;

    double nowSeconds = 0.0; ///< from a steady clock, for animations

    RmsConvention rms = RmsConvention::mathematical; ///< which RMS to show; the readings hold the mathematical one
    ReadingsScope scope = ReadingsScope::pass; ///< of readings, as chosen
    bool dualMono = false; ///< the user's setting; countsAsDualMono says whether it applies to this source
    const PlayerTimeline* player = nullptr; ///< where the player was, if it reports that
    const ClipLatch* clips = nullptr; ///< of the inputs being recorded; null for a programme
    std::optional<double> floorLufs {}; ///< of what keeps a pass from ending: see SteadyFloor.h
    LastMinutes lastMinutes {}; ///< its minutes are 0 if they are not to be shown
    bool isTap = false; ///< the source is a tap inside a DAW
    std::shared_ptr<const EnsembleReadings> ensemble {}; ///< what the DAW's taps show together; null if there are none
    std::shared_ptr<const TrackAdvice> trackAdvice {}; ///< on the ensemble's tracks; null until there is any

    /** Whether the readings cover more than the verdict and the checks do. Each panel then says what it covers. */
    bool hasTwoScopes() const noexcept { return scope == ReadingsScope::sinceReset && judgesPasses (choices.stage); }

    std::string scopeOfReadings() const { return hasTwoScopes() ? "since reset" : std::string(); }

    std::string scopeOfVerdict() const
    {
        return hasTwoScopes() && judged.pass ? passName (*judged.pass) : std::string();
    }

    /** A stream is judged by its last minutes, but checked since the reset. */
    std::string scopeOfChecks() const { return choices.stage == Stage::streaming ? "since reset" : scopeOfVerdict(); }

    /** Above this level a peak is shown in red: 0 dBFS where peaks are cut off, or will be by the export; otherwise
        none. So no peak is red beside a verdict that is not. */
    double damageAboveDbtp() const noexcept
    {
        const auto isCutInExport =
            judgesPasses (choices.stage) && readings.samplesOverFullScale > 0 && ! keepsOversIntact (choices);
        const auto isDamage = choices.stage == Stage::recording || advice.severity == Severity::damage || isCutInExport;
        return isDamage ? 0.0 : std::numeric_limits<double>::infinity();
    }

    bool countsAsDualMono() const noexcept
    {
        return MeterFormat { snapshot.sampleRate, layout, fullScaleOf24Bits, dualMono }.countsAsDualMono();
    }
};
} // namespace twobus
