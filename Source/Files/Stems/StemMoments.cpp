#include "Files/Stems/StemMoments.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SubBlockGrid.h"
#include "Core/Peaks/TruePeakDetector.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
StemMoments::StemMoments (const StemReader& stems, std::size_t numberOfStems, const MeterReadings& sum)
    : reader (stems), numStems (numberOfStems),
      numWindows (static_cast<std::size_t> (SubBlockGrid (stems.sampleRate()).longest())
                  + TruePeakDetector::delayFrames)
{
    waveform.prepare (stems.sampleRate());

    for (std::uint32_t i = 0; i < sum.numLoudMoments; ++i)
        add ({ sum.loudMoments[i].seconds, sum.loudMoments[i].channel, sum.loudMoments[i].truePeakDbtp });

    // A click in silence is not a passage and has no moment, so use the loudest moment of all.
    if (captures.empty() && sum.loudestMoment && std::isfinite (sum.loudestMoment->truePeakDbtp))
        add (*sum.loudestMoment);
}

void StemMoments::add (const LoudestMoment& moment)
{
    // The meter finds a point delayFrames late, so a peak that it counts in these 10 ms can lie that far before them.
    const auto firstWindow =
        std::llround (moment.seconds * reader.sampleRate()) - static_cast<std::int64_t> (TruePeakDetector::delayFrames);
    captures.push_back ({ moment.channel, firstWindow - static_cast<std::int64_t> (TruePeakWaveform::lagFrames),
                          std::vector<std::vector<float>> (
                              numStems, std::vector<float> (numWindows + TruePeakWaveform::taps - 1, 0.0f)) });
}

void StemMoments::process (std::int64_t firstFrame, std::size_t numFrames)
{
    for (auto& capture : captures)
    {
        const auto length = static_cast<std::int64_t> (capture.stems.front().size());
        const auto from = std::max (firstFrame, capture.firstFrame);
        const auto to = std::min (firstFrame + static_cast<std::int64_t> (numFrames), capture.firstFrame + length);

        if (from >= to)
            continue;

        for (std::size_t stem = 0; stem < numStems; ++stem)
            std::copy_n (reader.samples (stem, capture.channel) + StemReader::historyLength + (from - firstFrame),
                         to - from, capture.stems[stem].begin() + (from - capture.firstFrame));
    }
}

StemMoment StemMoments::momentOf (const Capture& capture) const
{
    std::vector<float> sum (capture.stems.front().size());

    for (std::size_t i = 0; i < sum.size(); ++i)
    {
        auto exact = 0.0;

        for (const auto& stem : capture.stems)
            exact += static_cast<double> (stem[i]);

        sum[i] = static_cast<float> (exact);
    }

    const auto instant = waveform.highest (sum.data(), numWindows);
    const auto frame = static_cast<double> (capture.firstFrame)
                       + static_cast<double> (TruePeakWaveform::lagFrames + instant.frame)
                       + static_cast<double> (instant.point) / static_cast<double> (waveform.factor());

    StemMoment moment;
    moment.seconds = std::max (0.0, frame / reader.sampleRate());
    moment.channel = capture.channel;
    moment.truePeakDbtp = amplitudeToDb (std::abs (instant.value));

    for (const auto& stem : capture.stems)
        moment.shares.push_back (
            instant.value != 0.0 ? waveform.at (stem.data() + instant.frame, instant.point) / instant.value : 0.0);

    return moment;
}

std::vector<StemMoment> StemMoments::moments() const
{
    std::vector<StemMoment> all;

    for (const auto& capture : captures)
        all.push_back (momentOf (capture));

    std::stable_sort (all.begin(), all.end(), [] (auto& a, auto& b) { return a.truePeakDbtp > b.truePeakDbtp; });
    return all;
}
} // namespace twobus
