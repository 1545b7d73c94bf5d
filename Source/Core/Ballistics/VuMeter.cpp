#include "Core/Ballistics/VuMeter.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr double damping = 0.8127;
constexpr double angularFrequency = 13.512; // rad/s, undamped
} // namespace

void VuMeter::prepare (double sampleRate) noexcept
{
    const auto decay = damping * angularFrequency;
    const auto oscillation = angularFrequency * std::sqrt (1.0 - damping * damping);
    const auto amplitude = std::exp (-decay / sampleRate);
    const auto cosine = amplitude * std::cos (oscillation / sampleRate);
    const auto sine = amplitude * std::sin (oscillation / sampleRate) / oscillation;

    step = { cosine + decay * sine, sine, -angularFrequency * angularFrequency * sine, cosine - decay * sine };
    reset();
}

void VuMeter::process (std::span<const float> samples) noexcept
{
    for (const auto sample : samples)
    {
        const auto target = static_cast<double> (std::abs (sample));
        const auto distance = pointer - target;
        pointer = target + (step.distanceByDistance * distance + step.distanceByVelocity * velocity);
        velocity = step.velocityByDistance * distance + step.velocityByVelocity * velocity;
    }
}
} // namespace twobus
