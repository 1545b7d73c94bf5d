#include "JackClientName.h"

#include <string>
#include <unistd.h>

namespace
{
std::string nameOf (int number)
{
    const auto name = "twobus-" + std::to_string (getpid());
    return number == 1 ? name : name + "-" + std::to_string (number);
}

std::string& currentName()
{
    static auto name = nameOf (1);
    return name;
}
} // namespace

const char* twobusJackClientName() { return currentName().c_str(); }

void setTwobusJackClientNumber (int number) { currentName() = nameOf (number); }
