#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Shell/StageQuestion.h"
#include "App/Sources/SourceQuestion.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/SegmentedControl.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace twobus;

namespace
{
/** JUCE's private pointer to the focused component, because JUCE gives focus only to components on a display. The
    trick: an explicit instantiation can name private members. */
juce::Component*& currentFocus();

template <auto pointer>
struct Access
{
    friend juce::Component*& currentFocus() { return *pointer; }
};

template struct Access<&juce::Component::currentlyFocusedComponent>;

/** Runs JUCE with the program's own look and feel. */
struct Program
{
    Program() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~Program() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
};

/** Gives a component the focus, as the tab key does, for as long as this object lives. */
struct Focused
{
    explicit Focused (juce::Component& componentToFocus) : component (componentToFocus)
    {
        currentFocus() = &component;
        component.focusGained (juce::Component::focusChangedByTabKey);
    }

    ~Focused()
    {
        currentFocus() = nullptr;
        component.focusLost (juce::Component::focusChangedByTabKey);
    }

    juce::Component& component;
};

std::vector<juce::Component*> tabStopsIn (juce::Component& container)
{
    return juce::KeyboardFocusTraverser().getAllComponents (&container);
}

juce::Image pictureOf (juce::Component& window) { return window.createComponentSnapshot (window.getLocalBounds()); }

bool areSame (const juce::Image& a, const juce::Image& b)
{
    const juce::Image::BitmapData first (a, juce::Image::BitmapData::readOnly),
        second (b, juce::Image::BitmapData::readOnly);

    for (int y = 0; y < a.getHeight(); ++y)
        if (! std::equal (first.getLinePointer (y), first.getLinePointer (y) + first.width * first.pixelStride,
                          second.getLinePointer (y)))
            return false;

    return true;
}

/** Checks that every tab stop within the container takes up space in the window and looks different when focused. */
void checkTabStops (juce::Component& window, juce::Component& container, std::size_t atLeast)
{
    const auto stops = tabStopsIn (container);
    const auto without = pictureOf (window);
    CHECK (stops.size() >= atLeast);

    for (auto* stop : stops)
    {
        CAPTURE (stop->getName().toStdString(), stop->getTitle().toStdString(),
                 window.getLocalArea (stop, stop->getLocalBounds()).toString().toStdString());
        CHECK_FALSE (stop->getLocalBounds().isEmpty());

        const Focused focused (*stop);
        CHECK_FALSE (areSame (without, pictureOf (window)));
    }
}

Settings settingsFor (Page page, Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = page;
    return settings;
}

OverlayPage& overlayIn (juce::Component& window)
{
    for (auto* child : window.getChildren())
        if (auto* page = dynamic_cast<OverlayPage*> (child))
            return *page;

    FAIL ("nothing lies over the page");
    throw;
}
} // namespace

TEST_CASE ("arrow keys stop at the ends, and other keys do nothing")
{
    const auto step = [] (int key, std::size_t position) { return steppedBy (juce::KeyPress (key), position, 3); };
    CHECK (step (juce::KeyPress::rightKey, 0) == 1);
    CHECK (step (juce::KeyPress::downKey, 1) == 2);
    CHECK (step (juce::KeyPress::downKey, 2) == 2);
    CHECK (step (juce::KeyPress::leftKey, 2) == 1);
    CHECK (step (juce::KeyPress::upKey, 0) == 0);
    CHECK (step (juce::KeyPress::homeKey, 2) == 0);
    CHECK (step (juce::KeyPress::endKey, 0) == 2);
    CHECK_FALSE (step (juce::KeyPress::spaceKey, 0).has_value());
    CHECK_FALSE (steppedBy (juce::KeyPress (juce::KeyPress::downKey), 0, 0).has_value());
}

TEST_CASE ("in rows of several columns, up and down stay in their column")
{
    const auto step = [] (int key, std::size_t position) { return steppedBy (juce::KeyPress (key), position, 9, 3); };
    CHECK (step (juce::KeyPress::downKey, 1) == 4);
    CHECK (step (juce::KeyPress::downKey, 7) == 7);
    CHECK (step (juce::KeyPress::upKey, 5) == 2);
    CHECK (step (juce::KeyPress::upKey, 2) == 2);
    CHECK (step (juce::KeyPress::rightKey, 2) == 3);
    CHECK (step (juce::KeyPress::endKey, 2) == 8);
}

TEST_CASE ("a group of controls is one stop of the Tab key: the one that has the focus, or had it last")
{
    const Program program;
    juce::Component group;
    std::array<juce::Component, 3> controls;
    std::vector<juce::Component*> all;

    for (auto& control : controls)
    {
        control.setSize (10, 10);
        control.setWantsKeyboardFocus (true);
        group.addAndMakeVisible (control);
        all.push_back (&control);
    }

    keepOneTabStop (all);
    CHECK (tabStopsIn (group) == std::vector<juce::Component*> { &controls[0] });

    controls[2].setWantsKeyboardFocus (true);
    {
        const Focused focused (controls[2]);
        keepOneTabStop (all);
        CHECK (tabStopsIn (group) == std::vector<juce::Component*> { &controls[2] });
    }
    keepOneTabStop (all);
    CHECK (tabStopsIn (group) == std::vector<juce::Component*> { &controls[2] });

    controls[2].setVisible (false);
    keepOneTabStop (all);
    CHECK (tabStopsIn (group) == std::vector<juce::Component*> { &controls[0] });
}

TEST_CASE ("every tab stop shows when it has the keyboard focus, on every page")
{
    const Program program;
    const juce::Rectangle<int> size (1280, 800);

    PosedWindow mix (settingsFor (Page::mix, Stage::mix), size);
    mix.play (Page::mix, posedDemo(), 33.0);
    checkTabStops (mix.content(), mix.content(), 15);

    PosedWindow tracking (settingsFor (Page::tracking, Stage::recording), size);
    tracking.play (Page::tracking, posedSoundCheck (posedDemo()), 10.0);
    checkTabStops (tracking.content(), tracking.content(), 10);

    PosedWindow delivery (settingsFor (Page::delivery, Stage::finishedMaster), size);
    delivery.play (Page::delivery, posedDemo(), 33.0);
    checkTabStops (delivery.content(), delivery.content(), 6);

    PosedWindow files (settingsFor (Page::files, Stage::mix), size);
    files.content().hold (posedFiles (posedDemo()));
    files.content().hold (posedStems());
    files.show();
    checkTabStops (files.content(), files.content(), 10);
}

TEST_CASE ("every tab stop shows when it has the keyboard focus, in a small window too")
{
    const Program program;

    PosedWindow tracking (settingsFor (Page::tracking, Stage::recording), { 640, 400 });
    tracking.play (Page::tracking, posedSoundCheck (posedDemo()), 1.0);
    checkTabStops (tracking.content(), tracking.content(), 5);

    PosedWindow files (settingsFor (Page::files, Stage::mix), { 640, 400 });
    files.content().hold (posedFiles (posedDemo()));
    files.show();
    checkTabStops (files.content(), files.content(), 5);
}

TEST_CASE ("on both questions of the first start only the answers are tab stops")
{
    const Program program;

    PosedWindow first (Settings {}, { 1280, 800 });
    REQUIRE (first.content().shownPage() == Page::stageQuestion);
    checkTabStops (first.content(), first.content(), 5);
    CHECK (tabStopsIn (first.content()).size() == 5); // four answers and the switch for the session log

    SourceQuestion question;
    question.onScan = [] {
        return std::vector<SourceSection> { { "JACK",
                                              {},
                                              { { "ardour", DeviceAddress { "JACK", "ardour", { "1", "2" } } },
                                                { "reaper", DeviceAddress { "JACK", "reaper", { "1", "2" } } } } } };
    };
    question.setBounds (0, 0, 1000, 600);
    question.refresh();
    checkTabStops (question, question, 4);
    CHECK (tabStopsIn (question).size() == 4); // two rows, the demo and Look again
}

TEST_CASE ("the tab key stays within an overlay")
{
    const Program program;
    PosedWindow posed (settingsFor (Page::mix, Stage::mix), { 1280, 1000 });
    posed.play (Page::mix, posedDemo(), 1.0);
    auto& window = posed.content();

    for (const auto& open : std::vector<std::function<std::unique_ptr<OverlayPage>()>> {
             [] { return makeHelp(); }, [] { return makeGuide(); }, [] { return makeAbout (ownVersions()); },
             [] { return std::make_unique<OverlayPage> ("Settings", std::make_unique<SettingsPage> (Settings {})); } })
    {
        window.open (open());
        auto& page = overlayIn (window);
        CAPTURE (page.getTitle().toStdString());
        checkTabStops (window, page, 3);

        // If the page itself took the focus, the tab key would move to its siblings, as from any component.
        CHECK (page.isKeyboardFocusContainer());
        CHECK_FALSE (page.getWantsKeyboardFocus());

        for (auto* stop : tabStopsIn (window))
            CHECK (window.getLocalArea (stop, stop->getLocalBounds()).getBottom() <= page.getY());
    }
}

TEST_CASE ("a setting that gets the focus is scrolled into view with its explanation, above the line that explains it")
{
    const Program program;
    PosedWindow posed (settingsFor (Page::mix, Stage::mix), { 1280, 700 });
    auto& window = posed.content();
    window.open (std::make_unique<OverlayPage> ("Settings", std::make_unique<SettingsPage> (Settings {})));
    auto& page = overlayIn (window);
    const auto pageBefore = page.getBounds();
    auto numRows = 0;

    for (auto* stop : tabStopsIn (page))
        if (auto* control = dynamic_cast<SegmentedControl*> (stop->getParentComponent()))
        {
            auto& row = *control->getParentComponent();
            CAPTURE (row.getTitle().toStdString());
            const Focused focused (*stop);
            scrollToFocus (*row.getParentComponent());
            CHECK (page.getBounds() == pageBefore);
            CHECK (page.getLocalBounds().contains (page.getLocalArea (&row, row.getLocalBounds())));
            ++numRows;
        }

    CHECK (numRows >= 13);
}

TEST_CASE ("escape closes an overlay wherever the keyboard focus is")
{
    const Program program;
    PosedWindow posed (settingsFor (Page::mix, Stage::mix), { 1280, 800 });
    posed.content().open (makeHelp());
    CHECK (posed.content().keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));

    for (auto* child : posed.content().getChildren())
        CHECK (dynamic_cast<OverlayPage*> (child) == nullptr);

    CHECK_FALSE (posed.content().keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
}
