#pragma once

#include "Advice/Advice.h"
#include "Core/Base/ChannelLayout.h"
#include "Present/Advice/FaderScale.h"
#include "Present/Advice/TrackingText.h"

#include <string>
#include <vector>

namespace twobus
{
/** One line of the list of checks. */
struct CheckText
{
    std::string name; ///< "Headroom"
    std::string value; ///< "0.4 dB"; a dash if it was not measured
    std::string limit; ///< "3 dB or more"; "for information"
    Severity severity = Severity::neutral;
    CheckKind kind = CheckKind::headroom;
};

/** The advice in words: the same sentences in the window, the command line and the reports. UTF-8, short, plain,
    exact, no exclamation marks. */
struct AdviceText
{
    std::string headline; ///< "Hot: leave room first"
    std::string action; ///< "Pull the master fader down"; empty if no move is needed
    std::string amount; ///< "5.6": belongs to `action`; empty if that is
    std::string unit = "dB"; ///< of the amount: "LUFS" where the amount is the loudness of a stream
    std::string percent; ///< "52 %": the same move on a fader in percent, see faderPercentText(); otherwise empty
    std::string sentence; ///< headline and action in one sentence, for places with a single line
    std::string loudest; ///< "Loudest moment: −0.4 dBTP at 2:51.38 (left)."; empty if unknown
    std::string aim; ///< "Aim: −6 dBTP (a convention). Up to −3 is fine."
    std::string cause; ///< the cause and its remedy, in one or two sentences; empty if there is nothing to explain
    std::string followUp; ///< what a move of the fader has changed; empty if no passage was recognised
    std::string audition; ///< what was played since, too short to judge; empty if nothing was
    std::string coverage; ///< if nothing else is to be done: what was not played again or not heard, or which checks to
        ///< look at; of a stream: how much was heard; empty for files
    std::string warning; ///< how often it went over the limit; empty if never
    std::string notice; ///< what was lost or invalid, or that it is only "so far"; empty if nothing is missing
    std::vector<CheckText> checks;
    std::vector<InputText> inputs; ///< while tracking, one per input
    bool movesFader = false; ///< the move is one of the master fader, not of a limiter or a plug-in
};

/** "Next loudest: −0.6 dBTP at 0:31.00 (left, 63 Hz), −0.9 dBTP at 1:02.00 (right, 2 kHz)." Names at most four, with
    the octave band that dominates each, and the cause unless it is clean. Empty if there is only one moment. */
std::string loudMomentsText (const MeterReadings&, const ChannelLayout&);

/** Puts an Advice into words. The readings supply what the advice lacks: how many samples were invalid or over. */
AdviceText wordsFor (const Advice&, const Choices&, const MeterReadings&, const ChannelLayout&,
                     FaderScale = FaderScale::decibels);
} // namespace twobus
