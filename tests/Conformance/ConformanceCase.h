#pragma once

#include "Support/Signals.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus::test
{
/** How far a reading can be from the expected value, in the unit of the reading. */
struct Tolerance
{
    double below, above;
};

inline Tolerance plusMinus (double tolerance) { return { tolerance, tolerance }; }

struct ExpectedReading
{
    std::string name; ///< includes the unit

    /** The value that the document requires. No tolerance if the document states none. Minus infinity is the lowest
        possible reading. */
    double nominal;
    std::optional<Tolerance> tolerance;

    /** The reading of an exact meter at 48 kHz, and how close to it our meter must be at every rate. */
    double exact;
    Tolerance ours;

    /** The frequency of the tone. At other rates the K-weighting has a slightly different gain there, which shifts the
        reading of an exact meter. 0 if the reading does not shift. */
    double frequencyHz = 1000.0;
};

using Values = std::vector<std::optional<double>>;

/** One test signal of a document, its expected readings, and how to take them. */
struct ConformanceCase
{
    std::string id, signal;
    std::vector<double> sampleRates;
    std::vector<ExpectedReading> expected;

    /** Makes the signal at a rate, measures it and returns one value for each expected reading. */
    std::function<Values (double sampleRate)> measure;

    /** Why the case cannot be run. If set, everything above except id and signal is empty. */
    std::string skipReason;
};

/** The cases of each document, in the order of the documents. */
std::vector<ConformanceCase> ebu3341LoudnessCases();
std::vector<ConformanceCase> ebu3341TruePeakCases();
std::vector<ConformanceCase> ebu3342Cases();
std::vector<ConformanceCase> bs1770Cases();
std::vector<ConformanceCase> bs2217Cases();
std::vector<ConformanceCase> vuCases();
std::vector<ConformanceCase> ppmCases();
std::vector<ConformanceCase> kSystemCases();
} // namespace twobus::test
