#include "App/Meters/ReadingCell.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Verdict/CheckRow.h"
#include "App/Widgets/HelpBox.h"
#include "App/Widgets/HelpText.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Panel.h"
#include "Support/Catch.h"

#include <array>
#include <set>

/** Help by keyboard, at twelve sizes: it stands beside each reading and check, and never on it. */
using namespace twobus;

namespace
{
using Area = juce::Rectangle<int>;

constexpr std::array<std::pair<int, int>, 12> sizes { { { 420, 236 },
                                                        { 420, 300 },
                                                        { 640, 400 },
                                                        { 853, 533 },
                                                        { 1024, 768 },
                                                        { 1100, 700 },
                                                        { 1280, 800 },
                                                        { 1920, 1080 },
                                                        { 2560, 1440 },
                                                        { 3840, 2160 },
                                                        { 960, 540 }, // 1920 x 1080 at 200 %
                                                        { 5120, 2880 } } };

struct Program
{
    Program() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~Program() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
};

std::unique_ptr<PosedWindow> makeWindow (Page page, Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = page;
    auto window = std::make_unique<PosedWindow> (settings, Area (1280, 800));
    window->play (page, posedDemo(), 33.0);
    return window;
}

HelpBox& helpIn (juce::Component& window)
{
    for (auto* child : window.getChildren())
        if (auto* help = dynamic_cast<HelpBox*> (child))
            return *help;

    FAIL ("the window has no help");
    throw;
}

void collect (juce::Component& parent, std::vector<juce::Component*>& found)
{
    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible() || child->getLocalBounds().isEmpty())
            continue;

        const auto* panel = dynamic_cast<Panel*> (child);
        const auto isPicture = panel != nullptr && panel->getWantsKeyboardFocus();

        if (isPicture || dynamic_cast<ReadingCell*> (child) != nullptr || dynamic_cast<CheckRow*> (child) != nullptr)
            found.push_back (child);

        collect (*child, found);
    }
}

/** Scrolls as the Tab key does, so that all of the part can be seen if the page has room for it. */
void scrollTo (juce::Component& part)
{
    auto* viewport = part.findParentComponentOfClass<juce::Viewport>();

    if (viewport == nullptr)
        return;

    const auto area = viewport->getViewedComponent()->getLocalArea (&part, part.getLocalBounds());
    viewport->setViewPosition (0, std::max (0, area.getBottom() - viewport->getViewHeight()));
}

/** What can be seen of the part, in the window. */
Area seenOf (const juce::Component& part, const juce::Component& window)
{
    auto area = part.getLocalBounds();

    for (const auto* each = &part; each != &window; each = each->getParentComponent())
        area = (area + each->getPosition()).getIntersection (each->getParentComponent()->getLocalBounds());

    return area;
}

/** The names of the parts that were explained beside them. */
std::set<std::string> checkHelp (PosedWindow& posed)
{
    auto& window = posed.content();
    auto& help = helpIn (window);
    std::vector<juce::Component*> parts;
    collect (window, parts);
    std::set<std::string> explained;

    for (auto* part : parts)
    {
        CAPTURE (part->getTitle().toStdString());
        scrollTo (*part);
        window.explain (part);

        const auto area = seenOf (*part, window);
        const auto words = dynamic_cast<juce::TooltipClient&> (*part).getTooltip();
        CHECK (words.isNotEmpty());

        if (! help.isVisible())
            continue;

        explained.insert (part->getTitle().toStdString());
        CHECK (window.getLocalBounds().contains (help.getBounds()));
        CHECK_FALSE (help.getBounds().intersects (area));
        CHECK (help.getHeight() >= heightOfHelp (words, help.getWidth()));

        if (const auto* panel = part->findParentComponentOfClass<Panel>();
            panel != nullptr && window.getWidth() >= 853 && window.getHeight() >= 640)
            CHECK_FALSE (help.getBounds().intersects (seenOf (*panel, window)));
    }

    window.explain (nullptr);
    CHECK_FALSE (help.isVisible());
    return explained;
}
} // namespace

TEST_CASE ("help by keyboard stands beside every reading and check, at every size, and never on it")
{
    const Program program;
    const auto posed = makeWindow (Page::mix, Stage::mix);

    for (const auto& [width, height] : sizes)
    {
        CAPTURE (width, height);
        posed->content().setBounds ({ width, height });
        posed->show();
        const auto explained = checkHelp (*posed);

        for (const auto* name : { "Integrated",       "Loudness range",
                                  "True peak max",    "Short-term max",
                                  "Momentary max",    "RMS",
                                  "Crest factor",     "PLR",
                                  "PSR now",          "Headroom",
                                  "Clipping",         "Dynamics",
                                  "Peak to loudness", "Mono fold-down",
                                  "Bass in mono",     "Low end",
                                  "Tonal balance",    "DC offset",
                                  "Balance",          "Loudness" })
        {
            CAPTURE (name);
            CHECK (explained.contains (name));
        }
    }
}

TEST_CASE ("help by keyboard on the delivery page leaves what it explains free")
{
    const Program program;
    const auto posed = makeWindow (Page::delivery, Stage::finishedMaster);

    for (const auto& [width, height] : sizes)
    {
        CAPTURE (width, height);
        posed->content().setBounds ({ width, height });
        posed->show();
        checkHelp (*posed);
    }
}

TEST_CASE ("help follows what it explains when the page is scrolled, and Escape closes it")
{
    const Program program;
    const auto posed = makeWindow (Page::mix, Stage::mix);
    auto& window = posed->content();
    auto& help = helpIn (window);
    window.setBounds ({ 420, 300 });
    posed->show();

    std::vector<juce::Component*> parts;
    collect (window, parts);
    const auto found = std::ranges::find_if (parts, [] (auto* part) { return part->getTitle() == "Balance"; });
    REQUIRE (found != parts.end());
    auto& part = **found;
    scrollTo (part);
    window.explain (&part);
    REQUIRE (help.isVisible());

    auto& viewport = *part.findParentComponentOfClass<juce::Viewport>();
    const auto before = help.getBounds();
    viewport.setViewPosition (0, viewport.getViewPositionY() + 40);
    posed->show();
    CHECK (help.getBounds() != before);
    CHECK_FALSE (help.getBounds().intersects (seenOf (part, window)));

    viewport.setViewPosition (0, 0); // the part is out of sight
    posed->show();
    CHECK_FALSE (help.isVisible());

    scrollTo (part);
    posed->show();
    CHECK (help.isVisible());
    CHECK (window.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
    CHECK_FALSE (help.isVisible());
    posed->show();
    CHECK_FALSE (help.isVisible());
}
