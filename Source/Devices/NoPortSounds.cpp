#include "Devices/PortSounds.h"

// For platforms without JACK.
namespace twobus
{
struct PortSounds::Client
{};

PortSounds::PortSounds() = default;
PortSounds::~PortSounds() = default;

void PortSounds::refresh (const std::vector<JackPort>&, std::int64_t) {}

std::optional<bool> PortSounds::carriesSound (const DeviceAddress&, std::int64_t) const { return std::nullopt; }
} // namespace twobus
