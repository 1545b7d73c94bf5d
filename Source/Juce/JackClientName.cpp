#include "JackClientName.h"

#include <string>
#include <unistd.h>

namespace
{
const std::string name = "twobus-" + std::to_string (getpid());
}

const char* const twobusJackClientName = name.c_str();
