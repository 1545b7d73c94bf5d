#include "App/FrameOf.h"
#include "App/PaintedText.h"
#include "App/Verdict/ChecksView.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>
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

TEST_CASE ("beside a long value a limit is shortened, not left out")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    ChecksView view;
    view.setLookAndFeel (&looks);
    view.setBounds (0, 0, 430, 240);
    FrameOf frameOf (programmeWithTruePeak (-6.0), Stage::mix);
    auto frame = frameOf.get();
    frameOf.words.checks = {
        { "Peak to loudness", "PLR 12.6 dB", "12 dB or more, by ear", Severity::good, CheckKind::peakToLoudness },
        { "Tonal balance", "low mids +5.9 dB", "by ear", Severity::neutral, CheckKind::tonalBalance }
    };
    view.show (frame);
    const auto shows = [&view] (const char* words) { // painted text has no spaces
        return std::ranges::any_of (paintedTextsIn (view).texts,
                                    [words] (const PaintedText& text) { return text.words.ends_with (words); });
    };
    CHECK (shows ("12dBormore,byear"));
    view.setBounds (0, 0, 380, 240);
    CHECK (shows ("12dBormore"));
    view.setLookAndFeel (nullptr);
}
