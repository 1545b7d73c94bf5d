#include "App/Delivery/DynamicsMoments.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;
using Change = DynamicsMoments::Change;

namespace
{
MeterSnapshot snapshotAt (double seconds, double shortTermLufs = -12.0, double psrDb = 9.0,
                          std::uint64_t measurement = 1)
{
    MeterSnapshot snapshot;
    snapshot.measurement = measurement;
    snapshot.readings.secondsMeasured = seconds;
    snapshot.readings.shortTermLufs = shortTermLufs;
    snapshot.readings.psrDb = psrDb;
    return snapshot;
}

/** Sixty frames a second. Each moment's loudness encodes its time in seconds. */
DynamicsMoments heard (double seconds)
{
    DynamicsMoments moments;

    for (int frame = 0; frame / 60.0 <= seconds; ++frame)
        moments.take (snapshotAt (frame / 60.0, -60.0 + frame / 60.0 * 1.0e-3));

    return moments;
}
} // namespace

TEST_CASE ("dynamics moments: one per three seconds of measurement at any frame rate")
{
    const auto moments = heard (60.0);
    REQUIRE (moments.moments().size() >= 19);
    CHECK (moments.moments().size() <= 20);
    CHECK (moments.moments().front() == DynamicsMoment { -60.0f + 3.0e-3f, 9.0f });

    DynamicsMoments paused;
    CHECK (paused.take (snapshotAt (3.0)) == Change::replaced);

    for (int frame = 0; frame < 1000; ++frame)
        CHECK (paused.take (snapshotAt (3.0)) == Change::none);

    CHECK (paused.take (snapshotAt (6.0)) == Change::added);
    CHECK (paused.moments().size() == 2);
}

TEST_CASE ("dynamics moments: silence and unmeasured time give no moment, and don't delay the next one")
{
    DynamicsMoments moments;
    moments.take (snapshotAt (0.0));
    CHECK (moments.take (snapshotAt (4.0, -INFINITY)) == Change::none);
    CHECK (moments.take (snapshotAt (4.0, -70.0)) == Change::none);
    CHECK (moments.take (snapshotAt (4.0, -12.0, INFINITY)) == Change::none);

    auto unmeasured = snapshotAt (4.0);
    unmeasured.readings.psrDb.reset();
    CHECK (moments.take (unmeasured) == Change::none);
    CHECK (moments.take (snapshotAt (4.1)) == Change::added);
}

TEST_CASE ("dynamics moments: hours of audio keep a bounded number, evenly spread")
{
    const auto moments = heard (2.0 * 3600.0).moments();
    REQUIRE (moments.size() <= DynamicsMoments::mostKept);
    REQUIRE (moments.size() > DynamicsMoments::mostKept / 2 - 2);

    const auto step =
        (moments.back().shortTermLufs - moments.front().shortTermLufs) / static_cast<float> (moments.size() - 1);

    for (std::size_t i = 1; i < moments.size(); ++i)
        CHECK (moments[i].shortTermLufs - moments[i - 1].shortTermLufs == Approx (step).epsilon (0.1));
}

TEST_CASE ("dynamics moments: thinning reports that every moment may have changed")
{
    DynamicsMoments moments;
    moments.take (snapshotAt (0.0));

    for (std::size_t i = 1; i <= DynamicsMoments::mostKept; ++i)
        REQUIRE (moments.take (snapshotAt (3.0 * static_cast<double> (i))) == Change::added);

    CHECK (moments.take (snapshotAt (3.0 * (DynamicsMoments::mostKept + 1))) == Change::replaced);
    CHECK (moments.moments().size() == DynamicsMoments::mostKept / 2 + 1);
    CHECK (moments.take (snapshotAt (3.0 * (DynamicsMoments::mostKept + 2))) == Change::none);
    CHECK (moments.take (snapshotAt (3.0 * (DynamicsMoments::mostKept + 3))) == Change::added);
}

TEST_CASE ("dynamics moments: a new measurement starts from scratch")
{
    auto moments = heard (3600.0);
    CHECK (moments.take (snapshotAt (0.0, -12.0, 9.0, 2)) == Change::replaced);
    CHECK (moments.moments().empty());
    CHECK (moments.take (snapshotAt (2.9, -12.0, 9.0, 2)) == Change::none);
    CHECK (moments.take (snapshotAt (3.0, -12.0, 9.0, 2)) == Change::added);
    CHECK (moments.take (snapshotAt (6.0, -12.0, 9.0, 2)) == Change::added);
}
