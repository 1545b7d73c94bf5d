#include "Advice/Advice.h"
#include "Core/Causes/ClippedRuns.h"
#include "Support/Damage.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/** Measures on your own music how often clipping is found, and how often it is reported although there is none.

        twobus-music-matrix FOLDER [EVERY [FIRST]]   clips 40 s of pieces FIRST, FIRST + EVERY, ... and prints the matrix
        twobus-music-matrix --formats FOLDER [EVERY [FIRST]]   the same, each treatment in every format, also at 0 dBFS
        twobus-music-matrix --as-is FOLDER           prints what is found in each unchanged file

    Takes the files (WAV, FLAC: anything that libsndfile reads; as floats, so that decoding clips nothing) in the order
    of their names. Clips 40 s of each, starting at a third of its length. Writes no files.
*/
using namespace twobus;
using namespace twobus::test;

namespace
{
struct Piece
{
    std::string name;
    AudioBuffer audio { 0, 0 };
    MeterFormat format;
};

Piece read (const std::filesystem::path& path, bool isAsIs)
{
    SF_INFO info {};
    auto* file = sf_open (path.c_str(), SFM_READ, &info);

    if (file == nullptr)
    {
        std::fprintf (stderr, "cannot read %s\n", path.c_str());
        std::exit (2);
    }

    std::vector<float> interleaved (static_cast<std::size_t> (info.frames * info.channels));
    sf_readf_float (file, interleaved.data(), info.frames);
    sf_close (file);

    const auto numChannels = static_cast<std::size_t> (info.channels),
               numFrames = static_cast<std::size_t> (info.frames);
    Piece piece { path.stem().string(), AudioBuffer (numChannels, numFrames), {} };
    piece.format = { static_cast<double> (info.samplerate), ChannelLayout::forChannelCount (numChannels) };

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        for (std::size_t i = 0; i < numFrames; ++i)
            piece.audio[channel][i] = interleaved[i * numChannels + channel];

    if (isAsIs)
        switch (info.format & SF_FORMAT_SUBMASK)
        {
            case SF_FORMAT_PCM_U8:
            case SF_FORMAT_PCM_S8: piece.format.fullScale = 127.0f / 128.0f; break;
            case SF_FORMAT_PCM_16: piece.format.fullScale = 32767.0f / 32768.0f; break;
            case SF_FORMAT_PCM_24: break;
            default: piece.format.fullScale = 1.0f; break;
        }

    return piece;
}

AudioBuffer cutOf (const AudioBuffer& audio, double sampleRate)
{
    const auto length = std::min (audio.numFrames(), framesOf (40.0, sampleRate));
    const auto first = std::min (audio.numFrames() / 3, audio.numFrames() - length);
    std::vector<Samples> channels;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        const auto from = audio[channel].begin() + static_cast<std::ptrdiff_t> (first);
        channels.emplace_back (from, from + static_cast<std::ptrdiff_t> (length));
    }

    return AudioBuffer (std::move (channels));
}

AudioBuffer toPeak (AudioBuffer audio, double dbfs)
{
    auto peak = 0.0f;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (const auto sample : audio[channel])
            peak = std::max (peak, std::abs (sample));

    audio.multiply (static_cast<float> (std::pow (10.0, dbfs / 20.0)) / std::max (peak, 1.0e-9f));
    return audio;
}

struct Found
{
    std::uint64_t tops = 0, runsAtFullScale = 0;
    Verdict verdict = Verdict::noSignal;
    Cause cause = Cause::none;

    bool isClipped() const { return verdict == Verdict::clipped; }
    bool hasNote() const { return ! isClipped() && tops + runsAtFullScale > 0; }
};

Found found (const AudioBuffer& audio, const MeterFormat& format)
{
    const auto readings = measure (audio, format);
    const auto advice = advise ({ readings, {}, false, 0.0, std::nullopt });
    return { readings.ceilings.flatTopsBelowFullScale,
             clippedRunsAtFullScale (readings) + shallowRunsAtFullScale (readings), advice.verdict, advice.cause };
}

/** The number of runs of at least three samples at the ceiling before any other treatment. */
int runsAt (const AudioBuffer& audio, float ceiling)
{
    auto runs = 0;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t i = 0, length = 0; i < audio.numFrames(); ++i)
        {
            const auto isAt = std::abs (audio[channel][i]) >= ceiling
                              && (length == 0 || (audio[channel][i] < 0) == (audio[channel][i - 1] < 0));
            length = isAt ? length + 1 : std::abs (audio[channel][i]) >= ceiling ? 1 : 0;
            runs += length == 3 ? 1 : 0;
        }

    return runs;
}

AudioBuffer clipped (const AudioBuffer& cut, double byDb, double downDb)
{
    return gained (hardClipped (toPeak (cut, byDb), byDb), -downDb);
}

struct Treatment
{
    std::string name;
    bool isClipped;
    std::function<AudioBuffer (const AudioBuffer&)> apply;
    int bits = 24; ///< bits of the measured format, which decide where full scale is

    MeterFormat formatOf (MeterFormat format) const noexcept
    {
        format.fullScale = 1.0f - std::ldexp (1.0f, 1 - bits);
        return format;
    }
};

const std::vector<Treatment> usualTreatments {
    { "intact, 24 bits", false, [] (const AudioBuffer& a) { return quantised (toPeak (a, -0.3), 24, false); } },
    { "intact, 16 bits", false, [] (const AudioBuffer& a) { return quantised (toPeak (a, -0.3), 16, false); } },
    { "intact, 16 bits, dither", false, [] (const AudioBuffer& a) { return quantised (toPeak (a, -0.3), 16, true); } },
    { "intact, 16 bits, -18 dBFS", false,
      [] (const AudioBuffer& a) { return quantised (toPeak (a, -18.0), 16, false); } },
    { "intact, 12 bits", false, [] (const AudioBuffer& a) { return quantised (toPeak (a, -0.3), 12, false); } },
    { "intact, 8 bits", false, [] (const AudioBuffer& a) { return quantised (toPeak (a, -0.3), 8, false); } },
    { "intact, float at 0 dBFS", false, [] (const AudioBuffer& a) { return toPeak (a, 0.0); } },
    { "limited 3 dB", false,
      [] (const AudioBuffer& a) {
          return quantised (gained (limited (a, 3.0, LimiterKind::samplePeak), -1.0), 24, false);
      } },
    { "limited 8 dB", false,
      [] (const AudioBuffer& a) {
          return quantised (gained (limited (a, 8.0, LimiterKind::samplePeak), -1.0), 24, false);
      } },
    { "limited 8 dB, 16 bits", false,
      [] (const AudioBuffer& a) {
          return quantised (gained (limited (a, 8.0, LimiterKind::samplePeak), -1.0), 16, false);
      } },
    { "limited 8 dB, dither", false,
      [] (const AudioBuffer& a) {
          return quantised (gained (limited (a, 8.0, LimiterKind::samplePeak), -1.0), 16, true);
      } },
    { "soft clipped 9 dB", false,
      [] (const AudioBuffer& a) { return quantised (gained (softClipped (a, 9.0), -1.0), 24, false); } },
    { "0.5 dB, 24 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 0.5, 5.3), 24, false); } },
    { "1 dB, 24 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 1.0, 5.3), 24, false); } },
    { "2 dB, 24 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 2.0, 5.3), 24, false); } },
    { "3 dB, 24 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 3.0, 5.3), 24, false); } },
    { "1 dB, 16 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 1.0, 5.3), 16, false); } },
    { "2 dB, 16 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 2.0, 5.3), 16, false); } },
    { "3 dB, 16 bits", true, [] (const AudioBuffer& a) { return quantised (clipped (a, 3.0, 5.3), 16, false); } },
    { "1 dB, 16 bits, dither", true,
      [] (const AudioBuffer& a) { return quantised (clipped (a, 1.0, 5.3), 16, true); } },
    { "2 dB, 16 bits, dither", true,
      [] (const AudioBuffer& a) { return quantised (clipped (a, 2.0, 5.3), 16, true); } },
    { "3 dB, 16 bits, dither", true,
      [] (const AudioBuffer& a) { return quantised (clipped (a, 3.0, 5.3), 16, true); } },
    { "1 dB, float", true, [] (const AudioBuffer& a) { return clipped (a, 1.0, 5.3); } },
    { "1 dB, 24 bits, at 0 dBFS", true,
      [] (const AudioBuffer& a) { return quantised (clipped (a, 1.0, 0.0), 24, false); } },
};

/** Every treatment in 24 bits, 16 bits and 16 bits with dither, with the ceiling at 0 dBFS and lower. */
std::vector<Treatment> inAllFormats()
{
    const std::vector<Treatment> bases {
        { "intact", false, [] (const AudioBuffer& a) { return toPeak (a, 0.0); } },
        { "limited 3 dB", false,
          [] (const AudioBuffer& a) { return toPeak (limited (a, 3.0, LimiterKind::samplePeak), 0.0); } },
        { "limited 12 dB", false,
          [] (const AudioBuffer& a) { return toPeak (limited (a, 12.0, LimiterKind::samplePeak), 0.0); } },
        { "limited 12 dB, true peak", false,
          [] (const AudioBuffer& a) { return toPeak (limited (a, 12.0, LimiterKind::truePeak), 0.0); } },
        { "soft clipped 9 dB", false, [] (const AudioBuffer& a) { return toPeak (softClipped (a, 9.0), 0.0); } },
        { "clipped 0.5 dB", true, [] (const AudioBuffer& a) { return clipped (a, 0.5, 0.0); } },
        { "clipped 1 dB", true, [] (const AudioBuffer& a) { return clipped (a, 1.0, 0.0); } },
        { "clipped 2 dB", true, [] (const AudioBuffer& a) { return clipped (a, 2.0, 0.0); } },
        { "clipped 3 dB", true, [] (const AudioBuffer& a) { return clipped (a, 3.0, 0.0); } },
    };

    struct Format
    {
        const char* name;
        int bits;
        bool hasDither;
    };

    std::vector<Treatment> all;

    for (const auto& base : bases)
        for (const auto& level : { std::pair { 0.0, ", 0 dBFS" }, std::pair { -5.3, ", -5.3 dBFS" } })
            for (const auto& format : { Format { ", 24 bits", 24, false }, Format { ", 16 bits", 16, false },
                                        Format { ", dither", 16, true } })
                all.push_back ({ base.name + level.second + format.name, base.isClipped,
                                 [=] (const AudioBuffer& a) {
                                     return quantised (gained (base.apply (a), level.first), format.bits,
                                                       format.hasDither);
                                 },
                                 format.bits });

    return all;
}

struct Row
{
    int red = 0, noted = 0, missed = 0;
};

void printAsIs (const std::vector<std::filesystem::path>& paths)
{
    for (const auto& path : paths)
    {
        const auto piece = read (path, true);
        const auto what = found (piece.audio, piece.format);
        std::printf ("%-44s %-7s at full scale %6llu, below %6llu\n", piece.name.c_str(),
                     what.isClipped() ? "CLIPPED"
                     : what.hasNote() ? "note"
                                      : "-",
                     static_cast<unsigned long long> (what.runsAtFullScale),
                     static_cast<unsigned long long> (what.tops));
    }
}

void printMatrix (const std::vector<Treatment>& treatments, const std::vector<std::filesystem::path>& paths,
                  std::size_t every, std::size_t first, bool isVerbose)
{
    std::vector<Row> rows (treatments.size());
    Row whole;
    auto numPieces = 0;

    for (auto i = first; i < paths.size(); i += every)
    {
        const auto piece = read (paths[i], false);
        const auto cut = cutOf (piece.audio, piece.format.sampleRate);
        ++numPieces;

        const auto note = [&] (Row& row, const std::string& name, const Found& what, bool isClipped) {
            ++(what.isClipped() ? row.red : what.hasNote() ? row.noted : row.missed);

            if (isVerbose && (isClipped ? ! what.isClipped() : what.isClipped() || what.hasNote()))
                std::printf ("  %s: %s: %s, %llu tops, %llu at full scale\n", piece.name.c_str(), name.c_str(),
                             what.isClipped() ? "red"
                             : what.hasNote() ? "note"
                                              : "nothing",
                             static_cast<unsigned long long> (what.tops),
                             static_cast<unsigned long long> (what.runsAtFullScale));
        };

        note (whole, "whole piece", found (quantised (toPeak (piece.audio, -0.3), 24, false), piece.format), false);

        if (isVerbose)
            for (const auto byDb : { 0.5, 1.0, 2.0, 3.0 })
                std::printf ("  %s: %.1f dB: %d runs of three and more\n", piece.name.c_str(), byDb,
                             runsAt (hardClipped (toPeak (cut, byDb), byDb), 0.999999f));

        for (std::size_t t = 0; t < treatments.size(); ++t)
            note (rows[t], treatments[t].name, found (treatments[t].apply (cut), treatments[t].formatOf (piece.format)),
                  treatments[t].isClipped);
    }

    std::printf ("%d pieces                                       red  note  nothing\n%-46s %4d  %4d  %4d\n", numPieces,
                 "intact, 24 bits, whole", whole.red, whole.noted, whole.missed);

    for (std::size_t t = 0; t < treatments.size(); ++t)
        std::printf ("%-46s %4d  %4d  %4d\n", treatments[t].name.c_str(), rows[t].red, rows[t].noted, rows[t].missed);
}
} // namespace

int main (int argc, char** argv)
{
    std::vector<std::string> arguments (argv + 1, argv + argc);
    const auto isAsIs = ! arguments.empty() && arguments.front() == "--as-is";
    const auto isInAllFormats = ! arguments.empty() && arguments.front() == "--formats";

    if (isAsIs || isInAllFormats)
        arguments.erase (arguments.begin());

    if (arguments.empty())
    {
        std::fprintf (stderr, "twobus-music-matrix [--formats] FOLDER [EVERY [FIRST]], or --as-is FOLDER\n");
        return 2;
    }

    std::vector<std::filesystem::path> paths;

    for (const auto& entry : std::filesystem::directory_iterator (arguments.front()))
        paths.push_back (entry.path());

    std::sort (paths.begin(), paths.end());

    const auto number = [&arguments] (std::size_t i, std::size_t otherwise) {
        return i < arguments.size() ? std::stoul (arguments[i]) : otherwise;
    };

    if (isAsIs)
        printAsIs (paths);
    else
        printMatrix (isInAllFormats ? inAllFormats() : usualTreatments, paths, std::max<std::size_t> (1, number (1, 1)),
                     number (2, 0), std::getenv ("VERBOSE") != nullptr);
}
