#include "Advice/Delivery.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::masterWith;

namespace
{
DeliveryTarget target (DeliveryPolicy policy, std::optional<double> targetLufs = -14.0)
{
    DeliveryTarget entry;
    entry.policy = policy;
    entry.targetLufs = targetLufs;
    entry.ceilingDbtp = -1.0;
    return entry;
}

DeliveryTarget spotify()
{
    auto entry = target (DeliveryPolicy::bothWaysToPeak);
    entry.liftsUpToDbtp = -1.0;
    entry.loudCeilingDbtp = -2.0;
    entry.loudAboveLufs = -14.0;
    return entry;
}
} // namespace

TEST_CASE ("delivery: Spotify's own example, -20 LUFS with peaks at -5 dBTP, is raised only to -16")
{
    const auto delivery = deliver (masterWith (-20.0, -5.0), spotify());
    CHECK (*delivery.gainDb == Approx (4.0));
    CHECK (*delivery.playsAtLufs == Approx (-16.0));
    CHECK (*delivery.truePeakAfterDbtp == Approx (-1.0));
    CHECK (*delivery.wantedGainDb == Approx (6.0));
    CHECK (delivery.limitingNeededDb == Approx (2.0));
    CHECK (delivery.severity == Severity::neutral);
}

TEST_CASE ("delivery: -14 needs +5.2 dB, peaks allow +1.8, and the rest is limiting")
{
    const auto delivery = deliver (masterWith (-19.2, -2.8), spotify());
    CHECK (*delivery.wantedGainDb == Approx (5.2));
    CHECK (*delivery.gainDb == Approx (1.8));
    CHECK (delivery.limitingNeededDb == Approx (3.4));
}

TEST_CASE ("delivery: every service that normalises turns a loud master down, which is neutral")
{
    for (const auto policy :
         { DeliveryPolicy::downOnly, DeliveryPolicy::bothWaysToPeak, DeliveryPolicy::bothWaysWithLimiter })
    {
        const auto delivery = deliver (masterWith (-9.0, -1.0), target (policy));
        CHECK (*delivery.gainDb == Approx (-5.0));
        CHECK (*delivery.playsAtLufs == Approx (-14.0));
        CHECK (*delivery.truePeakAfterDbtp == Approx (-6.0));
        CHECK (delivery.severity == Severity::neutral);
        CHECK_FALSE (delivery.isLimitedThere);
    }

    CHECK (*deliver (masterWith (-9.0, -1.0), target (DeliveryPolicy::none, std::nullopt)).gainDb == 0.0);
}

TEST_CASE ("delivery: a soft master is raised only by services that raise")
{
    CHECK (*deliver (masterWith (-20.0, -8.0), target (DeliveryPolicy::downOnly)).gainDb == 0.0);
    CHECK (*deliver (masterWith (-20.0, -8.0), spotify()).gainDb == Approx (6.0));
    CHECK_FALSE (deliver (masterWith (-20.0, -8.0), spotify()).wantedGainDb.has_value());

    const auto limited = deliver (masterWith (-20.0, -5.0), target (DeliveryPolicy::bothWaysWithLimiter, -11.0));
    CHECK (*limited.gainDb == Approx (9.0));
    CHECK (limited.isLimitedThere);
    CHECK (limited.limitingNeededDb == Approx (5.0));
    CHECK (*limited.truePeakAfterDbtp == Approx (-1.0));
}

TEST_CASE ("delivery: a master with peaks over the ceiling isn't raised, nor turned down for its peaks")
{
    const auto delivery = deliver (masterWith (-20.0, 0.5), spotify());
    CHECK (*delivery.gainDb == 0.0);
    CHECK (delivery.overCeilingDb == Approx (1.5));
    CHECK (delivery.severity == Severity::caution);
}

TEST_CASE ("delivery: the ceiling is stricter for loud masters if the service says so")
{
    CHECK (*deliver (masterWith (-14.0, -1.5), spotify()).ceilingDbtp == -1.0);
    CHECK (*deliver (masterWith (-13.9, -1.5), spotify()).ceilingDbtp == -2.0);
    CHECK (deliver (masterWith (-13.9, -1.5), spotify()).overCeilingDb == Approx (0.5));
    CHECK (deliver (masterWith (-13.9, -1.5), target (DeliveryPolicy::downOnly)).overCeilingDb == 0.0);
}

TEST_CASE ("delivery: without a ceiling for loud masters the ordinary one applies to them too")
{
    auto entry = spotify();
    entry.loudCeilingDbtp.reset();
    const auto delivery = deliver (masterWith (-10.0, 0.5), entry);
    CHECK (delivery.ceilingDbtp == -1.0);
    CHECK (delivery.overCeilingDb == Approx (1.5));
    CHECK (delivery.severity == Severity::caution);
}

TEST_CASE ("delivery: peaks are raised up to the service's ceiling unless it names another peak")
{
    auto entry = target (DeliveryPolicy::bothWaysToPeak);
    CHECK (*deliver (masterWith (-20.0, -5.0), entry).truePeakAfterDbtp == Approx (-1.0));
    entry.liftsUpToDbtp = 0.0;
    CHECK (*deliver (masterWith (-20.0, -5.0), entry).truePeakAfterDbtp == Approx (0.0));
    entry.liftsUpToDbtp.reset();
    entry.ceilingDbtp.reset();
    CHECK (*deliver (masterWith (-20.0, -5.0), entry).truePeakAfterDbtp == Approx (0.0));
}

TEST_CASE ("delivery: a change shown as 0.0 dB counts as no change")
{
    const auto delivery = deliver (masterWith (-13.96, -0.94), target (DeliveryPolicy::downOnly));
    CHECK (*delivery.gainDb == 0.0);
    CHECK (*delivery.truePeakAfterDbtp == -0.94);
    CHECK (delivery.overCeilingDb == Approx (0.1));
}

TEST_CASE ("delivery: figures are compared as they are shown")
{
    auto entry = target (DeliveryPolicy::downOnly);
    entry.ceilingDbtp = -1.04; // shown as -1.0
    CHECK (deliver (masterWith (-14.0, -1.0), entry).overCeilingDb == 0.0);
    entry.loudCeilingDbtp = -2.0;
    entry.loudAboveLufs = -14.04;
    CHECK (deliver (masterWith (-14.0, -1.0), entry).ceilingDbtp == -1.04);

    auto spec = target (DeliveryPolicy::spec, -23.04);
    CHECK (*deliver (masterWith (-23.0, -3.0), spec).isInSpec);
    spec.toleranceLu = 0.96;
    CHECK (*deliver (masterWith (-22.0, -3.0), spec).isInSpec);
}

TEST_CASE ("delivery: a spec is met or missed, and nothing is changed for it")
{
    auto spec = target (DeliveryPolicy::spec, -23.0);
    spec.toleranceLu = 0.2;

    CHECK (*deliver (masterWith (-23.2, -3.0), spec).isInSpec);
    CHECK (deliver (masterWith (-23.2, -3.0), spec).severity == Severity::good);
    CHECK_FALSE (deliver (masterWith (-23.2, -3.0), spec).gainDb.has_value());

    CHECK_FALSE (*deliver (masterWith (-22.7, -3.0), spec).isInSpec);
    CHECK (deliver (masterWith (-22.7, -3.0), spec).severity == Severity::caution);
    spec.kind = DeliveryKind::recommendation; // nobody rejects the master
    CHECK_FALSE (*deliver (masterWith (-22.7, -3.0), spec).isInSpec);
    CHECK (deliver (masterWith (-22.7, -3.0), spec).severity == Severity::neutral);
    CHECK (deliver (masterWith (-22.7, -0.5), spec).severity == Severity::caution);
    CHECK (deliver (masterWith (-23.2, -3.0), spec).severity == Severity::good);
    spec.kind = DeliveryKind::broadcast;
    CHECK (deliver (masterWith (-22.7, -3.0), spec).outOfToleranceLu == Approx (0.3));
    CHECK (deliver (masterWith (-25.0, -3.0), spec).outOfToleranceLu == Approx (-2.0));
    CHECK_FALSE (*deliver (masterWith (-23.0, -0.9), spec).isInSpec);
}

TEST_CASE ("delivery: no judgement before 10 s or without a loudness, and a provisional one up to 60 s")
{
    auto readings = masterWith (-9.0, -1.0);
    readings.secondsOfSignal = 9.9;
    CHECK_FALSE (deliver (readings, spotify()).gainDb.has_value());

    readings.secondsOfSignal = 59.0;
    CHECK (deliver (readings, spotify()).isProvisional);
    CHECK (deliver (readings, spotify()).gainDb.has_value());

    readings.secondsOfSignal = 60.0;
    CHECK_FALSE (deliver (readings, spotify()).isProvisional);

    readings.integratedLufs = -INFINITY;
    CHECK_FALSE (deliver (readings, spotify()).gainDb.has_value());
    readings.integratedLufs.reset();
    CHECK_FALSE (deliver (readings, spotify()).gainDb.has_value());
}

TEST_CASE ("delivery: adding gain before a service that turns down changes nothing in what is heard")
{
    for (const auto gainDb : { 0.5, 1.0, 3.0 })
        CHECK (*deliver (masterWith (-13.0 + gainDb, -5.0 + gainDb), spotify()).playsAtLufs
               == Approx (*deliver (masterWith (-13.0, -5.0), spotify()).playsAtLufs));
}
