#include "Files/Analysis/FileWeights.h"
#include "Files/Analysis/TimeLeft.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <cmath>
#include <filesystem>
#include <numeric>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the time left assumes the pace so far, and is unknown until there is a pace")
{
    CHECK (*secondsLeft (0.25, 10.0) == Approx (30.0));
    CHECK (*secondsLeft (0.5, 3.0) == Approx (3.0));
    CHECK (*secondsLeft (1.0, 3.0) == near (0.0, 1e-12));
    CHECK_FALSE (secondsLeft (0.0, 100.0).has_value());
    CHECK_FALSE (secondsLeft (0.004, 100.0).has_value());
    CHECK_FALSE (secondsLeft (0.5, 0.9).has_value());
    CHECK_FALSE (secondsLeft (-1.0, 100.0).has_value());
    CHECK_FALSE (secondsLeft (std::nan (""), 100.0).has_value());
    CHECK_FALSE (secondsLeft (1.1, 100.0).has_value());
}

TEST_CASE ("files are weighted by the audio their sizes promise, and every existing file has some weight")
{
    const TemporaryFolder folder;
    const auto addFile = [&] (const std::string& name, std::uintmax_t size) {
        writeBytes (folder.file (name), "");
        std::filesystem::resize_file (folder.file (name), size);
        return ListedFile { folder.file (name), {} };
    };

    const std::vector<ListedFile> files {
        addFile ("long.wav", 40'000'000),  addFile ("half.wav", 20'000'000), addFile ("long.mp3", 40'000'000 / 6),
        addFile ("LONG.FLAC", 25'000'000), addFile ("empty.wav", 0),         { folder.file ("none.wav"), {} },
        { "folder", "a problem" }
    };
    const auto weights = fileWeights (files);
    REQUIRE (weights.size() == files.size());
    CHECK (std::accumulate (weights.begin(), weights.end(), 0.0) == Approx (1.0));
    CHECK (weights[1] / weights[0] == Approx (0.5).epsilon (0.01));
    CHECK (weights[2] / weights[0] == Approx (1.0).epsilon (0.01));
    CHECK (weights[3] / weights[0] == Approx (1.0).epsilon (0.01));
    CHECK (weights[4] > 0.0);
    CHECK (weights[5] == weights[4]);
    CHECK (weights[6] > 0.0);
    CHECK (weights[6] < weights[5]);
    CHECK (fileWeights ({}).empty());
}
