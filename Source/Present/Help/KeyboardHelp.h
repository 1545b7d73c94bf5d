#pragma once

#include "Present/Base/Document.h"
#include "Present/Help/Guide.h"

namespace twobus
{
/** All keyboard shortcuts of the window, for the page that ? opens.

    Shortcuts use Cmd on macOS and Ctrl elsewhere.
*/
Document keyboardHelp (Platform);
} // namespace twobus
