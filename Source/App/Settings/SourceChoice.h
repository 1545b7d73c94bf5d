#pragma once

#include "Devices/DeviceAddress.h"
#include "Taps/TapMessages.h"

#include <string>
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

/** A tap inside a DAW. */
struct TapChoice
{
    TapId id {}; ///< all zero if only its name is known, from the command line
    std::string name; ///< as it was shown

    bool isKnown() const { return id != TapId {}; }

    /** A tap stays the same when its track is renamed. */
    bool operator== (const TapChoice& other) const { return id == other.id && (isKnown() || name == other.name); }
};

using SourceChoice = std::variant<DemoChoice, DeviceAddress, TapChoice>;
} // namespace twobus
