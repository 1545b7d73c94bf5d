#include "Present/Meters/LevelMeter.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/Maximum.h"
#include "Present/Base/DecayedLevel.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace twobus
{
namespace
{
/** Spaced as on a pointer instrument: the deflection is linear in the amplitude. */
MeterScale vuScale()
{
    constexpr auto lowest = -20.0, highest = 3.0;
    std::vector<MeterScale::Mark> marks;

    for (const auto level : { lowest, -10.0, -7.0, -5.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, highest })
        marks.push_back ({ level, (dbToAmplitude (level) - dbToAmplitude (lowest))
                                      / (dbToAmplitude (highest) - dbToAmplitude (lowest)) });

    return { marks, { .caution = 0.0 } };
}

/** Marks at equal distances in dB. */
MeterScale linearScale (std::initializer_list<double> levels, MeterScale::Limits limits)
{
    std::vector<MeterScale::Mark> marks;

    for (const auto level : levels)
        marks.push_back ({ level, (level - *levels.begin()) / (*(levels.end() - 1) - *levels.begin()) });

    return { marks, limits };
}

/** Compressed at the bottom, as on DIN faces; the exact positions are ours. */
MeterScale ppmTypeIScale()
{
    return { { { -50.0, 0.0 },
               { -40.0, 0.11 },
               { -30.0, 0.24 },
               { -20.0, 0.4 },
               { -10.0, 0.64 },
               { -5.0, 0.76 },
               { 0.0, 0.88 },
               { 5.0, 1.0 } },
             { .caution = 0.0 } };
}

MeterScale ppmTypeIIaScale()
{
    std::vector<MeterScale::Mark> marks;

    for (int mark = 1; mark <= 7; ++mark)
        marks.push_back ({ static_cast<double> (mark), (mark - 1) / 6.0, std::to_string (mark) });

    return { marks, { .caution = 6.0 } };
}

MeterScale ppmTypeIIbScale()
{
    return { { { -12.0, 0.0 },
               { -8.0, 1.0 / 6.0 },
               { -4.0, 2.0 / 6.0 },
               { 0.0, 0.5, "TEST" },
               { 4.0, 4.0 / 6.0 },
               { 8.0, 5.0 / 6.0 },
               { 12.0, 1.0 } },
             { .caution = 9.0 } };
}

std::array<LevelMeterFace, 8> makeFaces()
{
    using enum LevelMeter;

    return { {
        { peakAndRms, "peak", "Peak and RMS", "Peak · RMS", "dBFS", "", Needle::none, 0.0, 0.0, 1.0,
          MeterScale::peakDbfs() },
        { vu, "vu", "VU", "VU", "VU", "0 VU = −18 dBFS", Needle::vu, -18.0, 0.0, 1.0, vuScale() },
        { ppmTypeI, "ppm1", "PPM type I (DIN)", "PPM I", "dB", "0 dB = −9 dBFS", Needle::ppmTypeI, -18.0, -9.0, 1.0,
          ppmTypeIScale() },
        { ppmTypeIIa, "ppm2a", "PPM type IIa (BBC)", "PPM IIa", "PPM", "PPM 4 = −18 dBFS", Needle::ppmTypeII, -18.0,
          4.0, 4.0, ppmTypeIIaScale() },
        { ppmTypeIIb, "ppm2b", "PPM type IIb (EBU)", "PPM IIb", "dB", "TEST = −18 dBFS", Needle::ppmTypeII, -18.0, 0.0,
          1.0, ppmTypeIIbScale() },
        { k20, "k20", "K-20", "K-20", "dB", "0 dB = −20 dBFS", Needle::none, -20.0, 0.0, 1.0,
          linearScale ({ -40.0, -30.0, -20.0, -10.0, 0.0, 4.0, 8.0, 12.0, 16.0, 20.0 }, { 17.0, 20.0 }) },
        { k14, "k14", "K-14", "K-14", "dB", "0 dB = −14 dBFS", Needle::none, -14.0, 0.0, 1.0,
          linearScale ({ -40.0, -30.0, -20.0, -10.0, 0.0, 4.0, 8.0, 14.0 }, { 11.0, 14.0 }) },
        { k12, "k12", "K-12", "K-12", "dB", "0 dB = −12 dBFS", Needle::none, -12.0, 0.0, 1.0,
          linearScale ({ -40.0, -30.0, -20.0, -10.0, 0.0, 4.0, 8.0, 12.0 }, { 9.0, 12.0 }) },
    } };
}
} // namespace

MeterLevels LevelMeterFace::levelsOf (const ChannelReadings& channel) const noexcept
{
    const auto on = [this] (std::optional<double> levelDbfs) {
        return levelDbfs ? std::optional (readingOf (decayedLevel (*levelDbfs))) : std::nullopt;
    };

    if (! showsPeaks())
        return { on (channel.needleDbfs), std::nullopt, std::nullopt };

    if (meter == LevelMeter::peakAndRms)
        return { on (channel.rmsWindowDbfs), on (channel.barPeakDbfs), on (channel.heldPeakDbtp) };

    return { on (channel.kAverageDbfs), on (channel.kPeakDbfs), on (channel.heldPeakDbtp) };
}

std::string LevelMeterFace::readingText (std::optional<double> reading) const
{
    if (meter != LevelMeter::ppmTypeIIa)
        return signedNumberText (reading);

    // Its marks are names more than numbers, and there is none below 1.
    return reading && *reading < 0.95 ? "< 1" : numberText (reading);
}

std::optional<double> LevelMeterFace::highestReading (const MeterReadings& readings) const noexcept
{
    std::optional<double> highest;

    for (std::uint32_t channel = 0; channel < readings.numChannels; ++channel)
        raise (highest, levelsOf (readings.channels[channel]).average);

    return highest;
}

std::span<const LevelMeterFace> levelMeterFaces()
{
    static const auto faces = makeFaces();
    return faces;
}

const LevelMeterFace& faceOf (LevelMeter meter) { return levelMeterFaces()[static_cast<std::size_t> (meter)]; }

std::optional<LevelMeter> levelMeterFromKey (std::string_view key)
{
    const auto faces = levelMeterFaces();
    const auto hasKey = [key] (const LevelMeterFace& face) { return face.key == key; };
    const auto found = std::find_if (faces.begin(), faces.end(), hasKey);
    return found != faces.end() ? std::optional (found->meter) : std::nullopt;
}
} // namespace twobus
