#pragma once

#include "Present/Document.h"
#include "Present/Guide.h"

/** Every key of the window, for the page that ? opens. */
namespace twobus
{
/** Shortcuts are made with Cmd on macOS, elsewhere with Ctrl. */
Document keyboardHelp (Platform);
} // namespace twobus
