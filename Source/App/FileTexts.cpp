#include "App/FileTexts.h"

#include "Present/AdviceText.h"

namespace twobus
{
namespace
{
struct JudgedFile
{
    JudgedFile (const FileRow& row, const FileJudging& judging)
        : facts (row.record.measurement->facts),
          readings (row.record.measurement->readings.readings()),
          choices (choicesFor (*row.record.measurement, judging)),
          advice (advise ({ readings, choices, false, 0.0, std::nullopt }))
    {
        facts.path = row.path.whole;
    }

    FileFacts facts;
    MeterReadings readings;
    Choices choices;
    Advice advice;
};
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
    texts.moments = loudMomentsText (file.readings, layout);
    texts.aim = std::move (words.aim);
    return texts;
}

std::string reportOf (const FileRow& row, const FileJudging& judging, RmsConvention rms)
{
    if (! row.isReadable())
        return row.path.whole + "\n  " + unreadableText (row.judged.headline) + "\n";

    const JudgedFile file (row, judging);
    return fileReportText (file.facts, file.readings, file.advice, file.choices, rms);
}
} // namespace twobus
