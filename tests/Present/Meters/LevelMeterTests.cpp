#include "Present/Meters/LevelMeter.h"

#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
double readingOn (LevelMeter meter, double levelDbfs) { return faceOf (meter).readingOf (levelDbfs); }

std::string labelsOf (LevelMeter meter)
{
    std::string labels;

    for (const auto& mark : faceOf (meter).scale.marks())
        labels += mark.label + " ";

    return labels;
}

/** The readings of a meter for a steady stereo tone whose right channel is 6 dB lower. */
MeterReadings readingsOfTone (LevelMeter meter, double peakDbfs)
{
    MeterBank bank;
    bank.setNeedle (faceOf (meter).needle);
    bank.prepare ({ 48000.0 });
    auto audio = inBothChannels (sine (96000, 48000.0, 997.0, dbToAmplitude (peakDbfs)));
    audio[1] = sine (96000, 48000.0, 997.0, dbToAmplitude (peakDbfs - 6.0));
    feed (bank, audio);
    return bank.readings();
}
} // namespace

TEST_CASE ("every level meter has a scale, a key and names")
{
    CHECK (levelMeterFaces().size() == 8);

    for (const auto& face : levelMeterFaces())
    {
        CHECK (&faceOf (face.meter) == &face);
        CHECK (levelMeterFromKey (face.key) == face.meter);
        CHECK_FALSE (face.name.empty());
        CHECK_FALSE (face.unit.empty());
    }

    CHECK_FALSE (levelMeterFromKey ("").has_value());
    CHECK_FALSE (levelMeterFromKey ("k-20").has_value());
}

TEST_CASE ("alignment level and maximum are at the right place on each scale")
{
    CHECK (readingOn (LevelMeter::peakAndRms, -18.0) == -18.0);
    CHECK (readingOn (LevelMeter::vu, -18.0) == 0.0);
    CHECK (readingOn (LevelMeter::ppmTypeI, -18.0) == -9.0);
    CHECK (readingOn (LevelMeter::ppmTypeI, -9.0) == 0.0);
    CHECK (readingOn (LevelMeter::ppmTypeIIa, -18.0) == 4.0);
    CHECK (readingOn (LevelMeter::ppmTypeIIa, -10.0) == 6.0);
    CHECK (readingOn (LevelMeter::ppmTypeIIa, -30.0) == 1.0);
    CHECK (readingOn (LevelMeter::ppmTypeIIb, -18.0) == 0.0);
    CHECK (readingOn (LevelMeter::ppmTypeIIb, -9.0) == 9.0);
    CHECK (readingOn (LevelMeter::k20, -20.0) == 0.0);
    CHECK (readingOn (LevelMeter::k14, -14.0) == 0.0);
    CHECK (readingOn (LevelMeter::k12, -12.0) == 0.0);
    CHECK (readingOn (LevelMeter::k12, silenceDb) == silenceDb);
}

TEST_CASE ("the scales have the right marks")
{
    CHECK (labelsOf (LevelMeter::vu) == "−20 −10 −7 −5 −3 −2 −1 0 +1 +2 +3 ");
    CHECK (labelsOf (LevelMeter::ppmTypeI) == "−50 −40 −30 −20 −10 −5 0 +5 ");
    CHECK (labelsOf (LevelMeter::ppmTypeIIa) == "1 2 3 4 5 6 7 ");
    CHECK (labelsOf (LevelMeter::ppmTypeIIb) == "−12 −8 −4 TEST +4 +8 +12 ");
    CHECK (labelsOf (LevelMeter::k20) == "−40 −30 −20 −10 0 +4 +8 +12 +16 +20 ");
    CHECK (labelsOf (LevelMeter::k14) == "−40 −30 −20 −10 0 +4 +8 +14 ");
    CHECK (labelsOf (LevelMeter::k12) == "−40 −30 −20 −10 0 +4 +8 +12 ");
}

TEST_CASE ("a reading is written like its scale's marks")
{
    CHECK (faceOf (LevelMeter::vu).readingText (1.3) == "+1.3");
    CHECK (faceOf (LevelMeter::k20).readingText (-0.3) == "−0.3");
    CHECK (faceOf (LevelMeter::ppmTypeIIa).readingText (4.3) == "4.3");
    CHECK (faceOf (LevelMeter::peakAndRms).readingText (0.4) == "+0.4");
    CHECK (faceOf (LevelMeter::vu).readingText ({}) == "–");
}

TEST_CASE ("a VU pointer's deflection is linear in the amplitude")
{
    const auto& scale = faceOf (LevelMeter::vu).scale;
    const auto share = (dbToAmplitude (0.0) - 0.1) / (dbToAmplitude (3.0) - 0.1);
    CHECK (scale.positionOf (0.0) == Approx (share));
    CHECK (scale.positionOf (-20.0) == 0.0);
}

TEST_CASE ("the level meters have the right zones")
{
    const auto zone = [] (LevelMeter meter, double reading) { return faceOf (meter).scale.zoneOf (reading); };
    CHECK (zone (LevelMeter::vu, 0.0) == Zone::normal);
    CHECK (zone (LevelMeter::vu, 0.1) == Zone::caution);
    CHECK (zone (LevelMeter::vu, 99.0) == Zone::caution); // a needle never shows damage
    CHECK (zone (LevelMeter::ppmTypeI, 0.1) == Zone::caution);
    CHECK (zone (LevelMeter::ppmTypeIIa, 6.0) == Zone::normal);
    CHECK (zone (LevelMeter::ppmTypeIIa, 6.1) == Zone::caution);
    CHECK (zone (LevelMeter::ppmTypeIIb, 9.0) == Zone::normal);
    CHECK (zone (LevelMeter::ppmTypeIIb, 9.1) == Zone::caution);

    for (const auto meter : { LevelMeter::k20, LevelMeter::k14, LevelMeter::k12 })
        for (const auto levelDbfs : { -3.0, -2.9, 0.0, 0.1 })
            CHECK (zone (meter, readingOn (meter, levelDbfs)) == MeterScale::peakDbfs().zoneOf (levelDbfs));
}

TEST_CASE ("a tone at alignment level reads as such on every meter, the louder channel first")
{
    for (const auto& face : levelMeterFaces())
    {
        CAPTURE (face.name);
        const auto readings = readingsOfTone (face.meter, -18.0);
        const auto isPeakAndRms = face.meter == LevelMeter::peakAndRms;
        const auto averageDbfs = isPeakAndRms ? -18.0 - aes17OffsetDb : -18.0;
        const auto expected = face.readingOf (averageDbfs);
        CHECK (face.highestReading (readings).value() == near (expected, 0.03));

        const auto right = face.levelsOf (readings.channels[1]);
        CHECK (right.average.value() == near (face.readingOf (averageDbfs - 6.0), 0.03));
        CHECK (right.peak.has_value() == face.showsPeaks());
        CHECK (right.held.has_value() == face.showsPeaks());

        if (face.showsPeaks())
            CHECK (right.peak.value() == near (face.readingOf (-24.0), 0.01));
    }

    CHECK_FALSE (faceOf (LevelMeter::vu).highestReading ({}).has_value());
}

TEST_CASE ("the BBC's bursts on a tone of PPM 6 read PPM 6, 5.5, 5, 3.75 and 1.75")
{
    struct Burst
    {
        double seconds, expectedPpm, tolerancePpm; ///< the tolerances of IEC 60268-10, at 4 dB a mark
    };

    for (const auto& burst : { Burst { 0.1, 6.0, 0.125 }, Burst { 0.01, 5.5, 0.125 }, Burst { 0.005, 5.0, 0.1875 },
                               Burst { 0.0015, 3.75, 0.25 }, Burst { 0.0005, 1.75, 0.5 } })
    {
        CAPTURE (burst.seconds);
        MeterBank bank;
        bank.setNeedle (Needle::ppmTypeII);
        bank.prepare ({ 48000.0 });
        auto tone = sine (framesOf (burst.seconds, 48000.0), 48000.0, 5000.0, dbToAmplitude (-10.0));
        tone.resize (std::max<std::size_t> (480, tone.size()));
        feed (bank, inBothChannels (tone));
        const auto reading = faceOf (LevelMeter::ppmTypeIIa).highestReading (bank.readings());
        CHECK (reading.value() == near (burst.expectedPpm, burst.tolerancePpm));
    }
}

TEST_CASE ("a needle or average that falls in silence reads as silence, and not ever lower numbers")
{
    for (const auto& face : levelMeterFaces())
    {
        CAPTURE (face.key);
        const std::string silence = face.meter == LevelMeter::ppmTypeIIa ? "< 1" : "−∞";
        ChannelReadings channel;
        channel.needleDbfs = channel.kAverageDbfs = channel.rmsWindowDbfs = -456.9;
        CHECK (face.readingText (face.levelsOf (channel).average) == silence);
        channel.needleDbfs = channel.kAverageDbfs = channel.rmsWindowDbfs = -145.0;
        CHECK (face.readingText (face.levelsOf (channel).average) != "−∞");
    }

    CHECK (faceOf (LevelMeter::ppmTypeIIa).readingText (-4.5) == "< 1");
    CHECK (faceOf (LevelMeter::ppmTypeIIa).readingText (1.0) == "1.0");
    CHECK (faceOf (LevelMeter::ppmTypeIIa).readingText (std::nullopt) == "–");
}
