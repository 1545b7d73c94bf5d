#include "Present/ReadingHelp.h"

#include <array>

namespace twobus
{
namespace
{
template <typename Thing>
struct Entry
{
    Thing thing;
    ReadingHelp help;
};

template <typename Thing, std::size_t size>
constexpr bool standInOrder (const std::array<Entry<Thing>, size>& entries)
{
    for (std::size_t i = 0; i < size; ++i)
        if (entries[i].thing != static_cast<Thing> (i) || entries[i].help.name.empty())
            return false;

    return true;
}

constexpr std::array<Entry<Reading>, numReadings> readings { {
    { Reading::integrated,
      { "Integrated",
        "Loudness of all that was heard since the reset; pauses are left out (BS.1770 gates).",
        "Mixes are mostly at −23 to −16 LUFS. It is no target: services turn loud masters down." } },
    { Reading::loudnessRange,
      { "Loudness range",
        "How far apart soft and loud parts are: 10 to 95 % of short-term (EBU Tech 3342).",
        "It settles after 60 s. A few LU: all parts equally loud; over 10: wide contrasts." } },
    { Reading::truePeakMax,
      { "True peak max",
        "The highest level since the reset, between the samples too (BS.1770, Annex 2).",
        "Mix: aim −6 dBTP, up to −3 is fine. Master: up to −1; louder than −14 LUFS, −2." } },
    { Reading::shortTermMax,
      { "Short-term max",
        "The loudest 3 s since the reset, pauses not left out.",
        "Compare it with integrated: so far do the loudest bars stand above the whole." } },
    { Reading::momentaryMax,
      { "Momentary max",
        "The loudest 0.4 s since the reset, pauses not left out.",
        "Single hits and shouts show here. For information: music has no limit for it." } },
    { Reading::rms,
      { "RMS",
        "Average level of the louder channel since the reset, all frequencies alike.",
        "A full-scale sine reads −3.0 dBFS, in the AES17 sense 0.0: the label says which." } },
    { Reading::crestFactor,
      { "Crest factor",
        "Sample peak less RMS of the same channel: how far peaks stand above the average.",
        "A sine has 3.0 dB, drums up to 20. It tells the material, not whether it was harmed." } },
    { Reading::plr,
      { "PLR",
        "Peak to loudness ratio: the highest true peak less the integrated loudness.",
        "In a mix 12 dB or more leave mastering some room: a custom, judge by ear." } },
    { Reading::psr,
      { "PSR",
        "Peak to short-term loudness ratio: true peak of the last 3 s less their loudness.",
        "Under 8 dB in loud parts a limiter is often heard as flatness. Judge by ear." } },
    { Reading::psrMin,
      { "PSR min",
        "The lowest PSR since the reset, silence left out.",
        "A held note has a low one without any limiter: listen to that place first." } },
    { Reading::momentary,
      { "Momentary",
        "Loudness of the last 0.4 s (M in EBU Tech 3341).",
        "For watching a single hit or word. The line above it is the highest so far." } },
    { Reading::shortTerm,
      { "Short-term",
        "Loudness of the last 3 s (S in EBU Tech 3341).",
        "It follows the parts of a song. The mark I beside it is the integrated loudness." } },
    { Reading::heldTruePeak,
      { "Held true peak",
        "The highest true peak of this channel since the hold was cleared, in dBTP.",
        "Amber above −3, red above 0. A click clears the hold; the maximum stays." } },
    { Reading::samplePeak,
      { "Sample peak",
        "The highest single sample since the reset, what lies between samples left out.",
        "The true peak is never below it and counts: converters and encoders meet that one." } },
    { Reading::fullScale,
      { "Full scale",
        "How many samples lie at full scale or over it, all channels together.",
        "Single ones may be intact. Runs that are flat are clipping: see that check." } },
    { Reading::correlation,
      { "Correlation",
        "How alike both sides are: +1 the same, 0 unrelated, −1 the same with inverted sign.",
        "Mixes are mostly at +0.3 to +0.7. Long below 0, much is lost in mono." } },
    { Reading::balance,
      { "Balance",
        "Level of the right side less that of the left since the reset, in dB.",
        "Within 3 dB is usual. Beyond, look for a pan that is off or a side that is missing." } },
    { Reading::dcOffset,
      { "DC offset",
        "How far the middle of the wave lies off zero, in percent of full scale.",
        "Above 1 % it takes headroom and makes edits click. A low cut at 20 Hz removes it." } },
    { Reading::headroom,
      { "Headroom",
        "How many dB lie between the highest true peak and 0 dBTP.",
        "A mix keeps 3 dB or more, a master 1, and 2 where it is louder than −14 LUFS." } },
    { Reading::stereoImage,
      { "Stereo image",
        "Both sides against each other: upright is mono, flat is out of phase.",
        "A leaf that stands upright is healthy. One that lies flat vanishes in mono." } },
    { Reading::spectrum,
      { "Spectrum",
        "How the level spreads over frequency, over all that was heard since the reset.",
        "The band is where most released music lies. Outside is no fault: judge by ear." } },
    { Reading::loudnessHistogram,
      { "Loudness histogram",
        "How long the short-term loudness stayed at each level.",
        "One narrow hill: all parts equally loud. Two hills: soft verses, loud choruses." } },
    { Reading::timeline,
      { "Timeline",
        "Short-term loudness over time, with passes and true-peak events.",
        "A click on an event shows the readings of its moment; + and − zoom." } },
    { Reading::inputPeak,
      { "Peak",
        "The highest sample of this input since listening began.",
        "−14 to −6 dBFS at the loudest part: takes run 3 to 6 dB hotter than sound checks." } },
    { Reading::inputAverage,
      { "Average",
        "Average level while it was played; 0 VU is a sine of −18 dBFS.",
        "Near 0 VU suits what sounds on, as a voice. It misleads on drums: go by the peak." } },
    { Reading::inputClips,
      { "Clips",
        "How often this input was flat at full scale.",
        "Any is one too many: lower the preamp by 10 dB and listen again." } },
    { Reading::noiseFloor,
      { "Noise floor",
        "Level of the quietest 3 s, in which nobody played.",
        "Below −60 dBFS is good. Above: check gain, fans, single coils and cables." } },
    { Reading::hum,
      { "Hum",
        "Mains hum in those quiet seconds: 50 or 60 Hz and its harmonics.",
        "Above −70 dBFS check cables and ground, and keep lines away from transformers." } },
    { Reading::playsAt,
      { "Plays at",
        "The loudness at which this service plays the master, where it normalises.",
        "To be turned down is no fault: nothing is lost but level." } },
    { Reading::gainChange,
      { "Gain change",
        "By how much the service turns the master up or down.",
        "Far down: the loudness that cost dynamics is not kept. Few services turn up." } },
    { Reading::truePeakAfter,
      { "True peak after",
        "The highest true peak after that change of gain, before encoding.",
        "Encoding adds about 1 dB, at low rates more. Over the ceiling it may clip." } },
    { Reading::ceiling,
      { "Ceiling",
        "The highest true peak that this service asks for.",
        "Set a limiter with true-peak detection to it: −1 dBTP, for loud masters −2." } },
    { Reading::coverage,
      { "Heard",
        "How much was heard since the reset, and the longest pass without a pause.",
        "Play the song from end to end: a verdict knows only what was played." } },
    { Reading::path,
      { "Path not checked",
        "Volume, resampling or a limiter of the system may lie between DAW and meter.",
        "Set the system's volume to 100 %, or pick a port of the DAW itself: that is exact." } },
} };

constexpr auto numChecks = static_cast<std::size_t> (CheckKind::loudness) + 1;

constexpr std::array<Entry<CheckKind>, numChecks> checks { {
    { CheckKind::headroom,
      { "Headroom",
        "How many dB lie between the highest true peak and 0 dBTP.",
        "A mix keeps 3 dB or more, a master 1, and 2 where it is louder than −14 LUFS." } },
    { CheckKind::clipping,
      { "Clipping",
        "Tops that are flat over several samples, at full scale or turned down since.",
        "There should be none. Look for the track, bus or plug-in that clips." } },
    { CheckKind::dynamics,
      { "Dynamics",
        "PSR of the loud parts: true peak of 3 s less their loudness, on average.",
        "8 dB or more, by ear. It warns only where a limiter or flat tops were found." } },
    { CheckKind::peakToLoudness,
      { "Peak to loudness",
        "PLR: the highest true peak less the integrated loudness.",
        "In a mix 12 dB or more leave mastering some room: a custom, judge by ear." } },
    { CheckKind::monoFoldDown,
      { "Mono fold-down",
        "What the sum of both sides loses against stereo, from their correlation.",
        "Above −4.5 dB is fine; unrelated sides lose 3. Phones and clubs often play mono." } },
    { CheckKind::bassInMono,
      { "Bass in mono",
        "Whether both sides move together below 120 Hz.",
        "Out of phase, bass vanishes in mono and troubles vinyl: keep it in the middle." } },
    { CheckKind::lowEnd,
      { "Low end",
        "20 to 120 Hz against the rest, of stereo mixes that have all regions.",
        "Above the limit the bass masks the rest: compare with a song you trust, by ear." } },
    { CheckKind::tonalBalance,
      { "Tonal balance",
        "Which region is furthest outside the range of released music, and by how much.",
        "No fault in itself, and never warned of: it says where to listen." } },
    { CheckKind::dcOffset,
      { "DC offset",
        "How far the middle of the wave lies off zero, in percent of full scale.",
        "Above 1 % it takes headroom and makes edits click. A low cut at 20 Hz removes it." } },
    { CheckKind::balance,
      { "Balance",
        "Level of the right side less that of the left since the reset, in dB.",
        "Within 3 dB is usual. Beyond, look for a pan that is off or a side that is missing." } },
    { CheckKind::loudness,
      { "Loudness",
        "Integrated loudness of all that was heard since the reset (BS.1770).",
        "For information: a mix has no loudness to reach. Choose what sounds right." } },
} };

constexpr auto numMeters = static_cast<std::size_t> (LevelMeter::k12) + 1;

constexpr std::array<Entry<LevelMeter>, numMeters> meters { {
    { LevelMeter::peakAndRms,
      { "Peak and RMS",
        "Pale: peak, at once up and 20 dB down in 1.7 s. Bright: RMS of the last 0.3 s.",
        "The number above is the held true peak. The dashed line is the aim of a mix." } },
    { LevelMeter::vu,
      { "VU",
        "The average as a pointer shows it: 99 % in 0.3 s (IEC 60268-17); 0 VU is −18 dBFS.",
        "Voices and instruments around 0 VU. It hides short peaks: drums stand far above." } },
    { LevelMeter::ppmTypeI,
      { "PPM type I (DIN)",
        "Nearly the peak: a burst of 5 ms reads 2 dB low (IEC 60268-10). 0 dB is −9 dBFS.",
        "Programme goes up to 0 dB, amber above. True peaks are some dB higher." } },
    { LevelMeter::ppmTypeIIa,
      { "PPM type IIa (BBC)",
        "Nearly the peak: a burst of 10 ms reads 2 dB low (IEC 60268-10). 4 is −18 dBFS.",
        "A mark is 4 dB. Programme goes up to 6, amber above; true peaks are higher." } },
    { LevelMeter::ppmTypeIIb,
      { "PPM type IIb (EBU)",
        "Nearly the peak: a burst of 10 ms reads 2 dB low (IEC 60268-10). TEST is −18 dBFS.",
        "Programme goes up to +9, amber above; true peaks are higher." } },
    { LevelMeter::k20,
      { "K-20",
        "Katz's K-System: the average with 20 dB of headroom above 0, and the peak.",
        "The average near 0 in loud parts: music of wide range, and film." } },
    { LevelMeter::k14,
      { "K-14",
        "Katz's K-System: the average with 14 dB of headroom above 0, and the peak.",
        "The average near 0 in loud parts: most pop, rock and folk." } },
    { LevelMeter::k12,
      { "K-12",
        "Katz's K-System: the average with 12 dB of headroom above 0, and the peak.",
        "The average near 0 in loud parts: what goes to broadcast." } },
} };

static_assert (standInOrder (readings) && standInOrder (checks) && standInOrder (meters));
} // namespace

const ReadingHelp& helpFor (Reading reading) noexcept
{
    return readings[static_cast<std::size_t> (reading)].help;
}

const ReadingHelp& helpFor (CheckKind kind) noexcept
{
    return checks[static_cast<std::size_t> (kind)].help;
}

const ReadingHelp& helpFor (LevelMeter meter) noexcept
{
    return meters[static_cast<std::size_t> (meter)].help;
}

std::string tooltipOf (const ReadingHelp& help)
{
    return std::string (help.meaning) + "\n" + std::string (help.use);
}
} // namespace twobus
