#include "App/Delivery/DeliveryPage.h"
#include "App/FrameOf.h"
#include "App/Widgets/Theme.h"
#include "Files/Targets/TargetsFile.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>
#include <cmath>

using namespace twobus;
using twobus::test::FrameOf;

namespace
{
template <typename Kind>
void collect (juce::Component& parent, std::vector<Kind*>& found)
{
    for (auto* child : parent.getChildren())
    {
        if (auto* match = dynamic_cast<Kind*> (child); match != nullptr && child->isVisible())
            found.push_back (match);

        if (child->isVisible())
            collect (*child, found);
    }
}

template <typename Kind>
std::vector<Kind*> allIn (juce::Component& parent)
{
    std::vector<Kind*> found;
    collect (parent, found);
    return found;
}

/** Counts how often a component asks to be repainted. */
struct RepaintCounter : juce::CachedComponentImage
{
    explicit RepaintCounter (int& repaints) : count (repaints) {}

    void paint (juce::Graphics&) override {}
    bool invalidateAll() override { return ++count > 0; }
    bool invalidate (const juce::Rectangle<int>&) override { return ++count > 0; }
    void releaseResources() override {}

    int& count;
};

MeterReadings master (double integratedLufs = -10.6)
{
    auto readings = test::programmeWithTruePeak (-2.5);
    readings.integratedLufs = integratedLufs;
    return readings;
}

struct ShownPage
{
    juce::ScopedJuceInitialiser_GUI juce;
    FrameOf frame { master() };
    DeliveryPage page;

    ShownPage()
    {
        page.setTargets (builtInTargets());
        page.setVisible (true);
        page.setSize (1252, 724);
        show();
    }

    void show() { page.show (frame.get()); }

    /** As a scrolled page does that shows this much at once. */
    void fill (int width, int height) { page.setSize (width, DeliveryPage::heightFor ({ width, height })); }

    std::vector<DeliveryRowView*> rows() { return allIn<DeliveryRowView> (page); }

    std::string wordsOf (const std::string& service)
    {
        for (auto* row : rows())
            if (row->getTitle() == juce::String (service))
                return row->createAccessibilityHandler()->getValueInterface()->getCurrentValueAsString().toStdString();

        return {};
    }
};
} // namespace

TEST_CASE ("delivery page: one row per visible target, with its text for screen readers")
{
    ShownPage shown;
    std::size_t numAtFirst = 0;

    for (const auto& target : builtInTargets())
        numAtFirst += target.isHiddenByDefault() ? 0u : 1u;

    CHECK (shown.rows().size() == numAtFirst);
    CHECK (shown.wordsOf ("Tidal")
           == "plays at −14.0 LUFS, gain change −3.4 dB, true peak after −5.9 dBTP, ceiling −1.0 dBTP: turned down");
    CHECK (shown.rows().front()->getTooltip().startsWith ("2026-11, official: Spotify"));
    CHECK (shown.wordsOf ("Netflix").empty());

    auto* link = allIn<TextLink> (shown.page).at (0);
    link->onClick();
    shown.show();
    CHECK (shown.rows().size() == builtInTargets().size());
    CHECK (shown.wordsOf ("Netflix").find ("out of spec: 16.4 LU too loud") != std::string::npos);
    CHECK (link->getTitle().endsWith ("Hide them"));

    link->onClick();
    CHECK (shown.rows().size() == numAtFirst);
}

TEST_CASE ("delivery page: what is no master gets a dimmed preview, and the stage switch says what it is")
{
    ShownPage shown;
    std::vector<Stage> chosen;
    shown.page.onStage = [&] (Stage stage) { chosen.push_back (stage); };
    auto* stages = allIn<SegmentedControl> (shown.page).at (0);
    CHECK (stages->chosen() == 1);

    stages->onChange (0);
    CHECK (chosen == std::vector<Stage> { Stage::mix });
    CHECK_FALSE (shown.rows().empty());

    shown.frame.choices.stage = Stage::mix;
    shown.show();
    CHECK (stages->chosen() == 0);
    CHECK_FALSE (shown.rows().empty());

    for (const auto stage : { Stage::recording, Stage::streaming })
    {
        shown.frame.choices.stage = stage;
        shown.show();
        CHECK_FALSE (shown.rows().empty());
        CHECK_FALSE (stages->chosen());
    }

    stages->onChange (1);
    CHECK (chosen.back() == Stage::finishedMaster);
}

TEST_CASE ("delivery page: the preview is fainter than the table of a master, on the same background, in both themes")
{
    for (const auto theme : { ThemeName::dark, ThemeName::light })
    {
        theme::setTheme (theme);
        ShownPage shown;
        const auto farthestFromPanel = [&shown] {
            auto& table = *allIn<DeliveryTable> (shown.page).at (0);
            const auto picture = shown.page.createComponentSnapshot (
                shown.page.getLocalArea (table.getParentComponent(), table.getBounds()));
            const auto panel = theme::panel().getBrightness();
            auto farthest = 0.0f;
            auto plain = 0;

            for (int y = 0; y < picture.getHeight(); ++y)
                for (int x = 0; x < picture.getWidth(); ++x)
                {
                    const auto distance = std::abs (picture.getPixelAt (x, y).getBrightness() - panel);
                    farthest = std::max (farthest, distance);
                    plain += distance < 0.02f ? 1 : 0;
                }

            CHECK (plain > picture.getWidth() * picture.getHeight() / 2);
            return farthest;
        };

        const auto ofMaster = farthestFromPanel();
        shown.frame.choices.stage = Stage::mix;
        shown.show();
        CHECK (farthestFromPanel() < 0.65f * ofMaster);
    }

    theme::setTheme (ThemeName::dark);
}

TEST_CASE ("delivery page: shows dashes until something is measured")
{
    ShownPage shown;
    shown.frame.snapshot.readings = {};
    shown.show();
    CHECK (shown.wordsOf ("Tidal") == "plays at –, gain change –, true peak after –, ceiling –: not enough was heard");
}

TEST_CASE ("delivery page: a row repaints only when its words change, ten times a second at most")
{
    ShownPage shown;
    std::vector<int> repaints (shown.rows().size(), 0);

    for (std::size_t i = 0; i < repaints.size(); ++i)
        shown.rows()[i]->setCachedComponentImage (new RepaintCounter (repaints[i]));

    std::fill (repaints.begin(), repaints.end(), 0); // setting the image counts as a repaint

    shown.show();
    CHECK (repaints == std::vector<int> (repaints.size(), 0));

    shown.frame.numbersAreDue = false;
    shown.frame.snapshot.readings = master (-9.0);
    shown.show();
    CHECK (repaints == std::vector<int> (repaints.size(), 0));

    shown.frame.numbersAreDue = true;
    shown.show();
    CHECK (repaints == std::vector<int> (repaints.size(), 1));

    // Services turn both masters down to the same target, so the rows' texts don't change and nothing repaints.
    shown.frame.snapshot.readings = master (-9.001);
    shown.show();
    CHECK (repaints == std::vector<int> (repaints.size(), 1));
}

TEST_CASE ("delivery page: nothing overlaps, sticks out or loses its rows at any size")
{
    ShownPage shown;

    for (const auto problem : { "", "targets.json, line 12: the policy is unknown. The built-in table is used." })
        for (auto width = 390; width <= 3900; width += 140)
            for (auto height = 312; height <= 2000; height += 68)
            {
                CAPTURE (width, height, problem);
                shown.page.setTargetsProblem (problem);
                shown.fill (width, height);

                for (auto* panel : allIn<Panel> (shown.page))
                {
                    CHECK (shown.page.getLocalBounds().contains (panel->getBounds()));

                    for (auto* other : allIn<Panel> (shown.page))
                        CHECK ((panel == other || ! panel->getBounds().intersects (other->getBounds())));
                }

                const auto services = allIn<DeliveryPanel> (shown.page).at (0)->getChildren();

                for (auto* child : services)
                    for (auto* other : services)
                        if (child != other && child->isVisible() && other->isVisible())
                            CHECK_FALSE (child->getBounds().intersects (other->getBounds()));

                for (auto* child : services)
                    CHECK ((! child->isVisible()
                            || child->getParentComponent()->getLocalBounds().contains (child->getBounds())));

                CHECK (allIn<TextLink> (shown.page).at (0)->getHeight() == TextLink::height);

                for (auto* line : allIn<TextLine> (shown.page))
                    CHECK (line->getHeight() >= 20);

                CHECK (allIn<DeliveryTable> (shown.page).at (0)->getHeight() >= DeliveryTable::smallestHeight (3));
            }
}

TEST_CASE ("delivery page: on a narrow page verdict and chart stand above the services, and nothing is left out")
{
    ShownPage shown;

    for (const auto& [width, height] : { std::pair { 400, 300 }, std::pair { 700, 400 }, std::pair { 700, 900 } })
    {
        CAPTURE (width, height);
        shown.fill (width, height);
        const auto services = allIn<DeliveryPanel> (shown.page).at (0)->getBounds();
        CHECK (allIn<VerdictView> (shown.page).at (0)->getBottom() < services.getY());
        CHECK (allIn<DynamicsChart> (shown.page).at (0)->getBottom() < services.getY());
        CHECK (services.getHeight() >= 400);
    }
}

TEST_CASE ("delivery page: rows that don't fit can be scrolled by keyboard")
{
    ShownPage shown;
    CHECK_FALSE (allIn<juce::Viewport> (shown.page).at (0)->getWantsKeyboardFocus());

    shown.page.setSize (1000, 320);
    auto* scroller = allIn<juce::Viewport> (shown.page).at (0);
    CHECK (scroller->getWantsKeyboardFocus());
    CHECK (scroller->keyPressed (juce::KeyPress (juce::KeyPress::downKey)));
    CHECK_FALSE (scroller->keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
}

TEST_CASE ("dynamics chart: describes the programme's dynamics, and collects moments while its page is hidden")
{
    ShownPage shown;
    auto* chart = allIn<DynamicsChart> (shown.page).at (0);
    const auto words = [&] {
        return chart->createAccessibilityHandler()->getValueInterface()->getCurrentValueAsString();
    };
    CHECK (words() == juce::String::fromUTF8 ("−10.6 LUFS integrated, PSR loud 11.0 dB"));

    int repaints = 0;
    chart->setCachedComponentImage (new RepaintCounter (repaints));
    repaints = 0;
    shown.frame.snapshot.readings.shortTermLufs = -12.0;
    shown.frame.snapshot.readings.psrDb = 9.0;
    shown.frame.snapshot.readings.secondsMeasured += 3.0;
    shown.page.setVisible (false);
    shown.show();
    CHECK (repaints == 1);

    shown.show();
    CHECK (repaints == 1);

    shown.frame.snapshot.readings = {};
    shown.show();
    CHECK (words() == "not measured yet");
}
