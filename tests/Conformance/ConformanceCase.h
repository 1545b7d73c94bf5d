#pragma once

#include "Support/Signals.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus::test
{
/** How far a reading may lie from what is expected, in the unit of the reading. */
struct Tolerance
{
    double below, above;
};

inline Tolerance plusMinus (double tolerance) { return { tolerance, tolerance }; }

struct ExpectedReading
{
    std::string name; ///< with its unit

    /** What the document asks for; no tolerance where it names none. Minus infinity: the lowest reading there is. */
    double nominal;
    std::optional<Tolerance> tolerance;

    /** What an exact meter reads at 48 kHz, and how near to it we want to be at every rate. */
    double exact;
    Tolerance ours;

    /** Of the tone: an exact meter at another rate reads what K-weighting differs by there. 0 where it does not. */
    double frequencyHz = 1000.0;
};

using Values = std::vector<std::optional<double>>;

/** One test signal of a document, what its readings must be, and how they are taken. */
struct ConformanceCase
{
    std::string id, signal;
    std::vector<double> sampleRates;
    std::vector<ExpectedReading> expected;

    /** Makes the signal at a rate and measures it: one value for each expected reading. */
    std::function<Values (double sampleRate)> measure;

    /** Why it cannot be run; everything above but id and signal is empty then. */
    std::string notRunBecause;
};

/** In the order of the documents. */
std::vector<ConformanceCase> ebu3341LoudnessCases();
std::vector<ConformanceCase> ebu3341TruePeakCases();
std::vector<ConformanceCase> ebu3342Cases();
std::vector<ConformanceCase> bs1770Cases();
std::vector<ConformanceCase> bs2217Cases();
std::vector<ConformanceCase> vuCases();
std::vector<ConformanceCase> ppmCases();
std::vector<ConformanceCase> kSystemCases();
} // namespace twobus::test
