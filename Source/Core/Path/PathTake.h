#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** What was heard of the path check's test file: the samples, and where in them the file lies, to some 50 us. */
struct PathTake
{
    double sampleRate = 0.0;
    std::vector<float> left, right; ///< one length

    double fileStartSeconds = 0.0; ///< of the file's first frame, counted from the take's; negative, as a rule
    double speed = 1.0; ///< seconds of the file in a second of the take

    std::optional<double> lastRiseSeconds, lastFallSeconds; ///< where the last two marks were found, if they were
    std::uint64_t lostFrames = 0; ///< that Twobus itself lost on the way here; zeros stand for them
    bool beganAgain = false; ///< the file started anew before its end came
    double echoRatio = 0.0; ///< the strongest other mark within half a second of the first: 0 none, 1 as strong
};
} // namespace twobus
