#include "Core/Chain/GainFollower.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr auto windowsPerSecond = 100.0;
constexpr std::int64_t mostWorkPerFrame = 4;
constexpr std::size_t blocksToLearn = 24; ///< 4 s at 48 kHz
constexpr std::size_t fewestBlocksAgain = 8;
constexpr std::size_t blocksPerUpdate = 8;
constexpr auto lowestGain = 0.03f, highestGain = 4.0f;
} // namespace

void GainFollower::prepare (double sampleRate, std::size_t channelsBefore, std::size_t channelsAfter)
{
    constexpr auto secondsKept = 10.0;
    constexpr auto mostFramesKept = 1048576.0; ///< 8 MB a channel pair
    rate = sampleRate;
    history.prepare (channelsBefore, channelsAfter,
                     static_cast<std::size_t> (std::min (secondsKept * sampleRate, mostFramesKept)));
    delayFinder.prepare (sampleRate);
    response.prepare (sampleRate, channelsBefore, channelsAfter);
    statistics.prepare();
    gains.resize (response.blockSize());
    entering.fill (std::vector<float> (response.hop()));
    leaving.fill (std::vector<float> (response.hop()));
    windowGains.resize (std::max<std::size_t> (
        1, static_cast<std::size_t> (std::lround (static_cast<double> (response.hop()) * windowsPerSecond / rate))));
    reset();
}

void GainFollower::reset() noexcept
{
    history.restart();
    delayFinder.reset();
    response.reset();
    statistics.reset();
    delay.reset();
    nextStretch = nextFrame = endOfPass = allowance = 0;
    pass = 0;
    blocksLearnt = 0;
    continues = false;
    lastGain = 1.0;
    isSame = true;
    framesCompared = windowsExplained = windowsUnexplained = 0;
    energyBefore = energyAfter = product = sumOfGainsDb = 0.0;
}

void GainFollower::markDiscontinuity() noexcept
{
    history.restart();
    nextStretch = nextFrame = endOfPass = 0;
    continues = false;

    if (pass > 0 && pass < firstCountingPass)
        pass = firstCountingPass;
}

void GainFollower::process (std::span<const float* const> before, std::span<const float* const> after,
                            std::size_t numFrames) noexcept
{
    for (std::size_t done = 0; done < numFrames;)
    {
        const auto count = std::min ({ numFrames - done, history.mostFramesAtOnce(), response.hop() });
        history.append (before, after, done, count);
        done += count;

        const auto hop = static_cast<std::int64_t> (response.hop());
        allowance =
            std::min (2 * mostWorkPerFrame * hop, allowance + mostWorkPerFrame * static_cast<std::int64_t> (count));

        while (allowance > 0 && (delay ? advance() : findDelay()))
            allowance -= hop;
    }
}

/** Returns whether it has worked. */
bool GainFollower::findDelay() noexcept
{
    const auto needed = static_cast<std::int64_t> (delayFinder.framesNeeded());
    nextStretch = std::max (nextStretch, history.oldestFrame());

    if (nextStretch + needed > history.endFrame())
        return false;

    delay = delayFinder.addStretch (history, nextStretch);
    nextStretch += needed / 2;
    return true;
}

std::int64_t GainFollower::firstUsableFrame() const noexcept
{
    const auto oldest = history.oldestFrame();
    return std::max (oldest + static_cast<std::int64_t> (response.framesBefore()), oldest - *delay)
           + static_cast<std::int64_t> (response.hop());
}

bool GainFollower::isReady (std::int64_t frame) const noexcept
{
    const auto hop = static_cast<std::int64_t> (response.hop()),
               ahead = static_cast<std::int64_t> (response.framesAfter());
    return frame + hop + std::max (ahead, *delay) <= history.endFrame();
}

/** The next half block. Returns whether there was one. */
bool GainFollower::advance() noexcept
{
    if (const auto first = firstUsableFrame(); nextFrame < first)
    {
        nextFrame = first;
        continues = false;
    }

    if (! isReady (nextFrame))
        return false;

    const auto hop = static_cast<std::int64_t> (response.hop());
    std::copy_n (gains.data() + hop, hop, gains.data());
    measureHalf (nextFrame, pass >= firstCountingPass);

    // A block is the half before and this one.
    if (continues && response.learn (history, nextFrame - hop, *delay, gains))
        ++blocksLearnt;

    continues = true;
    nextFrame += hop;
    finishPass();
    return true;
}

void GainFollower::finishPass() noexcept
{
    if (pass >= firstCountingPass)
    {
        if (blocksLearnt >= blocksPerUpdate)
        {
            response.update();
            blocksLearnt = 0;
        }

        return;
    }

    const auto isOver = pass == 0 ? blocksLearnt >= blocksToLearn : nextFrame >= endOfPass;

    if (! isOver)
        return;

    if (pass == 0 || blocksLearnt >= fewestBlocksAgain)
        response.update();

    // Again from the oldest frames that are kept, for the last time to count them.
    if (++pass < firstCountingPass)
        response.learnAnew();

    endOfPass = nextFrame;
    nextFrame = 0;
    blocksLearnt = 0;
    continues = false;
}

void GainFollower::measureHalf (std::int64_t frame, bool counts) noexcept
{
    const auto hop = response.hop();

    for (std::size_t in = 0; in < history.numChannels (ChainHistory::before); ++in)
        history.copy (ChainHistory::before, in, frame, entering[in]);

    for (std::size_t out = 0; out < history.numChannels (ChainHistory::after); ++out)
        history.copy (ChainHistory::after, out, frame + *delay, leaving[out]);

    if (response.hasFilters())
        response.predict (history, frame);

    const auto boundary = [this, hop] (std::size_t window) { return window * hop / windowGains.size(); };

    for (std::size_t window = 0; window < windowGains.size(); ++window)
    {
        measureWindow (boundary (window), boundary (window + 1), counts);
        windowGains[window] = lastGain;
    }

    if (counts)
        compareHalf();

    // From the centre of one window to the centre of the next the gain goes straight.
    const auto length = static_cast<double> (hop) / static_cast<double> (windowGains.size());

    for (std::size_t n = 0; n < hop; ++n)
    {
        const auto position = std::clamp ((static_cast<double> (n) + 0.5) / length - 0.5, 0.0,
                                          static_cast<double> (windowGains.size() - 1));
        const auto index = std::min (static_cast<std::size_t> (position), windowGains.size() - 1);
        const auto next = std::min (index + 1, windowGains.size() - 1);
        const auto share = position - static_cast<double> (index);
        gains[hop + n] =
            std::clamp (static_cast<float> ((1.0 - share) * windowGains[index] + share * windowGains[next]), lowestGain,
                        highestGain);
    }
}

void GainFollower::measureWindow (std::size_t begin, std::size_t end, bool counts) noexcept
{
    constexpr auto leastExplained = 0.9;

    if (! response.hasFilters())
        return;

    auto predicted = 0.0, left = 0.0, common = 0.0, fourth = 0.0, weighted = 0.0, entered = 0.0;

    for (std::size_t out = 0; out < history.numChannels (ChainHistory::after); ++out)
    {
        const auto prediction = response.prediction (out);

        for (auto n = begin; n < end; ++n)
        {
            const auto p = static_cast<double> (prediction[n]), y = static_cast<double> (leaving[out][n]);
            const auto square = p * p;
            predicted += square;
            left += y * y;
            common += p * y;
            fourth += square * square;
            weighted += square * p * y;
        }
    }

    for (std::size_t in = 0; in < history.numChannels (ChainHistory::before); ++in)
        for (auto n = begin; n < end; ++n)
            entered += static_cast<double> (entering[in][n]) * static_cast<double> (entering[in][n]);

    const auto level = predicted / static_cast<double> (end - begin);

    if (level < signalMeanSquare || left <= 0.0)
        return;

    if (common <= 0.0 || common * common < leastExplained * predicted * left)
    {
        windowsUnexplained += counts ? 1 : 0;
        return;
    }

    lastGain = common / predicted;

    if (! counts)
        return;

    ++windowsExplained;
    sumOfGainsDb += powerToDb (predicted) - powerToDb (std::max (entered, 1.0e-30));
    statistics.add (powerToDb (level), amplitudeToDb (std::max (weighted / fourth, 1.0e-6)));
}

void GainFollower::compareHalf() noexcept
{
    const auto numChannels = history.numChannels (ChainHistory::before);
    framesCompared += response.hop();

    if (numChannels != history.numChannels (ChainHistory::after))
    {
        isSame = false;
        return;
    }

    for (std::size_t channel = 0; channel < numChannels; ++channel)
    {
        isSame = isSame && std::ranges::equal (entering[channel], leaving[channel]);

        for (std::size_t n = 0; n < response.hop(); ++n)
        {
            const auto x = static_cast<double> (entering[channel][n]), y = static_cast<double> (leaving[channel][n]);
            energyBefore += x * x;
            energyAfter += y * y;
            product += x * y;
        }
    }
}

std::optional<GainFollower::ConstantGain> GainFollower::constantGain() const noexcept
{
    if (energyBefore <= 0.0 || energyAfter <= 0.0
        || history.numChannels (ChainHistory::before) != history.numChannels (ChainHistory::after))
        return std::nullopt;

    return ConstantGain { product / energyBefore, 1.0 - product * product / (energyBefore * energyAfter) };
}

std::optional<GainFollower::Gain> GainFollower::gain() const noexcept
{
    const auto result = statistics.result();

    if (! result || windowsUnexplained > windowsExplained)
        return std::nullopt;

    return Gain { result->usualGainDb + sumOfGainsDb / static_cast<double> (windowsExplained), result->mostReductionDb,
                  static_cast<double> (result->windowsReduced) / windowsPerSecond };
}
} // namespace twobus
