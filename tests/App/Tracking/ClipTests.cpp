#include "App/PaintedText.h"
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

TEST_CASE ("an input in float that goes over full scale counts as clipped, with a plus sign at its peak")
{
    const Program program;
    auto pair = posedDemo();
    pair.layout = ChannelLayout::discrete (2);

    for (auto& channel : pair.channels)
        for (auto& sample : channel)
            sample *= 4.0f;

    PosedWindow window (trackingSettings(), { 1280, 800 });
    window.play (Page::tracking, pair, 20.0);
    REQUIRE (shownWithTitle (window.content(), "Input 1 Left: Clipped at 0:") != nullptr);

    std::string words;

    for (const auto& text : test::paintedTextsIn (window.content()).texts)
        words += text.words + "|";

    CHECK_THAT (words, ContainsSubstring ("|+") && ContainsSubstring ("dBFS|"));
    CHECK_THAT (words, ContainsSubstring ("|Clippedat0:") && ! ContainsSubstring ("|0|Clippedat0:"));
}

TEST_CASE ("a clip that nobody has acknowledged is said on the other pages")
{
    const Program program;
    auto settings = trackingSettings();
    settings.page = Page::mix;
    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, posedDemo(), 2.0);
    const auto* notice = shownWithTitle (window.content(), "Notice");
    REQUIRE (notice != nullptr);
    CHECK (notice->getDescription().isEmpty());

    window.play (Page::tracking, posedSoundCheck (posedDemo()), 20.0);
    CHECK (notice->getDescription().startsWith ("Input 7 (Vocal) clipped at 0:"));
}
