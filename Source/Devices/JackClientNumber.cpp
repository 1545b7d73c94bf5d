#include "Devices/JackClientNumber.h"

#include <set>

#if defined(__linux__)
void setTwobusJackClientNumber (int number); // defined beside JUCE, in Source/Juce
#endif

namespace twobus
{
namespace
{
std::set<int>& numbersInUse()
{
    static std::set<int> numbers;
    return numbers;
}

int takeLowest()
{
    auto number = 1;

    while (! numbersInUse().insert (number).second)
        ++number;

    return number;
}
} // namespace

JackClientNumber::JackClientNumber() : number (takeLowest()) {}

JackClientNumber::~JackClientNumber() { numbersInUse().erase (number); }

void JackClientNumber::useForNextClient() const
{
#if defined(__linux__)
    setTwobusJackClientNumber (number);
#endif
}
} // namespace twobus
