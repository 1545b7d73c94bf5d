#pragma once

#include <string>
#include <vector>

namespace twobus
{
/** Finds the channels of a device that belong together by their names: left and right, or an odd number and the next
    one. Neighbours in the list need not be a pair: Ardour lists its LTC output, which has one channel, before its
    master. Pure.

    Returns pairs as left and right, and channels without a partner alone, in the order of the first channel of each. A
    pair is two names that differ in one word only: L and R, FL and FR, RL and RR, SL and SR, or left and right. Two
    names that differ in their last number are also a pair if the first number is odd and the second is the next one; if
    the numbers begin at 0, the first must be even.
*/
std::vector<std::vector<std::string>> channelPairs (const std::vector<std::string>& channels);
} // namespace twobus
