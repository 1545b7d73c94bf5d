#include "Core/Path/PathRecogniser.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"

#include <cmath>
#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
const PathSignal& file48()
{
    static const PathSignal signal (48000.0, PathSignal::Format::float32);
    return signal;
}
} // namespace

TEST_CASE ("the test file is found at any gain, polarity and side, and its start to 50 us")
{
    for (const auto gainDb : { 12.0, 0.0, -20.0, -40.0 })
    {
        CAPTURE (gainDb);
        auto heard = exactPath();
        heard.multiply (gainDb);
        heard.change ([] (float sample) { return -sample; });
        std::ranges::fill (heard.left, 0.0f);
        const auto take = takeOf (heard);
        REQUIRE (take);
        // The take begins a tenth of a second before the first mark.
        CHECK (std::abs (take->fileStartSeconds + pathLayout::firstFall - 0.1) < 5.0e-5);
        CHECK (std::abs (take->speed - 1.0) < 1.0e-4);
        REQUIRE (take->lastRiseSeconds);
        REQUIRE (take->lastFallSeconds);
        CHECK (std::abs (*take->lastRiseSeconds - take->fileStartSeconds - pathLayout::lastRise) < 1.0e-4);
    }
}

TEST_CASE ("the test file is found at half and double speed, and at the speeds of wrong sample rates")
{
    for (const auto speed : { 0.5, 0.91875, 1.0, 1.0884354, 2.0 })
    {
        CAPTURE (speed);
        const auto take = takeOf (heardAt (48000.0, file48(), speed));
        REQUIRE (take);
        CHECK (std::abs (take->speed / speed - 1.0) < 1.0e-3);
    }
}

TEST_CASE ("the test file is found at every rate that Twobus measures")
{
    for (const auto rate : { 16000.0, 22050.0, 32000.0, 44100.0, 88200.0, 96000.0, 176400.0, 192000.0 })
    {
        CAPTURE (rate);
        CHECK (takeOf (heardAt (rate, file48())));
    }

    CHECK_FALSE (takeOf (heardAt (8000.0, file48())));
}

TEST_CASE ("a recogniser of the test file says what it hears")
{
    PathRecogniser recogniser (48000.0);
    const auto& heard = exactPath();
    const auto feed = [&] (double from, double to) {
        const auto first = static_cast<std::size_t> (from * 48000.0),
                   count = static_cast<std::size_t> ((to - from) * 48000.0);
        recogniser.process (std::span (heard.left).subspan (first, count),
                            std::span (heard.right).subspan (first, count));
    };

    CHECK (recogniser.state() == PathRecogniser::State::listening);
    feed (0.0, 6.0);
    CHECK (recogniser.state() == PathRecogniser::State::hearing);
    CHECK (std::abs (recogniser.fileSeconds() - 5.0) < 0.01);
    CHECK_FALSE (recogniser.take());
    feed (6.0, 23.0);
    CHECK (recogniser.state() == PathRecogniser::State::listening);
    CHECK (recogniser.take());
    CHECK_FALSE (recogniser.take());
    feed (15.0, 22.9);
    CHECK (recogniser.state() == PathRecogniser::State::heardOnlyEnd);
}

TEST_CASE ("a test file that begins again before its end is handed out as that, and the new one is heard")
{
    auto heard = exactPath();
    auto again = exactPath();
    heard.left.resize (heard.frameOf (12.0));
    heard.right.resize (heard.frameOf (12.0));
    PathRecogniser recogniser (48000.0);
    recogniser.process (heard.left, heard.right);
    const std::size_t half = again.left.size() / 3;
    recogniser.process (std::span (again.left).first (half), std::span (again.right).first (half));
    const auto first = recogniser.take();
    REQUIRE (first);
    CHECK (first->beganAgain);
    recogniser.process (std::span (again.left).subspan (half), std::span (again.right).subspan (half));
    const auto second = recogniser.take();
    REQUIRE (second);
    CHECK_FALSE (second->beganAgain);
}

TEST_CASE ("frames that never arrived are counted, and keep their time")
{
    const auto& heard = exactPath();
    PathRecogniser recogniser (48000.0);
    const auto cut = heard.frameOf (7.0);
    recogniser.process (std::span (heard.left).first (cut), std::span (heard.right).first (cut));
    recogniser.lost (4800);
    recogniser.process (std::span (heard.left).subspan (cut + 4800), std::span (heard.right).subspan (cut + 4800));
    const auto take = recogniser.take();
    REQUIRE (take);
    CHECK (take->lostFrames == 4800);
    CHECK (std::abs (*take->lastRiseSeconds - take->fileStartSeconds - pathLayout::lastRise) < 1.0e-4);
}

TEST_CASE ("samples that are not audio neither hide the test file nor break anything")
{
    auto heard = exactPath();

    for (std::size_t frame = 7; frame < heard.left.size(); frame += 9001)
        heard.left[frame] = frame % 2 == 0 ? std::numeric_limits<float>::quiet_NaN() : 1.0e30f;

    const auto take = takeOf (heard);
    REQUIRE (take);
    const auto readings = analysePath (*take);
    CHECK (readings.extent == PathReadings::Extent::whole);
    CHECK_FALSE (readings.isBitExact);
}

TEST_CASE ("a file that is stopped is known to be stopped after 2.5 s of silence, and the file's own silence is none")
{
    const auto& heard = exactPath();
    PathRecogniser recogniser (48000.0);
    const auto hear = [&recogniser] (std::span<const float> left, std::span<const float> right) {
        recogniser.process (left, right);
    };
    const auto stop = heard.frameOf (10.0);
    hear (std::span (heard.left).first (stop), std::span (heard.right).first (stop));
    const std::vector<float> silence (120000);
    hear (silence, silence);
    CHECK (recogniser.state() == PathRecogniser::State::hearing);
    hear (std::span (silence).first (480), std::span (silence).first (480));
    CHECK (recogniser.state() == PathRecogniser::State::listening);
    REQUIRE (recogniser.take());

    hear (heard.left, heard.right);
    const auto whole = recogniser.take();
    REQUIRE (whole);
    CHECK (analysePath (*whole).extent == PathReadings::Extent::whole);
}

TEST_CASE ("nothing is recognised in silence, noise and music")
{
    HeardPath heard { 48000.0, std::vector<float> (48000 * 30), std::vector<float> (48000 * 30) };
    CHECK_FALSE (takeOf (heard));
    heard.addNoise (-12.0);
    CHECK_FALSE (takeOf (heard));
}
