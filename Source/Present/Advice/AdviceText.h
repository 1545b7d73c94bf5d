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
    std::string value; ///< "0.4 dB"; the dash where it was not measured
    std::string limit; ///< "3 dB or more"; "for information"
    Severity severity = Severity::neutral;
    CheckKind kind = CheckKind::headroom;
};

/** The advice in words: the same sentences in the window, the command line and the reports. UTF-8, short, plain,
    exact, no exclamation marks. */
struct AdviceText
{
    std::string headline; ///< "Hot: leave room first"
    std::string action; ///< "Pull the master fader down"; empty where nothing is to be moved
    std::string amount; ///< "5.6": belongs to action, in dB; empty with it
    std::string percent; ///< "52 %": the same move on a fader in percent, see faderPercentText(); else empty
    std::string sentence; ///< headline and action as one sentence, for one line of text
    std::string loudest; ///< "Loudest moment: −0.4 dBTP at 2:51.38 (left)."; empty when unknown
    std::string aim; ///< "Aim: −6 dBTP (a convention). Up to −3 is fine."
    std::string cause; ///< what made it and what repairs it, one or two sentences; empty where there is nothing to say
    std::string followUp; ///< what a move of the fader has changed; empty where no passage was recognised
    std::string coverage; ///< how much was heard, and what was not played again; empty for files
    std::string warning; ///< how often it went over the limit; empty for never
    std::string notice; ///< what was lost or invalid, or that it is only "so far"; empty when all is whole
    std::vector<CheckText> checks;
    std::vector<InputText> inputs; ///< while tracking, per input
};

/** "Next loudest: −0.6 dBTP at 0:31.00 (left, 63 Hz), −0.9 dBTP at 1:02.00 (right, 2 kHz)." At most four, with the
    octave band that dominates each, and its cause where that is not clean; empty where there is one moment only. */
std::string loudMomentsText (const MeterReadings&, const ChannelLayout&);

/** Readings are asked for what the advice does not carry: how many samples were invalid or over. */
AdviceText wordsFor (const Advice&, const Choices&, const MeterReadings&, const ChannelLayout&,
                     FaderScale = FaderScale::decibels);
} // namespace twobus
