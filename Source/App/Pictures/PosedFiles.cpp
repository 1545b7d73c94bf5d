#include "App/Pictures/PosedFiles.h"

#include "Core/Bank/MeterBank.h"
#include "Core/Bank/TraceRecorder.h"
#include "Core/Base/Decibels.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <array>
#include <memory>

namespace twobus
{
namespace
{
struct Bounce
{
    const char* name;
    double gainDb;
    double afterClippingDb; ///< gain after clipping at full scale; 0 if not turned down again
    const char* encoding;
    ExportFormat exportFormat;
};

constexpr std::array<Bounce, 5> bounces { { { "song-mix-v7.wav", 0.0, 0.0, "24-bit", ExportFormat::integer24 },
                                            { "song-mix-v6.wav", -5.6, 0.0, "24-bit", ExportFormat::integer24 },
                                            { "song-mix-v5.wav", -1.6, 0.0, "24-bit", ExportFormat::integer24 },
                                            { "song-mix-v4.wav", 3.0, 0.0, "32-bit float", ExportFormat::float32 },
                                            { "demo-old.wav", 8.0, -3.0, "16-bit", ExportFormat::integer16 } } };

struct PosedShare
{
    const char* name;
    double share, trimDb;
};

constexpr std::array<PosedShare, 8> posedShares { { { "Kick", 0.41, -8.0 },
                                                    { "Bass", 0.32, -8.0 },
                                                    { "Lead vocal", 0.12, 0.0 },
                                                    { "Snare", 0.09, 0.0 },
                                                    { "Guitars", 0.06, 0.0 },
                                                    { "Keys", 0.03, 0.0 },
                                                    { "Pads", -0.01, 0.0 },
                                                    { "FX", -0.02, 0.0 } } };

bool isFloat (const Bounce& bounce) { return bounce.exportFormat == ExportFormat::float32; }

/** The silent tail of the demo, and the clipping if the bounce has been clipped and turned down. */
std::vector<FileFinding> findingsOf (const Bounce& bounce)
{
    FileFinding tail;
    tail.kind = FileFindingKind::silentTail;
    tail.seconds = 3.0;

    if (bounce.afterClippingDb == 0.0)
        return { tail };

    FileFinding clipped;
    clipped.kind = FileFindingKind::clippedRuns;
    clipped.severity = Severity::damage;
    clipped.count = 388;
    clipped.seconds = 20.02;
    clipped.valueDb = bounce.afterClippingDb;
    return { clipped, tail };
}

std::vector<std::vector<float>> audioOf (const Bounce& bounce, const PosedProgramme& demo)
{
    const auto gain = static_cast<float> (dbToAmplitude (bounce.gainDb)),
               after = static_cast<float> (dbToAmplitude (bounce.afterClippingDb));
    auto audio = demo.channels;

    for (auto& channel : audio)
        for (auto& sample : channel)
            sample = after * (isFloat (bounce) ? sample * gain : std::clamp (sample * gain, -1.0f, 1.0f));

    return audio;
}

FileRecord recordOf (const Bounce& bounce, const PosedProgramme& demo)
{
    const auto audio = audioOf (bounce, demo);
    const MeterFormat format { demo.sampleRate, demo.layout };
    std::vector<const float*> pointers;
    pointers.reserve (audio.size());

    for (const auto& channel : audio)
        pointers.push_back (channel.data());

    const AudioBlock block { pointers.data(), pointers.size(), audio.front().size() };
    TraceRecorder recorder (demo.sampleRate);
    recorder.process (block);
    MeterBank bank;
    bank.setRowSink (&recorder);
    bank.prepare (format, { .measuresSpectrum = true });
    bank.process (block);
    bank.flush();

    Choices choices;
    choices.exportFormat = bounce.exportFormat;
    choices.path = isFloat (bounce) ? SignalPath::floatingPoint : SignalPath::fixedPoint;
    const auto seconds = static_cast<double> (audio.front().size()) / demo.sampleRate;
    return { toPath (std::string ("/home/me/bounces/") + bounce.name),
             {},
             FileMeasurement { { {}, "WAV", bounce.encoding, format, seconds },
                               choices,
                               KeptReadings (bank.readings()),
                               findingsOf (bounce) },
             std::make_shared<const ProgrammeTrace> (recorder.trace()) };
}
} // namespace

std::vector<FileRecord> posedFiles (const PosedProgramme& demo)
{
    std::vector<FileRecord> records;
    records.reserve (bounces.size() + 1);

    for (const auto& bounce : bounces)
        records.push_back (recordOf (bounce, demo));

    records.push_back (
        { "/home/me/bounces/broken-export.wav",
          "/home/me/bounces/broken-export.wav: this is a WAV file that is cut off or damaged before its audio. Export or copy it again.",
          std::nullopt, nullptr });
    return records;
}

StemReport posedStems()
{
    StemReport report;
    StemMoment worst { 12.47, 0, -0.4, {} };

    for (const auto& [name, share, trimDb] : posedShares)
    {
        report.stems.push_back ({ std::string ("/home/me/stems/") + name + ".wav", name, 33.0, -9.0, trimDb });
        worst.shares.push_back (share);
    }

    report.sampleRate = 48000.0;
    report.moments = { worst };
    report.hasTrims = true;
    report.truePeakAfterDbtp = -6.0;
    report.masterTrimDb = -5.6;
    report.mixPath = "/home/me/bounces/song-mix-v7.wav";
    report.nullDepthDb = -71.0;
    return report;
}

BounceComparison posedComparison()
{
    BounceComparison comparison;
    comparison.first = { "/home/me/bounces/song-mix-v7.wav", 48.0, -15.3, 9.0, -0.4, 14.8 };
    comparison.second = { "/home/me/bounces/song-mix-v6.wav", 48.0, -20.9, 9.0, -6.0, 14.8 };
    comparison.match = LoudnessMatch::envelopes;
    comparison.gainDb = -5.6;
    comparison.residualDb = 0.6;
    comparison.secondsCompared = 48.0;

    for (const auto differenceDb : { 0.0, -0.3, 1.2, 0.4, 0.0 })
    {
        ComparedSection section;
        section.startSeconds = 10.0 * static_cast<double> (comparison.sections.size());
        section.seconds = std::min (10.0, comparison.secondsCompared - section.startSeconds);
        section.loudnessDifferenceDb = differenceDb;
        section.truePeakDifferenceDb = 0.0;
        section.peakToLoudnessDifferenceDb = -differenceDb;
        comparison.sections.push_back (section);
    }

    comparison.mostDifferent = { 2, 3 };
    return comparison;
}
} // namespace twobus
