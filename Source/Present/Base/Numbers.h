#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/** @file
    Numbers for people: UTF-8, one decimal, a real minus sign (U+2212), the unit after a space.

    A value that was not measured is an en dash, silence is minus infinity. A value that rounds to zero has no sign.
*/
namespace twobus
{
inline constexpr std::string_view notMeasuredText = "–";

/** "−5.6", "0.0", "−∞", "–". */
std::string numberText (std::optional<double> value, int decimals = 1);

/** The same with a plus sign if the value is above zero: "+0.4". */
std::string signedNumberText (std::optional<double> value, int decimals = 1);

/** The number as it stands before this unit: a level over full scale (dBFS, dBTP) gets a plus sign. */
std::string figureText (std::optional<double> value, std::string_view unit, int decimals = 1);

/** "−5.6 dB", "+0.3 dBTP"; only the dash if there is no value. */
std::string valueText (std::optional<double> value, std::string_view unit, int decimals = 1);

/** A limit that the user chose or that we print: whole numbers get no decimal. "−6", "3.5"; with a unit "−14 LUFS". */
std::string limitText (double limit);
std::string limitText (double limit, std::string_view unit);

/** "3:42"; with an hour "1:03:42". */
std::string durationText (double seconds);

/** A moment, to a hundredth: "2:51.38". */
std::string momentText (double seconds);

/** A moment, precise enough to find it: "0:24.1". */
std::string tenthsText (double seconds);

/** "48 kHz", "44.1 kHz". */
std::string sampleRateText (double sampleRate);

/** Which side is louder, from right less left: "R +0.4 dB", "even", "only the left channel". */
std::string balanceText (std::optional<double> balanceDb);

/** "1 sample", "2 samples". */
std::string countText (std::uint64_t count, std::string_view one, std::string_view many);
} // namespace twobus
