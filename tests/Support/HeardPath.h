#pragma once

#include "Core/Path/PathAnalysis.h"
#include "Core/Path/PathRecogniser.h"
#include "Core/Path/PathSignal.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace twobus::test
{
/** A test file as a path delivers it: a second of silence before it and two after it. */
struct HeardPath
{
    double rate;
    std::vector<float> left, right;

    void change (const std::function<float (float)>& change)
    {
        for (auto* side : { &left, &right })
            std::ranges::transform (*side, side->begin(), change);
    }

    void multiply (double gainDb)
    {
        const auto gain = static_cast<float> (std::pow (10.0, gainDb / 20.0));
        change ([gain] (float sample) { return sample * gain; });
    }

    std::size_t frameOf (double fileSeconds) const { return static_cast<std::size_t> ((fileSeconds + 1.0) * rate); }

    void eraseFrames (double fileSeconds, std::size_t frames)
    {
        for (auto* side : { &left, &right })
        {
            const auto from = side->begin() + static_cast<std::ptrdiff_t> (frameOf (fileSeconds));
            side->erase (from, from + static_cast<std::ptrdiff_t> (frames));
        }
    }

    void silence (double fileSeconds, double seconds)
    {
        for (auto* side : { &left, &right })
            std::fill_n (side->begin() + static_cast<std::ptrdiff_t> (frameOf (fileSeconds)),
                         static_cast<std::ptrdiff_t> (seconds * rate), 0.0f);
    }

    void addNoise (double dbfs, std::uint32_t seed = 1, double fromFileSeconds = -1.0)
    {
        std::mt19937 generator (seed);
        std::normal_distribution<float> noise (0.0f, static_cast<float> (std::pow (10.0, dbfs / 20.0)));

        for (auto* side : { &left, &right })
            for (auto frame = frameOf (fromFileSeconds); frame < side->size(); ++frame)
                (*side)[frame] += noise (generator);
    }

    /** A compressor with an attack of 10 ms and a release of 100 ms, which hears both sides. */
    void compress (double thresholdDbfs, double ratio)
    {
        auto level = 0.0;

        for (std::size_t frame = 0; frame < left.size(); ++frame)
        {
            const auto peak =
                std::max (std::abs (static_cast<double> (left[frame])), std::abs (static_cast<double> (right[frame])));
            level += (peak - level) * (1.0 - std::exp (-1.0 / ((peak > level ? 0.01 : 0.1) * rate)));
            const auto overDb = std::max (0.0, 20.0 * std::log10 (std::max (level, 1.0e-9)) - thresholdDbfs);
            const auto gain = static_cast<float> (std::pow (10.0, -overDb * (1.0 - 1.0 / ratio) / 20.0));
            left[frame] *= gain;
            right[frame] *= gain;
        }
    }

    /** A peaking filter (R. Bristow-Johnson's cookbook). */
    void equalise (double hertz, double gainDb, double q)
    {
        const auto a = std::pow (10.0, gainDb / 40.0), w = 2.0 * std::numbers::pi * hertz / rate,
                   alpha = std::sin (w) / (2.0 * q);
        const auto b0 = 1.0 + alpha * a, b1 = -2.0 * std::cos (w), b2 = 1.0 - alpha * a, a0 = 1.0 + alpha / a,
                   a2 = 1.0 - alpha / a;

        for (auto* side : { &left, &right })
        {
            auto x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;

            for (auto& sample : *side)
            {
                const auto x = static_cast<double> (sample);
                const auto y = (b0 * x + b1 * x1 + b2 * x2 - b1 * y1 - a2 * y2) / a0;
                x2 = std::exchange (x1, x);
                y2 = std::exchange (y1, y);
                sample = static_cast<float> (y);
            }
        }
    }
};

/** The very samples of the file. */
inline HeardPath heardExactly (const PathSignal& signal)
{
    const auto before = static_cast<std::ptrdiff_t> (signal.rate());
    const auto count = signal.numFrames() + 3 * static_cast<std::size_t> (signal.rate());
    HeardPath heard { signal.rate(), std::vector<float> (count), std::vector<float> (count) };
    signal.frames (-before, heard.left, heard.right);
    return heard;
}

/** The float file of 48 kHz, exactly as it is. */
inline const HeardPath& exactPath()
{
    static const auto heard = heardExactly (PathSignal (48000.0, PathSignal::Format::float32));
    return heard;
}

/** Through a resampler that makes no error, beginning between two frames; or at another speed, with a clock that runs
    differently. */
inline HeardPath heardAt (double rate, const PathSignal& signal, double speed = 1.0)
{
    const auto count = static_cast<std::size_t> ((pathLayout::seconds / speed + 3.0) * rate);
    std::vector<double> left (count), right (count);
    signal.at (-speed * (1.0 + 0.37 / rate), speed / rate, left, right);
    HeardPath heard { rate, std::vector<float> (count), std::vector<float> (count) };
    std::ranges::transform (left, heard.left.begin(), [] (double sample) { return static_cast<float> (sample); });
    std::ranges::transform (right, heard.right.begin(), [] (double sample) { return static_cast<float> (sample); });
    return heard;
}

inline std::optional<PathTake> takeOf (const HeardPath& heard)
{
    PathRecogniser recogniser (heard.rate);
    constexpr std::size_t blockSize = 4800;

    for (std::size_t first = 0; first < heard.left.size(); first += blockSize)
    {
        const auto count = std::min (blockSize, heard.left.size() - first);
        recogniser.process (std::span (heard.left).subspan (first, count),
                            std::span (heard.right).subspan (first, count));
    }

    recogniser.finish();
    return recogniser.take();
}

inline PathReadings readingsOf (const HeardPath& heard)
{
    const auto take = takeOf (heard);
    return take ? analysePath (*take) : PathReadings();
}
} // namespace twobus::test
