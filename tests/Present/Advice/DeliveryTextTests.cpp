#include "Present/Advice/DeliveryText.h"
#include "Present/Base/Numbers.h"
#include "Support/Catch.h"
#include "Support/Readings.h"
#include "Support/Text.h"

using namespace twobus;
using twobus::test::contains;
using twobus::test::masterWith;

namespace
{
DeliveryTarget target (DeliveryPolicy policy, std::optional<double> targetLufs = -14.0)
{
    DeliveryTarget entry;
    entry.name = "Somewhere";
    entry.policy = policy;
    entry.targetLufs = targetLufs;
    entry.ceilingDbtp = -1.0;
    entry.liftsUpToDbtp = -1.0;
    entry.provenance = Provenance::severalSources;
    return entry;
}

DeliveryRow row (double integratedLufs, double truePeakDbtp, const DeliveryTarget& entry)
{
    return wordsFor (deliver (masterWith (integratedLufs, truePeakDbtp), entry), entry);
}

} // namespace

TEST_CASE ("delivery rows: name, playback loudness, change, resulting peak, and why")
{
    const auto down = row (-9.4, -1.0, target (DeliveryPolicy::downOnly));
    CHECK (down.name == "Somewhere");
    CHECK (down.playsAt == "−14.0 LUFS");
    CHECK (down.change == "−4.6 dB");
    CHECK (down.truePeakAfter == "−5.6 dBTP");
    CHECK (down.remark == "turned down");

    CHECK (row (-16.0, -3.0, target (DeliveryPolicy::downOnly)).remark == "plays as it is, 2.0 LU below its target");
    CHECK (row (-14.0, -3.0, target (DeliveryPolicy::downOnly)).remark == "plays as it is");
    CHECK (row (-9.0, -3.0, target (DeliveryPolicy::none, std::nullopt)).remark == "plays as it is");
    CHECK (row (-19.2, -2.8, target (DeliveryPolicy::bothWaysToPeak)).remark
           == "peaks allow +1.8 of +5.2 dB; the "
              "rest needs 3.4 dB of limiting");
    CHECK (row (-20.0, -8.0, target (DeliveryPolicy::bothWaysToPeak)).remark == "turned up");
    CHECK (row (-20.0, -5.0, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).remark
           == "turned up, and its "
              "limiter takes off 5.0 dB");
    CHECK (row (-20.0, -10.4, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).remark
           == "turned up; the peaks stay below its limiter");
    CHECK (row (-9.0, 0.3, target (DeliveryPolicy::downOnly)).remark
           == "turned down; before that 1.3 dB over its "
              "ceiling of −1.0 dBTP: may clip if normalisation is off");
    CHECK (row (-20.0, 0.3, target (DeliveryPolicy::none, std::nullopt)).remark
           == "plays as it is; 1.3 dB over its ceiling of −1.0 dBTP: may clip in the codec");
    CHECK (row (-9.0, 0.3, target (DeliveryPolicy::none, std::nullopt)).truePeakAfter == "+0.3 dBTP");

    auto disputed = target (DeliveryPolicy::downOnly);
    disputed.provenance = Provenance::reported;
    CHECK (row (-9.0, -1.0, disputed).name == "Somewhere");
    CHECK (row (-9.0, -1.0, disputed).isReported);
    CHECK (contains (deliveryTable (masterWith (-9.4, -1.0), { disputed }, false),
                     "  Somewhere (unofficial)  −14.0 LUFS"));
}

TEST_CASE ("delivery rows: the ceiling that applies to this programme")
{
    auto entry = target (DeliveryPolicy::downOnly);
    entry.loudCeilingDbtp = -2.0;
    entry.loudAboveLufs = -14.0;
    CHECK (row (-16.0, -3.0, entry).ceiling == "−1.0 dBTP");
    CHECK (row (-9.0, -3.0, entry).ceiling == "−2.0 dBTP");

    entry.ceilingDbtp.reset();
    CHECK (row (-16.0, -3.0, entry).ceiling == "–");
    CHECK (wordsFor (deliver ({}, entry), entry).ceiling == "–");
}

TEST_CASE ("delivery verdicts: a few words for a column")
{
    CHECK (row (-9.4, -1.0, target (DeliveryPolicy::downOnly)).verdict == "turned down");
    CHECK (row (-9.4, 0.2, target (DeliveryPolicy::downOnly)).verdict == "may clip if not turned down");
    CHECK (row (-9.4, 0.2, target (DeliveryPolicy::none, std::nullopt)).verdict == "may clip: over its ceiling");
    CHECK (row (-13.8, 0.3, target (DeliveryPolicy::downOnly)).verdict
           == "may clip: over its ceiling"); // still, by 1.1 dB
    CHECK (
        contains (row (-13.8, 0.3, target (DeliveryPolicy::downOnly)).remark, "turned down; 1.3 dB over its ceiling"));
    CHECK (row (-16.0, -3.0, target (DeliveryPolicy::downOnly)).verdict == "plays as it is");
    CHECK (row (-19.2, -2.8, target (DeliveryPolicy::bothWaysToPeak)).verdict == "peaks allow +1.8 of +5.2 dB");
    CHECK (row (-20.0, -8.0, target (DeliveryPolicy::bothWaysToPeak)).verdict == "turned up");
    CHECK (row (-20.0, -5.0, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).verdict
           == "turned up through its limiter");
    CHECK (row (-20.0, -10.4, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).verdict
           == "turned up, below its limiter");
    CHECK (row (-12.0, -0.4, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).verdict
           == "its limiter acts; may clip without");
    CHECK (row (-9.4, -1.0, target (DeliveryPolicy::bothWaysWithLimiter, -11.0)).verdict == "turned down");

    auto entry = target (DeliveryPolicy::spec, -23.0);
    CHECK (row (-23.0, -3.0, entry).verdict == "in spec");
    CHECK (row (-14.4, -3.0, entry).verdict == "out of spec: 8.6 LU too loud");
    CHECK (row (-23.0, 0.0, entry).verdict == "out of spec: true peak");
    CHECK (row (-20.0, 0.0, entry).verdict == "out of spec: loudness, true peak");

    auto recommended = entry;
    recommended.kind = DeliveryKind::recommendation;
    CHECK (row (-23.0, -3.0, recommended).verdict == "as recommended");
    CHECK (row (-14.4, -3.0, recommended).verdict == "8.6 LU louder than recommended");
    CHECK (row (-25.0, -3.0, recommended).verdict == "2.0 LU quieter than recommended");
    CHECK (row (-14.4, 0.0, recommended).verdict == "may clip: over its ceiling");
    CHECK (row (-14.4, 0.0, recommended).remark
           == "8.6 LU louder than recommended, 1.0 dB over its ceiling of −1.0 dBTP");

    entry.provenance = Provenance::reported;
    CHECK (row (-23.0, -3.0, entry).verdict == "in spec (unofficial)");
    CHECK (wordsFor (deliver ({}, entry), entry).verdict == "not enough was heard");
}

TEST_CASE ("delivery rows: a whole row as spoken text")
{
    CHECK (spokenText (row (-9.4, -1.0, target (DeliveryPolicy::downOnly)))
           == "plays at −14.0 LUFS, gain change −4.6 dB, true peak after −5.6 dBTP, ceiling −1.0 dBTP: turned down");
}

TEST_CASE ("delivery sources: date, provenance and source")
{
    auto entry = target (DeliveryPolicy::downOnly);
    entry.date = "2026-11";
    entry.source = "Its own pages";
    CHECK (sourceText (entry) == "2026-11, several sources: Its own pages");
    CHECK (sourceText ({}) == "no date, unofficial: no source given");
}

TEST_CASE ("delivery rows: no figure is said to exceed another that reads the same")
{
    for (const auto policy : { DeliveryPolicy::none, DeliveryPolicy::downOnly, DeliveryPolicy::bothWaysToPeak,
                               DeliveryPolicy::bothWaysWithLimiter, DeliveryPolicy::spec })
        for (auto ceilingDbtp = -1.25; ceilingDbtp < -0.7; ceilingDbtp += 0.05)
            for (auto integratedLufs = -14.2; integratedLufs < -13.5; integratedLufs += 0.03)
                for (auto truePeakDbtp = -1.4; truePeakDbtp < -0.6; truePeakDbtp += 0.03)
                {
                    auto entry = target (policy);
                    entry.ceilingDbtp = ceilingDbtp;
                    const auto words = row (integratedLufs, truePeakDbtp, entry);
                    CAPTURE (integratedLufs, truePeakDbtp, ceilingDbtp, words.remark, words.verdict, words.change,
                             words.truePeakAfter);

                    if (words.truePeakAfter == words.ceiling)
                    {
                        REQUIRE_FALSE (contains (words.verdict, "over its ceiling"));
                        REQUIRE (contains (words.remark, "over its ceiling") == contains (words.remark, "before that"));
                    }

                    REQUIRE_FALSE (contains (words.remark, "0.0 dB over"));
                    REQUIRE_FALSE (contains (words.remark, " 0.0 LU"));
                    REQUIRE_FALSE (contains (words.remark, ": 0.0 dB"));
                    REQUIRE_FALSE (contains (words.remark, "takes 0.0 dB"));
                    REQUIRE_FALSE ((contains (words.remark, "before that") && words.change == "0.0 dB"));
                }
}

TEST_CASE ("delivery rows: the gain that peaks allow and the gain needed differ as shown")
{
    for (auto integratedLufs = -14.6; integratedLufs < -14.0; integratedLufs += 0.01)
        for (auto truePeakDbtp = -1.6; truePeakDbtp < -0.9; truePeakDbtp += 0.01)
        {
            const auto entry = target (DeliveryPolicy::bothWaysToPeak);
            const auto delivery = deliver (masterWith (integratedLufs, truePeakDbtp), entry);
            const auto words = wordsFor (delivery, entry);
            CAPTURE (integratedLufs, truePeakDbtp, words.remark);

            if (delivery.wantedGainDb)
            {
                REQUIRE (numberText (delivery.wantedGainDb) != numberText (delivery.gainDb));
                REQUIRE_FALSE (contains (words.remark, ": 0.0 dB"));
            }
        }
}

TEST_CASE ("delivery rows: specs are met or missed")
{
    auto spec = target (DeliveryPolicy::spec, -23.0);
    spec.toleranceLu = 0.2;
    CHECK (row (-23.1, -3.0, spec).remark == "in spec");
    CHECK (row (-14.4, -3.0, spec).remark == "out of spec: 8.6 LU too loud");
    CHECK (row (-25.0, -0.2, spec).remark == "out of spec: 2.0 LU too quiet, 0.8 dB over its ceiling of −1.0 dBTP");
    CHECK (row (-23.1, -3.0, spec).change == "–");
}

TEST_CASE ("delivery table: columns are aligned, and hidden rows appear on request")
{
    auto hidden = target (DeliveryPolicy::spec, -23.0);
    hidden.kind = DeliveryKind::broadcast;
    hidden.name = "Over the air";
    const std::vector<DeliveryTarget> targets { target (DeliveryPolicy::downOnly), hidden };

    CHECK_FALSE (contains (deliveryTable (masterWith (-9.4, -1.0), targets, false), "Over the air"));
    CHECK (deliveryTable (masterWith (-9.4, -1.0), targets, true)
           == "  Where           plays at    change  true peak\n"
              "  Somewhere     −14.0 LUFS   −4.6 dB  −5.6 dBTP  turned down\n"
              "  Over the air           –         –          –  out of spec: 13.6 LU too loud\n");
}

TEST_CASE ("delivery texts never contradict their numbers")
{
    for (const auto policy : { DeliveryPolicy::none, DeliveryPolicy::downOnly, DeliveryPolicy::bothWaysToPeak,
                               DeliveryPolicy::bothWaysWithLimiter })
        for (auto integratedLufs = -30.0; integratedLufs < -4.0; integratedLufs += 0.7)
            for (auto truePeakDbtp = -12.0; truePeakDbtp < 3.0; truePeakDbtp += 0.9)
            {
                const auto entry = target (policy);
                const auto delivery = deliver (masterWith (integratedLufs, truePeakDbtp), entry);
                const auto words = wordsFor (delivery, entry);
                CAPTURE (integratedLufs, truePeakDbtp, words.remark, words.change);
                CHECK (contains (words.remark, "turned down") == (words.change.rfind ("−", 0) == 0));
                CHECK (contains (words.remark, "may clip") == (delivery.severity == Severity::caution));
                CHECK (contains (words.verdict, "may clip") == (delivery.severity == Severity::caution));

                if (contains (words.verdict, "turned down"))
                    CHECK (words.change.rfind ("−", 0) == 0);

                if (contains (words.remark, "turned up"))
                    CHECK (words.change.rfind ("+", 0) == 0);

                if (contains (words.remark, "plays as it is"))
                    CHECK (words.change == "0.0 dB");
            }
}
