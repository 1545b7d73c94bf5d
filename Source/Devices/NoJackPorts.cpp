#include "Devices/JackPorts.h"

// For platforms without JACK.
namespace twobus
{
struct JackPorts::Client
{};

JackPorts::JackPorts() = default;
JackPorts::~JackPorts() = default;

std::shared_ptr<JackPorts> JackPorts::shared() { return std::make_shared<JackPorts>(); }

bool JackPorts::hasServer() const noexcept { return false; }

bool JackPorts::isPipeWire() const noexcept { return false; }

bool JackPorts::isMutedByListening (const DeviceAddress&) const { return false; }

bool JackPorts::hasLibrary() const noexcept { return false; }

std::optional<double> JackPorts::transportSeconds (std::int64_t) const { return std::nullopt; }

void JackPorts::refresh (std::int64_t) {}
} // namespace twobus
