#pragma once

#include "Present/Base/Document.h"
#include "Present/Help/Guide.h"

namespace twobus
{
/** Every key of the window, for the page that ? opens.

    Shortcuts are made with Cmd on macOS, elsewhere with Ctrl.
*/
Document keyboardHelp (Platform);
} // namespace twobus
