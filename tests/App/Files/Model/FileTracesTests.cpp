#include "App/Files/Model/FileTraces.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
std::shared_ptr<const ProgrammeTrace> traceOf (double secondsPerColumn)
{
    auto trace = std::make_shared<ProgrammeTrace>();
    trace->secondsPerColumn = secondsPerColumn;
    return trace;
}
} // namespace

TEST_CASE ("a file's waveform is kept, and a newer one of the same file replaces it")
{
    FileTraces traces;
    traces.put ("a", traceOf (1.0));
    traces.put ("b", traceOf (2.0));
    traces.put ("a", traceOf (3.0));
    CHECK (traces.size() == 2);
    CHECK (traces.lookAt ("a")->secondsPerColumn == 3.0);
    CHECK (traces.lookAt ("b")->secondsPerColumn == 2.0);
    CHECK (traces.lookAt ("c") == nullptr);

    traces.put ("a", nullptr); // the file could not be read this time
    CHECK (traces.lookAt ("a") == nullptr);
    traces.forget ("b");
    CHECK (traces.size() == 0);
}

TEST_CASE ("with too many files the newest and the most recently viewed keep their waveforms")
{
    FileTraces traces;

    for (std::size_t i = 0; i < 20 * FileTraces::mostKept; ++i)
    {
        traces.put (std::to_string (i), traceOf (static_cast<double> (i)));
        CHECK (traces.lookAt ("0") != nullptr);
        CHECK (traces.size() <= FileTraces::mostKept);
    }

    CHECK (traces.size() == FileTraces::mostKept);
    CHECK (traces.lookAt ("1") == nullptr);
    CHECK (traces.lookAt (std::to_string (20 * FileTraces::mostKept - 1)) != nullptr);
    CHECK (traces.lookAt (std::to_string (19 * FileTraces::mostKept + 1)) != nullptr);
    CHECK (traces.lookAt (std::to_string (19 * FileTraces::mostKept)) == nullptr); // "0" has taken its place
}
