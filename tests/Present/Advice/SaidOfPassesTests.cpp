#include "Core/Bank/MeterBank.h"
#include "Core/Base/Decibels.h"
#include "Present/Advice/AdviceText.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Song.h"
#include "Support/Text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 16000.0;
const auto mono = ChannelLayout::forChannelCount (1);

/** A song of 60 s with peaks of -6.4 dBFS at 20 s and of -4.0 at 50 s; all else is far below. */
const Samples& theSong()
{
    static const auto samples = [] {
        auto made = song (60.0, rate, 41);
        auto highest = 0.0f;

        for (const auto sample : made)
            highest = std::max (highest, std::abs (sample));

        for (auto& sample : made)
            sample *= static_cast<float> (dbToAmplitude (-12.0)) / highest;

        const auto hit = [&made] (double seconds, double dbfs) {
            const auto tone = sine (framesOf (0.01, rate), rate, 1000.0, dbToAmplitude (dbfs));
            std::copy (tone.begin(), tone.end(), made.begin() + static_cast<std::ptrdiff_t> (framesOf (seconds, rate)));
        };
        hit (20.0, -6.4);
        hit (50.0, -4.0);
        return made;
    }();
    return samples;
}

/** A live meter beside a player, and what it says. */
class Listener
{
public:
    Listener()
    {
        bank.prepare ({ rate, mono }, { .recognisesPassages = true, .skipsPauses = true, .measuresPasses = true });
    }

    using Look = std::function<void (const AdviceText&)>;

    /** Plays a part of the song and looks at what is said after each second. */
    void play (double fromSeconds, double toSeconds, double gainDb, const Look& look = {})
    {
        play (theSong(), fromSeconds, toSeconds, gainDb, look);
    }

    void play (const Samples& song, double fromSeconds, double toSeconds, double gainDb, const Look& look = {})
    {
        for (auto seconds = fromSeconds; seconds < toSeconds; seconds += 1.0)
        {
            const auto first = song.begin() + static_cast<std::ptrdiff_t> (framesOf (seconds, rate));
            Samples part (first, first + static_cast<std::ptrdiff_t> (framesOf (1.0, rate)));

            for (auto& sample : part)
                sample *= static_cast<float> (dbToAmplitude (gainDb));

            feed (bank, AudioBuffer ({ std::move (part) }));

            if (look != nullptr)
                look (words());
        }
    }

    void stop() { feed (bank, AudioBuffer ({ Samples (framesOf (3.0, rate)) })); }

    MeterReadings ofPass() const { return bank.ofPass (bank.readings()); }

    AdviceText words() const
    {
        const auto readings = ofPass();
        Choices choices;
        choices.path = SignalPath::floatingPoint;
        return wordsFor (advise ({ readings, choices, true, 0.0, std::nullopt }), choices, readings, mono);
    }

private:
    MeterBank bank;
};
} // namespace

TEST_CASE ("\"done\" is said only of the loudest passage, and only when it was played again low enough")
{
    Listener listener;
    listener.play (0.0, 60.0, 6.0); // up to +2.0
    listener.stop();
    listener.play (40.0, 60.0, 2.3); // up to -1.7
    listener.stop();

    // The loud place comes last. What was said of the part before it doesn't change after it either.
    std::set<std::string> said;
    listener.play (10.0, 60.0, 2.3, [&] (const AdviceText& words) {
        CHECK_FALSE (contains (words.followUp, "done"));

        if (listener.ofPass().pass->number == 3) // the pass before it has the word for 10 s
            said.insert (words.followUp);
    });
    listener.stop();
    said.erase (std::string());
    CHECK (said.size() <= 1);

    // Too hot once more, and then as it was asked for.
    listener.play (10.0, 60.0, 4.0, [] (const AdviceText& words) { CHECK_FALSE (contains (words.followUp, "done")); });
    listener.stop();
    auto numDone = 0;
    listener.play (10.0, 60.0, -1.0,
                   [&numDone] (const AdviceText& words) { numDone += contains (words.followUp, "done") ? 1 : 0; });
    CHECK (numDone > 5);
    CHECK (contains (listener.words().followUp, "5.0 dB lower than before; its loudest peak is −5.0 dBTP: done."));
}

TEST_CASE ("what to play again can be played again: it goes when it was, and when another song plays")
{
    const auto other = song (60.0, rate, 77);
    Listener listener;
    listener.play (0.0, 60.0, 6.0);
    listener.stop();
    listener.play (5.0, 40.0, -2.0);
    listener.stop();
    CHECK (listener.words().coverage == "Play 0:44 to 0:56 of pass 1 again: it last peaked at +2.0 dBTP.");

    // Another song, of which nothing is to be played again.
    listener.play (other, 0.0, 40.0, -6.0, [] (const AdviceText& words) {
        CHECK ((words.coverage.empty() || contains (words.coverage, "pass 1"))); // until it is judged
    });
    listener.stop();
    CHECK (listener.words().coverage.empty());

    // A place that is auditioned for two seconds is no passage to play again, however loud.
    listener.play (other, 20.0, 22.0, 12.0);
    listener.stop();
    listener.play (other, 0.0, 40.0, -6.0);
    listener.stop();
    CHECK (listener.words().coverage.empty());

    // The first song: as it was asked for.
    listener.play (5.0, 40.0, -2.0);
    listener.stop();
    CHECK_FALSE (listener.words().coverage.empty());
    listener.play (44.0, 56.0, -2.0);
    listener.stop();
    CHECK (listener.words().coverage.empty());
    listener.play (5.0, 40.0, -2.0);
    listener.stop();
    CHECK (listener.words().coverage.empty());
}

TEST_CASE ("one figure reads the same wherever it is said")
{
    for (auto gainDb = -2.31; gainDb < -2.0; gainDb += 0.037)
    {
        Listener listener;
        listener.play (30.0, 60.0, 4.0);
        listener.stop();
        listener.play (30.0, 60.0, gainDb);
        listener.stop();
        CAPTURE (gainDb);
        const auto readings = listener.ofPass();
        REQUIRE (readings.passageMatch);
        CHECK (std::round (10.0 * readings.passageMatch->truePeakDbtp) == std::round (10.0 * *readings.truePeakDbtp));
    }
}
