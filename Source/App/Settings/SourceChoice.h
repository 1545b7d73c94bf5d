#pragma once

#include "Devices/DeviceAddress.h"

#include <variant>

/** @file
    What the user chose to listen to.
*/
namespace twobus
{
struct DemoChoice
{
    bool operator== (const DemoChoice&) const = default;
};

using SourceChoice = std::variant<DemoChoice, DeviceAddress>;
} // namespace twobus
