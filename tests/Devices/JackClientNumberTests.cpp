#include "Devices/JackClientNumber.h"
#include "Support/Catch.h"

#include <optional>

using namespace twobus;

TEST_CASE ("each open client has a number of its own, and the lowest free one is taken")
{
    std::optional<JackClientNumber> first (std::in_place), second (std::in_place);
    CHECK (first->value() == 1);
    CHECK (second->value() == 2);

    first.reset();
    const JackClientNumber third, fourth;
    CHECK (third.value() == 1);
    CHECK (fourth.value() == 3);
}
