#include "Files/FileAnalysis.h"

#include "Core/MeterBank.h"
#include "Files/BlockReader.h"
#include "Present/Numbers.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr std::size_t framesPerRead = 8192; // what a stereo file needs for it fits into the second-level cache
constexpr std::size_t readsPerProgress = 64;

MeterFormat formatFor (const AudioFile& file, const std::string& path, const FileAnalysisOptions& options)
{
    auto format = file.format();
    format.dualMono = options.dualMono;

    if (options.layout && options.layout->size() != format.numChannels())
        throw AudioFileError (fmt::format ("{}: it has {}, and the layout that was given has {}. Give the one that it has, or none.", path,
                                           countText (format.numChannels(), "channel", "channels"), options.layout->size()));

    if (options.layout)
        format.layout = *options.layout;

    // Inputs are no programme: their sum has no loudness.
    if (options.stage == Stage::recording && format.numChannels() > 1)
        format.layout = ChannelLayout::discrete (format.numChannels());

    return format;
}

ExportFormat exportFormatOf (const AudioFile& file) noexcept
{
    if (file.isFloat())
        return ExportFormat::float32;

    return file.integerBits() <= 16 ? ExportFormat::integer16 : ExportFormat::integer24;
}

SignalPath pathOf (const AudioFile& file) noexcept
{
    if (file.isLossy())
        return SignalPath::lossyFile;

    return file.isFloat() ? SignalPath::floatingPoint : SignalPath::fixedPoint;
}

MeterReadings measure (AudioFile& file, const MeterFormat& format, const FileAnalysisOptions& options, const FileProgress& progress, const std::stop_token& stop)
{
    MeterBank bank;
    bank.setRowSink (options.rows);
    bank.setSpectrum (true);
    bank.prepare (format);

    BlockReader reader (file, framesPerRead, options.decoding);
    std::size_t numReads = 0;

    for (auto block = reader.next(); block.numFrames > 0; block = reader.next())
    {
        if (stop.stop_requested())
            throw AnalysisStopped();

        bank.process (block);

        if (progress && numReads++ % readsPerProgress == 0)
            progress (file.declaredFrames() > 0 ? static_cast<double> (reader.framesGiven()) / static_cast<double> (file.declaredFrames())
                                                : -1.0);
    }

    bank.flush();
    return bank.readings();
}
} // namespace

FileAnalysis analyseFile (const std::string& path, const FileAnalysisOptions& options, const FileProgress& progress,
                          const std::stop_token& stop)
{
    AudioFile file (path);
    const auto format = formatFor (file, path, options);

    FileAnalysis analysis;
    analysis.choices = { options.stage, options.aimDbtp, exportFormatOf (file), pathOf (file), options.isClippedByChoice };
    analysis.readings = measure (file, format, options, progress, stop);
    analysis.facts = { path, file.container(), file.encoding(), format, analysis.readings.secondsMeasured };
    analysis.advice = advise ({ analysis.readings, analysis.choices, false, 0.0, std::nullopt });
    return analysis;
}
} // namespace twobus
