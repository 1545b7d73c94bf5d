#include "App/Delivery/DynamicsChart.h"
#include "App/FrameOf.h"
#include "App/PaintedText.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the programme's name never lies on the name of a zone, and both are there")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    DynamicsChart chart;
    chart.setLookAndFeel (&looks);
    chart.setBounds (0, 0, 362, 350);

    for (double lufs = -24.0; lufs <= -5.0; lufs += 1.0)
        for (double psrDb = 3.0; psrDb <= 18.0; psrDb += 0.5)
        {
            CAPTURE (lufs, psrDb);
            auto readings = programmeWithTruePeak (-1.0);
            readings.integratedLufs = lufs;
            readings.loudPartsPsrDb = psrDb;
            FrameOf frameOf (readings);
            chart.show (frameOf.get());
            const auto painted = paintedTextsIn (chart).texts;
            const auto has = [&painted] (const char* word) {
                return std::ranges::any_of (painted, [word] (const PaintedText& text) { return text.words == word; });
            };
            CHECK (has ("open"));
            CHECK (has ("dense"));
            CHECK (textFaultsIn (chart, [] (const juce::Component&) { return false; }).empty());
        }

    chart.setLookAndFeel (nullptr);
}
