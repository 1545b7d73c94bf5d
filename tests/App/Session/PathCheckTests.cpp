#include "App/Pictures/StillSource.h"
#include "App/Session/PathCheck.h"
#include "App/Session/WindowState.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"
#include "Support/WaitUntil.h"

#include <algorithm>
#include <array>
#include <memory>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr std::size_t blockSize = 4800;

/** A session and its path check, on a clock of their own. */
struct CheckedSession
{
    Session session { LiveMeter::Drive::poll };
    PathCheck check { session };
    StillSource* source = nullptr;
    std::string name;
    double seconds = 0.0;

    void listenTo (const std::string& nameOfSource)
    {
        auto next = std::make_unique<StillSource> (nameOfSource, std::vector<std::string> { "L", "R" },
                                                   ChannelLayout::forChannelCount (2), 48000.0);
        source = next.get();
        name = nameOfSource;
        session.setSource (std::move (next), SignalPath::unknown);
        check.poll (name);
    }

    void play (const HeardPath& heard)
    {
        for (std::size_t first = 0; first + blockSize <= heard.left.size(); first += blockSize)
        {
            const std::array<const float*, 2> channels { heard.left.data() + first, heard.right.data() + first };
            source->feed (channels.data(), blockSize);
            session.poll (seconds += 0.1);

            if (auto said = check.poll (name))
                newest = std::move (said);
        }
    }

    PathCheckText playAndWait (const HeardPath& heard)
    {
        newest.reset();
        play (heard);
        REQUIRE (waitUntil ([this] {
            if (auto said = check.poll (name))
                newest = std::move (said);

            return newest.has_value();
        }));
        const auto said = *newest;
        check.poll (name);
        return said;
    }

    std::optional<PathCheckText> newest;
};
} // namespace

TEST_CASE ("the path check of a session recognises the file by itself, and its advice uses the result")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    CHECK (checked.check.verdict() == nullptr);
    CHECK (checked.check.badge() == PathCheck::Badge { false, "Path not checked", "Unchecked", "?" });
    CHECK (checked.session.choices().path == SignalPath::unknown);

    CHECK (checked.playAndWait (exactPath()).badge == "path exact");
    REQUIRE (checked.check.verdict() != nullptr);
    CHECK (checked.check.badge() == PathCheck::Badge { true, "Path exact", "Exact", "OK" });
    CHECK (checked.session.choices().path == SignalPath::floatingPoint);
    CHECK (checked.check.page().text->badge == "path exact");

    auto clipped = exactPath();
    clipped.change ([] (float sample) { return std::clamp (sample, -1.0f, 1.0f); });
    checked.playAndWait (clipped);
    CHECK (checked.session.choices().path == SignalPath::fixedPoint);
    REQUIRE (checked.check.banner());
    CHECK (checked.check.banner()->text == "Nothing over 0.0 dBFS gets through the path, so overs cannot be seen.");

    auto quieter = exactPath();
    quieter.multiply (-12.0);
    checked.playAndWait (quieter);
    CHECK (checked.session.choices().path == SignalPath::unknown);
    REQUIRE (checked.check.banner());
    CHECK (checked.check.banner()->text
           == "The path changes the level by −12.00 dB, so every level here is off by that.");
}

TEST_CASE ("the test file is not measured as a mix")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    auto untilTen = exactPath();
    untilTen.left.resize (untilTen.frameOf (10.0));
    untilTen.right.resize (untilTen.frameOf (10.0));
    checked.play (untilTen);
    CHECK (checked.session.snapshot().isLeftOut);
    REQUIRE (bannerFor (checked.session.sourceFacts(), checked.session.snapshot(), {}));
    CHECK (bannerFor (checked.session.sourceFacts(), checked.session.snapshot(), {})->text
           == "The test file plays. It is not measured as your mix.");

    checked.playAndWait (exactPath());
    CHECK_FALSE (checked.session.snapshot().isLeftOut);
    CHECK (checked.session.snapshot().readings.samplePeakDbfs < -20.0); // the first marks, and nothing after them
    CHECK (checked.session.snapshot().health.lostFrames == 0);
}

TEST_CASE ("after a song the test file's beginning is no pass")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    HeardPath song { 48000.0, std::vector<float> (960000), std::vector<float> (960000) };
    song.addNoise (-20.0);
    std::fill (song.left.begin() + 768000, song.left.end(), 0.0f); // 16 s and a stop
    std::fill (song.right.begin() + 768000, song.right.end(), 0.0f);
    checked.play (song);
    const auto before = checked.session.snapshot().ofPass;
    REQUIRE (before.pass->number == 1);

    checked.playAndWait (exactPath());
    const auto& after = checked.session.snapshot();
    CHECK (after.readings.numPasses == 1);
    CHECK (after.ofPass.pass->number == 1);
    CHECK (after.ofPass.truePeakDbtp == before.truePeakDbtp);
    CHECK (after.ofPass.integratedLufs == before.integratedLufs);

    // A pass that goes on into the file has music in it.
    song.left.resize (720000);
    song.right.resize (720000);
    checked.play (song);
    checked.playAndWait (exactPath());
    CHECK (after.readings.numPasses == 2);
    CHECK (checked.session.snapshot().ofPass.pass->number == 2);
}

TEST_CASE ("what comes through above a ceiling that was found before refutes it")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    auto clipped = exactPath();
    clipped.change ([] (float sample) { return std::clamp (sample, -1.0f, 1.0f); });
    checked.playAndWait (clipped);
    checked.session.reset();

    HeardPath music { 48000.0, std::vector<float> (480000), std::vector<float> (480000) };
    music.addNoise (-20.0);
    checked.play (music);
    CHECK (checked.session.choices().path == SignalPath::fixedPoint);

    music.multiply (12.0);
    checked.play (music);
    CHECK (checked.check.verdict() == nullptr);
    CHECK (checked.session.choices().path == SignalPath::unknown);
}

TEST_CASE ("a plain gain can be added back, marked, and the path is still measured as it is")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    checked.playAndWait (exactPath());
    CHECK_FALSE (checked.check.canAddBack());
    checked.check.setAddsBack (true);
    CHECK (checked.session.choices().addedGainDb == 0.0);

    auto quieter = exactPath();
    quieter.multiply (-12.0);
    checked.playAndWait (quieter);
    REQUIRE (checked.check.canAddBack());
    checked.check.setAddsBack (true);
    CHECK (checked.check.badge() == PathCheck::Badge { true, "Path −12.0 dB, added back", "+12.0 dB added", "!" });
    CHECK_FALSE (checked.check.banner());
    CHECK (checked.session.choices().addedGainDb == near (12.0, 0.005));
    CHECK (checked.session.choices().path == SignalPath::floatingPoint);
    CHECK (plainText (pathCheckDocument (checked.check.page())).find ("12.0 dB added back") != std::string::npos);

    CHECK (checked.playAndWait (quieter).badge == "path −12.0 dB");
    CHECK (checked.check.addsBack());

    // It belongs to its source.
    checked.listenTo ("other");
    CHECK (checked.session.choices().addedGainDb == 0.0);
    checked.listenTo ("daw");
    CHECK (checked.session.choices().addedGainDb == near (12.0, 0.005));

    // Another fault takes it away.
    checked.playAndWait (exactPath());
    CHECK (checked.session.choices().addedGainDb == 0.0);
    CHECK (checked.check.badge().whole == "Path exact");
}

TEST_CASE ("a file that was not heard well leaves what was found before")
{
    CheckedSession checked;
    checked.listenTo ("daw");
    checked.playAndWait (exactPath());

    auto half = exactPath();
    std::fill (half.left.begin() + static_cast<std::ptrdiff_t> (half.frameOf (12.0)), half.left.end(), 0.0f);
    std::fill (half.right.begin() + static_cast<std::ptrdiff_t> (half.frameOf (12.0)), half.right.end(), 0.0f);
    CHECK (checked.playAndWait (half).badge == "path not checked");
    CHECK (checked.check.badge().whole == "Path exact");
    CHECK (checked.check.page().text->faults.front().starts_with ("Only the beginning of the test file was heard."));
    CHECK (checked.session.choices().path == SignalPath::floatingPoint);
}

TEST_CASE ("what a path check found belongs to its source, and is forgotten when the source goes away")
{
    CheckedSession checked;
    checked.listenTo ("a");
    checked.playAndWait (exactPath());
    checked.listenTo ("b");
    CHECK (checked.check.verdict() == nullptr);
    CHECK (checked.session.choices().path == SignalPath::unknown);
    checked.listenTo ("a");
    CHECK (checked.check.badge().whole == "Path exact");
    CHECK (checked.session.choices().path == SignalPath::floatingPoint);

    checked.session.setSource (nullptr, SignalPath::unknown);
    checked.check.poll ("a");
    checked.listenTo ("a");
    CHECK (checked.check.verdict() == nullptr);
}

TEST_CASE ("the page of the path check says what happens")
{
    CheckedSession checked;
    CHECK (plainText (pathCheckDocument (checked.check.page())).find ("Choose a source") != std::string::npos);
    checked.listenTo ("daw");
    CHECK (plainText (pathCheckDocument (checked.check.page())).find ("Listening for the test file on daw.")
           != std::string::npos);
    auto beginning = exactPath();
    beginning.left.resize (beginning.frameOf (7.0));
    beginning.right.resize (beginning.frameOf (7.0));
    checked.play (beginning);
    CHECK (plainText (pathCheckDocument (checked.check.page())).find ("The test file plays: 7 of 20 s.")
           != std::string::npos);
}
