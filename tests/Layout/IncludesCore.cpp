#include "Core/Bank/MeterBank.h"
