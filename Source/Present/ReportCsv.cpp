#include "Present/ReportCsv.h"

#include "Present/AdviceText.h"
#include "Present/Names.h"

#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <functional>

namespace twobus
{
namespace
{
constexpr std::string_view lineEnd = "\r\n";

std::string quoted (const std::string& text)
{
    if (text.find_first_of (",\"\r\n") == std::string::npos)
        return text;

    std::string cell = "\"";

    for (const auto c : text)
        cell.append (c == '"' ? 2 : 1, c);

    return cell + "\"";
}

/** A text that a spreadsheet does not take for a formula. */
std::string textCell (const std::string& text)
{
    const auto valid = withValidUtf8 (text);
    const auto isFormula = ! valid.empty() && std::string_view ("=+-@\t\r").find (valid.front()) != std::string_view::npos;
    return quoted (isFormula ? fmt::format ("'{}", valid) : valid);
}

std::string numberCell (std::optional<double> value, int decimals = 2)
{
    if (! value || std::isnan (*value))
        return {};

    if (std::isinf (*value))
        return *value < 0.0 ? "-inf" : "inf";

    const auto text = fmt::format ("{:.{}f}", *value, decimals);
    return std::stod (text) == 0.0 && text.front() == '-' ? text.substr (1) : text;
}

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

    /** The cell of a file that could be read; it gets readings with the RMS as it is to be shown. */
    std::function<std::string (const ReportedFile&, const MeterReadings&)> cell;
};

const std::vector<Column>& columns()
{
    using File = const ReportedFile&;
    using Readings = const MeterReadings&;

    static const std::vector<Column> all {
        { "container", [] (File file, Readings) { return textCell (file.facts.container); } },
        { "encoding", [] (File file, Readings) { return textCell (file.facts.encoding); } },
        { "sample rate (Hz)", [] (File file, Readings) { return fmt::format ("{:g}", file.facts.format.sampleRate); } },
        { "channels", [] (File file, Readings) { return countCell (file.facts.format.numChannels()); } },
        { "length (s)", [] (File file, Readings) { return numberCell (file.facts.seconds, 3); } },
        { "stage", [] (File file, Readings) { return std::string (keyOf (file.choices.stage)); } },
        { "verdict", [] (File file, Readings) { return std::string (keyOf (file.advice.verdict)); } },
        { "advice", [] (File file, Readings r) { return textCell (wordsFor (file.advice, file.choices, r, file.facts.format.layout).sentence); } },
        { "trim (dB)", [] (File file, Readings) { return numberCell (file.advice.trimDb, 1); } },
        { "cause", [] (File file, Readings) { return std::string (keyOf (file.advice.cause)); } },
        { "integrated (LUFS)", [] (File, Readings r) { return numberCell (r.integratedLufs); } },
        { "short-term max (LUFS)", [] (File, Readings r) { return numberCell (r.shortTermMaxLufs); } },
        { "momentary max (LUFS)", [] (File, Readings r) { return numberCell (r.momentaryMaxLufs); } },
        { "loudness range (LU)", [] (File, Readings r) { return numberCell (r.loudnessRangeLu); } },
        { "true peak (dBTP)", [] (File, Readings r) { return numberCell (r.truePeakDbtp); } },
        { "sample peak (dBFS)", [] (File, Readings r) { return numberCell (r.samplePeakDbfs); } },
        { "RMS (dBFS)", [] (File, Readings r) { return numberCell (r.rmsDbfs); } },
        { "crest factor (dB)", [] (File, Readings r) { return numberCell (r.crestFactorDb); } },
        { "PLR (dB)", [] (File, Readings r) { return numberCell (r.plrDb); } },
        { "PSR min (dB)", [] (File, Readings r) { return numberCell (r.psrMinDb); } },
        { "correlation", [] (File, Readings r) { return numberCell (r.correlation, 3); } },
        { "balance, right less left (dB)", [] (File, Readings r) { return numberCell (r.balanceDb); } },
        { "DC offset (%)", [] (File, Readings r) { return numberCell (r.dcOffsetPercent, 3); } },
        { "samples at full scale", [] (File, Readings r) { return countCell (r.samplesAtFullScale); } },
        { "samples over full scale", [] (File, Readings r) { return countCell (r.samplesOverFullScale); } },
        { "flat tops", [] (File file, Readings) { return countCell (file.advice.evidence.flatTops); } },
        { "invalid samples", [] (File, Readings r) { return countCell (r.invalidSamples); } },
        { "loudest moment (s)", [] (File, Readings r) { return r.loudestMoment ? numberCell (r.loudestMoment->seconds) : std::string(); } },
        { "findings", [] (File file, Readings) { return textCell (findingTexts (file)); } }
    };

    return all;
}

/** What is the same for every file stands on its line too, so that a line that is copied elsewhere still says it. */
std::string settingCells (const ReportSettings& settings)
{
    return fmt::format ("{},{},{},{},{}", numberCell (settings.aimDbtp, 1), keyOf (settings.rms), settings.dualMono ? "twice" : "once",
                        textCell (fmt::format ("Twobus {}", settings.programVersion)), quoted (std::string (measurementStandards)));
}
} // namespace

std::string csvReportHead()
{
    std::string line = "file,error";

    for (const auto& column : columns())
        line.append (",").append (quoted (std::string (column.name)));

    return fmt::format ("{},aim (dBTP),RMS convention,one channel counts,program,standard{}", line, lineEnd);
}

std::string csvReportLine (const ReportedFile& file, const ReportSettings& settings)
{
    auto line = fmt::format ("{},{}", textCell (file.path), textCell (file.error));
    const auto isRead = file.error.empty();
    const auto readings = isRead ? withShownRms (file.readings, settings.rms) : MeterReadings();

    for (const auto& column : columns())
        line.append (",").append (isRead ? column.cell (file, readings) : std::string());

    return fmt::format ("{},{}{}", line, settingCells (settings), lineEnd);
}
} // namespace twobus
