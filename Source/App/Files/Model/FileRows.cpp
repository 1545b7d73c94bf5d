#include "App/Files/Model/FileRows.h"

#include "App/Text.h"
#include "Core/Causes/ClippedRuns.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr std::uint64_t mostOversShown = 9999;

/** Removes the file's name from the beginning of the error, because the row shows it already. */
std::string reasonOf (const FileRecord& record)
{
    const auto prefix = toUtf8 (record.path) + ": ";
    const auto reason =
        shownText (record.error.starts_with (prefix) ? record.error.substr (prefix.size()) : record.error);
    return reason.empty() ? "It could not be read." : reason;
}

/** True if the advice asks for a fix but not for a move of the master fader, so the fix is in the mix. */
bool needsFixInMix (const FileRow& row) noexcept { return needsFix (row.judged.verdict) && row.judged.trimDb == 0.0; }

/** Rows without a value come last in both directions. Empty if the values are equal. */
template <typename Value>
std::optional<bool> orderOf (const std::optional<Value>& a, const std::optional<Value>& b, bool isDescending)
{
    if (a.has_value() != b.has_value())
        return a.has_value();

    if (! a || *a == *b)
        return std::nullopt;

    return isDescending ? *a < *b : *a > *b;
}

/** The value to sort by; the row with the highest value is on top. */
std::optional<double> rankOf (const FileRow& row, FileColumn column) noexcept
{
    if (column == FileColumn::verdict)
        return row.isReadable() ? -static_cast<double> (row.judged.verdict) : 1.0;

    if (! row.isReadable())
        return std::nullopt;

    switch (column)
    {
        case FileColumn::integrated: return row.judged.integratedLufs;
        case FileColumn::loudnessRange: return row.judged.loudnessRangeLu;
        case FileColumn::truePeak: return row.judged.truePeakDbtp;
        case FileColumn::plr: return row.judged.plrDb;
        case FileColumn::trim: return row.judged.trimDb ? std::optional (-*row.judged.trimDb) : std::nullopt;
        case FileColumn::overs: return static_cast<double> (row.judged.overs);
        case FileColumn::file:
        case FileColumn::verdict: break;
    }

    return std::nullopt;
}

bool isBefore (const FileRow& a, const FileRow& b, const FileRows::Sorting& order)
{
    if (order.column == FileColumn::file)
    {
        if (const auto comparison = a.sortName.compareNatural (b.sortName); comparison != 0)
            return order.isDescending ? comparison > 0 : comparison < 0;
    }
    else if (order.column)
    {
        if (const auto isFirst = orderOf (rankOf (a, *order.column), rankOf (b, *order.column), order.isDescending))
            return *isFirst;
    }

    return a.number < b.number;
}
} // namespace

Choices choicesFor (const FileRow& row, const FileJudging& judging)
{
    auto choices = row.record.measurement->choices;
    choices.stage = row.stage.value_or (judging.stage);
    choices.aimDbtp = judging.aimDbtp;
    choices.isClippedByChoice = judging.isClippedByChoice;
    return choices;
}

std::string figureText (const FileRow& row, FileColumn column)
{
    switch (column)
    {
        case FileColumn::integrated: return numberText (row.judged.integratedLufs);
        case FileColumn::loudnessRange: return numberText (row.judged.loudnessRangeLu);
        case FileColumn::truePeak: return signedNumberText (row.judged.truePeakDbtp);
        case FileColumn::plr: return numberText (row.judged.plrDb);
        case FileColumn::trim: return needsFixInMix (row) ? "fix mix" : numberText (row.judged.trimDb);
        case FileColumn::overs:
            return row.judged.overs > mostOversShown ? "> " + std::to_string (mostOversShown)
                                                     : std::to_string (row.judged.overs);
        case FileColumn::file:
        case FileColumn::verdict: break;
    }

    return {};
}

std::string unreadableText (const std::string& reason) { return "Cannot read: " + reason; }

std::string spokenText (const FileRow& row)
{
    if (! row.isReadable())
        return row.path.name + ". " + unreadableText (row.judged.headline);

    const auto stage = ! row.stage ? "" : *row.stage == Stage::finishedMaster ? ", as a master" : ", as a mix";
    return row.path.name + stage + ". " + row.judged.headline + ". " + valueText (row.judged.integratedLufs, "LUFS")
           + ", loudness range " + valueText (row.judged.loudnessRangeLu, "LU") + ", true peak "
           + valueText (row.judged.truePeakDbtp, "dBTP") + ", PLR " + valueText (row.judged.plrDb, "dB") + ", trim "
           + (needsFixInMix (row) ? "fix mix" : valueText (row.judged.trimDb, "dB")) + ", "
           + countText (row.judged.overs, "over", "overs") + ".";
}

//==============================================================================
std::optional<std::size_t> FileRows::positionOf (const std::filesystem::path& path) const
{
    const auto found = byPath.find (path);

    return found == byPath.end() ? std::nullopt : std::optional (found->second->position);
}

std::size_t FileRows::put (std::vector<FileRecord> records)
{
    auto first = rows.size();

    for (auto& record : records)
    {
        if (const auto position = positionOf (record.path))
        {
            first = std::min (first, *position);
            rows[*position]->record = std::move (record);
            rows[*position]->judged = judgementOf (*rows[*position]);
            continue;
        }

        auto row = std::make_unique<FileRow>();
        row->path = shownPath (toUtf8 (record.path));
        row->sortName = toJuce (row->path.name);
        row->record = std::move (record);
        row->number = numCome++;
        row->position = rows.size();
        row->judged = judgementOf (*row);
        byPath.emplace (row->record.path, row.get());
        rows.push_back (std::move (row));
    }

    if (! order.column || records.empty())
        return first;

    sort();
    return 0;
}

FileJudgement FileRows::judgementOf (const FileRow& row) const
{
    FileJudgement judged;

    if (! row.isReadable())
    {
        judged.headline = reasonOf (row.record);
        return judged;
    }

    const auto& measurement = *row.record.measurement;
    const auto readings = measurement.readings.readings();
    const auto choices = choicesFor (row, judging);
    const auto advice =
        advise ({ readings, choices, false, 0.0, std::nullopt, measurement.facts.extent.isIncomplete() });
    judged.severity = advice.severity;
    judged.verdict = advice.verdict;
    judged.headline = wordsFor (advice, choices, readings, measurement.facts.format.layout).headline;
    judged.integratedLufs = readings.integratedLufs;
    judged.loudnessRangeLu = readings.loudnessRangeLu;
    judged.truePeakDbtp = readings.truePeakDbtp;
    judged.plrDb = readings.plrDb;
    judged.trimDb = advice.trimDb;
    judged.overs = readings.samplesOverFullScale + clippedRunsAtFullScale (readings);
    return judged;
}

void FileRows::judge (const FileJudging& next)
{
    if (next == judging)
        return;

    judging = next;

    for (const auto& row : rows)
        row->judged = judgementOf (*row);

    sort();
}

std::size_t FileRows::setStage (const std::vector<std::size_t>& positions, std::optional<Stage> stage)
{
    auto first = rows.size();

    for (const auto position : positions)
    {
        auto& row = *rows[position];

        if (row.stage == stage)
            continue;

        row.stage = stage;
        row.judged = judgementOf (row);
        first = std::min (first, position);
    }

    if (! order.column || first == rows.size())
        return first;

    sort();
    return 0;
}

void FileRows::sortByNext (FileColumn column)
{
    if (order.column != column)
        order = { column, false };
    else if (! order.isDescending)
        order.isDescending = true;
    else
        order = {};

    sort();
}

void FileRows::sort()
{
    std::sort (rows.begin(), rows.end(), [this] (const auto& a, const auto& b) {
        ++comparisons;
        return isBefore (*a, *b, order);
    });

    renumberFrom (0);
}

void FileRows::renumberFrom (std::size_t position)
{
    for (; position < rows.size(); ++position)
        rows[position]->position = position;
}

void FileRows::remove (const std::vector<std::size_t>& positions)
{
    if (positions.empty())
        return;

    for (const auto position : positions)
    {
        byPath.erase (rows[position]->record.path);
        rows[position].reset();
    }

    rows.erase (std::remove (rows.begin(), rows.end(), nullptr), rows.end());
    renumberFrom (positions.front());
}

void FileRows::clear()
{
    rows.clear();
    byPath.clear();
}

FileRows::Counts FileRows::counts() const noexcept
{
    Counts counts;

    for (const auto& row : rows)
        ++(! row->isReadable()              ? counts.numUnreadable
           : needsFix (row->judged.verdict) ? counts.numToFix
                                            : counts.numReady);

    return counts;
}

std::string summaryText (const FileRows::Counts& counts, std::size_t numLeftOut)
{
    auto text = countText (counts.numReady + counts.numToFix + counts.numUnreadable, "file", "files") + ": "
                + std::to_string (counts.numReady) + " ready, " + std::to_string (counts.numToFix) + " to fix";

    if (counts.numUnreadable > 0)
        text += ", " + std::to_string (counts.numUnreadable) + " unreadable";

    if (numLeftOut > 0)
        text += ". No room for " + std::to_string (numLeftOut) + " more";

    return text;
}
} // namespace twobus
