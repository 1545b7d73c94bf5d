#include "Core/Passages/TransportEvidence.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
void TransportEvidence::Course::note (double nowSeconds, std::optional<double> newestSeconds) noexcept
{
    const auto watchedFrom = watchedSince.value_or (nowSeconds);
    watchedSince = watchedFrom;

    if (newestSeconds && *newestSeconds > newest.value_or (watchedFrom))
    {
        if (state != State::on)
            changed = state == State::off ? newestSeconds : std::nullopt;

        state = State::on;
        newest = newestSeconds;
    }
    else if (state != State::off && nowSeconds - newest.value_or (watchedFrom) > holdSeconds)
    {
        state = State::off;
        changed = newest;
    }
}

bool TransportEvidence::areClose (const Course& a, const Course& b, double seconds) noexcept
{
    return a.changed && b.changed && std::abs (*a.changed - *b.changed) <= seconds;
}

void TransportEvidence::note (double nowSeconds, bool transportRolls, std::optional<double> newestSoundSeconds) noexcept
{
    transport.note (nowSeconds, transportRolls ? std::optional (nowSeconds) : std::nullopt);
    sound.note (nowSeconds, newestSoundSeconds);

    if (sound.isOn() && transport.isOn() && areClose (sound, transport, startSeconds))
        isFollowing = true;
    else if (sound.isOff() && transport.isOff() && areClose (sound, transport, stopSeconds))
        isFollowing = true;
    else if (sound.isOn() && transport.isOff()
             && sound.newest.value_or (nowSeconds) - std::max (sound.since(), transport.since()) >= secondsAgainst)
        isFollowing = false;
}

void TransportEvidence::interrupt() noexcept
{
    transport = Course (transport.holdSeconds);
    sound = Course (sound.holdSeconds);
}
} // namespace twobus
