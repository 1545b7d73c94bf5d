#include "App/FrameOf.h"
#include "App/Shell/TopBar.h"
#include "App/Text.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A bar that listens to a device whose path Twobus does not know. */
struct Bar
{
    Bar (int width, const PathCheck::Badge& path = {}, bool canUndo = false)
    {
        frame.choices.path = SignalPath::unknown;
        frame.snapshot.canUndoReset = canUndo;
        bar.setCompact (width < 620);
        bar.setSize (width, 50);
        bar.show (frame.get(), Page::mix, "Speakers, monitor", { true, { SourceState::running, {}, 48000.0, 1024 } },
                  path);
    }

    std::string badge() const
    {
        return bar.badge.isVisible() ? bar.badge.getButtonText().toStdString() : std::string();
    }

    FrameOf frame { MeterReadings(), Stage::mix };
    TopBar bar;
};

const PathCheck::Badge addedBack { true, "Path −12.0 dB, added back", "+12.0 dB added", "!" };
} // namespace

TEST_CASE ("the path badge gets shorter where it would cost the source's name its room")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    CHECK (Bar (1600, addedBack).badge() == addedBack.whole);
    CHECK (Bar (1600).badge() == "Path not checked");
    CHECK (Bar (1280, addedBack).badge() == addedBack.brief);
    CHECK (Bar (1000).badge() == "Unchecked");
    CHECK (Bar (1000, addedBack).badge() == addedBack.sign); // the notice below the page says the rest
    CHECK (Bar (640).badge() == "?");
    CHECK (Bar (420, addedBack).badge() == "!");
}

TEST_CASE ("the source keeps its room beside the path badge in every window")
{
    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto canUndo : { false, true })
        for (int width = 420; width <= 2000; width += 10)
        {
            CAPTURE (width, canUndo);
            const Bar shown (width, addedBack, canUndo);
            const auto& picker = shown.bar.picker;
            CHECK (picker.getWidth() >= (shown.badge() == addedBack.whole   ? 260
                                         : shown.badge() == addedBack.brief ? 150
                                                                            : 56));
            CHECK_FALSE (picker.getBounds().intersects (shown.bar.badge.getBounds()));
            CHECK ((canUndo || ! shown.badge().empty()));
        }
}

TEST_CASE ("the path badge says by itself and in its tooltip what was found")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Bar shown (1000);
    CHECK (shown.bar.badge.getTitle() == "Path not checked");
    CHECK_THAT (shown.bar.badge.getTooltip().toStdString(), ContainsSubstring ("Click to check it"));

    Bar exact (1000, { true, "Path exact", "Exact", "OK" });
    CHECK (exact.bar.badge.getTitle() == "Path exact");
    CHECK (exact.bar.badge.getTooltip() == "Checked: path exact. Click for details.");

    CHECK (Bar (420, addedBack).bar.badge.getTooltip()
           == toJuce ("Checked: path −12.0 dB, added back. Click for details."));
}
