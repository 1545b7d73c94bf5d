#include "App/FrameOf.h"
#include "App/PaintedText.h"
#include "App/Text.h"
#include "App/Verdict/VerdictView.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/TextLink.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A verdict with everything to say at once. */
struct FullVerdict
{
    FullVerdict()
    {
        view.setLookAndFeel (&looks);
        auto& words = frameOf.words;
        words.headline = "Clipped earlier";
        words.action = "Pull the master fader down";
        words.amount = "5.6";
        words.movesFader = true;
        words.loudest = "Loudest moment: −0.4 dBTP at 2:51.38 (left).";
        words.aim = "Aim: −6 dBTP (a convention). Up to −3 is fine.";
        words.cause = "Lowering the fader cannot help: 3349 flat tops are in the sound already. Find the track, bus or "
                      "plug-in that clips and lower what goes into it: its peaks come back.";
        words.followUp = "That was 2.3 dB lower than before. Play the loudest part again.";
        words.audition = "Played since: 0:07, too short to judge.";
        words.coverage = "Not played again: 0:20 to 0:34.";
        words.warning = "Over −1 dBTP 14 times.";
        words.notice = "So far: play to the end.";
        reasons = { words.loudest,  words.aim,      words.cause,   words.followUp,
                    words.audition, words.coverage, words.warning, words.notice };
        view.show (frame);
    }

    ~FullVerdict() { view.setLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    FrameOf frameOf { MeterReadings(), Stage::mix };
    Frame frame { frameOf.get() };
    VerdictView view;
    std::vector<std::string> reasons;
};

std::string withoutSpaces (const std::string& text)
{
    return toJuce (text).removeCharacters (" ").removeCharacters (juce::String::charToString (0xa0)).toStdString();
}

struct PaintedVerdict
{
    explicit PaintedVerdict (VerdictView& view)
    {
        for (auto* child : view.getChildren())
            if (dynamic_cast<TextLink*> (child) != nullptr && child->isVisible())
                linkTop = child->getY();

        for (const auto& text : paintedTextsIn (view).texts)
        {
            words += withoutSpaces (text.words);

            if (text.painter == &view)
                bottom = std::max (bottom, text.area.getBottom());
        }
    }

    bool shows (const std::string& text) const { return words.find (withoutSpaces (text)) != std::string::npos; }

    std::optional<int> linkTop; ///< of "Read all"
    float bottom = 0.0f; ///< of the last line
    std::string words;
};
} // namespace

TEST_CASE ("the verdict shows everything or a link to it, and no room that a sentence could fill stays empty")
{
    FullVerdict full;
    auto numWhole = 0;

    for (int width = 262; width <= 760; width += 31)
        for (int height = 210; height <= 900; height += 23)
        {
            CAPTURE (width, height);
            full.view.setBounds (0, 0, width, height);
            const PaintedVerdict painted (full.view);
            const auto isWhole =
                std::ranges::all_of (full.reasons, [&] (const auto& reason) { return painted.shows (reason); });
            numWhole += isWhole ? 1 : 0;
            CHECK (isWhole == ! painted.linkTop.has_value());

            if (painted.linkTop)
                CHECK (static_cast<float> (*painted.linkTop) - painted.bottom < 70.0f);
        }

    CHECK (numWhole > 150);
}

TEST_CASE ("the box that says what cannot help keeps at least these words, even in a low panel")
{
    FullVerdict full;

    for (int height = 250; height <= 500; height += 10)
    {
        CAPTURE (height);
        full.view.setBounds (0, 0, 280, height);
        CHECK (PaintedVerdict (full.view).shows ("Lowering the fader cannot help"));
    }
}

TEST_CASE ("the reason of a clipped mix is seen in the lowest panels too: then the move is a sentence")
{
    FullVerdict full;
    full.frameOf.words.headline = "Clipped earlier: peaks are cut off";
    full.view.show (full.frame);

    // At 420 x 300 and below it, 640 x 400, and 853 x 533.
    for (const auto& [width, height] : { std::pair { 217, 230 }, { 286, 310 }, { 262, 202 }, { 262, 213 } })
    {
        CAPTURE (width, height);
        full.view.setBounds (0, 0, width, height);
        const PaintedVerdict painted (full.view);
        CHECK (painted.shows ("Clipped earlier: peaks are cut off"));
        CHECK (painted.shows ("Pull the master fader down"));
        CHECK (painted.shows ("5.6"));
        CHECK (painted.shows ("Lowering the fader cannot help"));
    }
}

TEST_CASE ("a verdict without such a reason keeps its large amount in the lowest panels")
{
    FullVerdict full;
    auto& words = full.frameOf.words;
    words.headline = "Ready, with little room";
    words.action = "Optional: pull the master fader down";
    words.cause.clear();
    full.view.show (full.frame);

    for (const auto& [width, height] : { std::pair { 217, 230 }, { 262, 202 }, { 262, 213 } })
    {
        CAPTURE (width, height);
        full.view.setBounds (0, 0, width, height);
        CHECK (PaintedVerdict (full.view).shows ("5.6"));
        CHECK_FALSE (PaintedVerdict (full.view).shows ("5.6 dB.")); // the end of the sentence
    }
}

TEST_CASE ("at the default size a hot mix that was played again hides nothing")
{
    FullVerdict full;
    auto& words = full.frameOf.words;
    words = {};
    words.headline = "Over 0 dBFS: it will clip";
    words.action = "Pull the master fader down";
    words.amount = "8.6";
    words.loudest = "Loudest: +2.5 dBTP (right), 1:21.0 into pass 25.";
    words.aim = "8.6 dB reaches the aim; 5.6 dB is enough.";
    words.followUp = "Same passage, 3.0 dB louder than before; its loudest peak is +2.5 dBTP.";
    words.cause = "Lowering the master helps: 813 samples are over 0 dBFS but not clipped yet, and only the level "
                  "changes. Exported as 24-bit, the mix would clip.";
    full.view.show (full.frame);
    full.view.setBounds (0, 0, 381, 308);
    CHECK_FALSE (PaintedVerdict (full.view).linkTop);
}

TEST_CASE ("the mini view gives the reason for its verdict, and its tooltip says more")
{
    FullVerdict full;
    full.frameOf.words.headline = "Clipped: peaks are cut off";
    full.frameOf.snapshot.readings.integratedLufs = -9.0;
    full.frameOf.snapshot.readings.truePeakDbtp = 0.3;
    full.view.setMini (true);
    full.view.show (full.frame);

    for (const auto height : { 150, 166, 224, 300 })
    {
        CAPTURE (height);
        full.view.setBounds (0, 0, 163, height);
        const PaintedVerdict painted (full.view);
        CHECK (painted.shows ("Clipped"));
        CHECK (painted.shows ("Peaks are cut off."));
        CHECK (painted.shows ("5.6"));
        CHECK (painted.shows ("+0.3 dBTP") == (height >= 224));
    }

    CHECK (full.view.getTooltip().contains ("Lowering the fader cannot help"));
    full.view.setBounds (0, 0, 500, 224); // then the headline says it
    CHECK (PaintedVerdict (full.view).shows ("Clipped: peaks are cut off"));
    full.view.setMini (false);
    CHECK (full.view.getTooltip().isEmpty());
}

TEST_CASE ("joining is offered in one piece, and only where nothing else is asked for")
{
    FullVerdict full;
    full.frameOf.words = {};
    full.frameOf.words.headline = "Ready for mastering";
    full.frameOf.words.aim = "Aim: −6 dBTP (a convention). Up to −3 is fine.";
    full.frameOf.advice.verdict = Verdict::ready;
    full.frameOf.advice.isProvisional = false;
    auto& pass = full.frameOf.snapshot.readings.pass.emplace();
    pass.number = 2;
    pass.secondsOfSignal = 40.0;
    full.frameOf.snapshot.readings.secondsOfRest = 6.0;

    const auto offers = [&] {
        full.view.show (full.frame);
        full.view.setBounds (0, 0, 380, 330);
        return PaintedVerdict (full.view).shows ("press J to join them");
    };

    CHECK (offers());

    for (int height = 60; height < 330; ++height)
    {
        CAPTURE (height);
        full.view.setBounds (0, 0, 300, height);
        const PaintedVerdict painted (full.view);
        CHECK (painted.shows ("This pass began") == painted.shows ("press J to join them"));
    }

    full.frameOf.words.coverage = "Ready in level. Look at: Mono fold-down.";
    CHECK_FALSE (offers());
    pass.joinedFrom = 1; // then it is no offer but a fact
    full.view.show (full.frame);
    full.view.setBounds (0, 0, 380, 330);
    CHECK (PaintedVerdict (full.view).shows ("Ready in level. Look at: Mono fold-down."));
    CHECK (PaintedVerdict (full.view).shows ("Press J to split them."));
    pass.joinedFrom = 0;
    full.frameOf.words.coverage = {};

    // While it plays it says: keep playing. If it has ended, joining can give the 30 s that are missing.
    full.frameOf.words.notice = "Play the whole song (30 s of sound or more) for a verdict.";
    full.frameOf.advice.isProvisional = full.frameOf.advice.isPassRunning = true;
    CHECK_FALSE (offers());
    full.frameOf.advice.isPassRunning = false;
    CHECK (offers());
    CHECK_FALSE (PaintedVerdict (full.view).shows ("Play the whole song"));
    full.frameOf.snapshot.readings.secondsOfRest = 20.0;
    CHECK_FALSE (offers());
    CHECK (PaintedVerdict (full.view).shows ("Play the whole song"));
}

TEST_CASE ("why a stream has its verdict is said before its loudness, which stands there in large figures")
{
    FullVerdict full;
    auto& words = full.frameOf.words;
    words = {};
    words.headline = "Peaks over the ceiling";
    words.action = "Last 5 min";
    words.amount = "−12.9";
    words.unit = "LUFS";
    words.loudest = "The last 5 min are at −12.9 LUFS, 1.1 LU above the target.";
    words.aim = "Peaks up to +3.0 dBTP; the ceiling is −1 dBTP.";
    words.warning = "116 times over −1 dBTP, last at 26:49.";
    full.view.show (full.frame);
    full.view.setBounds (0, 0, 262, 218);
    CHECK (PaintedVerdict (full.view).shows (words.aim));
}

TEST_CASE ("the verdict's text is as large as its panel has room for")
{
    FullVerdict full;
    const auto heightOfHeadlineIn = [&] (int width, int height) {
        full.view.setBounds (0, 0, width, height);
        const auto texts = paintedTextsIn (full.view).texts;
        return texts.front().area.getHeight();
    };

    CHECK (heightOfHeadlineIn (380, 330) < heightOfHeadlineIn (380, 460));
    CHECK (heightOfHeadlineIn (380, 460) < heightOfHeadlineIn (900, 1100));
}

TEST_CASE ("the picture of the fader never lies on the headline, and its two words lie apart")
{
    FullVerdict full;
    full.frameOf.words.headline = "Hot: peaks over the ceiling";
    full.frameOf.words.action = "Lower the master";
    full.view.show (full.frame);
    auto numPictures = 0;

    for (int width = 300; width <= 760; width += 23)
        for (int height = 210; height <= 900; height += 23)
        {
            CAPTURE (width, height);
            full.view.setBounds (0, 0, width, height);
            const auto texts = paintedTextsIn (full.view).texts;
            const auto now =
                std::ranges::find (texts, std::string ("now"), [] (const PaintedText& text) { return text.words; });

            if (now == texts.end())
                continue;

            ++numPictures;
            CHECK (std::next (now)->area.getY() >= now->area.getBottom());

            const auto picture = full.view.createComponentSnapshot (full.view.getLocalBounds());
            auto pixelsOfFader = 0;
            const auto headline = texts.front().area.getSmallestIntegerContainer();

            for (int y = headline.getY(); y < headline.getBottom(); ++y)
                for (int x = width - 110; x < width; ++x)
                    pixelsOfFader += picture.getPixelAt (x, y) == theme::inset() ? 1 : 0;

            CHECK (pixelsOfFader == 0);
        }

    CHECK (numPictures > 100);
}
