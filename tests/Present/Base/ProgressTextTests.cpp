#include "Present/Base/ProgressText.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("progress gives the share done, and the time left once it is known")
{
    CHECK (progressText ("12 of 40 files", 0.319, 18.2) == "12 of 40 files  31 %  about 0:20 left");
    CHECK (progressText ("mix.wav", 0.0, std::nullopt) == "mix.wav  0 %");
    CHECK (progressText ("mix.wav", 1.0, 0.0) == "mix.wav  100 %  about 0:01 left");
}

TEST_CASE ("the time left is rounded up, and more coarsely the longer it is")
{
    CHECK (timeLeftText (0.2) == "about 0:01 left");
    CHECK (timeLeftText (6.4) == "about 0:07 left");
    CHECK (timeLeftText (10.0) == "about 0:10 left");
    CHECK (timeLeftText (10.1) == "about 0:15 left");
    CHECK (timeLeftText (58.0) == "about 1:00 left");
    CHECK (timeLeftText (61.0) == "about 1:10 left");
    CHECK (timeLeftText (601.0) == "about 11:00 left");
    CHECK (timeLeftText (5400.0) == "about 1:30:00 left");
}
