#pragma once

#include "Present/Help/Guide.h"

namespace twobus
{
/** Of this machine. On Linux, PipeWire where its socket is there, else JACK. */
Platform ownPlatform();
} // namespace twobus
