#include "App/FrameOf.h"
#include "App/Meters/ReadingCell.h"
#include "App/Meters/ReadoutsView.h"
#include "App/PaintedText.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <string>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("while nothing is measured there is no PSR of this moment, and the programme's readings stay")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    auto readings = programmeWithTruePeak (-6.3);
    readings.psrDb = 13.7;

    for (const auto isLive : { true, false })
    {
        ReadoutsView view;
        view.setLookAndFeel (&looks);
        view.setBounds (0, 0, 400, 220);
        FrameOf frameOf (readings, Stage::mix);
        auto frame = frameOf.get();
        frame.levelsAreLive = isLive;
        view.show (frame);
        std::string words;

        for (const auto& text : paintedTextsIn (view).texts)
            words += text.words;

        CHECK ((words.find ("13.7") != std::string::npos) == isLive);
        CHECK (words.find ("6.3") != std::string::npos);
        view.setLookAndFeel (nullptr);
    }
}

TEST_CASE ("the focus ring touches no reading")
{
    constexpr auto ring = 1.5f;
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;

    for (const auto width : { 300, 400, 900 })
    {
        ReadoutsView view;
        view.setLookAndFeel (&looks);
        view.setBounds (0, 0, width, 220);
        FrameOf frameOf (programmeWithTruePeak (-6.3), Stage::mix);
        view.show (frameOf.get());
        auto readings = 0;

        for (const auto& text : paintedTextsIn (view).texts)
            if (const auto* cell = dynamic_cast<const ReadingCell*> (text.painter))
            {
                CAPTURE (width, text.words);
                CHECK (text.area.getX()
                       >= static_cast<float> (view.getLocalArea (cell, cell->getLocalBounds()).getX()) + 2.0f * ring);
                ++readings;
            }

        CHECK (readings > 9);
        view.setLookAndFeel (nullptr);
    }
}
