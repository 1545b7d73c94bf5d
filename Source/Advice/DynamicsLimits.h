#pragma once

/** @file
    Which limits hold for dynamics, from where, and why. All are judged by ear: they are customs, not laws, and none of
    them is ever red.

    PSR, the true peak of 3 s less their short-term loudness: 8 dB or more in the loud parts. Shepherd's advice for
    competitive masters (PSR: Shepherd, Grimm, Tapper, Kahsnitz, Kerr, AES 143, e-Brief 373, 2017): below it limiting is
    heard as flatness. A sustained sound has a low PSR without any limiter and drums alone have a high one with it, so
    the limit counts only where the loud parts are 10 s or more (LoudPartsPsr), and warns only where a limiter was found
    at work too (PinningDetector), or flat tops.

    PLR, the true peak of the programme less its integrated loudness: 12 dB or more in a mix leaves a mastering engineer
    room (custom). Of a master no limit: it follows from the loudness that was wanted. At -1 dBTP and -14 LUFS it is 13
    dB. It never warns: a single loud peak moves it.

    Crest factor, the sample peak less RMS: no limit. A sine has 3.0 dB and drums 20: it tells what the material is, not
    whether it was harmed.
*/
namespace twobus
{
inline constexpr double lowestLoudPartsPsrDb = 8.0;
inline constexpr double lowestMixPlrDb = 12.0;
} // namespace twobus
