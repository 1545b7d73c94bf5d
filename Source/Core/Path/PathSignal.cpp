#include "Core/Path/PathSignal.h"

#include "Core/Base/Decibels.h"
#include "Core/Path/TurningPointers.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <stdexcept>

namespace twobus
{
namespace
{
namespace layout = pathLayout;

constexpr double twoPi = 2.0 * std::numbers::pi;

/** Rises from 0 to 1 and falls back to 0 within `when`, by halves of a cosine. */
double envelopeOf (PathSpan when, double ramp, double seconds) noexcept
{
    const auto fromEnd = std::min (seconds - when.start, when.end() - seconds);

    if (fromEnd <= 0.0)
        return 0.0;

    return fromEnd >= ramp ? 1.0 : 0.5 - 0.5 * std::cos (std::numbers::pi * fromEnd / ramp);
}

/** The chord's frequencies: whole hertz, so that each makes whole periods in a second; steps of 2 Hz at the bottom,
    then 24 to the octave, none beside a pilot. */
std::vector<double> chordFrequencies (double rate)
{
    std::vector<double> frequencies;
    auto hertz = layout::lowestChordHz;

    while (hertz < 0.49 * rate)
    {
        if (std::ranges::all_of (layout::pilotHz, [hertz] (double pilot) { return std::abs (pilot - hertz) >= 3.0; }))
            frequencies.push_back (hertz);

        hertz = std::max (hertz + 2.0, std::round (hertz * std::exp2 (1.0 / 24.0)));
    }

    return frequencies;
}

bool soundTogether (const PathTone& a, const PathTone& b) noexcept
{
    return a.when.start == b.when.start && a.when.seconds == b.when.seconds && a.rampSeconds == b.rampSeconds
           && a.isLeft == b.isLeft && a.isRight == b.isRight;
}

/** Adds up to eight tones that sound together, by pointers in the complex plane; short stretches keep them exact. The
    sums are rounded as if one tone after the other were added. */
void addGroup (std::span<const PathTone> tones, double start, double step, std::span<double> left,
               std::span<double> right)
{
    TurningPointers pointers;

    for (std::size_t i = 0; i < tones.size(); ++i)
    {
        // Turns are counted first and whole ones left out, because the angle would lose digits.
        const auto turns = tones[i].hertz * start;
        pointers.set (i, std::polar (tones[i].amplitude, twoPi * (turns - std::floor (turns)) + tones[i].phase),
                      std::polar (1.0, twoPi * tones[i].hertz * step));
    }

    const auto& first = tones.front();

    for (std::size_t frame = 0; frame < left.size(); ++frame)
    {
        const auto envelope = envelopeOf (first.when, first.rampSeconds, start + static_cast<double> (frame) * step);
        const auto addTo = [&] (double sum) {
            for (const auto value : pointers.imaginary()) // those without a tone are 0
                sum += value * envelope;

            return sum;
        };

        if (first.isLeft)
            left[frame] = addTo (left[frame]);

        if (first.isRight)
            right[frame] = addTo (right[frame]);

        pointers.step();
    }
}

void addMark (bool rises, double markStart, double start, double step, std::span<double> left, std::span<double> right)
{
    const auto amplitude = dbToAmplitude (layout::markDbfs);

    for (std::size_t frame = 0; frame < left.size(); ++frame)
    {
        const auto seconds = start + static_cast<double> (frame) * step - markStart;

        if (const auto envelope = PathSignal::markEnvelope (seconds); envelope > 0.0)
        {
            const auto value = amplitude * envelope * std::sin (PathSignal::markPhase (rises, seconds));
            left[frame] += value;
            right[frame] += value;
        }
    }
}

float rounded (double value, PathSignal::Format format)
{
    if (format == PathSignal::Format::float32)
        return static_cast<float> (std::nearbyint (value * 0x1p24) * 0x1p-24);

    return static_cast<float> (std::clamp (std::nearbyint (value * 0x1p23), -0x1p23, 0x1p23 - 1.0) * 0x1p-23);
}
} // namespace

PathSignal::PathSignal (double rate, Format format) : fileRate (rate), sampleFormat (format)
{
    if (std::ranges::find (rates, rate) == rates.end())
        throw std::invalid_argument ("not a rate of the test file");

    const auto add = [this] (double hertz, double dbfs, PathSpan when, double ramp, bool isLeft, bool isRight) {
        tones.push_back ({ hertz, dbToAmplitude (dbfs), -twoPi * hertz * when.start, when, ramp, isLeft, isRight });
    };

    for (const auto start : layout::beepStarts)
        add (layout::beepHz, layout::beepDbfs, { start, layout::beepSeconds }, 0.02, true, true);

    const auto bits = codeOf (rate, format);
    constexpr auto bitSeconds = layout::code.seconds / layout::codeBits;

    for (std::size_t bit = 0; bit < bits.size(); ++bit)
        add (bits[bit] ? layout::oneHz : layout::zeroHz, layout::codeDbfs,
             { layout::code.start + static_cast<double> (bit) * bitSeconds, bitSeconds }, 0.003, true, true);

    add (layout::toneHz, layout::sideDbfs, layout::leftOnly, 0.02, true, false);
    add (layout::toneHz, layout::sideDbfs, layout::rightOnly, 0.02, false, true);
    add (layout::toneHz, layout::bothDbfs, layout::bothSides, 0.02, true, true);

    for (const auto& when : layout::pilots)
        for (const auto hertz : layout::pilotHz)
            add (hertz, layout::pilotDbfs, when, 0.02, true, true);

    for (std::size_t index = 0; index < layout::burstsDbfs.size(); ++index)
        if (format == Format::float32 || layout::burstsDbfs[index] < 0.0)
        {
            add (layout::toneHz, layout::burstsDbfs[index], burst (index), 0.002, true, true);
            ++bursts;
        }

    const auto frequencies = chordFrequencies (rate);
    const auto amplitude =
        dbToAmplitude (layout::chordDbfs) * std::sqrt (2.0 / (0.5 * static_cast<double> (frequencies.size())));

    for (std::size_t index = 0; index < frequencies.size(); ++index)
    {
        const auto side = index % 2;
        const auto turns =
            static_cast<double> (index * index) * std::numbers::phi; // spread, so that no peak sticks out
        chords[side].push_back ({ frequencies[index], amplitude, twoPi * (turns - std::floor (turns)),
                                  layout::firstChord, 0.1, side == 0, side == 1 });
    }

    for (const auto& chordOfSide : chords)
        for (auto tone : chordOfSide)
            for (const auto& when : { layout::firstChord, layout::lastChord })
            {
                tone.when = when;
                tones.push_back (tone);
            }
}

std::size_t PathSignal::numFrames() const noexcept
{
    return static_cast<std::size_t> (std::lround (fileRate * layout::seconds));
}

PathSpan PathSignal::burst (std::size_t index) noexcept
{
    return { layout::firstBurst + static_cast<double> (index) * layout::burstDistance, layout::burstSeconds };
}

/** The period, not the frequency, changes evenly. Played at another speed, such a chirp is the same chirp a little
    earlier or later, so it is found at any speed. */
double PathSignal::markPhase (bool rises, double seconds) noexcept
{
    const auto from = rises ? layout::markLowHz : layout::markHighHz,
               to = rises ? layout::markHighHz : layout::markLowHz;
    const auto slope = (1.0 / to - 1.0 / from) / layout::markSeconds;
    return twoPi / slope * std::log1p (slope * from * seconds);
}

double PathSignal::markEnvelope (double seconds) noexcept
{
    return envelopeOf ({ 0.0, layout::markSeconds }, 0.02, seconds);
}

/** Four bits for the version of the layout, two for the rate, one for the format; the same seven inverted, and two that
    are always 1 and 0. */
std::array<bool, pathLayout::codeBits> PathSignal::codeOf (double rate, Format format)
{
    const auto index = static_cast<unsigned> (std::ranges::find (rates, rate) - rates.begin());
    const auto value = 1u << 3 | index << 1 | (format == Format::float32 ? 1u : 0u);
    std::array<bool, layout::codeBits> bits {};

    for (std::size_t bit = 0; bit < 7; ++bit)
    {
        bits[bit] = (value >> (6 - bit) & 1u) != 0;
        bits[bit + 7] = ! bits[bit];
    }

    bits[14] = true;
    return bits;
}

void PathSignal::addTones (double start, double step, std::span<double> left, std::span<double> right) const
{
    const auto end = start + static_cast<double> (left.size()) * step;

    std::vector<PathTone> group;
    const auto finishGroup = [&] {
        if (! group.empty())
            addGroup (group, start, step, left, right);

        group.clear();
    };

    for (const auto& tone : tones)
        if (tone.when.start < end && tone.when.end() > start)
        {
            if (group.size() == TurningPointers::count || (! group.empty() && ! soundTogether (group.front(), tone)))
                finishGroup();

            group.push_back (tone);
        }

    finishGroup();

    for (const auto& [rises, markStart] : { std::pair (false, layout::firstFall), std::pair (true, layout::firstRise),
                                            std::pair (true, layout::lastRise), std::pair (false, layout::lastFall) })
        if (markStart < end && markStart + layout::markSeconds > start)
            addMark (rises, markStart, start, step, left, right);
}

void PathSignal::at (double startSeconds, double secondsPerFrame, std::span<double> left, std::span<double> right) const
{
    constexpr std::size_t stretch = 1024;
    std::ranges::fill (left, 0.0);
    std::ranges::fill (right, 0.0);

    for (std::size_t first = 0; first < left.size(); first += stretch)
    {
        const auto count = std::min (stretch, left.size() - first);
        addTones (startSeconds + static_cast<double> (first) * secondsPerFrame, secondsPerFrame,
                  left.subspan (first, count), right.subspan (first, count));
    }
}

void PathSignal::frames (std::ptrdiff_t first, std::span<float> left, std::span<float> right) const
{
    // Stretches begin at the same frames whoever asks, so that a sample is always the same to the last bit.
    constexpr std::ptrdiff_t stretch = 1024;
    std::array<double, stretch> exactLeft {}, exactRight {};
    const auto end = first + static_cast<std::ptrdiff_t> (left.size());
    const auto last = std::min (end, static_cast<std::ptrdiff_t> (numFrames()));
    std::ranges::fill (left, 0.0f);
    std::ranges::fill (right, 0.0f);

    for (auto begin = std::max<std::ptrdiff_t> (first, 0) / stretch * stretch; begin < last; begin += stretch)
    {
        at (static_cast<double> (begin) / fileRate, 1.0 / fileRate, exactLeft, exactRight);

        for (auto frame = std::max (begin, first); frame < std::min (begin + stretch, last); ++frame)
        {
            const auto from = static_cast<std::size_t> (frame - begin), to = static_cast<std::size_t> (frame - first);
            left[to] = rounded (exactLeft[from], sampleFormat);
            right[to] = rounded (exactRight[from], sampleFormat);
        }
    }
}
} // namespace twobus
