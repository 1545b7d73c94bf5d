#include "Present/Advice/TrackingText.h"

#include "Core/Base/Decibels.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace twobus
{
namespace
{
/** For a countdown: rounds up, so 2.1 s left read 3. */
int wholeSeconds (double seconds) { return std::max (1, static_cast<int> (std::ceil (seconds - 1.0e-6))); }

std::vector<std::size_t> inputsWith (const Advice& advice, Verdict verdict)
{
    std::vector<std::size_t> numbers;

    for (std::size_t i = 0; i < advice.inputs.size(); ++i)
        if (advice.inputs[i].verdict == verdict)
            numbers.push_back (i + 1);

    return numbers;
}

/** "Input 7", "Inputs 3 and 7", "Inputs 1, 3 and 7"; if there are more than six, the rest is only counted. */
std::string listed (const std::vector<std::size_t>& numbers)
{
    constexpr std::size_t mostNamed = 6;
    const auto numNamed = numbers.size() <= mostNamed ? numbers.size() : mostNamed - 1;
    auto list = numbers.size() == 1 ? std::string ("Input ") : std::string ("Inputs ");

    for (std::size_t i = 0; i < numNamed; ++i)
        list += fmt::format ("{}{}", i == 0 ? "" : i + 1 == numbers.size() ? " and " : ", ", numbers[i]);

    return numNamed == numbers.size() ? list : list + fmt::format (" and {} more", numbers.size() - numNamed);
}

std::string listedInputs (const Advice& advice, Verdict verdict, const char* ofOne, const char* ofMany)
{
    const auto numbers = inputsWith (advice, verdict);
    return listed (numbers) + (numbers.size() == 1 ? ofOne : ofMany);
}

TrackingProgress progressOf (const Advice& advice) { return advice.tracking.value_or (TrackingProgress {}); }

//==============================================================================
void addGain (InputText& text, const InputAdvice& input)
{
    const auto gain = input.gainDb.value_or (0);

    switch (input.verdict)
    {
        case Verdict::clipped:
            text.gain = fmt::format ("Down {} dB", -gain);
            text.detail = "listen again: the real peak is unknown";
            text.sentence = fmt::format ("Down {} dB and listen again: the real peak is unknown", -gain);
            break;

        case Verdict::hot: text.gain = fmt::format ("Down {} dB", -gain); break;

        case Verdict::ready:
            text.gain = input.isOptional ? fmt::format ("Up {} dB", gain) : "Leave it";
            text.detail = input.isOptional ? "if you like" : "";
            break;

        case Verdict::noSignal:
            text.gain = input.isVeryQuiet ? "Very quiet" : "No signal";
            text.detail = input.isVeryQuiet ? "turn the gain up" : "";
            break;

        default:
            text.gain = "Listening";
            text.detail =
                input.secondsLeft > 0.0 ? fmt::format ("play on for {} s", wholeSeconds (input.secondsLeft)) : "";
            break;
    }

    if (text.sentence.empty())
        text.sentence = text.detail.empty() ? text.gain : text.gain + ", " + text.detail;

    text.number = input.gainDb ? signedNumberText (gain, 0) : std::string (notMeasuredText);
}

InputNote noiseNote (const InputAdvice& input)
{
    InputNote note { "Noise floor", valueText (input.noiseFloorDbfs, "dBFS"), {}, Severity::neutral };

    if (! input.noiseFloorDbfs)
        note.advice = "stay quiet for 3 s";
    else if (std::isinf (*input.noiseFloorDbfs))
        note.advice = "digital silence, no converter";
    else if (input.isNoisy)
    {
        note.advice = "high, judge by ear";
        note.severity = Severity::caution;
    }

    return note;
}

InputNote humNote (const InputAdvice& input)
{
    if (! input.humDbfs || ! input.humHz)
        return { "Hum",
                 std::isfinite (input.noiseFloorDbfs.value_or (silenceDb)) ? "none" : std::string (notMeasuredText),
                 {},
                 Severity::neutral };

    return { "Hum", fmt::format ("{:.0f} Hz, {}", *input.humHz, valueText (input.humDbfs, "dBFS")),
             input.hasLoudHum ? "check cables and ground" : "",
             input.hasLoudHum ? Severity::caution : Severity::neutral };
}

InputNote dcNote (const InputAdvice& input)
{
    const auto value =
        input.dcOffsetPercent ? signedNumberText (input.dcOffsetPercent) + " %" : std::string (notMeasuredText);
    return { "DC", value, input.hasDc ? "switch on a low cut, or check the preamp" : "",
             input.hasDc ? Severity::caution : Severity::neutral };
}
} // namespace

InputText wordsForInput (const InputAdvice& input)
{
    InputText text;
    text.severity = input.severity;
    addGain (text, input);
    text.notes = { noiseNote (input), humNote (input), dcNote (input) };
    text.average = input.averageDbfs ? fmt::format ("{}, {} VU", valueText (input.averageDbfs, "dBFS"),
                                                    signedNumberText (*input.averageDbfs - zeroVuDbfs))
                                     : std::string (notMeasuredText);
    return text;
}

std::string clippedText (double seconds) { return "Clipped at " + durationText (seconds); }

std::string clippedInputSentence (std::size_t input, const std::string& name, double seconds)
{
    return fmt::format ("Input {}{} clipped at {}. Lower its gain, and acknowledge the clip on the Tracking page.",
                        input + 1, name.empty() ? "" : " (" + name + ")", durationText (seconds));
}

std::string noteSentence (const InputNote& note)
{
    if (note.value == notMeasuredText)
        return note.name + " not measured" + (note.advice.empty() ? "" : ": " + note.advice);

    // "Hum at 50 Hz", but "Hum: none".
    const auto* link = note.name != "Hum" ? " " : note.value == "none" ? ": " : " at ";
    return note.name + link + note.value + (note.advice.empty() ? "" : ": " + note.advice);
}

namespace
{
bool isAnyInputVeryQuiet (const Advice& advice)
{
    return std::any_of (advice.inputs.begin(), advice.inputs.end(), [] (const auto& i) { return i.isVeryQuiet; });
}

/** "4 right, 2 could come up, 1 very quiet, 1 silent". All of them right is said as such. */
std::string countedGains (const Advice& advice)
{
    const auto count = [&advice] (auto&& matches) {
        return static_cast<std::size_t> (std::count_if (advice.inputs.begin(), advice.inputs.end(), matches));
    };

    const auto listening =
        count ([] (const InputAdvice& i) { return i.verdict == Verdict::listening || i.secondsLeft > 0.0; });
    const auto right = count ([] (const InputAdvice& i) { return i.verdict == Verdict::ready && ! i.isOptional; });
    const auto optional = count ([] (const InputAdvice& i) { return i.verdict == Verdict::ready && i.isOptional; });
    const auto veryQuiet = count ([] (const InputAdvice& i) { return i.isVeryQuiet; });
    const auto silent = count ([] (const InputAdvice& i) { return i.verdict == Verdict::noSignal && ! i.isVeryQuiet; });

    if (optional + veryQuiet + silent == 0)
        return listening > 0 ? "The gains are right so far" : "The gains are right";

    if (advice.inputs.size() == 1)
        return "The gain could come up";

    std::string text;

    for (const auto& [number, name] :
         { std::pair (right, "right"), std::pair (optional, "could come up"), std::pair (veryQuiet, "very quiet"),
           std::pair (silent, "silent"), std::pair (listening, "still listening") })
        if (number > 0)
            text += fmt::format ("{}{} {}", text.empty() ? "" : ", ", number, name);

    return text;
}
} // namespace

std::string trackingHeadline (const Advice& advice)
{
    const auto [step, secondsLeft] = progressOf (advice);

    switch (advice.levelVerdict)
    {
        case Verdict::clipped:
            return listedInputs (advice, Verdict::clipped, " clips: lower its gain", " clip: lower their gain");
        case Verdict::hot:
            return listedInputs (advice, Verdict::hot, " is too hot: lower its gain", " are too hot: lower their gain");

        case Verdict::ready: return countedGains (advice);
        case Verdict::noSignal: return isAnyInputVeryQuiet (advice) ? "Very quiet: turn the gain up" : "No signal";
        default: break;
    }

    return step == TrackingStep::quiet ? fmt::format ("Stay quiet for {} s", wholeSeconds (secondsLeft))
                                       : "Play the loudest part";
}

std::string trackingNotice (const Advice& advice)
{
    const auto [step, secondsLeft] = progressOf (advice);

    if (step == TrackingStep::quiet)
        return "Keep quiet first, for the noise floor. Then play the loudest part for 10 s.";

    if (advice.levelVerdict <= Verdict::hot && step == TrackingStep::play)
        return "So far. Keep playing.";

    if (advice.levelVerdict == Verdict::noSignal)
        return "Play the loudest part for 10 s. If no sound arrives, check the source and its channels.";

    if (step == TrackingStep::play)
        return fmt::format ("Play {} s more for a verdict.", wholeSeconds (secondsLeft));

    const auto stillListening = inputsWith (advice, Verdict::listening);
    return stillListening.empty()
               ? ""
               : listed (stillListening)
                     + (stillListening.size() == 1 ? " needs to play longer." : " need to play longer.");
}

std::string trackingAim()
{
    return "Aim for peaks between −14 and −6 dBFS; people play louder in the take. Ignore the average on drums.";
}
} // namespace twobus
