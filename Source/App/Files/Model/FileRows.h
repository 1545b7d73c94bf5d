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
/** How files are judged. What a file is written as it knows itself. */
struct FileJudging
{
    Stage stage = Stage::mix; ///< of those that have none of their own
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false;

    bool operator== (const FileJudging&) const = default;
};

/** What the table shows of it. */
struct FileJudgement
{
    Severity severity = Severity::damage;
    Verdict verdict = Verdict::incomplete;
    std::string headline; ///< "Hot: leave room first"; for a file that could not be read the reason
    std::optional<double> integratedLufs, loudnessRangeLu, truePeakDbtp, plrDb, trimDb;
    std::uint64_t overs = 0;
};

struct FileRow
{
    FileRecord record;
    ShownPath path;
    juce::String sortName;
    std::uint64_t number = 0; ///< in the order in which they came
    std::size_t position = 0; ///< in the table as it is sorted now
    std::optional<Stage> stage; ///< its own; also of what is measured of it later
    FileJudgement judged;

    bool isReadable() const noexcept { return record.measurement.has_value(); }
};

/** Of a file that could be read. */
Choices choicesFor (const FileRow&, const FileJudging&);

/** "−15.8" without its unit, which the column's name says. Of a column of numbers, in a row that could be read. */
std::string figureText (const FileRow&, FileColumn);

/** "Cannot read: it is no audio file." */
std::string unreadableText (const std::string& reason);

/** The whole row in one sentence, for a screen reader. */
std::string spokenText (const FileRow&);

/** The files of the Files page as rows: judged, sorted, counted. No drawing; message thread.

    A row knows what the table shows. Everything else is said of one file at a time, from its readings: see FileTexts.
*/
class FileRows
{
public:
    std::size_t size() const noexcept { return rows.size(); }
    const FileRow& operator[] (std::size_t position) const noexcept { return *rows[position]; }

    /** Empty where there is no such row. */
    std::optional<std::size_t> positionOf (const std::filesystem::path& path) const;

    /** A file that has a row already gets that row. Returns the first position that is not as it was; size() for none.
        */
    std::size_t put (std::vector<FileRecord>);

    void judge (const FileJudging&);

    /** Gives these rows a stage of their own, or with none the one of all, and sorts once. Returns the first position
        that is not as it was; size() for none. */
    std::size_t setStage (const std::vector<std::size_t>& positions, std::optional<Stage>);

    /** The column's own order first, which is the worst or the highest on top and names from A; then that turned round,
        then the order in which the files came. */
    void sortByNext (FileColumn);

    struct Sorting
    {
        std::optional<FileColumn> column; ///< empty: the order in which they came
        bool isTurned = false;
    };

    const Sorting& sorting() const noexcept { return order; }

    /** Positions in ascending order. */
    void remove (const std::vector<std::size_t>& positions);
    void clear();

    /** How often two rows were compared to sort them, since the start: what sorting costs. */
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

    std::vector<std::unique_ptr<FileRow>> rows; ///< as shown
    std::unordered_map<std::filesystem::path, FileRow*> byPath;
    std::uint64_t numCome = 0, comparisons = 0;
    FileJudging judging;
    Sorting order;
};

/** "4 files: 1 ready, 2 to fix, 1 unreadable"; ". No room for 311 more" where some were left out. */
std::string summaryText (const FileRows::Counts&, std::size_t numLeftOut);
} // namespace twobus
