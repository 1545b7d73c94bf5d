#include "Present/Reports/ReportCsv.h"

#include "Present/Advice/AdviceText.h"
#include "Present/Base/CsvText.h"
#include "Present/Base/Names.h"

#include <cstdint>
#include <fmt/format.h>
#include <functional>

namespace twobus
{
namespace
{
constexpr std::string_view lineEnd = "\r\n";

std::string countCell (std::uint64_t count) { return fmt::format ("{}", count); }

std::string findingTexts (const ReportedFile& file)
{
    std::string texts;

    for (const auto& finding : findingsOf (file))
        texts.append (texts.empty() ? "" : " ").append (finding.text);

    return texts;
}

struct Column
{
    std::string_view name;

    /** The cell for a file that could be read. Its readings have the RMS converted for display. */
    std::function<std::string (const ReportedFile&, const MeterReadings&)> cell;
};

const std::vector<Column>& columns()
{
    using File = const ReportedFile&;
    using Readings = const MeterReadings&;

    static const std::vector<Column> all {
        { "container", [] (File file, Readings) { return csvText (file.facts.container); } },
        { "encoding", [] (File file, Readings) { return csvText (file.facts.encoding); } },
        { "sample rate (Hz)", [] (File file, Readings) { return fmt::format ("{:g}", file.facts.format.sampleRate); } },
        { "channels", [] (File file, Readings) { return countCell (file.facts.format.numChannels()); } },
        { "length (s)", [] (File file, Readings) { return csvNumber (file.facts.seconds, 3); } },
        { "stage", [] (File file, Readings) { return std::string (keyOf (file.choices.stage)); } },
        { "verdict", [] (File file, Readings) { return std::string (keyOf (file.advice.verdict)); } },
        { "advice",
          [] (File file, Readings r) {
              return csvText (wordsFor (file.advice, file.choices, r, file.facts.format.layout).sentence);
          } },
        { "trim (dB)", [] (File file, Readings) { return csvNumber (file.advice.trimDb, 1); } },
        { "cause", [] (File file, Readings) { return std::string (keyOf (file.advice.cause)); } },
        { "integrated (LUFS)", [] (File, Readings r) { return csvNumber (r.integratedLufs); } },
        { "short-term max (LUFS)", [] (File, Readings r) { return csvNumber (r.shortTermMaxLufs); } },
        { "momentary max (LUFS)", [] (File, Readings r) { return csvNumber (r.momentaryMaxLufs); } },
        { "loudness range (LU)", [] (File, Readings r) { return csvNumber (r.loudnessRangeLu); } },
        { "true peak (dBTP)", [] (File, Readings r) { return csvNumber (r.truePeakDbtp); } },
        { "sample peak (dBFS)", [] (File, Readings r) { return csvNumber (r.samplePeakDbfs); } },
        { "RMS (dBFS)", [] (File, Readings r) { return csvNumber (r.rmsDbfs); } },
        { "crest factor (dB)", [] (File, Readings r) { return csvNumber (r.crestFactorDb); } },
        { "PLR (dB)", [] (File, Readings r) { return csvNumber (r.plrDb); } },
        { "PSR min (dB)", [] (File, Readings r) { return csvNumber (r.psrMinDb); } },
        { "correlation", [] (File, Readings r) { return csvNumber (r.correlation, 3); } },
        { "balance, right less left (dB)", [] (File, Readings r) { return csvNumber (r.balanceDb); } },
        { "DC offset (%)", [] (File, Readings r) { return csvNumber (r.dcOffsetPercent, 3); } },
        { "samples at full scale", [] (File, Readings r) { return countCell (r.samplesAtFullScale); } },
        { "samples over full scale", [] (File, Readings r) { return countCell (r.samplesOverFullScale); } },
        { "flat tops", [] (File file, Readings) { return countCell (file.advice.evidence.flatTops); } },
        { "invalid samples", [] (File, Readings r) { return countCell (r.invalidSamples); } },
        { "loudest moment (s)",
          [] (File, Readings r) { return r.loudestMoment ? csvNumber (r.loudestMoment->seconds) : std::string(); } },
        { "findings", [] (File file, Readings) { return csvText (findingTexts (file)); } },
        { "length promised (s)",
          [] (File file, Readings) {
              return file.facts.extent.promisedFrames ? csvNumber (
                         static_cast<double> (*file.facts.extent.promisedFrames) / file.facts.format.sampleRate, 3)
                                                      : std::string();
          } },
        { "bytes left over", [] (File file, Readings) { return countCell (file.facts.extent.leftOverBytes); } },
        { "complete",
          [] (File file, Readings) { return std::string (file.facts.extent.isIncomplete() ? "no" : "yes"); } }
    };

    return all;
}

/** Settings that are the same for every file stand on each line, so that a line copied elsewhere keeps them. */
std::string settingCells (const ReportSettings& settings)
{
    return fmt::format (
        "{},{},{},{},{}", csvNumber (settings.aimDbtp, 1), keyOf (settings.rms), settings.dualMono ? "twice" : "once",
        csvText (fmt::format ("Twobus {}", settings.programVersion)), csvText (std::string (measurementStandards)));
}
} // namespace

std::string csvReportHead()
{
    std::string line = "file,error";

    for (const auto& column : columns())
        line.append (",").append (csvText (std::string (column.name)));

    return fmt::format ("{},aim (dBTP),RMS convention,one channel counts,program,standard{}", line, lineEnd);
}

std::string csvReportLine (const ReportedFile& file, const ReportSettings& settings)
{
    auto line = fmt::format ("{},{}", csvText (reportedName (file)), csvText (reportedError (file)));
    const auto isRead = file.error.empty();
    const auto readings = isRead ? withShownRms (file.readings, settings.rms) : MeterReadings();

    for (const auto& column : columns())
        line.append (",").append (isRead ? column.cell (file, readings) : std::string());

    return fmt::format ("{},{}{}", line, settingCells (settings), lineEnd);
}
} // namespace twobus
