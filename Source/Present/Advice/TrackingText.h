#pragma once

#include "Advice/Advice.h"

#include <array>
#include <functional>
#include <string>

/** @file
    The words of the recording page: what to do first, and what to do about each input. UTF-8.
*/
namespace twobus
{
/** EBU R 68's alignment: where 0 VU lies. */
inline constexpr double zeroVuDbfs = -18.0;

/** A line about an input that is not about its gain. */
struct InputNote
{
    std::string name; ///< "Noise floor", "Hum", "DC"
    std::string value; ///< "−71.3 dBFS", "50 Hz, −58.2 dBFS", "none"; a dash if it was not measured
    std::string advice; ///< "check cables and ground"; empty while there is nothing to do
    Severity severity = Severity::neutral;

    bool operator== (const InputNote&) const = default;
};

struct InputNotes
{
    InputNote noiseFloor, hum, dc;

    /** In the order of display. */
    std::array<std::reference_wrapper<const InputNote>, 3> all() const { return { noiseFloor, hum, dc }; }

    bool operator== (const InputNotes&) const = default;
};

struct InputText
{
    std::string gain; ///< "Down 6 dB", "Leave it", "No signal"
    std::string detail; ///< "if you like"; "listen again: the real peak is unknown"; empty if `gain` is enough
    std::string number; ///< readable from three metres away: "−6", "+4", "0"; a dash if not known
    std::string sentence; ///< gain and detail together: "Up 4 dB, if you like"
    InputNotes notes;
    std::string average; ///< while played, in the AES17 sense: "−17.0 dBFS, +1.0 VU"
    Severity severity = Severity::neutral;

    bool operator== (const InputText&) const = default;
};

InputText wordsForInput (const InputAdvice&);

/** "Input 7 clips: lower its gain", "Stay quiet for 3 s", "Play the loudest part". */
std::string trackingHeadline (const Advice&);

/** What a verdict still needs, or that it is only provisional; empty if it is final. */
std::string trackingNotice (const Advice&);

/** The rule for the gain, and how much the average matters. */
std::string trackingAim();

/** "Clipped at 2:31": a clip that is held until the user has seen it. Seconds since listening began. */
std::string clippedText (double seconds);

/** The same for another page: "Input 7 (Vocal) clipped at 2:31. Lower its gain, and acknowledge the clip on the
    Tracking page." input: from 0; the name can be empty. */
std::string clippedInputSentence (std::size_t input, const std::string& name, double seconds);

/** "Noise floor −52.3 dBFS: high, judge by ear"; "Noise floor not measured". */
std::string noteSentence (const InputNote&);
} // namespace twobus
