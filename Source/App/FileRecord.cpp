#include "App/FileRecord.h"

namespace twobus
{
FileRecord recordOf (const FileResult& result)
{
    FileRecord record { result.path, result.error, std::nullopt };

    if (const auto& analysis = result.analysis)
    {
        record.measurement = FileMeasurement { analysis->facts, analysis->choices, KeptReadings (analysis->readings) };
        record.measurement->facts.path.clear(); // once is enough
    }

    return record;
}
} // namespace twobus
