#include "App/PaintedText.h"
#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Text.h"
#include "App/Tracking/LinkButton.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TextLine.h"
#include "App/Widgets/Theme.h"
#include "App/Widgets/TimelineCard.h"
#include "Support/Catch.h"

#include <cmath>
#include <cstdlib>
#include <functional>

/** Every page at fourteen sizes: nothing is cut off, no component or text lies on another, no text is shortened, and no
    panel is mostly empty. With TWOBUS_SIZES set to a folder, the pictures are written there to be looked at. */
using namespace twobus;
using namespace twobus::test;

namespace
{
using Area = juce::Rectangle<int>;

/** In logical pixels: from the smallest window to 3840 x 2160 at 75 %. */
constexpr std::array<std::pair<int, int>, 14> sizes { { { 420, 236 },
                                                        { 420, 300 },
                                                        { 420, 640 },
                                                        { 640, 400 },
                                                        { 800, 600 },
                                                        { 853, 533 },
                                                        { 1024, 640 },
                                                        { 1100, 700 },
                                                        { 1280, 800 },
                                                        { 1366, 728 },
                                                        { 1920, 1080 },
                                                        { 2560, 1440 },
                                                        { 3840, 2160 },
                                                        { 5120, 2880 } } };

constexpr int lowestPanel = 80; ///< a lower one holds a line or two, and may lack the second

struct Program
{
    Program() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~Program() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
};

Settings settingsFor (Page page, Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = page;
    return settings;
}

std::string nameOf (const juce::Component& component)
{
    const auto name = component.getTitle().isNotEmpty() ? component.getTitle() : component.getName();
    return (name.isNotEmpty() ? name : juce::String ("(no name)")).toStdString() + " "
           + component.getBounds().toString().toStdString();
}

bool isShown (const juce::Component& component)
{
    return component.isVisible() && ! component.getLocalBounds().isEmpty();
}

/** Cards and link buttons lie over other things on purpose. */
bool mayOverlap (const juce::Component& component)
{
    return dynamic_cast<const juce::TooltipWindow*> (&component) != nullptr
           || dynamic_cast<const LinkButton*> (&component) != nullptr
           || dynamic_cast<const TimelineCard*> (&component) != nullptr;
}

/** Whether a scroll bar leads to what lies outside. */
bool scrolls (const juce::Component& parent)
{
    return dynamic_cast<const juce::Viewport*> (parent.getParentComponent()) != nullptr
           || parent.findParentComponentOfClass<juce::ListBox>() != nullptr
           || dynamic_cast<const juce::ScrollBar*> (&parent) != nullptr;
}

void findCutOff (const juce::Component& parent, std::vector<std::string>& faults)
{
    const auto isScrolled = scrolls (parent);
    std::vector<const juce::Component*> placed;

    for (const auto* child : parent.getChildren())
    {
        if (! isShown (*child))
            continue;

        if (! isScrolled && ! parent.getLocalBounds().contains (child->getBounds()))
            faults.push_back ("cut off: " + nameOf (*child) + " in " + nameOf (parent));

        for (const auto* other : placed)
            if (child->getBounds().intersects (other->getBounds()) && ! mayOverlap (*child) && ! mayOverlap (*other))
                faults.push_back ("overlap: " + nameOf (*child) + " and " + nameOf (*other));

        if (const auto* line = dynamic_cast<const TextLine*> (child); line != nullptr && ! line->fits())
            faults.push_back ("too narrow for its text: " + nameOf (*line) + " in " + nameOf (parent));

        if (const auto* figure = dynamic_cast<const FigureLabel*> (child); figure != nullptr && ! figure->fits())
            faults.push_back ("too narrow for its number: " + nameOf (*figure) + " in " + nameOf (parent));

        placed.push_back (child);
        findCutOff (*child, faults);
    }
}

/** The smallest rectangle around everything that is painted on the panel's surface, without its border. */
Area paintedAreaOf (juce::Component& panel)
{
    const auto picture = panel.createComponentSnapshot (panel.getLocalBounds(), true, 1.0f);
    const juce::Image::BitmapData pixels (picture, juce::Image::BitmapData::readOnly);
    const auto inner = panel.getLocalBounds().reduced (static_cast<int> (theme::corner));
    const auto surface = theme::panel();
    Area painted;

    for (int y = inner.getY(); y < inner.getBottom(); ++y)
        for (int x = inner.getX(); x < inner.getRight(); ++x)
            if (pixels.getPixelColour (x, y) != surface)
                painted = painted.isEmpty() ? Area (x, y, 1, 1) : painted.getUnion ({ x, y, 1, 1 });

    return painted;
}

void findEmpty (juce::Component& parent, std::vector<std::string>& faults)
{
    for (auto* child : parent.getChildren())
    {
        if (! isShown (*child))
            continue;

        if (dynamic_cast<Panel*> (child) == nullptr)
        {
            findEmpty (*child, faults);
            continue;
        }

        if (child->getHeight() < lowestPanel)
            continue;

        const auto painted = paintedAreaOf (*child);

        // A verdict without a move has little to say: then three eighths of its panel are enough.
        if (painted.getHeight() * 8 < child->getHeight() * 3 || painted.getWidth() * 9 < child->getWidth() * 4)
            faults.push_back ("mostly empty: " + nameOf (*child) + ", painted " + painted.toString().toStdString());
    }
}

void keepPicture (PosedWindow& window, const std::string& name)
{
    if (const auto* folder = std::getenv ("TWOBUS_SIZES"))
    {
        juce::FileOutputStream stream (juce::File (folder).getChildFile (toJuce (name + ".png")));
        juce::PNGImageFormat().writeImageToStream (window.picture (1.0f), stream);
    }
}

void checkAtEverySize (PosedWindow& window, const std::string& page)
{
    constexpr auto secondsOfOneFrame = 1.0 / 60.0; // too short for new numbers
    const std::vector<std::string> none;

    for (const auto& [width, height] : sizes)
    {
        const auto name = page + "-" + std::to_string (width) + "x" + std::to_string (height);
        CAPTURE (name);
        window.content().setBounds ({ width, height });
        window.show (secondsOfOneFrame);
        CHECK_THAT (textFaultsIn (window.content(), mayOverlap), Catch::Matchers::Equals (none));

        for (int frame = 0; frame < 8; ++frame)
            window.show();

        keepPicture (window, name);
        std::vector<std::string> faults;
        findCutOff (window.content(), faults);
        findEmpty (window.content(), faults);
        CHECK_THAT (faults, Catch::Matchers::Equals (none));
        CHECK_THAT (textFaultsIn (window.content(), mayOverlap), Catch::Matchers::Equals (none));
    }
}

PosedProgramme changedBy (const PosedProgramme& programme, double gainDb)
{
    auto changed = programme;

    for (auto& channel : changed.channels)
        for (auto& sample : channel)
            sample *= static_cast<float> (std::pow (10.0, gainDb / 20.0));

    return changed;
}

void checkMixOf (const PosedProgramme& programme, const Settings& settings, const std::string& name,
                 double seconds = 1.0e6)
{
    const Program program;
    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, programme, seconds);
    checkAtEverySize (window, name);
}

void checkOverlay (std::unique_ptr<OverlayPage> overlay, const std::string& name)
{
    PosedWindow window (settingsFor (Page::mix, Stage::mix), { 1280, 800 });
    window.play (Page::mix, posedDemo(), 1.0);
    window.content().open (std::move (overlay));
    checkAtEverySize (window, name);
}

PathCheckPage pathPageWith (PathBadge badge, std::vector<PathFinding> findings)
{
    PathVerdict verdict;
    verdict.badge = badge;
    verdict.gainDb = -12.0;
    verdict.findings = std::move (findings);
    PathReadings readings;
    readings.losses.resize (1);
    readings.fileRate = 48000.0;
    readings.heardRate = 44100.0;

    PathCheckPage page;
    page.sourceName = "PipeWire: a DAW with a rather long name, its master's outputs 1 and 2";
    page.isSourceThere = true;
    page.text = wordsFor (readings, verdict);
    return page;
}
} // namespace

TEST_CASE ("the mix page has room for everything at every size")
{
    const Program program;
    PosedWindow window (settingsFor (Page::mix, Stage::mix), { 1280, 800 });
    window.play (Page::mix, posedDemo());
    checkAtEverySize (window, "mix");
}

TEST_CASE ("the mix page of a stream has room for everything at every size")
{
    const Program program;
    auto settings = settingsFor (Page::mix, Stage::streaming);
    settings.streamTargetLufs = -23.0;
    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, posedDemo());
    checkAtEverySize (window, "stream");
}

TEST_CASE ("the mix page after two passes has room for everything, with readings since the reset")
{
    const Program program;
    auto settings = settingsFor (Page::mix, Stage::mix);
    settings.readingsScope = ReadingsScope::sinceReset;
    settings.aimDbtp = -12.0;
    const auto demo = posedDemo();
    auto twice = demo;

    for (std::size_t i = 0; i < demo.channels.size(); ++i)
        twice.channels[i].insert (twice.channels[i].end(), demo.channels[i].begin(), demo.channels[i].end());

    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, twice);
    checkAtEverySize (window, "since-reset");
}

TEST_CASE ("the mix page has room for everything if it is loud, quiet, clipped, incomplete or silent")
{
    const auto settings = settingsFor (Page::mix, Stage::mix);
    const auto demo = posedDemo();
    checkMixOf (changedBy (demo, 14.0), settings, "loud");
    checkMixOf (changedBy (demo, -60.0), settings, "quiet");
    checkMixOf (changedBy (exportedAt (demo, 6.0), -3.0), settings, "clipped-earlier");
    checkMixOf (exportedAt (demo, 9.0), settings, "clipped");
    checkMixOf (withInvalidSample (demo), settings, "incomplete", 33.0);
    checkMixOf (changedBy (demo, -1000.0), settings, "silent", 20.0);
}

TEST_CASE ("the mini view has room for everything")
{
    const Program program;

    for (const auto scope : { ReadingsScope::pass, ReadingsScope::sinceReset })
    {
        auto settings = settingsFor (Page::mix, Stage::mix);
        settings.readingsScope = scope;
        PosedWindow window (settings, { 420, 236 });
        window.content().noteMini (true);
        window.play (Page::mix, changedBy (posedDemo(), 14.0));
        checkAtEverySize (window, scope == ReadingsScope::pass ? "mini" : "mini-since-reset");
    }
}

TEST_CASE ("the first question has room for everything at every size")
{
    const Program program;
    auto settings = settingsFor (Page::mix, Stage::mix);
    settings.stage.reset();
    PosedWindow window (settings, { 1280, 800 });
    window.show();
    checkAtEverySize (window, "question");
}

TEST_CASE ("the tracking page has room for everything at every size")
{
    const Program program;
    PosedWindow window (settingsFor (Page::tracking, Stage::recording), { 1280, 800 });
    window.play (Page::tracking, posedSoundCheck (posedDemo()), 20.0);
    checkAtEverySize (window, "tracking");
}

TEST_CASE ("the tracking page of two inputs in float has room for everything at every size")
{
    const Program program;
    auto pair = changedBy (posedDemo(), 14.0);
    pair.layout = ChannelLayout::discrete (2);
    PosedWindow window (settingsFor (Page::tracking, Stage::recording), { 1280, 800 });
    window.play (Page::tracking, pair, 20.0);
    checkAtEverySize (window, "tracking-two");
}

TEST_CASE ("the delivery page has room for everything at every size, at every stage")
{
    const Program program;

    for (const auto& [stage, name] :
         { std::pair { Stage::finishedMaster, "delivery" }, std::pair { Stage::mix, "delivery-mix" },
           std::pair { Stage::streaming, "delivery-stream" } })
    {
        PosedWindow window (settingsFor (Page::delivery, stage), { 1280, 800 });
        window.play (Page::delivery, posedDemo());
        checkAtEverySize (window, name);
    }
}

TEST_CASE ("the files page has room for everything at every size")
{
    const Program program;
    PosedWindow window (settingsFor (Page::files, Stage::mix), { 1280, 800 });
    window.content().hold (posedFiles (posedDemo()));
    window.content().hold (posedStems());
    window.show();
    checkAtEverySize (window, "files");
}

TEST_CASE ("the settings and the pages of text have room for everything at every size")
{
    const Program program;
    checkOverlay (std::make_unique<OverlayPage> ("Settings", std::make_unique<SettingsPage> (Settings())), "settings");
    checkOverlay (makeGuide(), "guide");
    checkOverlay (makeHelp(), "help");
    checkOverlay (makeAbout (ownVersions()), "about");
}

TEST_CASE ("the page of the path check has room for everything at every size, whatever was found")
{
    const Program program;
    const auto check = [] (const PathCheckPage& shown, const char* name) {
        auto page = makePathCheckPage (shown, [] {});
        page->addButton ("Read the path as it is", "As the window adds it.", [] {});
        checkOverlay (std::move (page), name);
    };

    check ({}, "path-no-source");
    check (pathPageWith (PathBadge::exact, {}), "path-exact");
    check (pathPageWith (PathBadge::gain, { { PathFindingKind::gain, Severity::caution, -12.0 } }), "path-gain");

    std::vector<PathFinding> all;

    for (auto kind = static_cast<int> (PathFindingKind::sideMissing);
         kind <= static_cast<int> (PathFindingKind::oversNotTested); ++kind)
        all.push_back ({ static_cast<PathFindingKind> (kind), Severity::caution, -12.3, 1234.5 });

    check (pathPageWith (PathBadge::changed, all), "path-many");
}
