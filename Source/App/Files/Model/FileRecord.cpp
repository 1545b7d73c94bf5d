#include "App/Files/Model/FileRecord.h"

namespace twobus
{
FileRecord recordOf (const FileResult& result)
{
    FileRecord record { result.path, result.error, std::nullopt, nullptr };

    if (const auto& analysis = result.analysis)
    {
        record.measurement = FileMeasurement { analysis->facts, analysis->choices, KeptReadings (analysis->readings),
                                               analysis->findings };
        record.measurement->facts.path.clear(); // the record has the path already

        if (! analysis->trace.columns.empty())
            record.trace = std::make_shared<const ProgrammeTrace> (analysis->trace);
    }

    return record;
}
} // namespace twobus
