/** Checks what the documents require of loudness meters and needles, with every one of their signals that can be made,
    at the usual rates. We make the signals as the documents describe them, so the EBU's and the ITU's own files are not
    needed. */
#include "ConformanceTable.h"
#include "Support/Catch.h"

using namespace twobus::test;

TEST_CASE ("EBU Tech 3341")
{
    runConformance ("EBU Tech 3341 (2023), table 1, cases 1 to 14: loudness", ebu3341LoudnessCases());
    runConformance ("EBU Tech 3341 (2023), table 1, cases 15 to 23: true peak", ebu3341TruePeakCases());
}

TEST_CASE ("EBU Tech 3342") { runConformance ("EBU Tech 3342 (2023), table 1: loudness range", ebu3342Cases()); }

TEST_CASE ("ITU-R BS.1770")
{
    runConformance ("ITU-R BS.1770-5, Annexes 1 and 3: anchors and channel weights", bs1770Cases());
}

TEST_CASE ("ITU-R BS.2217")
{
    runConformance ("ITU-R BS.2217: synthetic copies of the compliance files", bs2217Cases());
}

TEST_CASE ("IEC 60268-17") { runConformance ("IEC 60268-17: VU meter, its pointer", vuCases()); }

TEST_CASE ("IEC 60268-10")
{
    runConformance ("IEC 60268-10: peak programme meters, types I and II; figures from secondary sources", ppmCases());
}

TEST_CASE ("K-System")
{
    runConformance ("Bob Katz: the K-System, and the times that are usual for it", kSystemCases());
}
