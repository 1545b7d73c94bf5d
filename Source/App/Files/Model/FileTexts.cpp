#include "App/Files/Model/FileTexts.h"

#include "Present/Advice/AdviceText.h"
#include "Present/Base/PathText.h"

namespace twobus
{
namespace
{
std::vector<FileMoment> momentsOf (const ReportedFile& file)
{
    std::vector<FileMoment> moments;

    const auto& layout = file.facts.format.layout;

    for (const auto& moment : worstMoments (file.readings))
        moments.push_back ({ moment.seconds, severityOf (moment, file.advice), fileMomentText (moment, layout),
                             wordsFor (MomentReadings { moment.seconds, moment.truePeakDbtp, std::nullopt, std::nullopt,
                                                        moment.channel, moment.octaveBandHz, moment.cause },
                                       layout) });

    return moments;
}

std::vector<FileNote> notesOf (const ReportedFile& file)
{
    std::vector<FileNote> notes;

    for (const auto& finding : findingsOf (file))
        notes.push_back ({ finding.severity, shownText (finding.text) });

    return notes;
}
} // namespace

FileTexts textsOf (const FileRow& row, const FileJudging& judging)
{
    FileTexts texts;

    if (! row.isReadable())
    {
        texts.sentence = unreadableText (row.judged.headline);
        return texts;
    }

    const auto file = reportedFileOf (row, judging);
    auto words = wordsFor (file.advice, file.choices, file.readings, file.facts.format.layout);

    texts.facts = shownText (factsText (file.facts));
    texts.sentence = std::move (words.sentence);
    texts.cause = std::move (words.cause);
    texts.notice = std::move (words.notice);
    texts.loudest = std::move (words.loudest);
    texts.aim = std::move (words.aim);
    texts.moments = momentsOf (file);
    texts.findings = notesOf (file);
    texts.limitDbtp = file.advice.limitDbtp;
    texts.legend =
        judgedEventLegend (needsFix (file.advice.levelVerdict) ? std::optional (texts.limitDbtp) : std::nullopt);
    return texts;
}

ReportedFile reportedFileOf (const FileRow& row, const FileJudging& judging)
{
    ReportedFile file;
    file.path = toUtf8 (row.record.path);

    if (! row.isReadable())
    {
        file.error = row.record.error;
        return file;
    }

    const auto& measurement = *row.record.measurement;
    file.facts = measurement.facts;
    file.facts.path = file.path;
    file.readings = measurement.readings.readings();
    file.choices = choicesFor (row, judging);
    file.advice = advise ({ file.readings, file.choices, false, 0.0, std::nullopt, file.facts.extent.isIncomplete() });
    file.findings = measurement.findings;
    return file;
}

std::string reportOf (const FileRow& row, const FileJudging& judging, RmsConvention rms)
{
    if (! row.isReadable())
        return row.path.name + "\n  " + unreadableText (row.judged.headline) + "\n";

    auto file = reportedFileOf (row, judging);
    file.facts.path = row.path.name;
    return fileReportText (file.facts, file.readings, file.advice, file.choices, rms);
}
} // namespace twobus
