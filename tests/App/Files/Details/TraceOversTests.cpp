#include "App/Files/Details/TraceOvers.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
ProgrammeTrace traceWith (std::initializer_list<std::size_t> overs, double secondsPerColumn = 0.1)
{
    ProgrammeTrace trace;
    trace.secondsPerColumn = secondsPerColumn;
    trace.columns.resize (200, { -0.1f, 0.1f, -20.0f, -20.0f, -6.0f });

    for (const auto column : overs)
        trace.columns[column].truePeakMaxDbtp = 0.2f;

    return trace;
}
} // namespace

TEST_CASE ("an over in a file lasts until the level has been down for a second")
{
    const auto trace = traceWith ({ 50, 51, 60, 70, 81 });
    const auto span = overAround (trace, 5.15, -1.0);
    REQUIRE (span.has_value());
    CHECK (span->beginSeconds == Approx (5.0));
    CHECK (span->endSeconds == Approx (7.1)); // ten columns at or below the limit follow
    CHECK_FALSE (span->isRunning);
    CHECK (overAround (trace, 7.05, -1.0) == span);
    CHECK (overAround (trace, 8.15, -1.0)->beginSeconds == Approx (8.1));
}

TEST_CASE ("what is not over the limit has no span, and the ends of a trace end one")
{
    CHECK_FALSE (overAround (traceWith ({ 50 }), 4.0, -1.0).has_value());
    CHECK_FALSE (overAround (traceWith ({ 50 }), 5.05, 0.3).has_value());
    CHECK_FALSE (overAround (ProgrammeTrace(), 5.0, -1.0).has_value());
    CHECK (overAround (traceWith ({ 0 }), 0.0, -1.0)->beginSeconds == 0.0);
    CHECK (overAround (traceWith ({ 199 }), 20.0, -1.0)->endSeconds == Approx (20.0));
}

TEST_CASE ("in long columns only neighbours belong together")
{
    const auto span = overAround (traceWith ({ 10, 11, 13 }, 3.2), 33.0, -1.0);
    REQUIRE (span.has_value());
    CHECK (span->beginSeconds == Approx (32.0));
    CHECK (span->endSeconds == Approx (38.4));
}
