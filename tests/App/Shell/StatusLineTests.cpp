#include "App/FrameOf.h"
#include "App/Mix/MixLayout.h"
#include "App/PaintedText.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Session/Notice.h"
#include "App/Shell/StatusLine.h"
#include "App/Shell/WindowLayout.h"
#include "App/Verdict/VerdictView.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr int miniWidth = smallestWidth - 2 * theme::miniGap;

int heightOf (const std::string& text)
{
    StatusLine line;
    line.show (Banner { Severity::neutral, text });
    return line.heightInMini (miniWidth);
}

/** All that the window of this stage says, after a second of the demo. */
std::string wordsAt (Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = Page::mix;
    PosedWindow posed (settings, { 1280, 800 });
    posed.play (Page::mix, posedDemo(), 1.0);
    posed.show (Notice::secondsShown); // after the first notices the keys are named
    std::string words;

    for (const auto& painted : paintedTextsIn (posed.content()).texts)
        words += painted.words + "|";

    return words;
}
} // namespace

TEST_CASE ("a stream has no passes, so the keys for them are not named")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    CHECK_THAT (wordsAt (Stage::mix), ContainsSubstring ("Nnewpass"));
    const auto streaming = wordsAt (Stage::streaming);
    CHECK_THAT (streaming, ContainsSubstring ("Rreset"));
    CHECK_THAT (streaming, ! ContainsSubstring ("newpass") && ! ContainsSubstring ("joinpasses"));
}

TEST_CASE ("a notice of the mini view has as many lines as it needs, up to three")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    CHECK (StatusLine().heightInMini (miniWidth) == 0);

    const std::string sentence = "The report is in /home/me/song.html. ";
    const auto one = heightOf (sentence), two = heightOf (sentence + sentence + sentence),
               three = heightOf (sentence + sentence + sentence + sentence + sentence);
    CHECK (one >= 24);
    CHECK (one <= 30);
    CHECK (two > one + 10);
    CHECK (three > two + 10);
    CHECK (three == heightOf (sentence + sentence + sentence + sentence + sentence + sentence + sentence));
}

TEST_CASE ("a notice of up to two lines leaves a reading in the mini view")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    MeterReadings readings;
    readings.integratedLufs = -15.1;
    FrameOf frameOf (readings, Stage::mix);
    frameOf.words.headline = "Hot: leave room first";
    frameOf.words.action = "Pull the master fader down";
    frameOf.words.amount = "5.6";
    frameOf.words.movesFader = true;

    for (const auto* text : { "Saved.", "The report is in /home/somebody/Documents/Songs/2026/autumn/my song.html." })
    {
        const juce::Rectangle<int> window (smallestWidth, smallestHeight);
        VerdictView view;
        view.setLookAndFeel (&looks);
        view.setMini (true);
        view.show (frameOf.get());
        view.setBounds (miniLayoutFor (layoutFor (window, true, heightOf (text)).page).verdict.withZeroOrigin());
        std::string words;

        for (const auto& painted : paintedTextsIn (view).texts)
            words += painted.words + "|";

        view.setLookAndFeel (nullptr);
        CAPTURE (text);
        CHECK_THAT (words, ContainsSubstring ("LUFS"));
    }
}
