#include "ConformanceTable.h"

#include "Support/Catch.h"
#include "Support/ReferenceLoudness.h"

#include <cmath>
#include <cstdio>

namespace twobus::test
{
namespace
{
std::string asText (const char* format, double value)
{
    char text[32];
    std::snprintf (text, sizeof (text), format, value);
    return text;
}

std::string asText (const Tolerance& tolerance)
{
    if (tolerance.below == tolerance.above)
        return asText ("+-%g", tolerance.below);

    return asText ("+%g", tolerance.above) + asText ("/-%g", tolerance.below);
}

/** With one decimal, or with two if the document has two. */
std::string nominalText (double value)
{
    return asText (std::abs (value * 10.0 - std::round (value * 10.0)) < 1.0e-9 || std::isinf (value) ? "%.1f" : "%.2f",
                   value);
}

bool isWithin (std::optional<double> value, double expected, const Tolerance& tolerance)
{
    if (! value)
        return false;

    return *value == expected || (*value >= expected - tolerance.below && *value <= expected + tolerance.above);
}

double exactAt (const ExpectedReading& expected, double sampleRate)
{
    if (expected.frequencyHz <= 0.0)
        return expected.exact;

    return expected.exact + referenceWeightingDb (sampleRate, expected.frequencyHz)
           - referenceWeightingDb (48000.0, expected.frequencyHz);
}

void printHeader (const std::string& document)
{
    std::printf ("\n%s\n%-11s %-47s %-30s %7s  %8s %-9s  %8s %-11s  %9s\n", document.c_str(), "case", "signal",
                 "reading", "rate Hz", "expected", "tolerance", "exact", "ours", "read");
}

void runLine (const ConformanceCase& test, const ExpectedReading& expected, double sampleRate,
              std::optional<double> value)
{
    const auto exact = exactAt (expected, sampleRate);
    const auto isAsAsked = ! expected.tolerance || isWithin (value, expected.nominal, *expected.tolerance);
    const auto isExact = isWithin (value, exact, expected.ours);

    std::printf ("%-11s %-47s %-30s %7.0f  %8s %-9s  %8.3f %-11s  %9s%s\n", test.id.c_str(), test.signal.c_str(),
                 expected.name.c_str(), sampleRate, expected.tolerance ? nominalText (expected.nominal).c_str() : "-",
                 expected.tolerance ? asText (*expected.tolerance).c_str() : "-", exact, asText (expected.ours).c_str(),
                 value ? asText ("%.4f", *value).c_str() : "none", isAsAsked && isExact ? "" : "  FAILED");

    INFO (test.id << ", " << expected.name << " at " << sampleRate << " Hz");
    CHECK (isAsAsked);
    CHECK (isExact);
}

void runCase (const ConformanceCase& test)
{
    if (! test.skipReason.empty())
        std::printf ("%-11s %-47s not run: %s\n", test.id.c_str(), test.signal.c_str(), test.skipReason.c_str());

    for (const auto sampleRate : test.sampleRates)
    {
        const auto values = test.measure (sampleRate);
        REQUIRE (values.size() == test.expected.size());

        for (std::size_t i = 0; i < values.size(); ++i)
            runLine (test, test.expected[i], sampleRate, values[i]);
    }
}
} // namespace

void runConformance (const std::string& document, const std::vector<ConformanceCase>& cases)
{
    printHeader (document);

    for (const auto& test : cases)
        runCase (test);
}
} // namespace twobus::test
