// Compiled with what Core sees: this must fail.
#include "Engine/History.h"
