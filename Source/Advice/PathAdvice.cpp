#include "Advice/PathAdvice.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace twobus
{
namespace
{
using Kind = PathFindingKind;

/** The gains of a path, in decibels and sorted out. */
struct Sides
{
    explicit Sides (const PathReadings::Gains& gains)
    {
        for (std::size_t heard = 0; heard < 2; ++heard)
            for (std::size_t sent = 0; sent < 2; ++sent)
                db[heard][sent] = amplitudeToDb (std::abs (gains[heard][sent]));

        for (std::size_t heard = 0; heard < 2; ++heard)
        {
            from[heard] = db[heard][1] > db[heard][0] ? 1 : 0;
            gainDb[heard] = db[heard][from[heard]];
            isInverted[heard] = gains[heard][from[heard]].real() < 0.0;
        }
    }

    double db[2][2];
    std::size_t from[2];
    double gainDb[2];
    bool isInverted[2];

    /** The side that is far below the other. */
    std::optional<std::size_t> missing() const
    {
        constexpr auto missingDb = 40.0;

        for (std::size_t side = 0; side < 2; ++side)
            if (gainDb[side] < gainDb[1 - side] - missingDb)
                return side;

        return std::nullopt;
    }

    bool areSummed() const
    {
        constexpr auto alikeDb = 1.0;
        const auto alike = [this] (std::size_t side) { return std::abs (db[side][0] - db[side][1]) < alikeDb; };
        return alike (0) && alike (1);
    }

    double crosstalkDb() const { return std::max (db[0][1 - from[0]] - gainDb[0], db[1][1 - from[1]] - gainDb[1]); }
};

class Judge
{
public:
    explicit Judge (const PathReadings& readingsToJudge) : r (readingsToJudge), sides (r.gains) {}

    PathVerdict verdict()
    {
        if (! canTell())
            return { PathBadge::notChecked, 0.0, 0.0, findings };

        judgeSides();
        judgeLevels();
        judgeTime();
        judgeResponse();
        judgeDetail();
        leaveOutUncertain();
        std::ranges::stable_sort (findings, std::ranges::greater(), &PathFinding::severity);
        return { badge(), gainDb(), r.ceiling ? r.ceiling->levelDbfs : 0.0, findings };
    }

private:
    void add (Kind kind, Severity severity, double value = 0.0, double other = 0.0, std::size_t side = 0)
    {
        findings.push_back ({ kind, severity, value, other, side });
    }

    bool has (Kind kind) const { return std::ranges::find (findings, kind, &PathFinding::kind) != findings.end(); }

    /** Whether the file was heard well enough. */
    bool canTell()
    {
        constexpr auto lowestGainDb = -42.0, otherSpeed = 0.002, loudEcho = 0.25, mostDamaged = 0.1,
                       mostOtherDb = -15.0, strongFilterDb = 6.0;

        const auto isCovered = r.extent == PathReadings::Extent::covered;

        if (r.extent == PathReadings::Extent::unknownFile)
            add (Kind::unknownFile, Severity::caution);
        else if (std::abs (r.speed - 1.0) > otherSpeed)
            add (Kind::anotherSpeed, Severity::caution, 100.0 * r.speed);
        else if (r.framesLostHere > 0)
            add (Kind::lostHere, Severity::caution, 1000.0 * static_cast<double> (r.framesLostHere) / r.heardRate);
        else if (r.extent == PathReadings::Extent::onlyBeginning)
            add (r.beganAgain ? Kind::startedAgain : Kind::onlyBeginning, Severity::caution);
        else if (gainDb() < lowestGainDb)
            add (Kind::tooQuiet, Severity::caution, gainDb());
        else if (r.echoRatio > loudEcho && ! isCovered)
            add (Kind::heardTwice, Severity::caution);
        else if (isCovered || (r.damagedShare > mostDamaged && std::abs (widest().deviationDb) < strongFilterDb)
                 || noiseDb() > mostOtherDb)
            add (Kind::otherSound, Severity::caution);

        return findings.empty();
    }

    /** The noise in the silence against the chord. */
    double noiseDb() const
    {
        const auto loudest = std::max (sides.gainDb[0], sides.gainDb[1]);
        return std::max (r.noiseDbfs[0], r.noiseDbfs[1]) - (pathLayout::chordDbfs + loudest);
    }

    void judgeSides()
    {
        if (const auto missing = sides.missing())
            add (Kind::sideMissing, Severity::damage, 0.0, 0.0, *missing);
        else if (sides.areSummed())
            add (Kind::sidesSummed, Severity::damage);
        else if (sides.from[0] == 1 && sides.from[1] == 0)
            add (Kind::sidesSwapped, Severity::damage);
        else if (sides.from[0] == sides.from[1])
            add (Kind::sideMissing, Severity::damage, 1.0, 0.0, 1 - sides.from[0]); // one side is heard on both

        constexpr auto audibleCrosstalkDb = -40.0;

        if (findings.empty() && sides.crosstalkDb() > audibleCrosstalkDb)
            add (Kind::crosstalk, Severity::caution, sides.crosstalkDb());

        for (std::size_t side = 0; side < 2; ++side)
            if (sides.isInverted[side] && sides.missing() != side)
                add (Kind::inverted, sides.isInverted[1 - side] ? Severity::neutral : Severity::damage, 0.0, 0.0, side);

        constexpr auto leastDelayFrames = 0.05;

        if (std::abs (r.sideDelayFrames) > leastDelayFrames && ! sides.missing())
            add (Kind::sideDelay, Severity::caution, r.sideDelayFrames);
    }

    void judgeLevels()
    {
        constexpr auto leastGainDb = 0.01, leastBalanceDb = 0.02, leastChangeDb = 0.1, leastCompressionDb = 0.3;
        const auto bothHeard = ! sides.missing();

        if (bothHeard && std::abs (sides.gainDb[0] - sides.gainDb[1]) > leastBalanceDb)
            add (Kind::balance, Severity::caution, sides.gainDb[0], sides.gainDb[1]);
        else if (std::abs (gainDb()) >= leastGainDb && ! has (Kind::sidesSummed))
            add (Kind::gain, Severity::caution, gainDb());

        if (r.ceiling)
            add (r.ceiling->kind == PathCeiling::Kind::clip ? Kind::clips : Kind::limits, Severity::caution,
                 r.ceiling->levelDbfs);

        if (r.levelDependenceDb > leastCompressionDb || r.loudReductionDb > 0.0)
            add (Kind::compresses, Severity::damage, std::max (r.levelDependenceDb, r.loudReductionDb));

        if (r.losses.empty() && std::abs (r.gainChangeDb) > leastChangeDb)
            add (Kind::changesGain, Severity::damage, r.gainChangeDb);
    }

    void judgeTime()
    {
        constexpr auto leastDriftPpm = 0.3, leastOffset = 0.05, flatDb = 0.1, openShare = 0.475;

        if (r.fileRate != r.heardRate)
            add (Kind::resampled, Severity::caution, r.fileRate, r.heardRate);
        else if (r.bandEdgeHz && *r.bandEdgeHz < openShare * r.fileRate)
            add (isEdgeOfRate (*r.bandEdgeHz) ? Kind::resampledBack : Kind::noTop, Severity::caution, *r.bandEdgeHz);
        else if (r.isInStep && std::abs (r.offsetFrames) > leastOffset && std::abs (widest().deviationDb) < flatDb)
            add (Kind::resampledBack, Severity::caution);

        if (! r.isInStep && std::abs (r.driftPpm) > leastDriftPpm)
            add (Kind::drift, Severity::caution, r.driftPpm);

        // A strong filter makes quiet parts look different too. Time that jumps is certain.
        constexpr auto strongFilterDb = 3.0;
        const auto isCertain =
            std::abs (widest().deviationDb) < strongFilterDb
            || std::ranges::any_of (r.losses, [] (const PathLoss& loss) { return loss.movedFrames != 0; });

        if (! r.losses.empty() && isCertain)
            add (Kind::lostPieces, Severity::damage, static_cast<double> (r.losses.size()),
                 r.losses.front().fileSeconds);
    }

    /** Whether a resampler to a usual rate would end there: they begin to fall off a little below half of it. */
    static bool isEdgeOfRate (double hertz)
    {
        constexpr auto fallOff = 0.93;
        return std::ranges::any_of (std::array { 32000.0, 44100.0, 48000.0, 88200.0 }, [hertz] (double rate) {
            return hertz > 0.5 * fallOff * rate && hertz <= 0.5 * rate;
        });
    }

    /** The widest deviation that is no edge of a rate. */
    PathResponsePoint widest() const
    {
        // Resamplers fall off before half of the lower rate, simple ones early.
        constexpr auto highestHz = 18000.0;
        const auto openShare = r.fileRate == r.heardRate ? 0.4 : 0.3;
        const auto top = std::min ({ highestHz, openShare * std::min (r.fileRate, r.heardRate),
                                     r.bandEdgeHz ? 0.85 * *r.bandEdgeHz : highestHz });
        PathResponsePoint widest { 0.0, 0.0 };

        for (std::size_t side = 0; side < 2; ++side)
            if (sides.missing() != side)
                for (const auto& point : r.response[side])
                    if (point.hertz <= top && std::abs (point.deviationDb) > std::abs (widest.deviationDb))
                        widest = point;

        return widest;
    }

    void judgeResponse()
    {
        constexpr auto flatDb = 0.1, noiseLimitDb = -40.0;

        // Noise makes single tones uncertain.
        const auto limit = noiseDb() > noiseLimitDb ? 1.0 : flatDb;

        if (const auto [hertz, deviationDb] = widest(); std::abs (deviationDb) > limit)
            add (Kind::response, Severity::damage, deviationDb, hertz);
    }

    void judgeDetail()
    {
        // A simple resampler leaves images of the highest tones.
        constexpr auto aboveNoiseDb = 6.0, quietDbfs = -100.0;
        const auto lossyDb = has (Kind::resampledBack) ? -30.0 : -40.0;
        const auto residual = std::max (r.residualDb[0], r.residualDb[1]);

        if (residual > lossyDb && residual > noiseDb() + aboveNoiseDb && r.losses.empty() && ! has (Kind::compresses)
            && ! has (Kind::resampled))
        {
            // The rest follows from that: codecs leave out the highest tones and change the level of others a little.
            std::erase_if (findings, [] (const PathFinding& finding) {
                return finding.kind == Kind::resampledBack || finding.kind == Kind::noTop
                       || finding.kind == Kind::response
                       || (finding.kind == Kind::gain && std::abs (finding.value) < 0.5);
            });
            add (Kind::lossyCopy, Severity::damage, residual);
        }

        const auto bitsOfFile = r.format == PathSignal::Format::integer24 ? 24 : 25;

        if (r.bits && *r.bits < bitsOfFile && ! r.isBitExact)
        {
            add (Kind::fewerBits, *r.bits >= 24 ? Severity::neutral : Severity::caution, static_cast<double> (*r.bits));
            findings.back().rounding = r.rounding;
        }

        if (const auto noise = std::max (r.noiseDbfs[0], r.noiseDbfs[1]); std::isfinite (noise))
            add (Kind::noise, noise > quietDbfs ? Severity::caution : Severity::neutral, noise);

        if (r.format == PathSignal::Format::integer24)
            add (Kind::oversNotTested, Severity::neutral);
    }

    /** A level that moves while the parts of the file are compared looks like these too. */
    void leaveOutUncertain()
    {
        if (has (Kind::changesGain) || has (Kind::compresses))
            std::erase_if (findings, [] (const PathFinding& finding) {
                return finding.kind == Kind::crosstalk || finding.kind == Kind::balance || finding.kind == Kind::gain
                       || finding.kind == Kind::lossyCopy;
            });
    }

    double gainDb() const { return std::max (sides.gainDb[0], sides.gainDb[1]); }

    PathBadge badge() const
    {
        const auto isOnly = [this] (std::initializer_list<Kind> allowed) {
            return std::ranges::all_of (findings, [&allowed] (const PathFinding& finding) {
                return finding.severity == Severity::neutral
                       || std::ranges::find (allowed, finding.kind) != allowed.end();
            });
        };

        if (r.isBitExact)
            return PathBadge::exact;

        if (has (Kind::inverted) && ! isOnly ({}))
            return PathBadge::changed;

        if (isOnly ({}))
            return r.isInStep && ! has (Kind::inverted) && ! has (Kind::noise) && r.bits && *r.bits == 24
                       ? PathBadge::exactTo24Bits
                       : PathBadge::changed;

        if (isOnly ({ Kind::gain }))
            return PathBadge::gain;

        if (r.ceiling
            && isOnly ({ Kind::gain, Kind::clips, Kind::limits, Kind::resampled, Kind::resampledBack, Kind::drift }))
            return PathBadge::limits;

        if (isOnly ({ Kind::gain, Kind::resampled, Kind::resampledBack, Kind::drift }))
            return PathBadge::resampled;

        return PathBadge::changed;
    }

    const PathReadings& r;
    const Sides sides;
    std::vector<PathFinding> findings;
};
} // namespace

PathVerdict judgePath (const PathReadings& readings) { return Judge (readings).verdict(); }

std::optional<SignalPath> signalPathOf (const PathVerdict& verdict, bool isGainAddedBack) noexcept
{
    const auto has = [&verdict] (Kind kind) {
        return std::ranges::find (verdict.findings, kind, &PathFinding::kind) != verdict.findings.end();
    };

    if (has (Kind::clips))
        return SignalPath::fixedPoint;

    if (has (Kind::limits))
        return SignalPath::systemLimiter;

    const auto isExact = verdict.badge == PathBadge::exact || verdict.badge == PathBadge::exactTo24Bits
                         || (verdict.badge == PathBadge::gain && isGainAddedBack);

    if (verdict.badge == PathBadge::notChecked || (isExact && has (Kind::oversNotTested)))
        return std::nullopt;

    return isExact ? SignalPath::floatingPoint : SignalPath::unknown;
}
} // namespace twobus
