#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Text.h"
#include "App/Tracking/LinkButton.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/Theme.h"
#include "App/Widgets/TimelineCard.h"
#include "Support/Catch.h"

#include <cstdlib>
#include <functional>

/** Every page at thirteen sizes: nothing is cut off, nothing overlaps, and no panel is mostly empty. With TWOBUS_SIZES
    set to a folder, the pictures are written there to be looked at. */
using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

/** In logical pixels: from the smallest window to 3840 x 2160 at 75 %. */
constexpr std::array<std::pair<int, int>, 13> sizes { { { 420, 300 },
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

        if (painted.getHeight() * 2 < child->getHeight() || painted.getWidth() * 2 < child->getWidth())
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
    for (const auto& [width, height] : sizes)
    {
        window.content().setBounds ({ width, height });

        for (int frame = 0; frame < 8; ++frame)
            window.show();

        const auto name = page + "-" + std::to_string (width) + "x" + std::to_string (height);
        keepPicture (window, name);
        std::vector<std::string> faults;
        findCutOff (window.content(), faults);
        findEmpty (window.content(), faults);
        CAPTURE (name);
        CHECK_THAT (faults, Catch::Matchers::Equals (std::vector<std::string>()));
    }
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

TEST_CASE ("the delivery page has room for everything at every size")
{
    const Program program;
    PosedWindow window (settingsFor (Page::delivery, Stage::finishedMaster), { 1280, 800 });
    window.play (Page::delivery, posedDemo());
    checkAtEverySize (window, "delivery");
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
