#pragma once

#include "Advice/ChainAdvice.h"
#include "Core/Chain/ChainReadings.h"

#include <string>
#include <vector>

namespace twobus
{
/** One row of the table of the chain. */
struct ChainRow
{
    std::string label; ///< "Integrated"
    std::string before; ///< "−20.2 LUFS"; a dash if it was not measured
    std::string after; ///< "−15.1 LUFS"
    std::string change; ///< "+5.1 LU"
};

/** What the chain does, in words. UTF-8. */
struct ChainText
{
    /** Is it the mix or the chain? "The chain clips", "The mix enters clipped", "Nothing is cut". */
    std::string headline;

    /** "The chain adds 5.1 LU and takes 2.3 dB of crest. Its limiter takes up to 4.0 dB. Peaks enter at +3.1 dBTP and
        leave at −0.4 dBTP. Nothing is cut." Before 3 s of signal: "Play 3 s or more to see what the chain does." */
    std::string summary;
    std::string remedy; ///< see chainRemedyText()
    std::string delay; ///< "The chain delays by 64 samples (1.3 ms), and the DAW does not compensate for it."; or empty
    std::vector<ChainRow> rows;
};

ChainText wordsFor (const ChainReadings&, const ChainVerdict&);

/** What to do, in one or two sentences; empty if there is nothing to do. */
std::string chainRemedyText (const ChainVerdict&);

/** The remedy as an instruction that goes before an amount in dB: "lower the output of the chain's last plug-in". Empty
    if the remedy has no amount. */
std::string chainMoveText (ChainRemedy);
} // namespace twobus
