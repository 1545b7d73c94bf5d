#include "App/Pictures/PosedWindow.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"

/** A clip of an input is held on the strips, on the large numbers and on other pages, until the user clicks on it. */
using namespace twobus;

namespace
{
struct Program
{
    Program() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~Program() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
};

Settings trackingSettings()
{
    Settings settings;
    settings.stage = Stage::recording;
    settings.page = Page::tracking;
    return settings;
}

/** Null if no component that is shown has such a title. */
juce::Component* shownWithTitle (juce::Component& parent, const juce::String& start)
{
    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible())
            continue;

        if (child->getTitle().startsWith (start))
            return child;

        if (auto* found = shownWithTitle (*child, start))
            return found;
    }

    return nullptr;
}

const juce::String clipOfVocal ("Input 7 Vocal: Clipped at 0:");
} // namespace

TEST_CASE ("a clipped input says when, as a strip and as a tile, until a click acknowledges it")
{
    const Program program;
    PosedWindow window (trackingSettings(), { 1280, 800 });
    window.play (Page::tracking, posedSoundCheck (posedDemo()), 20.0);
    auto& content = window.content();

    REQUIRE (shownWithTitle (content, clipOfVocal) != nullptr);
    CHECK (shownWithTitle (content, "Input 1 Kick in: Clipped") == nullptr);

    content.keyPressed (juce::KeyPress ('l', juce::ModifierKeys(), 'l'));
    window.show();
    auto* clip = dynamic_cast<juce::Button*> (shownWithTitle (content, clipOfVocal));
    REQUIRE (clip != nullptr);
    CHECK (clip->getWidth() >= 60);

    clip->onClick();
    window.show();
    CHECK (shownWithTitle (content, clipOfVocal) == nullptr);
}

TEST_CASE ("a clip that nobody has acknowledged is said on the other pages")
{
    const Program program;
    auto settings = trackingSettings();
    settings.page = Page::mix;
    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, posedDemo(), 2.0);
    CHECK (shownWithTitle (window.content(), "Notice") == nullptr);

    window.play (Page::tracking, posedSoundCheck (posedDemo()), 20.0);
    const auto* notice = shownWithTitle (window.content(), "Notice");
    REQUIRE (notice != nullptr);
    CHECK (notice->getDescription().startsWith ("Input 7 (Vocal) clipped at 0:"));
}
