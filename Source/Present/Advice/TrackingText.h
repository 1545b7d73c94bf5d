#pragma once

#include "Advice/Advice.h"

#include <array>
#include <functional>
#include <string>

/** @file
    The words of the recording page: what to do first, and what to do with each input. UTF-8.
*/
namespace twobus
{
/** EBU R 68's alignment: where 0 VU lies. */
inline constexpr double zeroVuDbfs = -18.0;

/** A line that says something besides the gain. */
struct InputNote
{
    std::string name; ///< "Noise floor", "Hum", "DC"
    std::string value; ///< "−71.3 dBFS", "50 Hz, −58.2 dBFS", "none"; the dash where it was not measured
    std::string advice; ///< "check cables and ground"; empty while there is nothing to do
    Severity severity = Severity::neutral;

    bool operator== (const InputNote&) const = default;
};

struct InputNotes
{
    InputNote noiseFloor, hum, dc;

    /** In the order in which they are told. */
    std::array<std::reference_wrapper<const InputNote>, 3> all() const { return { noiseFloor, hum, dc }; }

    bool operator== (const InputNotes&) const = default;
};

struct InputText
{
    std::string gain; ///< "Down 6 dB", "Leave it", "No signal"
    std::string detail; ///< "if you like"; "listen again: the real peak is unknown"; empty where gain says all
    std::string number; ///< for a glance from three metres: "−6", "+4", "0"; the dash where it is not known
    std::string sentence; ///< gain and detail in one: "Up 4 dB, if you like"
    InputNotes notes;
    std::string average; ///< while played, in the AES17 sense: "−17.0 dBFS, +1.0 VU"
    Severity severity = Severity::neutral;

    bool operator== (const InputText&) const = default;
};

InputText wordsForInput (const InputAdvice&);

/** "Input 7 clips: lower its gain", "Stay quiet for 3 s", "Play the loudest part". */
std::string trackingHeadline (const Advice&);

/** What is needed for a verdict, or that it is only so far; empty when it is whole. */
std::string trackingNotice (const Advice&);

/** The rule that decides, and what the average is worth. */
std::string trackingAim();

/** "Noise floor −52.3 dBFS: high, judge by ear"; "Noise floor not measured". */
std::string noteSentence (const InputNote&);
} // namespace twobus
