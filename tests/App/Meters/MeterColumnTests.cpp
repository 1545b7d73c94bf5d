#include "App/Meters/MeterColumn.h"
#include "App/PaintedText.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the values of two columns side by side never read as one")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    const auto scale = MeterScale::loudnessLufs();

    for (int width = 36; width <= 60; ++width)
    {
        CAPTURE (width);
        juce::Component parent;
        parent.setLookAndFeel (&looks);
        parent.setBounds (0, 0, 2 * width, 200);
        MeterColumn first (parent, scale, LevelBar::Style::loudness, ""),
            second (parent, scale, LevelBar::Style::loudness, "");
        first.place ({ 0, 0, width, 200 }, 10, false);
        second.place ({ width, 0, width, 200 }, 10, false);
        first.value.show ("−13.5", {}, theme::text());
        second.value.show ("−11.0", {}, theme::text());

        const auto texts = paintedTextsIn (parent).texts;
        REQUIRE (texts.size() >= 2);
        CHECK (texts.back().area.getX() - texts.front().area.getRight() >= 3.0f);
        parent.setLookAndFeel (nullptr);
    }
}
