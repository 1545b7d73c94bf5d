#pragma once

#include <array>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

namespace twobus
{
/** When the parts of the path check's test file begin and how long they last, in seconds of the file. */
struct PathSpan
{
    double start, seconds;

    constexpr double end() const noexcept { return start + seconds; }
};

/** The order of the test file, and its levels. Twenty seconds, most of them quiet: it begins with three soft beeps at
    -40 dBFS, so that loud monitors are heard before anything louder comes; the only loud parts are tones of 1 kHz that
    last 12 ms. Nothing sweeps at full scale, and nothing lasts at a high level. */
namespace pathLayout
{
inline constexpr double seconds = 20.0;

inline constexpr double beepHz = 880.0, beepDbfs = -40.0, beepSeconds = 0.2;
inline constexpr std::array beepStarts { 0.5, 0.9, 1.3 };

/** Two chirps at each end. The first pair falls, then rises; the last pair rises, then falls. */
inline constexpr double markSeconds = 0.4, markLowHz = 600.0, markHighHz = 6000.0, markDbfs = -26.0;
inline constexpr double firstFall = 2.0, firstRise = 2.9, lastRise = 18.2, lastFall = 19.1;

/** Which rate and format the file has: 16 bits, each a tone of 25 ms. */
inline constexpr PathSpan code { 2.45, 0.4 };
inline constexpr int codeBits = 16;
inline constexpr double zeroHz = 1200.0, oneHz = 2000.0, codeDbfs = -26.0;

inline constexpr PathSpan leftOnly { 3.4, 0.3 }, rightOnly { 3.8, 0.3 }, bothSides { 4.2, 0.5 };
inline constexpr double toneHz = 1000.0, sideDbfs = -26.0, bothDbfs = -20.0;

/** Some two hundred quiet tones at once, those of the left between those of the right. */
inline constexpr PathSpan firstChord { 5.0, 3.0 }, lastChord { 15.0, 3.0 };
inline constexpr double chordDbfs = -36.0, lowestChordHz = 20.0;

/** Tones of 12 ms, each louder than the one before. The 24-bit file leaves out those above 0 dBFS. */
inline constexpr double firstBurst = 8.2, burstDistance = 0.25, burstSeconds = 0.012;
inline constexpr std::array burstsDbfs { -40.0, -34.0, -28.0, -24.0, -20.0, -16.0, -13.0, -10.0, -8.0, -6.0, -5.0,
                                         -4.0,  -3.0,  -2.0,  -1.0,  -0.5,  -0.1,  0.5,   1.5,   3.0,  4.5,  6.0 };

inline constexpr PathSpan silence { 13.9, 1.0 };

/** Two soft tones under everything but the silence, so that a lost piece shows wherever it is. */
inline constexpr std::array pilotHz { 1876.0, 3132.0 };
inline constexpr double pilotDbfs = -46.0;
inline constexpr std::array pilots { PathSpan { 2.0, 11.8 }, PathSpan { 14.95, 4.55 } };
} // namespace pathLayout

/** A sine with soft ends on one side or both. */
struct PathTone
{
    double hertz, amplitude, phase;
    PathSpan when;
    double rampSeconds;
    bool isLeft, isRight;
};

/** The path check's test file: a sound that is known exactly, so that what a loopback does to it can be measured.

    It is a function of time, not a recording: at() computes it for any moments, so that what arrives at another rate,
    at another speed or with a drifting clock can be compared without a resampler. frames() computes the very samples of
    the file: rounded to 24 bits, or as floats to multiples of 2^-24, of which a 24-bit path loses the odd ones.

    Thread-safe once it is made.
*/
class PathSignal
{
public:
    enum class Format
    {
        float32,
        integer24
    };

    static constexpr std::array<double, 4> rates { 44100.0, 48000.0, 88200.0, 96000.0 };

    /** The rate must be one of rates; another throws std::invalid_argument. */
    PathSignal (double fileRate, Format);

    double rate() const noexcept { return fileRate; }
    Format format() const noexcept { return sampleFormat; }
    std::size_t numFrames() const noexcept;

    /** The file's samples from this frame on, as many as the spans have. Both spans have one length. Frames outside
        the file are 0. */
    void frames (std::ptrdiff_t first, std::span<float> left, std::span<float> right) const;

    /** The sound at startSeconds, and then every secondsPerFrame of the file's time; not rounded. */
    void at (double startSeconds, double secondsPerFrame, std::span<double> left, std::span<double> right) const;

    /** The tones of the chord on one side (0 left, 1 right), lowest first. */
    const std::vector<PathTone>& chord (std::size_t side) const noexcept { return chords[side]; }

    /** The bursts that this file has: fewer in the 24-bit file. */
    std::size_t numBursts() const noexcept { return bursts; }

    static PathSpan burst (std::size_t index) noexcept;

    /** The phase of a mark (radians) this long after its start; outside of the mark the frequency goes on. */
    static double markPhase (bool rises, double seconds) noexcept;
    static double markEnvelope (double seconds) noexcept;

    /** The bits that name rate and format, the first one first. */
    static std::array<bool, pathLayout::codeBits> codeOf (double rate, Format);

private:
    void addTones (double startSeconds, double secondsPerFrame, std::span<double> left, std::span<double> right) const;

    double fileRate;
    Format sampleFormat;
    std::size_t bursts = 0;
    std::array<std::vector<PathTone>, 2> chords;
    std::vector<PathTone> tones;
};
} // namespace twobus
