#include "Core/Path/PathAnalysis.h"

#include "Core/Base/Decibels.h"
#include "Core/Faults/SampleWidth.h"
#include "Core/Path/PathBits.h"
#include "Core/Path/PathBursts.h"
#include "Core/Path/PathChord.h"
#include "Core/Path/PathCode.h"
#include "Core/Path/PathLosses.h"
#include "Core/Path/PathMaterial.h"
#include "Core/Path/PathTiming.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twobus
{
namespace
{
namespace layout = pathLayout;

constexpr std::array firstMarks { PathSpan { layout::firstFall, layout::markSeconds },
                                  PathSpan { layout::firstRise, layout::markSeconds } };
constexpr std::array lastMarks { PathSpan { layout::lastRise, layout::markSeconds },
                                 PathSpan { layout::lastFall, layout::markSeconds } };

double powerIn (std::span<const float> heard, PathTimes times, PathSpan part)
{
    auto sum = 0.0;
    const auto end = static_cast<double> (heard.size());
    const auto first = static_cast<std::size_t> (std::clamp (std::ceil (times.frameOf (part.start)), 0.0, end)),
               last = static_cast<std::size_t> (std::clamp (std::ceil (times.frameOf (part.end())), 0.0, end));

    for (auto frame = first; frame < last; ++frame)
        sum += std::pow (static_cast<double> (heard[frame]), 2.0);

    return sum / std::max (1.0, times.frameOf (part.end()) - times.frameOf (part.start));
}

/** When the last marks were heard, by the times of the first. Empty if they did not come. */
std::optional<FittedTimes> fitEnd (const PathSignal& signal, const PathTake& take, std::span<const float> heard,
                                   PathTimes times)
{
    const auto& found = take.lastRiseSeconds ? take.lastRiseSeconds : take.lastFallSeconds;

    if (! found)
        return std::nullopt;

    const auto mark = take.lastRiseSeconds ? layout::lastRise : layout::lastFall;
    times.startSeconds += mark - times.at (*found * take.sampleRate);
    const auto all = std::span (lastMarks);
    const auto parts = take.lastRiseSeconds && take.lastFallSeconds ? all
                       : take.lastRiseSeconds                       ? all.first (1)
                                                                    : all.last (1);
    return fitTimes (signal, heard, times, parts, false);
}

double middleOfMarks (std::span<const PathSpan> marks) { return 0.5 * (marks.front().start + marks.back().end()); }

/** How many frames later than in step a moment of the file came. */
double offsetAt (PathTimes times, double fileSeconds, double rate)
{
    return times.frameOf (fileSeconds) - fileSeconds * rate;
}

/** Decides from the times of both ends whether the frames are in step, and how fast the clocks drift apart. Returns how
    many frames later than it should the end came, if in step. */
std::ptrdiff_t settleTimes (PathReadings& readings, PathTimes& times, const std::optional<FittedTimes>& end)
{
    // The first marks alone say the speed to some 2 in a million, and the place to a hundredth of a frame.
    constexpr auto firstMarksPpm = 10.0, wholeNumber = 0.03;
    const auto ppmOf = [&readings] (double secondsPerFrame) {
        return (secondsPerFrame * readings.heardRate - 1.0) * 1.0e6;
    };
    const auto middle = middleOfMarks (firstMarks), span = middleOfMarks (lastMarks) - middle;
    const auto rate = readings.heardRate;

    if (readings.fileRate == rate && std::abs (ppmOf (times.secondsPerFrame)) < firstMarksPpm)
    {
        // In step, the two ends are a whole number of frames apart, whatever was lost between them. A filter can move
        // both by the same part of a frame.
        const auto offset = offsetAt (times, middle, rate);
        const auto later = end ? offsetAt (end->times, middleOfMarks (lastMarks), rate) - offset : 0.0;

        if (std::abs (later - std::round (later)) < wholeNumber)
        {
            readings.isInStep = true;
            readings.offsetFrames = offset - std::round (offset);
            readings.speed = 1.0;
            times = { -std::round (offset) / rate, 1.0 / rate };
            return std::lround (later);
        }
    }

    if (end)
    {
        const auto gained = (end->times.startSeconds - times.startSeconds) / span;

        if (std::abs (gained) * 1.0e6 < firstMarksPpm)
        {
            const auto frame = times.frameOf (middle);
            times.secondsPerFrame *= 1.0 + gained;
            times.startSeconds = middle - frame * times.secondsPerFrame;
        }
    }

    readings.speed = times.secondsPerFrame * rate;
    readings.driftPpm = ppmOf (times.secondsPerFrame);
    return 0;
}

void measureResponse (PathReadings& readings, const PathMaterial& material)
{
    const auto chord = material.isWhole (middleOf (layout::firstChord)) ? layout::firstChord : layout::lastChord;
    const auto measured = measureChord (material, chord), later = measureChord (material, layout::lastChord);
    readings.residualDb = measured.residualDb;

    const auto meanDb = [] (const std::vector<PathChord::Tone>& tones, double lowHz, double highHz) {
        auto sum = 0.0, count = 0.0;

        for (const auto& tone : tones)
            if (tone.hertz >= lowHz && tone.hertz <= highHz)
            {
                sum += amplitudeToDb (tone.gain);
                count += 1.0;
            }

        return count > 0.0 ? sum / count : 0.0;
    };

    auto loudestDb = silenceDb;

    for (std::size_t side = 0; side < 2; ++side)
    {
        const auto& gains = readings.gains[side];
        const auto from = std::abs (gains[1]) > std::abs (gains[0]) ? 1u : 0u;
        const auto& tones = measured.tones[side][from];
        const auto middleDb = meanDb (tones, 800.0, 1250.0);

        if (! std::isfinite (middleDb))
            continue;

        for (const auto& tone : tones)
            readings.response[side].push_back ({ tone.hertz, amplitudeToDb (tone.gain) - middleDb });

        if (middleDb > loudestDb)
        {
            loudestDb = middleDb;
            readings.gainChangeDb = meanDb (later.tones[side][from], 300.0, 3000.0) - meanDb (tones, 300.0, 3000.0);

            // From the top down, until something is heard.
            readings.bandEdgeHz.reset();

            for (auto point = readings.response[side].rbegin();
                 point != readings.response[side].rend() && point->deviationDb < -6.0; ++point)
                readings.bandEdgeHz = point->hertz;
        }
    }
}

/** Whether the second chord was heard, by its upper tones: music has little in their narrow bands. */
bool playsOn (const PathMaterial& material)
{
    constexpr auto lowestHz = 1000.0, sameWithin = 0.5;
    const auto early = measureChord (material, layout::firstChord), late = measureChord (material, layout::lastChord);

    for (std::size_t heard = 0; heard < 2; ++heard)
        for (std::size_t sent = 0; sent < 2; ++sent)
        {
            const auto &first = early.tones[heard][sent], &second = late.tones[heard][sent];
            auto above = 0, same = 0;

            for (std::size_t i = 0; i < std::min (first.size(), second.size()); ++i) // none in a short take
                if (first[i].hertz >= lowestHz)
                {
                    ++above;
                    same += std::abs (second[i].gain - first[i].gain) < sameWithin * first[i].gain ? 1 : 0;
                }

            if (2 * same > above)
                return true;
        }

    return false;
}

void measureNoise (PathReadings& readings, const PathMaterial& material)
{
    constexpr PathSpan part { layout::silence.start + 0.1, layout::silence.seconds - 0.2 };
    constexpr auto silentPower = 1.0e-20; // the tail of a filter is no noise

    for (std::size_t side = 0; side < 2; ++side)
    {
        auto squares = 0.0, count = 0.0;

        material.forEach (part, [&] (std::size_t frame) {
            squares += std::pow (static_cast<double> (material.heard[side][frame]), 2.0);
            count += 1.0;
        });

        readings.noiseDbfs[side] = squares > silentPower * count ? powerToDb (squares / count) : silenceDb;
    }
}

void measureBits (PathReadings& readings, const PathMaterial& material, const std::vector<PathLoss>& losses)
{
    SampleWidth width;

    for (const auto& side : material.heard)
        width.process (side.data(), side.size());

    readings.bits = width.bitsInUse();

    if (! readings.isInStep)
        return;

    readings.isBitExact =
        losses.empty() && std::abs (readings.sideDelayFrames) < 0.5
        && isBitExact (material,
                       static_cast<std::ptrdiff_t> (std::lround (material.times.startSeconds * readings.fileRate)));

    if (const auto whole = readings.format == PathSignal::Format::integer24 ? 24 : 25;
        ! readings.isBitExact && readings.bits && *readings.bits < whole)
        readings.rounding = roundingTo (*readings.bits, material, readings.gains);
}

/** How many whole frames the right side is later, by what both have of the first mark; 0 if they are not alike. */
std::ptrdiff_t wholeSideDelay (const PathTake& take, PathTimes times)
{
    constexpr auto widestSeconds = 0.02, leastMatch = 0.5;
    const auto reach = static_cast<std::ptrdiff_t> (widestSeconds * take.sampleRate);
    const auto first = static_cast<std::ptrdiff_t> (times.frameOf (layout::firstFall)),
               count = static_cast<std::ptrdiff_t> (layout::markSeconds * take.sampleRate);

    if (first < reach || first + count + reach > static_cast<std::ptrdiff_t> (take.right.size()))
        return 0;

    std::ptrdiff_t best = 0;
    auto bestMatch = leastMatch;

    for (auto lag = -reach; lag <= reach; ++lag)
    {
        auto product = 0.0, left = 0.0, right = 0.0;

        for (auto frame = first; frame < first + count; frame += 2)
        {
            const auto a = static_cast<double> (take.left[static_cast<std::size_t> (frame)]),
                       b = static_cast<double> (take.right[static_cast<std::size_t> (frame + lag)]);
            product += a * b;
            left += a * a;
            right += b * b;
        }

        if (const auto match = std::abs (product) / std::sqrt (std::max (left * right, 1.0e-30)); match > bestMatch)
        {
            bestMatch = match;
            best = lag;
        }
    }

    return best;
}

/** The same, to a hundredth of a frame. */
double sideDelay (const PathSignal& signal, const PathTake& take, PathTimes times, std::ptrdiff_t wholeDelay)
{
    auto rightTimes = times;
    rightTimes.startSeconds -= static_cast<double> (wholeDelay) * times.secondsPerFrame;
    const auto left = fitTimes (signal, take.left, times, firstMarks, false),
               right = fitTimes (signal, take.right, rightTimes, firstMarks, false);
    constexpr auto leastMatch = 0.5;

    if (! left || ! right || left->match < leastMatch || right->match < leastMatch)
        return 0.0;

    return (left->times.startSeconds - right->times.startSeconds) / times.secondsPerFrame;
}

/** A side, this many frames earlier. */
std::vector<float> movedBack (const std::vector<float>& side, std::ptrdiff_t frames)
{
    std::vector<float> moved (side.size());
    const auto size = static_cast<std::ptrdiff_t> (side.size());

    for (std::ptrdiff_t frame = 0; frame < size; ++frame)
        if (const auto from = frame + frames; from >= 0 && from < size)
            moved[static_cast<std::size_t> (frame)] = side[static_cast<std::size_t> (from)];

    return moved;
}
} // namespace

PathReadings analysePath (const PathTake& take)
{
    PathReadings readings;
    readings.heardRate = take.sampleRate;
    readings.echoRatio = take.echoRatio;
    readings.beganAgain = take.beganAgain;
    readings.framesLostHere = take.lostFrames;
    readings.extent = PathReadings::Extent::unknownFile;
    readings.speed = take.speed;

    const PathTimes coarse { -take.fileStartSeconds * take.speed, take.speed / take.sampleRate };
    const auto isRightLouder = powerIn (take.right, coarse, firstMarks[0]) > powerIn (take.left, coarse, firstMarks[0]);
    const auto& louder = isRightLouder ? take.right : take.left;

    // The marks are the same in all files.
    const PathSignal anyFile (48000.0, PathSignal::Format::float32);
    const auto begin = fitTimes (anyFile, louder, coarse, firstMarks, true);

    if (! begin)
        return readings;

    auto times = begin->times;
    readings.speed = times.secondsPerFrame * take.sampleRate;
    const auto code = readPathCode (louder, times);

    if (! code)
        return readings;

    readings.fileRate = code->first;
    readings.format = code->second;
    const PathSignal signal (code->first, code->second);
    const auto end = fitEnd (signal, take, louder, times);
    readings.extent = end ? PathReadings::Extent::whole : PathReadings::Extent::onlyBeginning;
    const auto endMoved = settleTimes (readings, times, end);

    // If the right side gave the times, the left one is early.
    const auto wholeDelay = wholeSideDelay (take, times);
    auto leftTimes = times;
    leftTimes.startSeconds += isRightLouder ? static_cast<double> (wholeDelay) * times.secondsPerFrame : 0.0;
    readings.sideDelayFrames = sideDelay (signal, take, leftTimes, wholeDelay);

    PathMaterial material { signal, times, { take.left, take.right }, {}, {} };

    if (wholeDelay != 0)
        material.heard[isRightLouder ? 0 : 1] =
            isRightLouder ? movedBack (take.left, -wholeDelay) : movedBack (take.right, wholeDelay);

    for (auto& side : material.sent)
        side.resize (material.numFrames());

    signal.at (times.startSeconds, times.secondsPerFrame, material.sent[0], material.sent[1]);
    readings.gains = measureGains (material);

    if (! end && playsOn (material))
        readings.extent = PathReadings::Extent::covered;

    constexpr auto otherSpeed = 0.002;

    if (! end || std::abs (readings.speed - 1.0) > otherSpeed)
        return readings;

    const auto losses = repairLosses (material, readings.gains, endMoved);

    if (! losses.losses.empty())
        readings.gains = measureGains (material);

    readings.losses = losses.losses;
    readings.damagedShare = losses.damagedShare;

    const auto bursts = measureBursts (material, readings.gains);
    readings.ceiling = bursts.ceiling;
    readings.levelDependenceDb = bursts.levelDependenceDb;
    readings.loudReductionDb = bursts.loudReductionDb;
    readings.highestSentDbfs = bursts.highestSentDbfs;

    measureResponse (readings, material);
    measureNoise (readings, material);
    measureBits (readings, material, losses.losses);
    return readings;
}
} // namespace twobus
