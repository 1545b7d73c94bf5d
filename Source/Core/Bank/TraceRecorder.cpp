#include "Core/Bank/TraceRecorder.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <limits>

namespace twobus
{
namespace
{
constexpr auto unknown = std::numeric_limits<float>::quiet_NaN();
constexpr auto silence = static_cast<float> (silenceDb);

constexpr TraceColumn emptyColumn { 0.0f, 0.0f, unknown, unknown, silence };

} // namespace

TraceRecorder::TraceRecorder (double sampleRate) : grid (sampleRate), endOfTenth (grid.start (gatingHopSubBlocks))
{
    recorded.columns.reserve (ProgrammeTrace::mostColumns);
}

void TraceRecorder::halve() noexcept
{
    auto& columns = recorded.columns;

    for (std::size_t i = 0; i < columns.size(); i += 2)
        columns[i / 2] = i + 1 < columns.size() ? joined (columns[i], columns[i + 1]) : columns[i];

    columns.resize ((columns.size() + 1) / 2);
    tenthsPerColumn *= 2;
    recorded.secondsPerColumn *= 2.0;
}

TraceColumn& TraceRecorder::columnOf (std::uint64_t number) noexcept
{
    while (number / tenthsPerColumn >= ProgrammeTrace::mostColumns)
        halve();

    const auto index = static_cast<std::size_t> (number / tenthsPerColumn);

    if (index >= recorded.columns.size())
        recorded.columns.resize (index + 1, emptyColumn);

    return recorded.columns[index];
}

void TraceRecorder::process (const AudioBlock& block) noexcept
{
    for (std::size_t done = 0; done < block.numFrames;)
    {
        const auto frames = std::min (block.numFrames - done, static_cast<std::size_t> (endOfTenth - frame));
        auto& column = columnOf (tenth);

        for (std::size_t channel = 0; channel < block.numChannels; ++channel)
        {
            const auto range = sampleRangeOf (block.channels[channel] + done, frames);
            column = joined (column, { range.lowest, range.highest, unknown, unknown, silence });
        }

        done += frames;
        frame += static_cast<std::int64_t> (frames);

        if (frame == endOfTenth)
        {
            ++tenth;
            endOfTenth = grid.start (static_cast<std::int64_t> (tenth + 1) * gatingHopSubBlocks);
        }
    }
}

void TraceRecorder::meterRow (const MeterRow& row) noexcept
{
    auto& column = columnOf (rows++);
    column = joined (column, { 0.0f, 0.0f, row.momentaryLufs, row.shortTermLufs, row.truePeakDbtp });
}

ProgrammeTrace TraceRecorder::trace() const
{
    auto result = recorded;

    if (! result.columns.empty())
    {
        auto& last = result.columns.back();
        const auto samplePeak = static_cast<double> (std::max (-last.lowestSample, last.highestSample));
        last.truePeakMaxDbtp = std::max (last.truePeakMaxDbtp, static_cast<float> (amplitudeToDb (samplePeak)));
    }

    return result;
}
} // namespace twobus
