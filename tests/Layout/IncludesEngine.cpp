// Compiled with Core's include folders, so this must fail.
#include "Engine/History.h"
