#include "Advice/PathAdvice.h"
#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/HeardPath.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
using Kind = PathFindingKind;

PathVerdict verdictOf (const std::function<void (HeardPath&)>& path)
{
    auto heard = exactPath();
    path (heard);
    return judgePath (readingsOf (heard));
}

std::vector<Kind> kindsOf (const PathVerdict& verdict)
{
    std::vector<Kind> kinds;

    for (const auto& finding : verdict.findings)
        kinds.push_back (finding.kind);

    return kinds;
}

std::vector<Kind> kindsOf (const std::function<void (HeardPath&)>& path) { return kindsOf (verdictOf (path)); }
} // namespace

TEST_CASE ("each path has its badge and no other finding than its own")
{
    CHECK (verdictOf ([] (HeardPath&) {}).badge == PathBadge::exact);
    CHECK (kindsOf ([] (HeardPath&) {}).empty());

    const auto gain = verdictOf ([] (HeardPath& heard) { heard.multiply (-12.0); });
    CHECK (gain.badge == PathBadge::gain);
    CHECK (std::abs (gain.gainDb + 12.0) < 0.01);
    CHECK (kindsOf (gain) == std::vector { Kind::gain });
    CHECK (signalPathOf (gain) == SignalPath::unknown); // its levels are not the DAW's

    const auto clip = verdictOf (
        [] (HeardPath& heard) { heard.change ([] (float sample) { return std::clamp (sample, -1.0f, 1.0f); }); });
    CHECK (clip.badge == PathBadge::limits);
    CHECK (kindsOf (clip) == std::vector { Kind::clips });
    CHECK (signalPathOf (clip) == SignalPath::fixedPoint);

    CHECK (kindsOf ([] (HeardPath& heard) { heard.left.swap (heard.right); }) == std::vector { Kind::sidesSwapped });
    CHECK (kindsOf ([] (HeardPath& heard) { std::ranges::fill (heard.right, 0.0f); })
           == std::vector { Kind::sideMissing });
    CHECK (kindsOf ([] (HeardPath& heard) { heard.right = heard.left; }) == std::vector { Kind::sideMissing });
    CHECK (kindsOf ([] (HeardPath& heard) {
               for (std::size_t frame = 0; frame < heard.left.size(); ++frame)
                   heard.left[frame] = heard.right[frame] = 0.5f * (heard.left[frame] + heard.right[frame]);
           })
           == std::vector { Kind::sidesSummed });
    CHECK (kindsOf ([] (HeardPath& heard) { std::ranges::transform (heard.right, heard.right.begin(), std::negate()); })
           == std::vector { Kind::inverted });
    CHECK (kindsOf ([] (HeardPath& heard) { heard.equalise (3000.0, 1.0, 1.0); }).front() == Kind::response);
    CHECK (kindsOf ([] (HeardPath& heard) { heard.silence (9.03, 0.02); }) == std::vector { Kind::lostPieces });
    CHECK (kindsOf ([] (HeardPath& heard) {
               for (auto& sample : heard.left)
                   sample *= 0.9f;
           })
           == std::vector { Kind::balance });
    CHECK (kindsOf ([] (HeardPath& heard) {
               heard.right.insert (heard.right.begin(), 7, 0.0f);
               heard.right.resize (heard.left.size());
           })
           == std::vector { Kind::sideDelay });
}

TEST_CASE ("a path of 24 bits is exact to 24 bits; with 16 it is not")
{
    const auto bitsOf = [] (float steps) {
        return verdictOf ([steps] (HeardPath& heard) {
            heard.change ([steps] (float sample) { return std::nearbyint (sample * steps) / steps; });
        });
    };

    CHECK (bitsOf (0x1p23f).badge == PathBadge::exactTo24Bits);
    CHECK (signalPathOf (bitsOf (0x1p23f)) == SignalPath::floatingPoint);
    const auto sixteen = bitsOf (0x1p15f);
    CHECK (sixteen.badge == PathBadge::changed);
    REQUIRE (kindsOf (sixteen) == std::vector { Kind::fewerBits });
    CHECK (sixteen.findings[0].value == 16.0);
    CHECK (sixteen.findings[0].rounding == PathRounding::rounded);
}

TEST_CASE ("the 24-bit file says nothing about overs")
{
    const auto verdict = judgePath (readingsOf (heardExactly (PathSignal (48000.0, PathSignal::Format::integer24))));
    CHECK (verdict.badge == PathBadge::exact);
    CHECK (kindsOf (verdict) == std::vector { Kind::oversNotTested });
    CHECK_FALSE (signalPathOf (verdict));
}

TEST_CASE ("resampled paths get their badge")
{
    const PathSignal file44 (44100.0, PathSignal::Format::float32), file48 (48000.0, PathSignal::Format::float32);
    const auto other = judgePath (readingsOf (heardAt (48000.0, file44)));
    CHECK (other.badge == PathBadge::resampled);
    CHECK (kindsOf (other) == std::vector { Kind::resampled });

    const auto back = judgePath (readingsOf (heardAt (48000.0, file48)));
    CHECK (back.badge == PathBadge::resampled);
    CHECK (kindsOf (back) == std::vector { Kind::resampledBack });

    const auto drifting = judgePath (readingsOf (heardAt (48000.0, file48, 1.00005)));
    CHECK (drifting.badge == PathBadge::resampled);
    CHECK (kindsOf (drifting) == std::vector { Kind::drift });
    CHECK (std::abs (drifting.findings[0].value - 50.0) < 0.1);
}

TEST_CASE ("a compressor is said to compress, not to clip, to limit or to mix the sides")
{
    for (const auto thresholdDbfs : { -4.0, -10.0, -22.0 })
        for (const auto ratio : { 2.0, 4.0 })
        {
            CAPTURE (thresholdDbfs, ratio);
            const auto kinds = kindsOf (verdictOf ([=] (HeardPath& heard) { heard.compress (thresholdDbfs, ratio); }));
            CHECK (kinds == std::vector { Kind::compresses });
        }
}

TEST_CASE ("a level that moves is said, and nothing that only follows from it")
{
    const auto kinds = kindsOf (verdictOf ([] (HeardPath& heard) {
        auto frame = 0.0;

        // Each side by itself, up by 6 dB in 20 s and by 4 dB.
        for (auto& sample : heard.left)
            sample *= static_cast<float> (dbToAmplitude (0.3 * frame++ / heard.rate));

        frame = 0.0;

        for (auto& sample : heard.right)
            sample *= static_cast<float> (dbToAmplitude (0.2 * frame++ / heard.rate));
    }));
    CHECK (std::ranges::count (kinds, Kind::changesGain) == 1);
    CHECK (std::ranges::count (kinds, Kind::balance) == 0);
    CHECK (std::ranges::count (kinds, Kind::lossyCopy) == 0);
    CHECK (std::ranges::count (kinds, Kind::crosstalk) == 0);
}

TEST_CASE ("a file that was not heard well says nothing about the path")
{
    const auto onlyFinding = [] (const PathVerdict& verdict) {
        CHECK (verdict.badge == PathBadge::notChecked);
        CHECK_FALSE (signalPathOf (verdict));
        REQUIRE (verdict.findings.size() == 1);
        return verdict.findings[0].kind;
    };

    CHECK (onlyFinding (verdictOf ([] (HeardPath& heard) {
               heard.left.resize (heard.frameOf (12.0));
               heard.right.resize (heard.left.size());
           }))
           == Kind::onlyBeginning);
    CHECK (onlyFinding (
               judgePath (readingsOf (heardAt (48000.0, PathSignal (48000.0, PathSignal::Format::float32), 0.91875))))
           == Kind::anotherSpeed);
    CHECK (onlyFinding (verdictOf ([] (HeardPath& heard) { heard.addNoise (-25.0); })) == Kind::otherSound);

    const auto tooQuiet = verdictOf ([] (HeardPath& heard) { heard.multiply (-50.0); });
    CHECK (onlyFinding (tooQuiet) == Kind::tooQuiet);
    CHECK (tooQuiet.findings[0].value == near (-50.0, 0.01));

    // A sound that covers the last marks, while the file plays on and after it was stopped.
    CHECK (onlyFinding (verdictOf ([] (HeardPath& heard) { heard.addNoise (0.0, 1, 18.1); })) == Kind::otherSound);
    CHECK (onlyFinding (verdictOf ([] (HeardPath& heard) {
               heard.silence (12.0, 8.0);
               heard.addNoise (-20.0, 1, 12.0);
           }))
           == Kind::onlyBeginning);
    CHECK (onlyFinding (verdictOf ([] (HeardPath& heard) {
               for (auto frame = heard.left.size() - 1; frame > 14400; --frame)
               {
                   heard.left[frame] += 0.7f * heard.left[frame - 14400];
                   heard.right[frame] += 0.7f * heard.right[frame - 14400];
               }
           }))
           == Kind::heardTwice);

    auto readings = readingsOf (exactPath());
    readings.framesLostHere = 480;
    CHECK (onlyFinding (judgePath (readings)) == Kind::lostHere);
}
