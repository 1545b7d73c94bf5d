#pragma once

#include <string>
#include <vector>

namespace twobus
{
/** Which of a device's channels belong together, told by their names: left and right, or an odd number and the next
    one. Neighbours in the list need not be a pair: Ardour lists its LTC output, which has one channel, before its
    master. Pure.

    Pairs as left and right, and what has no partner alone; each where its first channel is in the list. Names that
    differ in one word, L and R, FL and FR, RL and RR, SL and SR, left and right, are a pair, and so are names whose
    last number is odd in the first and one more in the second (or even, where the numbers begin at 0).
*/
std::vector<std::vector<std::string>> channelPairs (const std::vector<std::string>& channels);
} // namespace twobus
