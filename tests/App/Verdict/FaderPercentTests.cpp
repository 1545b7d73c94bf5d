#include "App/Pictures/PosedWindow.h"
#include "App/Verdict/VerdictView.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
VerdictView* verdictIn (juce::Component& parent)
{
    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible())
            continue;

        if (auto* found = dynamic_cast<VerdictView*> (child); found != nullptr)
            return found;

        if (auto* found = verdictIn (*child))
            return found;
    }

    return nullptr;
}

/** The verdict's text for screen readers while a hot mix comes from this source. */
std::string verdictOn (const std::string& source)
{
    Settings settings;
    settings.page = Page::mix;
    settings.stage = Stage::mix;
    PosedWindow window (settings, { 1280, 800 });
    auto mix = posedDemo();
    mix.name = source;
    window.play (Page::mix, mix, 33.0);
    auto* verdict = verdictIn (window.content());
    REQUIRE (verdict != nullptr);
    return verdict->getDescription().toStdString();
}
} // namespace

TEST_CASE ("while LMMS plays, the window's verdict also gives the trim in percent")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    CHECK_THAT (verdictOn ("LMMS, master out 1"),
                ContainsSubstring ("Pull the master fader down") && ContainsSubstring (" % of what the fader shows."));
    CHECK_THAT (verdictOn ("Ardour, Master"),
                ContainsSubstring ("Pull the master fader down") && ! ContainsSubstring ("%"));
}
