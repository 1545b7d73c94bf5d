#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Passages/LoudMoments.h"

#include <string>

namespace twobus
{
/** One of a file's worst moments as a row of a list: its time, its level and its nature. UTF-8. */
struct FileMomentText
{
    std::string time; ///< "2:51.38"
    std::string level; ///< "−0.4 dBTP L"; without the channel if there is only one
    std::string nature; ///< "mostly 45–89 Hz, intact"; unknown parts are left out

    bool operator== (const FileMomentText&) const = default;
};

FileMomentText fileMomentText (const LoudMoment&, const ChannelLayout&);
} // namespace twobus
