#include "Core/Bank/MeterBank.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/RowList.h"
#include "Support/Signals.h"

#include <cmath>
#include <cstring>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::vector<MeterRow> rowsOf (const AudioBuffer& audio, double sampleRate, std::size_t blockSize)
{
    RowList list;
    MeterBank bank;
    bank.prepare ({ sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
    bank.setRowSink (&list);
    feed (bank, audio, blockSize);
    return list.rows;
}

bool areSame (const std::vector<MeterRow>& a, const std::vector<MeterRow>& b)
{
    return a.size() == b.size() && std::memcmp (a.data(), b.data(), a.size() * sizeof (MeterRow)) == 0;
}
} // namespace

TEST_CASE ("there are ten rows a second, the same for any block sizes")
{
    for (const auto rate : { 11025.0, 44100.0, 48000.0, 192000.0 })
    {
        const auto audio = randomProgramme (2, 4.05, rate, 40);
        const auto expected = rowsOf (audio, rate, 512);
        CAPTURE (rate);
        CHECK (expected.size() == 40);
        CHECK (areSame (rowsOf (audio, rate, 17), expected));
        CHECK (areSame (rowsOf (audio, rate, 1000000), expected));
    }
}

TEST_CASE ("a row has the readings of its instant, and NaN for missing ones")
{
    const auto rows = rowsOf (inBothChannels (sine (framesOf (3.2, 48000.0), 48000.0, 997.0, 0.5)), 48000.0, 512);
    REQUIRE (rows.size() == 32);
    CHECK (std::isnan (rows[2].momentaryLufs));
    CHECK (rows[3].momentaryLufs == near (-6.0206, 0.002));
    CHECK (std::isnan (rows[28].shortTermLufs));
    CHECK (rows[29].shortTermLufs == near (-6.0206, 0.002));
    CHECK (rows[0].samplePeakDbfs == near (-6.0206, 0.001));
}

TEST_CASE ("a row's peaks are those of its tenth of a second")
{
    AudioBuffer audio (2, 48000);
    audio[0][5000] = 0.5f;
    audio[1][9599] = -0.25f;
    const auto rows = rowsOf (audio, 48000.0, 512);
    REQUIRE (rows.size() == 10);

    for (std::size_t row = 0; row < rows.size(); ++row)
    {
        CAPTURE (row);
        CHECK (rows[row].samplePeakDbfs == static_cast<float> (row == 1 ? amplitudeToDb (0.5) : silenceDb));
    }

    CHECK (rows[1].truePeakDbtp == static_cast<float> (amplitudeToDb (0.5)));
}

TEST_CASE ("no rows are sent without a sink or after it is removed")
{
    RowList list;
    MeterBank bank;
    bank.prepare ({ 48000.0 });
    feed (bank, AudioBuffer (2, 9600));
    bank.setRowSink (&list);
    feed (bank, AudioBuffer (2, 4800));
    bank.setRowSink (nullptr);
    feed (bank, AudioBuffer (2, 4800));
    CHECK (list.rows.size() == 1);
}
