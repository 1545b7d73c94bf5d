#include "Present/Meters/ReadingHelp.h"

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
constexpr bool areInOrder (const std::array<Entry<Thing>, size>& entries)
{
    for (std::size_t i = 0; i < size; ++i)
        if (entries[i].thing != static_cast<Thing> (i) || entries[i].help.name.empty())
            return false;

    return true;
}

constexpr std::array<Entry<Reading>, numReadings> readings { {
    { Reading::integrated,
      { "Integrated", "Loudness of the pass, or of all since the reset, without pauses (BS.1770 gates).",
        "Most mixes are at −23 to −16 LUFS. That is no target: services turn loud masters down." } },
    { Reading::loudnessRange,
      { "Loudness range", "How far apart quiet and loud parts are: 10 to 95 % of short-term (EBU Tech 3342).",
        "It settles after 60 s. A few LU: all parts equally loud. Over 10 LU: wide contrasts." } },
    { Reading::truePeakMax,
      { "True peak max", "The highest level of the pass, also between samples (BS.1770, Annex 2).",
        "Mix: aim for −6 dBTP, up to −3 is fine. Master: up to −1, or −2 if over −14 LUFS." } },
    { Reading::shortTermMax,
      { "Short-term max", "The loudest 3 s of the pass.",
        "Compare it with integrated: it shows how far the loudest bars stand out." } },
    { Reading::momentaryMax,
      { "Momentary max", "The loudest 0.4 s of the pass.",
        "Single hits and shouts show here. For information: there is no limit for music." } },
    { Reading::rms,
      { "RMS", "Average level of the louder channel in the pass; every frequency counts the same.",
        "A full-scale sine reads −3.0 dBFS, or 0.0 dBFS with AES17. The label says which." } },
    { Reading::crestFactor,
      { "Crest factor", "Sample peak minus RMS of the same channel: how far peaks stand above the average.",
        "A sine has 3.0 dB, drums up to 20 dB. It describes the material, not damage to it." } },
    { Reading::plr,
      { "PLR", "Peak to loudness ratio: the highest true peak minus the integrated loudness.",
        "In a mix, 12 dB or more leaves room for mastering. A convention: judge by ear." } },
    { Reading::psr,
      { "PSR now", "Peak to short-term loudness ratio: true peak of the last 3 s minus their loudness.",
        "Under 8 dB in loud parts, limiting often sounds flat. Judge by ear." } },
    { Reading::psrMin,
      { "PSR min", "The lowest PSR of the pass, without silence.",
        "A held note has a low PSR even without a limiter: listen to that place first." } },
    { Reading::momentary,
      { "Momentary", "Loudness of the last 0.4 s (M in EBU Tech 3341).",
        "Watch single hits or words with it. The line above it is the highest so far." } },
    { Reading::shortTerm,
      { "Short-term", "Loudness of the last 3 s (S in EBU Tech 3341).",
        "It follows the parts of a song. The mark I beside it is the integrated loudness." } },
    { Reading::heldTruePeak,
      { "Held true peak", "The highest true peak of this channel since the hold was cleared, in dBTP.",
        "Amber above −3 dBTP, red above 0 dBTP. A click clears the hold; the maximum stays." } },
    { Reading::samplePeak,
      { "Sample peak", "The highest single sample of the pass, ignoring what lies between samples.",
        "The true peak is never lower. It is the one that counts for converters and encoders." } },
    { Reading::fullScale,
      { "Full scale", "How many samples are at or over full scale, all channels together.",
        "Single ones can be intact. Flat runs are clipping: see that check." } },
    { Reading::correlation,
      { "Correlation", "How alike the two sides are: +1 the same, 0 unrelated, −1 the same but inverted.",
        "Most mixes are at +0.3 to +0.7. If it stays below 0, much is lost in mono." } },
    { Reading::balance,
      { "Balance", "Level of the right side minus that of the left in the pass, in dB.",
        "Within 3 dB is usual. Beyond that, look for a wrong pan or a missing side." } },
    { Reading::dcOffset,
      { "DC offset", "How far the centre of the waveform is from zero, in percent of full scale.",
        "Above 1 % it takes headroom and makes edits click. A low cut at 20 Hz removes it." } },
    { Reading::headroom,
      { "Headroom", "How many dB are left between the highest true peak and 0 dBTP.",
        "A mix keeps 3 dB or more; a master 1 dB, or 2 dB if it is louder than −14 LUFS." } },
    { Reading::stereoImage,
      { "Stereo image", "Left against right: upright is mono, flat is out of phase.",
        "An upright leaf is healthy. A flat one vanishes in mono." } },
    { Reading::spectrum,
      { "Spectrum", "How the level is spread over frequency, for the pass.",
        "The band is where most released music lies. Outside it is no fault: judge by ear." } },
    { Reading::loudnessHistogram,
      { "Loudness histogram", "How long the short-term loudness stayed at each level.",
        "One narrow hill: all parts equally loud. Two hills: quiet verses, loud choruses." } },
    { Reading::timeline,
      { "Timeline", "Short-term loudness over time, with passes and true-peak events.",
        "Point at a moment or a mark to read it; a cross is a clip. + and − zoom." } },
    { Reading::inputPeak,
      { "Peak", "The highest sample of this input since listening began.",
        "Aim for −14 to −6 dBFS at the loudest part: people play 3 to 6 dB louder in the take." } },
    { Reading::inputAverage,
      { "Average", "Average level while it was played; 0 VU is a sine of −18 dBFS.",
        "Near 0 VU suits sustained sounds, such as a voice. On drums, go by the peak instead." } },
    { Reading::inputClips,
      { "Clips", "How often this input was flat at full scale.",
        "Even one is too many: lower the preamp by 10 dB and listen again." } },
    { Reading::noiseFloor,
      { "Noise floor", "Level of the quietest 3 s, while nobody played.",
        "Below −60 dBFS is good. Above that, check gain, fans, single coils and cables." } },
    { Reading::hum,
      { "Hum", "Mains hum in those quiet seconds: 50 or 60 Hz and its harmonics.",
        "Above −70 dBFS, check cables and ground; keep cables away from transformers." } },
    { Reading::playsAt,
      { "Plays at", "The loudness at which this service plays the master, if it normalises.",
        "Being turned down is no fault: only level is lost." } },
    { Reading::gainChange,
      { "Gain change", "How much the service turns the master up or down.",
        "Far down: loudness bought with dynamics is lost again. Few services turn up." } },
    { Reading::truePeakAfter,
      { "True peak after", "The highest true peak after that change of gain, before encoding.",
        "Encoding adds about 1 dB, more at low bit rates. Over the ceiling it may clip." } },
    { Reading::ceiling,
      { "Ceiling", "The highest true peak that this service asks for.",
        "Set a true-peak limiter to it: −1 dBTP, or −2 dBTP for loud masters." } },
    { Reading::coverage,
      { "Heard", "How much sound was heard in this pass, and the longest pass since the reset.",
        "Play the song from start to end: a verdict covers only what was played." } },
    { Reading::path,
      { "Path not checked", "The system's volume, resampling or limiter may come between DAW and meter.",
        "Check the path in the menu, or pick a port of the DAW itself." } },
} };

constexpr auto numChecks = static_cast<std::size_t> (CheckKind::loudness) + 1;

constexpr std::array<Entry<CheckKind>, numChecks> checks { {
    { CheckKind::headroom,
      { "Headroom", "How many dB are left between the highest true peak and 0 dBTP.",
        "A mix keeps 3 dB or more; a master 1 dB, or 2 dB if it is louder than −14 LUFS." } },
    { CheckKind::clipping,
      { "Clipping", "Peaks that are flat over several samples, at full scale, or turned down or up later.",
        "There should be none. Look for the track, bus or plug-in that clips." } },
    { CheckKind::dynamics,
      { "Dynamics", "PSR loud: true peak of 3 s minus their loudness, averaged over the loud parts.",
        "8 dB or more; judge by ear. It warns only if a limiter or flat tops were found." } },
    { CheckKind::peakToLoudness,
      { "Peak to loudness", "PLR: the highest true peak minus the integrated loudness.",
        "In a mix, 12 dB or more leaves room for mastering. A convention: judge by ear." } },
    { CheckKind::monoFoldDown,
      { "Mono fold-down", "How much the mono sum loses against stereo, from the correlation.",
        "Above −4.5 dB is fine; unrelated sides lose 3 dB. Phones and clubs often play mono." } },
    { CheckKind::bassInMono,
      { "Bass in mono", "Whether both sides move together below 120 Hz.",
        "Out-of-phase bass vanishes in mono and is trouble on vinyl: keep it in the middle." } },
    { CheckKind::lowEnd,
      { "Low end", "20 to 120 Hz against the rest, for stereo mixes that have all regions.",
        "Above the limit, the bass may mask the rest: compare with a song you trust, by ear." } },
    { CheckKind::tonalBalance,
      { "Tonal balance", "Which region is furthest outside the range of released music, and by how much.",
        "It is no fault in itself and never a warning: it shows where to listen." } },
    { CheckKind::dcOffset,
      { "DC offset", "How far the centre of the waveform is from zero, in percent of full scale.",
        "Above 1 % it takes headroom and makes edits click. A low cut at 20 Hz removes it." } },
    { CheckKind::balance,
      { "Balance", "Level of the right side minus that of the left in the pass, in dB.",
        "Within 3 dB is usual. Beyond that, look for a wrong pan or a missing side." } },
    { CheckKind::loudness,
      { "Loudness", "Integrated loudness of the pass (BS.1770).",
        "For information: a mix has no loudness to reach. Choose what sounds right." } },
} };

constexpr auto numMeters = static_cast<std::size_t> (LevelMeter::k12) + 1;

constexpr std::array<Entry<LevelMeter>, numMeters> meters { {
    { LevelMeter::peakAndRms,
      { "Peak and RMS", "Pale: peak, up at once and down 20 dB in 1.7 s. Bright: RMS of the last 0.3 s.",
        "The number above is the held true peak. The dashed line is the aim of a mix." } },
    { LevelMeter::vu,
      { "VU", "The average as a needle shows it: 99 % in 0.3 s (IEC 60268-17); 0 VU is −18 dBFS.",
        "Keep voices and instruments around 0 VU. It hides short peaks, above all of drums." } },
    { LevelMeter::ppmTypeI,
      { "PPM type I (DIN)", "Nearly the peak: a burst of 5 ms reads 2 dB low (IEC 60268-10). 0 dB is −9 dBFS.",
        "Keep the programme up to 0 dB; above is amber. True peaks are a few dB higher." } },
    { LevelMeter::ppmTypeIIa,
      { "PPM type IIa (BBC)", "Nearly the peak: a burst of 10 ms reads 2 dB low (IEC 60268-10). 4 is −18 dBFS.",
        "A mark is 4 dB. Keep the programme up to 6; above is amber. True peaks are higher." } },
    { LevelMeter::ppmTypeIIb,
      { "PPM type IIb (EBU)", "Nearly the peak: a burst of 10 ms reads 2 dB low (IEC 60268-10). TEST is −18 dBFS.",
        "Keep the programme up to +9; above is amber. True peaks are higher." } },
    { LevelMeter::k20,
      { "K-20", "Katz's K-System: the average with 20 dB of headroom above 0, and the peak.",
        "Keep the average near 0 in loud parts. For music with a wide range, and film." } },
    { LevelMeter::k14,
      { "K-14", "Katz's K-System: the average with 14 dB of headroom above 0, and the peak.",
        "Keep the average near 0 in loud parts. For most pop, rock and folk." } },
    { LevelMeter::k12,
      { "K-12", "Katz's K-System: the average with 12 dB of headroom above 0, and the peak.",
        "Keep the average near 0 in loud parts. For broadcast." } },
} };

static_assert (areInOrder (readings) && areInOrder (checks) && areInOrder (meters));
} // namespace

const ReadingHelp& helpFor (Reading reading) noexcept { return readings[static_cast<std::size_t> (reading)].help; }

const ReadingHelp& helpFor (CheckKind kind) noexcept { return checks[static_cast<std::size_t> (kind)].help; }

const ReadingHelp& helpFor (LevelMeter meter) noexcept { return meters[static_cast<std::size_t> (meter)].help; }

std::string tooltipOf (const ReadingHelp& help) { return std::string (help.meaning) + "\n" + std::string (help.use); }
} // namespace twobus
