#pragma once

#include "Advice/Advice.h"
#include "App/Files/Model/FileColumns.h"
#include "App/Files/Model/FileRecord.h"
#include "Present/Base/ShownText.h"

#include <juce_core/juce_core.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace twobus
{
/** How files are judged. The format comes from each file. */
struct FileJudging
{
    Stage stage = Stage::mix; ///< for files that have no stage of their own
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false;

    bool operator== (const FileJudging&) const = default;
};

/** What the table shows about a file. */
struct FileJudgement
{
    Severity severity = Severity::damage;
    Verdict verdict = Verdict::incomplete;
    std::string headline; ///< "Hot: leave room first"; for a file that could not be read, the reason
    std::optional<double> integratedLufs, loudnessRangeLu, truePeakDbtp, plrDb, trimDb;
    std::uint64_t overs = 0;
};

struct FileRow
{
    FileRecord record;
    ShownPath path;
    juce::String sortName;
    std::uint64_t number = 0; ///< in order of arrival
    std::size_t position = 0; ///< in the table in its current order
    std::optional<Stage> stage; ///< its own stage, which it keeps when it is measured again
    FileJudgement judged;

    bool isReadable() const noexcept { return record.measurement.has_value(); }
};

/** Only for a file that could be read. */
Choices choicesFor (const FileRow&, const FileJudging&);

/** "−15.8" without its unit, which the column's name gives. Only for columns of numbers, and files that could be read.
    */
std::string figureText (const FileRow&, FileColumn);

/** "Cannot read: it is no audio file." */
std::string unreadableText (const std::string& reason);

/** The whole row in one sentence, for a screen reader. */
std::string spokenText (const FileRow&);

/** The files of the Files page as rows: judged, sorted, counted. Draws nothing. Message thread.

    A row holds what the table shows. All other texts are made for one file at a time, from its readings: see FileTexts.
*/
class FileRows
{
public:
    std::size_t size() const noexcept { return rows.size(); }
    const FileRow& operator[] (std::size_t position) const noexcept { return *rows[position]; }

    /** Empty if there is no row for this file. */
    std::optional<std::size_t> positionOf (const std::filesystem::path& path) const;

    /** Adds rows; a file that already has a row replaces that row's content. Returns the first position that changed,
        or size() if none did. */
    std::size_t put (std::vector<FileRecord>);

    void judge (const FileJudging&);

    /** Gives these rows their own stage; an empty one means the stage of all files. Sorts once. Returns the first
        position that changed, or size() if none did. */
    std::size_t setStage (const std::vector<std::size_t>& positions, std::optional<Stage>);

    /** Sorts by the column's own order: the worst or highest on top, names from A. The second call for the same column
        reverses the order; the third restores the order of arrival. */
    void sortByNext (FileColumn);

    struct Sorting
    {
        std::optional<FileColumn> column; ///< empty means order of arrival
        bool isDescending = false;
    };

    const Sorting& sorting() const noexcept { return order; }

    /** The positions must be in ascending order. */
    void remove (const std::vector<std::size_t>& positions);
    void clear();

    /** How often two rows have been compared for sorting since the start: a measure of what sorting costs. */
    std::uint64_t numComparisons() const noexcept { return comparisons; }

    struct Counts
    {
        std::size_t numReady = 0, numToFix = 0, numUnreadable = 0;
    };

    Counts counts() const noexcept;

private:
    FileJudgement judgementOf (const FileRow&) const;
    void sort();
    void renumberFrom (std::size_t position);

    std::vector<std::unique_ptr<FileRow>> rows; ///< in the order shown
    std::unordered_map<std::filesystem::path, FileRow*> byPath;
    std::uint64_t numCome = 0, comparisons = 0;
    FileJudging judging;
    Sorting order;
};

/** "4 files: 1 ready, 2 to fix, 1 unreadable"; ". No room for 311 more" is added if some were left out. */
std::string summaryText (const FileRows::Counts&, std::size_t numLeftOut);
} // namespace twobus
