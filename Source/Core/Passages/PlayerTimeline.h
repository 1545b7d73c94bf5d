#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace twobus
{
/** Where in the player's own time the measured audio was: a tap reports it, and so does JACK's transport for a DAW that
    follows it (see TransportEvidence).

    note is called several times a second, with how much audio has been measured and where the player is at that moment.
    Both run at the same speed while the player rolls, so one offset holds for each stretch of playing. On a busy
    machine audio comes late, which can only make the offset too high, so the lowest counts. A new stretch begins when
    the offset changes by more than half a second: the player was stopped or moved. At most 256 stretches are kept; the
    oldest are forgotten first. The result is right to about a tenth of a second.

    One thread. Nothing here allocates.
*/
class PlayerTimeline
{
public:
    enum class Jump
    {
        none,
        back, ///< while it rolled
        backToStart ///< the same, to where this stretch of playing began (to a second): a round of a loop
    };

    /** Returns whether the player jumped back just now. playerSeconds is empty while the player is stopped or reports
        nothing. JACK stops its transport for a moment at each jump, so a stop of less than a second counts as rolling
        here. */
    Jump note (double measuredSeconds, std::optional<double> playerSeconds) noexcept;

    /** The player's time when that audio played; empty if it reported nothing then. */
    std::optional<double> playerSecondsAt (double measuredSeconds) const noexcept;

    /** The newest of the player's times in that stretch of audio, which can end in an echo after the player has
        stopped. Empty if it reported nothing then. */
    std::optional<double> newestPlayerSeconds (double fromMeasuredSeconds, double toMeasuredSeconds) const noexcept;

    /** Whether the player came to that moment again later. False if it reported nothing. */
    bool wasPlayedAgain (double measuredSeconds) const noexcept;

    /** The next position continues nothing: the measurement is put away for a while. */
    void stop() noexcept;

    /** Starts a new measurement, whose seconds begin at 0 again. */
    void clear() noexcept { numStretches = 0; }

private:
    struct Stretch
    {
        double firstSeconds = 0.0, lastSeconds = 0.0; ///< of measured audio
        double offset = 0.0; ///< player's time less measured time
        bool isOpen = false; ///< the player is still rolling
        bool isPutAway = false; ///< what comes does not continue it
    };

    static constexpr std::size_t maxStretches = 256;
    static constexpr double largestDriftSeconds = 0.5, longestJumpSeconds = 1.0, samePlaceSeconds = 1.0;

    static bool isJumpBack (const Stretch&, double measuredSeconds, double playerSeconds) noexcept;
    Stretch& newStretch() noexcept;

    std::array<Stretch, maxStretches> stretches {};
    std::size_t numStretches = 0; ///< in total; only the newest are kept
};
} // namespace twobus
