#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Tracking/LinkButton.h"
#include "Support/Catch.h"

#include <functional>

using namespace twobus;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace
{
/** Calls a private JUCE function, because JUCE makes a component's handler only for a window on a display. The trick:
    an explicit instantiation can name private members. */
std::unique_ptr<juce::AccessibilityHandler> makeHandlerOf (juce::Component&);

template <auto makeHandler>
struct Access
{
    friend std::unique_ptr<juce::AccessibilityHandler> makeHandlerOf (juce::Component& component)
    {
        return (component.*makeHandler)();
    }
};

template struct Access<&juce::Component::createAccessibilityHandler>;

Settings settingsFor (Page page, Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = page;
    return settings;
}

std::unique_ptr<PosedWindow> makeMixWindow()
{
    auto window = std::make_unique<PosedWindow> (settingsFor (Page::mix, Stage::mix), juce::Rectangle<int> (1280, 800));
    window->play (Page::mix, posedDemo(), 33.0);
    return window;
}

std::unique_ptr<PosedWindow> makeTrackingWindow()
{
    auto window = std::make_unique<PosedWindow> (settingsFor (Page::tracking, Stage::recording),
                                                 juce::Rectangle<int> (1280, 800));
    window->play (Page::tracking, posedSoundCheck (posedDemo()), 20.0);
    return window;
}

std::unique_ptr<PosedWindow> makeFilesWindow()
{
    auto window =
        std::make_unique<PosedWindow> (settingsFor (Page::files, Stage::mix), juce::Rectangle<int> (1280, 800));
    window->content().hold (posedFiles (posedDemo()));
    window->content().hold (posedStems());
    window->show();
    return window;
}

/** Visits every visible component, parents first. */
void walk (juce::Component& component, const std::function<void (juce::Component&)>& visit)
{
    if (! component.isVisible() || component.getWidth() == 0 || component.getHeight() == 0)
        return;

    visit (component);

    for (auto* child : component.getChildren())
        walk (*child, visit);
}

/** The value that screen readers speak for the component with this title. Empty if there is none. */
std::string valueOf (juce::Component& window, const juce::String& title)
{
    std::string value;

    walk (window, [&] (juce::Component& component) {
        if (component.getTitle() != title || ! value.empty())
            return;

        const auto handler = makeHandlerOf (component);

        if (const auto* interface = handler != nullptr ? handler->getValueInterface() : nullptr)
            value = interface->getCurrentValueAsString().toStdString();
    });

    return value;
}

/** The visible part of the component in the window's coordinates, clipped by all its parents. */
juce::Rectangle<int> visibleBoundsOf (const juce::Component& component)
{
    auto area = component.getLocalBounds();

    for (const auto* each = &component; each->getParentComponent() != nullptr; each = each->getParentComponent())
        area = (area + each->getPosition()).getIntersection (each->getParentComponent()->getLocalBounds());

    return area;
}

/** Whether no part of the component is visible because it was scrolled away or is a spare row of a list. */
bool isScrolledAway (const juce::Component& component)
{
    return component.findParentComponentOfClass<juce::Viewport>() != nullptr && visibleBoundsOf (component).isEmpty();
}

/** Whether the component must not overlap others. Link buttons can: they sit between two strips on purpose. */
bool hasOwnPosition (const juce::Component& component)
{
    return component.isVisible() && dynamic_cast<const LinkButton*> (&component) == nullptr
           && ! isScrolledAway (component);
}

/** Checks that children lie within their parent and don't overlap. The component that a viewport shows can be larger
    than the viewport. */
void checkChildren (juce::Component& parent)
{
    const auto* viewport = dynamic_cast<juce::Viewport*> (parent.getParentComponent());

    for (auto* child : parent.getChildren())
    {
        if (! hasOwnPosition (*child))
            continue;

        const auto isShownByViewport = viewport != nullptr && child == viewport->getViewedComponent();
        CAPTURE (parent.getTitle().toStdString(), child->getTitle().toStdString(),
                 child->getBounds().toString().toStdString());
        CHECK ((isShownByViewport || parent.getLocalBounds().contains (child->getBounds())));

        for (auto* other : parent.getChildren())
        {
            const auto isAnother = other != child && hasOwnPosition (*other);
            CAPTURE (other->getTitle().toStdString(), other->getBounds().toString().toStdString());
            CHECK_FALSE ((isAnother && child->getBounds().intersects (other->getBounds())));
        }
    }
}

void checkControls (juce::Component& window)
{
    auto numButtons = 0;

    walk (window, [&] (juce::Component& component) {
        auto* button = dynamic_cast<juce::Button*> (&component);

        if (button == nullptr || dynamic_cast<juce::ScrollBar*> (component.getParentComponent()) != nullptr)
            return;

        CAPTURE (button->getName().toStdString(), button->getTitle().toStdString());
        CHECK ((button->getTitle().isNotEmpty() || button->getButtonText().isNotEmpty()));
        CHECK (button->getTooltip().isNotEmpty());
        CHECK ((button->getWantsKeyboardFocus()
                || dynamic_cast<SegmentedControl*> (button->getParentComponent()) != nullptr
                || dynamic_cast<ReadoutsView*> (button->getParentComponent()) != nullptr)); // one stop for all of them
        ++numButtons;
    });

    CHECK (numButtons >= 12);
}
} // namespace

TEST_CASE ("every control has a title and an explanation, and is reached by keyboard")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    checkControls (makeMixWindow()->content());
    checkControls (makeTrackingWindow()->content());
    checkControls (makeFilesWindow()->content());
}

TEST_CASE ("every reading is announced with its unit")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto posed = makeMixWindow();
    auto& window = posed->content();

    for (const auto& [title, unit] :
         { std::pair { "Integrated", "LUFS" }, std::pair { "Loudness range", "LU" },
           std::pair { "True peak max", "dBTP" }, std::pair { "Short-term max", "LUFS" },
           std::pair { "Momentary max", "LUFS" }, std::pair { "RMS", "dBFS" }, std::pair { "Crest factor", "dB" },
           std::pair { "PLR", "dB" }, std::pair { "PSR now", "dB" } })
    {
        CAPTURE (title, valueOf (window, title));
        CHECK_THAT (valueOf (window, title), EndsWith (std::string (" ") + unit));
    }

    CHECK (valueOf (window, "True peak max") == "−0.4 dBTP");
    CHECK_THAT (valueOf (window, "Headroom"), StartsWith ("0.4 dB, worth a look"));
    CHECK_THAT (valueOf (window, "Clipping"), StartsWith ("none, good"));
    CHECK_THAT (valueOf (window, "Heard"), StartsWith ("0:3"));
}

TEST_CASE ("the verdict is announced as a sentence")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    CHECK_THAT (valueOf (makeMixWindow()->content(), "Verdict"),
                StartsWith ("Hot: leave room first. Pull the master fader down 5.6 dB. Loudest: −0.4 dBTP"));
}

TEST_CASE ("a chosen file is announced: its verdict, its waveform, its stems")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto posed = makeFilesWindow();
    auto& window = posed->content();
    CHECK_THAT (valueOf (window, "Chosen file"),
                StartsWith ("song-mix-v7.wav 0:48 · 48 kHz · WAV 24-bit · stereo Hot: leave room first."));
    CHECK_THAT (valueOf (window, "Waveform"), StartsWith ("0:48, 10 worst moments."));
    CHECK_THAT (valueOf (window, "What to do"),
                StartsWith ("Hot: leave room first. Pull the master fader down 5.6 dB."));
    CHECK_THAT (valueOf (window, "Stems"), StartsWith ("8 stems sum to −0.4 dBTP"));
}

TEST_CASE ("siblings never overlap, and nothing leaves its parent at usual sizes")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto mix = makeMixWindow(), tracking = makeTrackingWindow(), files = makeFilesWindow();

    for (auto* window : { mix.get(), tracking.get(), files.get() })
        for (const auto& size :
             { juce::Rectangle<int> (420, 236), juce::Rectangle<int> (640, 400), juce::Rectangle<int> (1000, 640),
               juce::Rectangle<int> (1280, 800), juce::Rectangle<int> (1706, 1066), juce::Rectangle<int> (2560, 1400) })
        {
            window->content().setBounds (size);
            window->show();
            CAPTURE (size.getWidth(), size.getHeight());

            walk (window->content(), checkChildren);
        }
}

TEST_CASE ("keys change pages, and space is left for the DAW")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    PosedWindow posed (settingsFor (Page::mix, Stage::mix), { 1280, 800 });
    posed.play (Page::mix, posedDemo(), 1.0);
    auto& window = posed.content();
    const auto press = [&window] (char character) {
        return window.keyPressed (
            juce::KeyPress (character, juce::ModifierKeys(), static_cast<juce::juce_wchar> (character)));
    };

    CHECK (valueOf (window, "Integrated") != "");
    CHECK (press ('4'));
    CHECK (window.shownPage() == Page::files);
    CHECK (press ('2'));
    CHECK (window.shownPage() == Page::mix);
    CHECK_FALSE (press (' '));
    CHECK_FALSE (press ('x'));
    CHECK (press ('p'));
    posed.show();
    CHECK (window.keyPressed (juce::KeyPress (juce::KeyPress::F1Key)));
}
