#pragma once

#include "Present/Help/Guide.h"

namespace twobus
{
/** The platform of this machine. On Linux: PipeWire if its socket exists, or else JACK. */
Platform ownPlatform();
} // namespace twobus
