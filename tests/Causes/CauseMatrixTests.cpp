#include "Advice/Advice.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"

#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

/** Tests how well the samples show what made the peaks: programmes of a dozen kinds, each damaged in every way, and the
    cause that the advice names. Prints the confusion matrix. False alarms on clean material are worse than misses. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double seconds = 14.0;

using Maker = AudioBuffer (*) (double, std::uint32_t);

struct Kind
{
    const char* name;
    Maker make;
    bool isMix; ///< many sounds at once, as on a master bus; the detectors must recognise these
};

const std::vector<Kind> allKinds { { "band mix", bandMix, true },
                                   { "drum kit", drumKit, false },
                                   { "drum machine", drumMachine, false },
                                   { "string quartet", stringQuartet, true },
                                   { "pad", pad, true },
                                   { "plucked strings", plucks, false },
                                   { "speech", speech, false },
                                   { "sine bass", sineBass, false },
                                   { "square", squareLead, false },
                                   { "smooth square", smoothSquareLead, false },
                                   { "filtered square", filteredSquareLead, false },
                                   { "chip tune", chipTune, false } };

enum class Truth
{
    clean,
    clipped,
    limited,
    smeared ///< clipped, then resampled or coded: any answer is right except flat tops at full scale
};

struct Treatment
{
    const char* name;
    Truth truth;
    AudioBuffer (*apply) (const AudioBuffer&);
};

/** Every programme is at -1 dBFS; damaged programmes are turned down afterwards. */
const std::vector<Treatment> treatments {
    { "clean, float", Truth::clean, [] (const AudioBuffer& a) { return a; } },
    { "clean, 12 dB lower", Truth::clean, [] (const AudioBuffer& a) { return gained (a, -12.0); } },
    { "clean, 16 bits", Truth::clean, [] (const AudioBuffer& a) { return quantised (a, 16, false); } },
    { "clean, 16 bits, dither", Truth::clean, [] (const AudioBuffer& a) { return quantised (a, 16, true); } },
    { "clean, 8 bits", Truth::clean, [] (const AudioBuffer& a) { return quantised (a, 8, false); } },
    { "clean, resampled", Truth::clean, [] (const AudioBuffer& a) { return resampled (gained (a, -6.0)); } },
    { "clean, lossy", Truth::clean, [] (const AudioBuffer& a) { return lossyCoded (a, 1); } },
    { "clipped 0.5 dB, -3", Truth::clipped, [] (const AudioBuffer& a) { return gained (hardClipped (a, 0.5), -3.0); } },
    { "clipped 1 dB, -6", Truth::clipped, [] (const AudioBuffer& a) { return gained (hardClipped (a, 1.0), -6.0); } },
    { "clipped 3 dB, -6", Truth::clipped, [] (const AudioBuffer& a) { return gained (hardClipped (a, 3.0), -6.0); } },
    { "clipped 6 dB, -12", Truth::clipped, [] (const AudioBuffer& a) { return gained (hardClipped (a, 6.0), -12.0); } },
    { "clipped 3 dB, -12, 16 bits", Truth::clipped,
      [] (const AudioBuffer& a) { return quantised (gained (hardClipped (a, 3.0), -12.0), 16, false); } },
    { "clipped 3 dB, -12, dither", Truth::clipped,
      [] (const AudioBuffer& a) { return quantised (gained (hardClipped (a, 3.0), -12.0), 16, true); } },
    { "soft clipped 6 dB", Truth::limited, [] (const AudioBuffer& a) { return gained (softClipped (a, 6.0), -6.0); } },
    { "soft clipped 12 dB", Truth::limited,
      [] (const AudioBuffer& a) { return gained (softClipped (a, 12.0), -6.0); } },
    { "limited 3 dB", Truth::limited,
      [] (const AudioBuffer& a) { return gained (limited (a, 3.0, LimiterKind::samplePeak), -6.0); } },
    { "limited 6 dB", Truth::limited,
      [] (const AudioBuffer& a) { return gained (limited (a, 6.0, LimiterKind::samplePeak), -6.0); } },
    { "limited 6 dB, true peak", Truth::limited,
      [] (const AudioBuffer& a) { return gained (limited (a, 6.0, LimiterKind::truePeak), -6.0); } },
    { "limited 10 dB", Truth::limited,
      [] (const AudioBuffer& a) { return gained (limited (a, 10.0, LimiterKind::samplePeak), -6.0); } },
    { "clipped 3 dB, resampled", Truth::smeared,
      [] (const AudioBuffer& a) { return resampled (gained (hardClipped (a, 3.0), -6.0)); } },
    { "clipped 3 dB, lossy", Truth::smeared,
      [] (const AudioBuffer& a) { return lossyCoded (gained (hardClipped (a, 3.0), -6.0), 1); } }
};

struct Counts
{
    int clean = 0, flat = 0, pinned = 0, other = 0;

    int all() const { return clean + flat + pinned + other; }

    void add (Cause cause)
    {
        switch (cause)
        {
            case Cause::clean:
            case Cause::interSample: ++clean; break;
            case Cause::flatBelowFullScale: ++flat; break;
            case Cause::limiterPinned: ++pinned; break;
            default: ++other; break;
        }
    }
};

Cause causeIn (const AudioBuffer& programme)
{
    const auto readings = measure (programme, musicRate);
    return advise ({ readings, {}, false, 0.0, std::nullopt }).cause;
}

/** The counts as [treatment][kind]. */
std::vector<std::vector<Counts>> matrixOf (const std::vector<Kind>& kinds, std::uint32_t numSeeds)
{
    std::vector<std::vector<Counts>> matrix (treatments.size(), std::vector<Counts> (kinds.size()));

    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        for (std::uint32_t seed = 1; seed <= numSeeds; ++seed)
        {
            const auto programme = normalised (kinds[kind].make (seconds, seed), -1.0);

            for (std::size_t treatment = 0; treatment < treatments.size(); ++treatment)
                matrix[treatment][kind].add (causeIn (treatments[treatment].apply (programme)));
        }

    return matrix;
}

void print (const std::vector<Kind>& kinds, const std::vector<std::vector<Counts>>& matrix)
{
    std::printf ("\nCause named (clean / flat tops below full scale / limiter), programmes of %.0f s\n%-28s", seconds,
                 "");

    for (const auto& kind : kinds)
        std::printf (" %-15s", kind.name);

    for (std::size_t treatment = 0; treatment < treatments.size(); ++treatment)
    {
        std::printf ("\n%-28s", treatments[treatment].name);

        for (const auto& counts : matrix[treatment])
            std::printf (" %3d /%3d /%3d  ", counts.clean, counts.flat, counts.pinned);
    }

    std::printf ("\n\n");
}

void check (const std::vector<Kind>& kinds, const std::vector<std::vector<Counts>>& matrix)
{
    for (std::size_t treatment = 0; treatment < treatments.size(); ++treatment)
        for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        {
            const auto& counts = matrix[treatment][kind];
            CAPTURE (treatments[treatment].name, kinds[kind].name);
            CHECK (counts.other == 0);

            // There must be no false alarms at all.
            if (treatments[treatment].truth == Truth::clean)
                CHECK (counts.clean == counts.all());

            // Limiters and codecs make no flat tops.
            if (treatments[treatment].truth == Truth::limited)
                CHECK (counts.flat == 0);
        }

    const auto shareIn = [&] (const std::string& name, std::size_t kind, int Counts::*member) {
        for (std::size_t treatment = 0; treatment < treatments.size(); ++treatment)
            if (treatments[treatment].name == name)
                return static_cast<double> (matrix[treatment][kind].*member) / matrix[treatment][kind].all();

        return 0.0;
    };

    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (kinds[kind].isMix)
        {
            CAPTURE (kinds[kind].name);

            for (const auto* name :
                 { "clipped 3 dB, -6", "clipped 6 dB, -12", "clipped 3 dB, -12, 16 bits", "clipped 3 dB, -12, dither" })
                CHECK (shareIn (name, kind, &Counts::flat) >= 0.8);

            CHECK (shareIn ("limited 6 dB", kind, &Counts::pinned) >= 0.75);
            CHECK (shareIn ("limited 6 dB, true peak", kind, &Counts::pinned) >= 0.75);
        }
}
} // namespace

TEST_CASE ("the cause of the peaks is found, and clean material has none, for one seed of half of the kinds")
{
    const std::vector<Kind> kinds { allKinds[0], allKinds[2], allKinds[3], allKinds[4], allKinds[7], allKinds[10] };
    const auto matrix = matrixOf (kinds, 1);
    print (kinds, matrix);
    check (kinds, matrix);
}

TEST_CASE ("the cause of the peaks over twenty seeds", "[.long]")
{
    const auto matrix = matrixOf (allKinds, 20);
    print (allKinds, matrix);
    check (allKinds, matrix);
}
