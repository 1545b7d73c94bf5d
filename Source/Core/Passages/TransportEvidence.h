#pragma once

#include <optional>

namespace twobus
{
/** Whether the player that is heard follows the sound server's transport.

    Any program can roll that transport, and no server says which programs follow it. Beside a player that doesn't, its
    time would be another program's. So the audio decides:
    - the player follows if sound and transport start within a second of each other, or stop within 1.5 s of each other
      (an echo rings on). Starting means after 2 s of silence, and after 1 s in which the transport stood: JACK stops it
      for a moment at each jump;
    - it doesn't if it sounds for 10 s while the transport stands.

    The newest answer holds. Before the first one nobody knows, and the transport must not be used.

    One thread. Nothing here allocates.
*/
class TransportEvidence
{
public:
    static constexpr double startSeconds = 1.0, stopSeconds = 1.5, secondsAgainst = 10.0;

    /** Call this several times a second. newestSoundSeconds: when there was sound for the last time, by the same clock
        as nowSeconds; empty if there was none. */
    void note (double nowSeconds, bool transportRolls, std::optional<double> newestSoundSeconds) noexcept;

    /** Nobody listens for a while. What begins or ends meanwhile is no evidence. */
    void interrupt() noexcept;

    bool follows() const noexcept { return isFollowing; }

private:
    /** When sound or transport last started and stopped. */
    struct Course
    {
        explicit constexpr Course (double hold) noexcept : holdSeconds (hold) {}

        void note (double nowSeconds, std::optional<double> newestSeconds) noexcept;
        bool isOn() const noexcept { return state == State::on; }
        bool isOff() const noexcept { return state == State::off; }

        /** Since when it is on or off, as far as that was watched. */
        double since() const noexcept { return changed.value_or (watchedSince.value_or (0.0)); }

        enum class State
        {
            unknown,
            on,
            off
        };

        double holdSeconds; ///< how long it must be off to count as stopped
        State state = State::unknown;
        std::optional<double> watchedSince, newest; ///< newest: when it was on for the last time
        std::optional<double> changed; ///< when it started or stopped; empty if that was not watched
    };

    static bool areClose (const Course&, const Course&, double seconds) noexcept;

    Course transport { 1.0 }, sound { 2.0 };
    bool isFollowing = false;
};
} // namespace twobus
