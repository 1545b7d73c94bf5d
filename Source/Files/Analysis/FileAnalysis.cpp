#include "Files/Analysis/FileAnalysis.h"

#include "Advice/FileFindings.h"
#include "Core/Bank/MeterBank.h"
#include "Core/Bank/TraceRecorder.h"
#include "Core/Base/DenormalGuard.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Faults/FaultMeter.h"
#include "Core/Spectrum/LongTermSpectrum.h"
#include "Files/Decoding/BlockReader.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr std::size_t framesPerRead = 8192; // the buffers of a stereo file fit into the second-level cache
constexpr std::size_t readsPerProgress = 64;

MeterFormat formatFor (const AudioFile& file, const std::filesystem::path& path, const FileAnalysisOptions& options)
{
    auto format = file.format();
    format.dualMono = options.dualMono;

    if (options.layout && options.layout->size() != format.numChannels())
        throw FileError (fmt::format ("{}: it has {}, but the layout you gave has {}. Give a layout that fits, "
                                      "or none.",
                                      toUtf8 (path), countText (format.numChannels(), "channel", "channels"),
                                      options.layout->size()));

    if (options.layout)
        format.layout = *options.layout;

    // Recorded inputs are not a programme, so their sum has no loudness.
    if (options.stage == Stage::recording && format.numChannels() > 1)
        format.layout = ChannelLayout::discrete (format.numChannels());

    return format;
}

ExportFormat exportFormatOf (const AudioFile& file) noexcept
{
    if (file.canExceedFullScale())
        return ExportFormat::float32;

    return file.integerBits() <= 16 ? ExportFormat::integer16 : ExportFormat::integer24;
}

SignalPath pathOf (const AudioFile& file) noexcept
{
    if (file.isLossy())
        return SignalPath::lossyFile;

    return file.canExceedFullScale() ? SignalPath::floatingPoint : SignalPath::fixedPoint;
}

/** The spectrum and the faults of a file: about half of all the work. They need nothing of the other meters, so they can
    run on the thread that decodes. */
class SpectrumAndFaults
{
public:
    explicit SpectrumAndFaults (const MeterFormat& format)
        : samples (format.numChannels(), std::vector<float> (framesPerRead))
    {
        spectrum.prepare (format);
        faults.prepare (format);

        for (const auto& channel : samples)
            valid.push_back (channel.data());
    }

    /** At most framesPerRead frames. */
    void process (const AudioBlock& block) noexcept
    {
        for (std::size_t channel = 0; channel < block.numChannels; ++channel)
            copyValid (block.channels[channel], block.numFrames, largestValidSample, samples[channel].data());

        const DenormalGuard guard;
        spectrum.process (valid, block.numFrames);
        faults.process (block);
    }

    /** Call this at the end of the file. */
    void finish (FileAnalysis& analysis)
    {
        faults.flush();
        analysis.readings.spectrum = spectrum.readings();
        analysis.faults = faults.readings();
    }

private:
    LongTermSpectrum spectrum;
    FaultMeter faults;
    std::vector<std::vector<float>> samples; ///< with zeros in place of what is not a valid sample
    std::vector<const float*> valid;
};

/** All other meters of a file. */
class FileMeters : private MeterRowSink
{
public:
    /** rows also receives each row; it can be null. */
    FileMeters (const MeterFormat& format, MeterRowSink* rows) : trace (format.sampleRate), otherRows (rows)
    {
        bank.setRowSink (this);
        bank.prepare (format);
    }

    void process (const AudioBlock& block) noexcept
    {
        trace.process (block);
        bank.process (block);
    }

    /** Call this at the end of the file. */
    void finish (FileAnalysis& analysis)
    {
        bank.flush();
        analysis.readings = bank.readings();
        analysis.trace = trace.trace();
    }

private:
    void meterRow (const MeterRow& row) noexcept override
    {
        trace.meterRow (row);

        if (otherRows != nullptr)
            otherRows->meterRow (row);
    }

    MeterBank bank;
    TraceRecorder trace;
    MeterRowSink* otherRows;
};

void measure (AudioFile& file, FileMeters& meters, SpectrumAndFaults& others, BlockReader::Decoding decoding,
              const FileProgress& progress, const std::stop_token& stop)
{
    BlockReader reader (file, framesPerRead, decoding, [&others] (const AudioBlock& block) { others.process (block); });
    std::size_t numReads = 0;

    for (auto block = reader.next(); block.numFrames > 0; block = reader.next())
    {
        if (stop.stop_requested())
            throw AnalysisStopped();

        meters.process (block);

        if (progress && numReads++ % readsPerProgress == 0)
            progress (file.declaredFrames() > 0
                          ? static_cast<double> (reader.framesGiven()) / static_cast<double> (file.declaredFrames())
                          : -1.0);
    }

    if (stop.stop_requested())
        throw AnalysisStopped();
}

FileFacts factsOf (const AudioFile& file, const std::filesystem::path& path, const MeterFormat& format,
                   const MeterReadings& readings)
{
    FileFacts facts { toUtf8 (path), file.container(), file.encoding(), format, readings.secondsMeasured };
    facts.frames = readings.framesMeasured;
    facts.declaredFrames = static_cast<std::uint64_t> (file.declaredFrames());
    facts.bits = file.bitsPerSample();
    facts.broadcast = file.broadcastExtension();
    facts.extent = file.extent();
    return facts;
}

std::vector<FileFinding> findingsOf (const FileAnalysis& analysis, const AudioFile& file)
{
    const auto& facts = analysis.facts;
    return fileFindings ({ analysis.readings, analysis.faults, analysis.choices, facts.format, facts.bits,
                           facts.broadcast ? facts.broadcast->claims : LoudnessClaims {}, file.headerFaults(),
                           facts.extent });
}
} // namespace

FileAnalysis analyseFile (const std::filesystem::path& path, const FileAnalysisOptions& options,
                          const FileProgress& progress, const std::stop_token& stop)
{
    AudioFile file (path, stop);
    const auto format = formatFor (file, path, options);

    FileAnalysis analysis;
    analysis.choices = { options.stage, options.aimDbtp, exportFormatOf (file), pathOf (file),
                         options.isClippedByChoice };
    FileMeters meters (format, options.rows);
    SpectrumAndFaults others (format);
    measure (file, meters, others, options.decoding, progress, stop);
    meters.finish (analysis);
    others.finish (analysis);
    analysis.facts = factsOf (file, path, format, analysis.readings);
    analysis.advice = advise (
        { analysis.readings, analysis.choices, false, 0.0, std::nullopt, analysis.facts.extent.isIncomplete() });
    analysis.findings = findingsOf (analysis, file);
    return analysis;
}
} // namespace twobus
