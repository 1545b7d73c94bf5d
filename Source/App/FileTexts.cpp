#include "App/FileTexts.h"

#include "Present/AdviceText.h"

#include <algorithm>

namespace twobus
{
namespace
{
struct JudgedFile
{
    JudgedFile (const FileRow& row, const FileJudging& judging)
        : facts (row.record.measurement->facts),
          readings (row.record.measurement->readings.readings()),
          choices (choicesFor (row, judging)),
          advice (advise ({ readings, choices, false, 0.0, std::nullopt }))
    {
        facts.path = row.path.whole;
    }

    FileFacts facts;
    MeterReadings readings;
    Choices choices;
    Advice advice;
};

Severity severityOf (const LoudMoment& moment, const Advice& advice)
{
    if (moment.cause == Cause::flatAtFullScale || moment.cause == Cause::flatBelowFullScale)
        return Severity::damage;

    return asksForAFix (advice.levelVerdict) && moment.truePeakDbtp > advice.limitDbtp ? Severity::caution : Severity::neutral;
}

std::vector<FileMoment> momentsOf (const JudgedFile& file)
{
    std::vector<FileMoment> moments;

    for (std::size_t i = 0; i < std::min<std::size_t> (file.readings.numLoudMoments, FileTexts::mostMoments); ++i)
    {
        const auto& moment = file.readings.loudMoments[i];
        moments.push_back ({ moment.seconds, severityOf (moment, file.advice), fileMomentText (moment, file.facts.format.layout) });
    }

    return moments;
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

    const JudgedFile file (row, judging);
    const auto& layout = file.facts.format.layout;
    auto words = wordsFor (file.advice, file.choices, file.readings, layout);

    texts.facts = shownText (factsText (file.facts));
    texts.sentence = std::move (words.sentence);
    texts.cause = std::move (words.cause);
    texts.notice = std::move (words.notice);
    texts.loudest = std::move (words.loudest);
    texts.aim = std::move (words.aim);
    texts.moments = momentsOf (file);
    return texts;
}

FileAnalysis analysisOf (const FileRow& row, const FileJudging& judging)
{
    JudgedFile file (row, judging);
    file.facts.path = row.record.path; // its bytes
    return { std::move (file.facts), file.readings, file.choices, std::move (file.advice), row.record.measurement->findings, {} };
}

std::string reportOf (const FileRow& row, const FileJudging& judging, RmsConvention rms)
{
    if (! row.isReadable())
        return row.path.whole + "\n  " + unreadableText (row.judged.headline) + "\n";

    const JudgedFile file (row, judging);
    return fileReportText (file.facts, file.readings, file.advice, file.choices, rms);
}
} // namespace twobus
