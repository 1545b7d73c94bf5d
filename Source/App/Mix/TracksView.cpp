#include "App/Mix/TracksView.h"

#include "App/Text.h"
#include "Present/Base/ShownText.h"
#include "Present/Reports/EnsembleText.h"
#include "Present/Reports/TrackText.h"

#include <string>
#include <utility>
#include <vector>

namespace twobus
{
TracksView::TracksView() : Panel ("Tracks")
{
    setPlain (true); // the tab above names it
    addAndMakeVisible (scroll);
    scroll.setTitle ("Who uses the headroom");
    makeExplainable (missingTrackTapsText());
}

void TracksView::show (const Frame& frame)
{
    const auto advice = frame.ensemble != nullptr && frame.ensemble->shares ? frame.trackAdvice : nullptr;

    if (std::exchange (hasShown, true) && advice == shown && frame.choices.aimDbtp == shownAimDbtp)
        return;

    shown = advice;
    shownAimDbtp = frame.choices.aimDbtp;
    std::vector<std::string> sentences { missingTrackTapsText() };
    std::vector<ShareTable::Row> rows;

    if (shown != nullptr)
    {
        const auto& names = frame.ensemble->tracks;
        const auto shares = trackRows (*shown, names);

        for (std::size_t i = 0; i < shares.size(); ++i)
            rows.push_back ({ toJuce (shownText (shares[i].name)), shares[i].shareOfPeak, shown->shares[i].trimDb });

        sentences.clear();

        for (const auto& sentence : trackSentences (*shown, names, shownAimDbtp))
            sentences.push_back (shownText (sentence));
    }

    if (rows.empty())
        content.setNoTable();

    table.show (std::move (rows));

    if (! table.isEmpty())
        content.setTable (table, [this] (int) { return table.heightOfLowRows(); });

    content.show (std::move (sentences));
    setTooltip (toJuce (content.allText()));
    scroll.place();
}

void TracksView::resized() { scroll.setBounds (contentArea()); }
} // namespace twobus
