#include "Core/Stems/TrackShares.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twobus
{
namespace
{
constexpr auto subBlocksPerChunk = subBlocksPerSecond / MovingMixFit::chunksPerSecond;

/** For how many chunks after its own a peak's parts are fitted again. */
constexpr std::int64_t chunksAfterPeak = 3;

/** Less audio than this says nothing about the rest: so many gains fit anything. */
constexpr std::size_t fewestChunks = 2;

/** By how many frames the host's time can differ from the frames counted before it counts as a jump. */
constexpr double mostFramesAstray = 1.5;

AlikeTracks groupsOf (std::span<const std::size_t> alikeAs)
{
    AlikeTracks groups;

    for (std::size_t first = 0; first < alikeAs.size(); ++first)
    {
        std::vector<std::size_t> group;

        for (auto track = first; track < alikeAs.size(); ++track)
            if (alikeAs[track] == first)
                group.push_back (track);

        if (group.size() > 1)
            groups.push_back (std::move (group));
    }

    return groups;
}
} // namespace

void TrackShares::prepare (double sampleRate, std::span<const std::size_t> numChannelsOfTracks,
                           std::size_t numSumChannels)
{
    rate = sampleRate;
    numTracks = numChannelsOfTracks.size();
    numSums = numSumChannels;
    firstChannels.assign (1, 0);

    for (const auto numChannels : numChannelsOfTracks)
        firstChannels.push_back (firstChannels.back() + numChannels);

    numSignals = firstChannels.back();
    buffer.prepare (rate, numSignals + numSums);
    blockChannels.resize (numSignals + numSums);
    hostOfSubBlock.reset();
    isHeard.assign (numTracks, false);

    const Peak silence { -1, 0, 0.0, std::vector<double> (numSignals), false, std::vector<double> (numTracks), 0.0 };
    worstInstants.prepare (rate, lowestInstantDbtp);
    instants.assign (WorstInstants::mostKept, silence);
    loudMoments.prepare (rate, numSums);
    moments.fill ({ silence, 0.0, 0.0, std::nullopt, 0.0, std::vector<std::size_t> (numTracks) });

    mix.prepare (numChannelsOfTracks, numSums);
    subBlocksOfChunk = 0;
    restBand.prepare (rate, numSums);
    rests.assign (numSums, std::vector<float> (static_cast<std::size_t> (SubBlockGrid (rate).longest())));
    restPointers.clear();

    for (auto& rest : rests)
        restPointers.push_back (rest.data());

    beginPass();
}

void TrackShares::beginPass() noexcept
{
    if (buffer.numFrames() > 0)
        cut();

    framesOfPass = 0;
    std::fill (isHeard.begin(), isHeard.end(), false);
    worstInstants.clear();
    loudMoments.reset();

    for (auto& moment : moments)
        moment.peak.chunk = -1;
}

//==============================================================================
void TrackShares::process (std::span<const float* const> trackChannels, std::span<const float* const> sum,
                           std::size_t numFrames, std::optional<double> hostSeconds) noexcept
{
    std::copy (trackChannels.begin(), trackChannels.end(), blockChannels.begin());
    std::copy (sum.begin(), sum.end(), blockChannels.begin() + static_cast<std::ptrdiff_t> (numSignals));

    if (hostSeconds && hostOfSubBlock)
        if (const auto expected = *hostOfSubBlock + static_cast<double> (buffer.numFrames()) / rate;
            std::abs (*hostSeconds - expected) * rate > mostFramesAstray)
            cut();

    for (std::size_t done = 0; done < numFrames;)
    {
        if (buffer.numFrames() == 0)
            hostOfSubBlock =
                hostSeconds ? std::optional (*hostSeconds + static_cast<double> (done) / rate) : std::nullopt;

        done += buffer.append (blockChannels, done, numFrames - done);

        if (buffer.isFull())
        {
            finishSubBlock();
            buffer.advance();
        }
    }
}

/** Between two sub-blocks hostOfSubBlock is the time of the first frame that has not come yet. */
void TrackShares::finishSubBlock() noexcept
{
    buffer.removeInvalidFrames();
    mix.add (buffer.channels(), buffer.numFrames());
    markHeard();
    measureRest();
    findInstants();
    findMoment();
    framesOfPass += buffer.numFrames();

    if (hostOfSubBlock)
        *hostOfSubBlock += static_cast<double> (buffer.numFrames()) / rate;

    if (++subBlocksOfChunk == subBlocksPerChunk)
        finishChunk();
}

void TrackShares::cut() noexcept
{
    buffer.removeInvalidFrames();
    mix.add (buffer.channels(), buffer.numFrames());
    framesOfPass += buffer.numFrames();
    buffer.cut();
    hostOfSubBlock.reset();
    loudMoments.markDiscontinuity();
}

void TrackShares::markHeard() noexcept
{
    const auto silent = MixFit::silentMeanSquare * static_cast<double> (buffer.numFrames());

    for (std::size_t track = 0; track < numTracks; ++track)
        for (auto channel = firstChannels[track]; channel < firstChannels[track + 1] && ! isHeard[track]; ++channel)
            isHeard[track] = statisticsOf (buffer.channels()[channel], buffer.numFrames()).sumOfSquares > silent;
}

void TrackShares::measureRest() noexcept
{
    const auto numFrames = buffer.numFrames();

    if (! mix.isFitted())
        return;

    for (std::size_t sumChannel = 0; sumChannel < numSums; ++sumChannel)
    {
        auto& rest = rests[sumChannel];
        std::copy_n (buffer.channels()[numSignals + sumChannel], numFrames, rest.begin());

        for (std::size_t channel = 0; channel < numSignals; ++channel)
        {
            const auto gain = static_cast<float> (mix.fit().gain (channel, sumChannel));

            if (gain != 0.0f)
                std::transform (rest.begin(), rest.begin() + static_cast<std::ptrdiff_t> (numFrames),
                                buffer.channels()[channel], rest.begin(),
                                [gain] (float a, float b) { return a - gain * b; });
        }
    }

    restBand.append (restPointers, numFrames);
}

//==============================================================================
void TrackShares::findInstants() noexcept
{
    const auto first = buffer.firstWindow(), numWindows = buffer.numFrames() - first;

    for (std::size_t sumChannel = 0; sumChannel < numSums; ++sumChannel)
        worstInstants.process (buffer.withHistory (numSignals + sumChannel) + first, numWindows,
                               [&] (std::size_t row, PeakInstant instant) {
                                   instant.frame += first;
                                   keep (instants[row], sumChannel, instant);
                               });
}

void TrackShares::findMoment() noexcept
{
    const auto& waveform = worstInstants.waveform();
    const auto first = buffer.firstWindow(), numWindows = buffer.numFrames() - first;
    SubBlockLevels levels;
    levels.firstFrame = framesOfPass;
    levels.numFrames = buffer.numFrames();

    for (std::uint32_t sumChannel = 0; sumChannel < numSums; ++sumChannel)
        levels.raiseTruePeak (
            sumChannel, waveform.highestMagnitude (buffer.withHistory (numSignals + sumChannel) + first, numWindows));

    if (! loudMoments.process (levels, buffer.channels().subspan (numSignals), 1))
        return;

    auto& moment = freeMoment();
    auto instant = waveform.highest (buffer.withHistory (numSignals + levels.channel) + first, numWindows);
    instant.frame += first;
    keep (moment.peak, levels.channel, instant);

    // A window's point 0 lies lagFrames after its first sample, and window 0 begins historyLength before the block.
    const auto frame = static_cast<double> (instant.frame + TruePeakWaveform::lagFrames)
                       - static_cast<double> (SubBlockBuffer::historyLength)
                       + static_cast<double> (instant.point) / static_cast<double> (waveform.factor());
    moment.startSeconds = static_cast<double> (framesOfPass) / rate;
    moment.seconds = std::max (0.0, (static_cast<double> (framesOfPass) + frame) / rate);
    moment.hostSeconds = hostOfSubBlock ? std::optional (*hostOfSubBlock + frame / rate) : std::nullopt;
}

/** The newest moment's place can be taken unless it is listed: a higher peak came before its second was over. */
TrackShares::Moment& TrackShares::freeMoment() noexcept
{
    newestMoment = 0;

    while (moments[newestMoment].peak.chunk >= 0 && isListed (moments[newestMoment]))
        ++newestMoment;

    return moments[newestMoment];
}

bool TrackShares::isListed (const Moment& moment) const noexcept
{
    const auto listed = loudMoments.moments();
    return std::any_of (listed.begin(), listed.end(),
                        [&] (const LoudMoment& other) { return other.seconds == moment.startSeconds; });
}

void TrackShares::keep (Peak& peak, std::size_t sumChannel, const PeakInstant& instant) const noexcept
{
    peak.chunk = mix.chunk();
    peak.channel = static_cast<std::uint32_t> (sumChannel);
    peak.value = instant.value;
    peak.isFitted = false;

    for (std::size_t channel = 0; channel < numSignals; ++channel)
        peak.inputs[channel] =
            worstInstants.waveform().at (buffer.withHistory (channel) + instant.frame, instant.point);
}

//==============================================================================
void TrackShares::finishChunk() noexcept
{
    subBlocksOfChunk = 0;
    const auto change = mix.finishChunk();

    if (change == MovingMixFit::Change::none)
        return;

    if (change == MovingMixFit::Change::startedAnew)
        restBand.clear();
    else
        restBand.finishChunk();

    for (std::size_t row = 0; row < worstInstants.size(); ++row)
        if (isNearNewestChunk (instants[row]))
            fitPeak (instants[row]);

    for (auto& moment : moments)
        if (isNearNewestChunk (moment.peak))
        {
            fitPeak (moment.peak);
            moment.restDb = powerToDb (mix.restOfChunk (moment.peak.chunk).value_or (0.0));
            std::copy (mix.fit().alikeAs().begin(), mix.fit().alikeAs().end(), moment.alikeAs.begin());
        }
}

bool TrackShares::isNearNewestChunk (const Peak& peak) const noexcept
{
    return peak.chunk >= 0 && mix.chunk() - 1 - peak.chunk <= chunksAfterPeak && mix.isFittedTo (peak.chunk);
}

void TrackShares::fitPeak (Peak& peak) const noexcept
{
    peak.rest = peak.value;

    for (std::size_t track = 0; track < numTracks; ++track)
    {
        peak.parts[track] = 0.0;

        for (auto channel = firstChannels[track]; channel < firstChannels[track + 1]; ++channel)
            peak.parts[track] += mix.fit().gain (channel, peak.channel) * peak.inputs[channel];

        peak.rest -= peak.parts[track];
    }

    peak.isFitted = true;
}

//==============================================================================
TrackMoment TrackShares::momentOf (const Moment& moment) const
{
    TrackMoment result;
    result.seconds = moment.seconds;
    result.hostSeconds = moment.hostSeconds;
    result.channel = moment.peak.channel;
    result.truePeakDbtp = amplitudeToDb (std::abs (moment.peak.value));
    result.value = moment.peak.value;
    result.values = moment.peak.parts;
    result.rest = moment.peak.rest;
    result.restDb = moment.restDb;
    result.alike = groupsOf (moment.alikeAs);

    for (const auto& listed : loudMoments.moments())
        if (listed.seconds == moment.startSeconds)
            result.bandHz = listed.octaveBandHz;

    return result;
}

TrackShareReadings TrackShares::readings() const
{
    TrackShareReadings result;
    result.fittedSeconds =
        static_cast<double> (mix.numFittedChunks()) / static_cast<double> (MovingMixFit::chunksPerSecond);
    result.isHeard = isHeard;

    if (mix.numFittedChunks() >= fewestChunks)
    {
        result.restDb = powerToDb (mix.rest());
        result.restBandHz = restBand.centreHz();
        result.alike = groupsOf (mix.fit().alikeAs());
    }

    for (std::size_t row = 0; row < worstInstants.size(); ++row)
        if (instants[row].isFitted)
            result.instants.push_back ({ instants[row].parts, instants[row].rest });

    for (const auto& moment : moments)
        if (moment.peak.chunk >= 0 && moment.peak.isFitted && (isListed (moment) || &moment == &moments[newestMoment]))
            result.moments.push_back (momentOf (moment));

    std::stable_sort (result.moments.begin(), result.moments.end(),
                      [] (auto& a, auto& b) { return a.truePeakDbtp > b.truePeakDbtp; });
    result.moments.resize (std::min (result.moments.size(), LoudMoments::mostKept));
    return result;
}
} // namespace twobus
