#pragma once

#include <string>
#include <string_view>

namespace twobus
{
/** The scale on a DAW's master fader. LMMS up to version 1.2 shows percent of the amplitude, others show dB. If LMMS is
    the source, a trim is given in both. Pure functions. */
enum class FaderScale
{
    decibels,
    percent
};

/** Percent if the source's name, as displayName() or AudioSource::name() returns it, begins with LMMS. */
FaderScale faderScaleOf (std::string_view sourceName) noexcept;

/** "52 %", for −5.6 dB: what a fader at 100 % shows after the trim. Rounded down, so that a trim reaches its aim: to
    whole percent, and below 10 % to tenths. */
std::string faderPercentText (double trimDb);

/** "In percent: 52 % of what the fader shows." Empty if percentText is empty. */
std::string faderPercentSentence (const std::string& percentText);
} // namespace twobus
