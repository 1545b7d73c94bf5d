#include "Core/MeterBank.h"
