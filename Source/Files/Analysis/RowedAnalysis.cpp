#include "Files/Analysis/RowedAnalysis.h"

namespace twobus
{
namespace
{
class RowList : public MeterRowSink
{
public:
    explicit RowList (std::vector<MeterRow>& rowsToFill) noexcept : rows (rowsToFill) {}
    void meterRow (const MeterRow& row) noexcept override { rows.push_back (row); }

private:
    std::vector<MeterRow>& rows;
};
} // namespace

std::vector<float> RowedAnalysis::momentaryLufs() const
{
    std::vector<float> levels;
    levels.reserve (rows.size());

    for (const auto& row : rows)
        levels.push_back (row.momentaryLufs);

    return levels;
}

RowedAnalysis analyseWithRows (const std::filesystem::path& path, const FileAnalysisOptions& options,
                               const FileProgress& progress, const std::stop_token& stop)
{
    RowedAnalysis rowed;
    RowList list (rowed.rows);
    auto withRows = options;
    withRows.rows = &list;
    rowed.analysis = analyseFile (path, withRows, progress, stop);
    return rowed;
}
} // namespace twobus
