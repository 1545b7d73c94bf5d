#include "Core/Bank/MeterBank.h"
#include "Core/Bank/TraceRecorder.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The trace of a recorder that gets the same blocks as its bank, either before or after the bank. */
ProgrammeTrace traceOf (const AudioBuffer& audio, double sampleRate, std::size_t blockSize, bool isBankFirst = false)
{
    MeterBank bank;
    bank.prepare ({ sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
    TraceRecorder recorder (sampleRate);
    bank.setRowSink (&recorder);

    for (std::size_t frame = 0; frame < audio.numFrames(); frame += blockSize)
    {
        const auto block = audio.block (frame, std::min (blockSize, audio.numFrames() - frame));

        if (isBankFirst)
            bank.process (block);

        recorder.process (block);

        if (! isBankFirst)
            bank.process (block);
    }

    bank.flush();
    return recorder.trace();
}

bool areSame (const ProgrammeTrace& a, const ProgrammeTrace& b)
{
    return a.secondsPerColumn == b.secondsPerColumn && a.columns.size() == b.columns.size()
           && std::memcmp (a.columns.data(), b.columns.data(), a.columns.size() * sizeof (TraceColumn)) == 0;
}

/** A trace of numTenths tenths of a second at 8 kHz. Each tenth has one sample value, and a row with the tenth's number
    as its level. */
ProgrammeTrace traceOfTenths (std::size_t numTenths)
{
    TraceRecorder recorder (8000.0);
    Samples samples (800);
    const auto* channel = samples.data();

    for (std::size_t tenth = 0; tenth < numTenths; ++tenth)
    {
        const auto value = static_cast<float> (tenth + 1) / static_cast<float> (numTenths);
        samples.assign (800, tenth % 2 == 0 ? value : -value);
        recorder.process ({ &channel, 1, samples.size() });
        const auto level = static_cast<float> (tenth);
        recorder.meterRow ({ level, tenth == 0 ? NAN : level, level, level });
    }

    return recorder.trace();
}
} // namespace

TEST_CASE ("a trace has the samples' range and the rows' levels for every tenth of a second")
{
    AudioBuffer audio (2, 48000);
    audio[0][5000] = 0.5f;
    audio[1][9599] = -0.25f;
    audio[1][9600] = -0.125f;
    const auto trace = traceOf (audio, 48000.0, 512);

    CHECK (trace.secondsPerColumn == 0.1);
    REQUIRE (trace.columns.size() == 10);

    for (std::size_t i = 0; i < trace.columns.size(); ++i)
    {
        CAPTURE (i);
        CHECK (trace.columns[i].highestSample == (i == 1 ? 0.5f : 0.0f));
        CHECK (trace.columns[i].lowestSample == (i == 1 ? -0.25f : i == 2 ? -0.125f : 0.0f));
        CHECK (std::isnan (trace.columns[i].momentaryMaxLufs) == (i < 3)); // the first window fills after 0.4 s
        CHECK (std::isnan (trace.columns[i].shortTermMaxLufs));
    }

    CHECK (trace.columns[0].truePeakMaxDbtp == -std::numeric_limits<float>::infinity());
    CHECK (trace.columns[1].truePeakMaxDbtp == static_cast<float> (amplitudeToDb (0.5)));
}

TEST_CASE ("a tone's trace shows the tone's levels")
{
    const auto trace = traceOf (inBothChannels (sine (framesOf (5.0, 44100.0), 44100.0, 997.0, 0.5)), 44100.0, 4096);
    REQUIRE (trace.columns.size() == 50);
    CHECK (trace.columns[40].momentaryMaxLufs == near (-6.0206, 0.005));
    CHECK (trace.columns[40].shortTermMaxLufs == near (-6.0206, 0.005));
    CHECK (trace.columns[40].truePeakMaxDbtp == near (-6.0206, 0.02));
    CHECK (trace.columns[40].highestSample == near (0.5, 0.001));
    CHECK (trace.columns[40].lowestSample == near (-0.5, 0.001));
}

TEST_CASE ("a trace is the same for any block sizes, and whether samples or rows come first")
{
    for (const auto rate : { 11025.0, 44100.0, 48000.0 })
    {
        const auto audio = randomProgramme (3, 230.0, rate, 61); // long enough for one halving
        const auto expected = traceOf (audio, rate, 512);
        CAPTURE (rate);
        CHECK (expected.columns.size() == 1150);
        CHECK (areSame (traceOf (audio, rate, 441), expected));
        CHECK (areSame (traceOf (audio, rate, 8192, true), expected));
        CHECK (areSame (traceOf (audio, rate, 100'000'000), expected));
    }
}

TEST_CASE ("columns double in length when there are too many, and keep their extremes")
{
    CHECK (traceOfTenths (2048).columns.size() == 2048);
    CHECK (traceOfTenths (2048).secondsPerColumn == 0.1);

    const auto trace = traceOfTenths (2049);
    REQUIRE (trace.columns.size() == 1025);
    CHECK (trace.secondsPerColumn == 0.2);
    CHECK (trace.columns[0].highestSample == 1.0f / 2049.0f);
    CHECK (trace.columns[0].lowestSample == -2.0f / 2049.0f);
    CHECK (trace.columns[0].shortTermMaxLufs == 1.0f); // the other row of this column has none
    CHECK (trace.columns[500].momentaryMaxLufs == 1001.0f);
    CHECK (trace.columns[1024].highestSample == 1.0f);
    CHECK (trace.columns[1024].lowestSample == 0.0f);
    CHECK (trace.columns[1024].truePeakMaxDbtp == 2048.0f);

    const auto hour = traceOfTenths (36000);
    CHECK (hour.columns.size() == 1125);
    CHECK (hour.secondsPerColumn == Approx (3.2));
    CHECK (hour.columns.back().highestSample == 35999.0f / 36000.0f);
}

TEST_CASE ("the last tenth of a second can be incomplete")
{
    AudioBuffer audio (1, 5000);
    audio[0][4990] = -0.5f;
    const auto trace = traceOf (audio, 48000.0, 512);
    REQUIRE (trace.columns.size() == 2);
    CHECK (trace.columns[1].lowestSample == -0.5f);
    CHECK (trace.columns[1].truePeakMaxDbtp == static_cast<float> (amplitudeToDb (0.5)));
    CHECK (std::isnan (trace.columns[1].momentaryMaxLufs));
    CHECK (traceOf (AudioBuffer (1, 0), 48000.0, 512).columns.empty());
}

TEST_CASE ("NaN and infinite samples stay out of a trace, wherever they are")
{
    for (std::size_t at = 0; at < 40; ++at)
    {
        for (const auto value : { NAN, INFINITY, -INFINITY, 2.0e6f })
        {
            AudioBuffer audio (1, 40);
            audio[0][at] = value;
            audio[0][(at + 1) % 40] = 0.25f;
            CAPTURE (at, value);
            const auto column = traceOf (audio, 48000.0, 40).columns.front();
            CHECK (column.lowestSample == 0.0f);
            CHECK (column.highestSample == 0.25f);
        }
    }
}
