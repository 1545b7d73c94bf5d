#include "Present/Advice/PathCheckPage.h"

#include "Present/Base/AddedGainText.h"

#include <algorithm>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string stateText (const PathCheckPage& page)
{
    if (! page.isSourceThere)
        return "Choose a source at the top of the window first: the path to it is what is checked.";

    switch (page.state)
    {
        case PathCheckPage::State::hearing:
            return fmt::format ("The test file plays: {:.0f} of 20 s. Let it play to its end.",
                                std::min (20.0, page.fileSeconds));
        case PathCheckPage::State::measuring: return "The test file was heard. Measuring takes a few seconds.";
        case PathCheckPage::State::heardOnlyEnd:
            return "Only the end of the test file was heard. Play it once more, from its start.";
        case PathCheckPage::State::listening: break;
    }

    return fmt::format ("Listening for the test file on {}.", page.sourceName);
}
} // namespace

Document pathCheckDocument (const PathCheckPage& page)
{
    Document document { "Check the path", {} };
    auto& blocks = document.blocks;
    blocks.push_back (note (stateText (page)));

    if (page.text)
    {
        blocks.push_back (heading (page.text->headline));

        for (const auto& fault : page.text->faults)
            blocks.push_back (warning (fault));

        for (const auto& sentence : page.text->notes)
            blocks.push_back (paragraph (sentence));

        if (! page.badgeBefore.empty())
            blocks.push_back (
                paragraph (fmt::format ("What was found before still stands: \"{}\".", page.badgeBefore)));
    }

    if (page.addedGainDb != 0.0)
        blocks.push_back (note (fmt::format ("Every reading of this source has {}, and says so. The path check itself "
                                             "ignores it.",
                                             addedGainText (page.addedGainDb))));

    blocks.push_back (heading ("How to check it"));
    blocks.push_back (paragraph ("Volume controls, resampling and limiters between your DAW and Twobus change what it "
                                 "measures. A test file, played once through the master, shows each of them."));
    blocks.push_back (warning ("Turn your monitors off before you play it."));
    blocks.push_back (step ("Write the test file with the button above."));

    for (const auto& each : pathCheckSteps())
        blocks.push_back (step (each));

    return document;
}
} // namespace twobus
