#include "Present/Reports/FileMomentText.h"

#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/EventText.h"

namespace twobus
{
FileMomentText fileMomentText (const LoudMoment& moment, const ChannelLayout& layout)
{
    FileMomentText text { momentText (moment.seconds), valueText (moment.truePeakDbtp, "dBTP"), {} };

    if (layout.size() > 1 && moment.channel < layout.size())
        text.level += " " + channelName (layout, moment.channel);

    text.nature = natureText (moment.octaveBandHz, moment.cause);
    return text;
}
} // namespace twobus
