#include "App/Files/Aside/StemsPanel.h"
#include "App/Pictures/PosedFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <stdexcept>

using namespace twobus;
using Catch::Matchers::StartsWith;

namespace
{
struct ShownStems
{
    ShownStems()
    {
        panel.setSize (412, 724);
        panel.show (posedStems());
    }

    juce::ListBox& list()
    {
        for (auto* child : panel.getChildren())
            if (auto* table = dynamic_cast<ShareTable*> (child))
                for (auto* inside : table->getChildren())
                    if (auto* found = dynamic_cast<juce::ListBox*> (inside))
                        return *found;

        throw std::logic_error ("no list");
    }

    juce::Button& button (const juce::String& name)
    {
        for (auto* child : panel.getChildren())
            if (auto* found = dynamic_cast<juce::Button*> (child); found != nullptr && found->getName() == name)
                return *found;

        throw std::logic_error ("no such button");
    }

    juce::String rowText (int position) { return list().getModel()->getNameForRow (position); }

    const juce::ScopedJuceInitialiser_GUI juce;
    StemsPanel panel;
};
} // namespace

TEST_CASE ("stems are described by share, the largest first, with their trims")
{
    ShownStems stems;
    CHECK (stems.list().getModel()->getNumRows() == 8);
    CHECK (stems.rowText (0) == juce::String::fromUTF8 ("Kick: 41 % of the worst peak, trim −8.0 dB"));
    CHECK (stems.rowText (2) == "Lead vocal: 12 % of the worst peak, trim 0.0 dB");
    CHECK (stems.rowText (7) == juce::String::fromUTF8 ("FX: −2 % of the worst peak, trim 0.0 dB"));

    auto turned = posedStems();
    std::reverse (turned.stems.begin(), turned.stems.end());
    std::reverse (turned.moments[0].shares.begin(), turned.moments[0].shares.end());
    stems.panel.show (turned);
    CHECK (stems.rowText (0).startsWith ("Kick"));
}

TEST_CASE ("the panel says what the trims would do, and whether the stems add up to the mix")
{
    ShownStems stems;
    const auto text = stems.panel.spokenText().toStdString();
    CHECK_THAT (text, StartsWith ("8 stems sum to −0.4 dBTP at 0:12.47"));
    CHECK_THAT (text, ContainsSubstring ("With Kick and Bass down 8.0 dB each, the sum peaks at −6.0 dBTP (summed "
                                         "again). Pulling the master fader down 5.6 dB keeps the balance."));
    CHECK_THAT (text,
                ContainsSubstring ("The stems null against song-mix-v7.wav to −71 dB, so these shares are real."));
}

TEST_CASE ("a running sum can be cancelled, and an error replaces a report")
{
    ShownStems stems;
    auto numCancelled = 0;
    stems.panel.onCancel = [&numCancelled] { ++numCancelled; };
    CHECK_FALSE (stems.button ("Cancel").isVisible());
    stems.panel.showProgress (0.4);
    REQUIRE (stems.button ("Cancel").isVisible());
    stems.button ("Cancel").onClick();
    CHECK (numCancelled == 1);
    stems.panel.showProgress (std::nullopt);
    CHECK_FALSE (stems.button ("Cancel").isVisible());

    stems.panel.showError ("kick.wav: it has another rate. Export it again.");
    CHECK (stems.panel.spokenText() == "kick.wav: it has another rate. Export it again.");
    CHECK_FALSE (stems.button (juce::String::fromUTF8 ("Compare with the mix…")).isVisible());
    stems.panel.clear();
    CHECK_FALSE (stems.panel.hasContent());
}

TEST_CASE ("an empty report is shown without errors")
{
    ShownStems stems;
    stems.panel.show (StemReport());
    CHECK (stems.list().getModel()->getNumRows() == 0);

    auto silent = posedStems();
    silent.moments.clear();
    stems.panel.show (silent);
    CHECK (stems.rowText (0).startsWith ("Kick: 0 %"));

    for (const auto height : { 40, 160, 400, 1300 })
    {
        stems.panel.setSize (330, height);
        CHECK (stems.panel.createComponentSnapshot (stems.panel.getLocalBounds()).isValid());
    }
}
