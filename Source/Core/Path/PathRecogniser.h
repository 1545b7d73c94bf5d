#pragma once

#include "Core/Path/MarkFinder.h"
#include "Core/Path/PathTake.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace twobus
{
/** Recognises the path check's test file in a stream of stereo audio, and keeps what it heard of it.

    Keeps the last seconds while there is nothing, and at most 46 s of a file. A file ends early after 2.5 s of silence,
    because then it was stopped. NaN, infinity and absurdly large samples count as 0. Allocates as it goes, so it is not
    for an audio thread or the meter thread. For one thread.
*/
class PathRecogniser
{
public:
    enum class State
    {
        listening, ///< nothing of the file so far
        hearing, ///< the file has begun
        heardOnlyEnd ///< the last marks came, but not the first
    };

    explicit PathRecogniser (double sampleRate);

    void process (std::span<const float> left, std::span<const float> right);

    /** Frames that never arrived. Zeros take their place. */
    void lost (std::uint64_t frames);

    /** Ends the stream: a file of which enough was heard to be looked at is handed out as it is. */
    void finish();

    State state() const noexcept { return currentState; }

    /** How much of the file has been heard, in seconds of the file; 0 while listening. */
    double fileSeconds() const noexcept;

    /** What was heard, once. */
    std::optional<PathTake> take();

private:
    struct Begin
    {
        double fileStartSeconds, speed; ///< of the stream
    };

    void consider (const MarkFinder::Mark&);
    void begin (const Begin&);
    void keepOnlyRecent();
    void noteSilence (std::size_t newFrames);
    void complete (bool beganAgain);

    double rate;
    MarkFinder finder;
    std::vector<MarkFinder::Mark> marks; ///< of the last seconds, or since the file began
    std::size_t marksConsidered = 0;
    std::vector<float> left, right; ///< from keptFrom on
    std::uint64_t keptFrom = 0, lostFrames = 0, silentFrames = 0; ///< silentFrames: at the end
    std::optional<Begin> file;
    std::optional<PathTake> finished;
    State currentState = State::listening;
};
} // namespace twobus
