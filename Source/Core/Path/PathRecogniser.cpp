#include "Core/Path/PathRecogniser.h"

#include "Core/Path/PathSignal.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace twobus
{
namespace
{
namespace layout = pathLayout;

/** The silence of the file takes 1 s. Longer than this, at half the speed too: it was stopped. */
constexpr double longestSilence = 2.5;

constexpr double slowest = 0.45, fastest = 2.25, recentSeconds = 6.0, margin = 0.1;
constexpr double pairSeconds = layout::firstRise - layout::firstFall;
constexpr double fewestFileSeconds = layout::bothSides.start + layout::bothSides.seconds;

/** How much later than it began a mark is found for each unit of (1 - 1 / speed): the period of its first frequency by
    the change of the period in a second. See PathSignal::markPhase. */
constexpr double shiftOf (bool rises)
{
    const auto from = rises ? layout::markLowHz : layout::markHighHz,
               to = rises ? layout::markHighHz : layout::markLowHz;
    return layout::markSeconds / from / (1.0 / to - 1.0 / from);
}

/** Comparisons with NaN are false. */
float sound (float sample) noexcept { return std::abs (sample) < 1.0e4f ? sample : 0.0f; }

constexpr double fallShift = shiftOf (false), riseShift = shiftOf (true);
} // namespace

PathRecogniser::PathRecogniser (double sampleRate) : rate (sampleRate), finder (sampleRate) {}

double PathRecogniser::fileSeconds() const noexcept
{
    if (! file)
        return 0.0;

    return std::clamp ((finder.secondsHeard() - file->fileStartSeconds) * file->speed, 0.0, layout::seconds);
}

void PathRecogniser::process (std::span<const float> newLeft, std::span<const float> newRight)
{
    const auto before = left.size();
    std::ranges::transform (newLeft, std::back_inserter (left), sound);
    std::ranges::transform (newRight, std::back_inserter (right), sound);
    finder.process (std::span (left).subspan (before), std::span (right).subspan (before), marks);

    while (marksConsidered < marks.size())
        consider (marks[marksConsidered++]);

    // The last marks are found up to a block of the finder after they end.
    constexpr auto blockSeconds = 1.1;
    const auto end = file ? file->fileStartSeconds + layout::seconds / file->speed + blockSeconds : 0.0;

    noteSilence (newLeft.size());

    if (file && (finder.secondsHeard() > end || silentFrames > static_cast<std::uint64_t> (longestSilence * rate)))
        complete (false);

    if (! file)
        keepOnlyRecent();
}

void PathRecogniser::lost (std::uint64_t frames)
{
    const auto mostZeros = static_cast<std::uint64_t> (rate * 60.0);
    lostFrames += frames;
    const std::vector<float> zeros (static_cast<std::size_t> (std::min (frames, mostZeros)));
    process (zeros, zeros);
}

void PathRecogniser::finish()
{
    finder.finish (marks);

    while (marksConsidered < marks.size())
        consider (marks[marksConsidered++]);

    if (file && fileSeconds() >= fewestFileSeconds)
        complete (false);
}

/** Counts the frames of silence at the end of what was heard. */
void PathRecogniser::noteSilence (std::size_t newFrames)
{
    constexpr auto silent = 1.0e-5f; // the quietest part of the file, through a path of -40 dB, is louder
    const auto loud = [] (float sample) { return std::abs (sample) > silent; };
    const auto quietAtEnd = [&] (const std::vector<float>& side) {
        const auto from = side.rbegin(), to = from + static_cast<std::ptrdiff_t> (newFrames);
        return static_cast<std::uint64_t> (std::find_if (from, to, loud) - from);
    };
    const auto quiet = std::min (quietAtEnd (left), quietAtEnd (right));
    silentFrames = quiet < newFrames ? quiet : silentFrames + newFrames;
}

std::optional<PathTake> PathRecogniser::take() { return std::exchange (finished, std::nullopt); }

void PathRecogniser::consider (const MarkFinder::Mark& mark)
{
    if (mark.rises)
    {
        // The first pair's distance says how fast the file is played. An echo makes more pairs than one; the speed that
        // is closest to the right one belongs to the file.
        std::optional<Begin> best;

        for (const auto& fall : marks)
        {
            if (fall.rises || fall.seconds >= mark.seconds)
                continue;

            const auto slowness =
                (mark.seconds - fall.seconds - (riseShift - fallShift)) / (pairSeconds - (riseShift - fallShift));

            if (slowness < 1.0 / fastest || slowness > 1.0 / slowest)
                continue;

            if (! best || std::abs (std::log (slowness)) < std::abs (std::log (best->speed)))
                best = Begin { fall.seconds - fallShift * (1.0 - slowness) - layout::firstFall * slowness,
                               1.0 / slowness };
        }

        if (best)
            begin (*best);
    }
    else if (! file && std::ranges::any_of (marks, [&mark] (const MarkFinder::Mark& other) {
                 return other.rises && mark.seconds - other.seconds > 0.3 && mark.seconds - other.seconds < 2.0;
             }))
        currentState = State::heardOnlyEnd;
}

void PathRecogniser::begin (const Begin& next)
{
    constexpr auto sameSeconds = 0.6;

    if (file)
    {
        // An echo of the same beginning.
        if (std::abs (next.fileStartSeconds - file->fileStartSeconds) < sameSeconds)
            return;

        complete (true);
    }

    file = next;
    currentState = State::hearing;
}

void PathRecogniser::keepOnlyRecent()
{
    const auto keep = static_cast<std::size_t> (recentSeconds * rate);

    if (left.size() < 2 * keep)
        return;

    const auto drop = left.size() - keep;
    left.erase (left.begin(), left.begin() + static_cast<std::ptrdiff_t> (drop));
    right.erase (right.begin(), right.begin() + static_cast<std::ptrdiff_t> (drop));
    keptFrom += drop;

    const auto oldest = static_cast<double> (keptFrom) / rate;
    std::erase_if (marks, [oldest] (const MarkFinder::Mark& mark) { return mark.seconds < oldest; });
    marksConsidered = marks.size();
}

void PathRecogniser::complete (bool beganAgain)
{
    const auto at = [this] (double fileSeconds) { return file->fileStartSeconds + fileSeconds / file->speed; };
    const auto frameAt = [this] (double seconds) {
        return static_cast<std::size_t> (
            std::clamp (seconds * rate - static_cast<double> (keptFrom), 0.0, static_cast<double> (left.size())));
    };

    const auto first = frameAt (at (layout::firstFall) - margin), last = frameAt (at (layout::seconds));
    const auto takenFrom = (static_cast<double> (keptFrom) + static_cast<double> (first)) / rate;
    PathTake done;
    done.sampleRate = rate;
    done.left.assign (left.begin() + static_cast<std::ptrdiff_t> (first),
                      left.begin() + static_cast<std::ptrdiff_t> (last));
    done.right.assign (right.begin() + static_cast<std::ptrdiff_t> (first),
                       right.begin() + static_cast<std::ptrdiff_t> (last));
    done.fileStartSeconds = file->fileStartSeconds - takenFrom;
    done.speed = file->speed;
    done.lostFrames = lostFrames;
    done.beganAgain = beganAgain;

    auto firstStrength = 0.0;

    for (const auto& mark : marks)
    {
        const auto fromFall = mark.seconds - at (layout::firstFall) - fallShift * (1.0 - 1.0 / file->speed);

        if (! mark.rises && std::abs (fromFall) < 0.002)
            firstStrength = mark.strength;
    }

    for (const auto& mark : marks)
    {
        const auto slowness = 1.0 - 1.0 / file->speed;
        const auto fromFall = mark.seconds - at (layout::firstFall) - fallShift * slowness;

        if (! mark.rises && firstStrength > 0.0 && std::abs (fromFall) > 0.002 && std::abs (fromFall) < 0.5)
            done.echoRatio = std::max (done.echoRatio, mark.strength / firstStrength);

        // The file's last marks come where they belong, give or take what was lost or drifted.
        constexpr auto tolerance = 0.4;
        const auto belongs =
            at (mark.rises ? layout::lastRise : layout::lastFall) + (mark.rises ? riseShift : fallShift) * slowness;

        if (std::abs (mark.seconds - belongs) < tolerance)
            (mark.rises ? done.lastRiseSeconds : done.lastFallSeconds) =
                mark.seconds - (mark.rises ? riseShift : fallShift) * slowness - takenFrom;
    }

    finished = std::move (done);
    file.reset();
    lostFrames = 0;
    currentState = State::listening;
}
} // namespace twobus
