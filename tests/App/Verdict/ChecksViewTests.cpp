#include "App/FrameOf.h"
#include "App/PaintedText.h"
#include "App/Verdict/ChecksView.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <string>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the checks of a stream say that they are since the reset, and its verdict is not")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;

    for (const auto stage : { Stage::streaming, Stage::mix })
    {
        ChecksView view;
        view.setLookAndFeel (&looks);
        view.setBounds (0, 0, 380, 240);
        FrameOf frameOf (programmeWithTruePeak (-6.0), stage);
        view.show (frameOf.get());
        std::string words;

        for (const auto& text : paintedTextsIn (view).texts)
            words += text.words + " ";

        CHECK ((words.find ("RESET") != std::string::npos) == (stage == Stage::streaming));
        view.setLookAndFeel (nullptr);
    }
}
