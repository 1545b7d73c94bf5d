#pragma once

/** @file
    The limits for dynamics, where they come from, and why. All are judged by ear: they are conventions, not rules, and
    none of them is ever red.

    PSR, the true peak of 3 s less their short-term loudness: 8 dB or more in the loud parts. That is Shepherd's advice
    for competitive masters (PSR: Shepherd, Grimm, Tapper, Kahsnitz, Kerr, AES 143, e-Brief 373, 2017): below 8 dB
    limiting is heard as flatness. A sustained sound has a low PSR without any limiter, and drums alone have a high one
    even with a limiter. So the limit counts only if the loud parts are 10 s or more (LoudPartsPsr), and warns only if a
    limiter was found at work too (PinningDetector), or flat tops.

    PLR, the true peak of the programme less its integrated loudness: 12 dB or more in a mix leaves a mastering engineer
    room (a convention). A master has no limit: its PLR follows from the intended loudness; at -1 dBTP and -14 LUFS it
    is 13 dB. PLR never warns, because a single loud peak moves it.

    Crest factor, the sample peak less RMS: no limit. A sine has 3.0 dB and drums 20: it shows what the material is, not
    whether it was harmed.
*/
namespace twobus
{
inline constexpr double lowestLoudPartsPsrDb = 8.0;
inline constexpr double lowestMixPlrDb = 12.0;
} // namespace twobus
