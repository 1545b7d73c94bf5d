#include "App/Mix/ChainView.h"

#include "App/Text.h"
#include "Present/Reports/EnsembleText.h"

#include <string>
#include <utility>
#include <vector>

namespace twobus
{
ChainView::ChainView() : Panel ("Chain")
{
    setPlain (true); // the tab above names it
    addAndMakeVisible (scroll);
    scroll.setTitle ("What the chain does");
    makeExplainable (missingChainTapsText());
}

void ChainView::show (const Frame& frame)
{
    if (std::exchange (hasShown, true) && frame.ensemble == shown)
        return;

    shown = frame.ensemble;
    std::vector<std::string> sentences { missingChainTapsText() };
    content.setNoTable();

    if (shown != nullptr && shown->chain)
    {
        auto words = wordsFor (*shown->chain, judgeChain (*shown->chain, frame.choices));
        sentences.clear();

        for (auto* sentence : { &words.headline, &words.remedy, &words.summary, &words.delay })
            if (! sentence->empty()
                && (sentence != &words.headline || words.summary.find (words.headline) == std::string::npos))
                sentences.push_back (std::move (*sentence));

        table.show (std::move (words.rows));
        content.setTable (table, [this] (int width) { return table.heightFor (width); });
    }

    content.show (std::move (sentences));
    setTooltip (toJuce (content.allText()));
    scroll.place();
}

void ChainView::resized() { scroll.setBounds (contentArea()); }
} // namespace twobus
