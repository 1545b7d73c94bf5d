#include "Advice/FileFindings.h"

#include "Support/Catch.h"
#include "Support/Readings.h"

#include <algorithm>
#include <cmath>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
using enum FileFindingKind;

/** A faultless 24-bit stereo mix of three minutes, to which the tests add faults. */
struct File
{
    File()
    {
        readings.channels[0].samplePeakDbfs = readings.channels[1].samplePeakDbfs = -6.2;
        readings.spectrum.seconds = 170.0;
        readings.spectrum.lowCorrelation = 0.9;
        faults.edges.soundBeginsSeconds = 0.2;
        faults.edges.soundEndsSeconds = 178.0;
        faults.bitsInUse = 24;
        choices.path = SignalPath::fixedPoint;
    }

    std::vector<FileFinding> findings() const
    {
        return fileFindings ({ readings, faults, choices, format, containerBits, claims, header, extent });
    }

    std::optional<FileFinding> find (FileFindingKind kind) const
    {
        const auto all = findings();
        const auto found =
            std::find_if (all.begin(), all.end(), [kind] (const FileFinding& finding) { return finding.kind == kind; });
        return found == all.end() ? std::nullopt : std::optional (*found);
    }

    std::optional<Severity> severityOf (FileFindingKind kind) const
    {
        const auto found = find (kind);
        return found ? std::optional (found->severity) : std::nullopt;
    }

    MeterReadings readings = programmeWithTruePeak (-6.0);
    FaultReadings faults;
    Choices choices;
    MeterFormat format;
    int containerBits = 24;
    LoudnessClaims claims;
    std::vector<HeaderFault> header;
    FileExtent extent;
};
} // namespace

TEST_CASE ("a file without faults or without sound has no findings at any stage")
{
    File file;

    for (const auto stage : { Stage::recording, Stage::mix, Stage::finishedMaster })
    {
        file.choices.stage = stage;
        CHECK (file.findings().empty());
    }

    const MeterReadings nothing;
    CHECK (fileFindings ({ nothing }).empty());
    CHECK_FALSE (needsFix (file.findings()));
}

TEST_CASE ("flat runs at full scale made by a limiter aren't reported")
{
    File file;
    file.readings.flatRunsAtFullScale = 15;
    file.readings.samplesInFlatRuns = file.readings.samplesInDeepRuns = 55;
    file.readings.topsAtFullScale = 2548;
    CHECK (file.findings().empty());

    file.readings.topsAtFullScale = 100;
    CHECK (file.findings().size() == 1);
}

TEST_CASE ("damage means clipping and invalid samples, and comes first")
{
    File file;
    file.faults.edges.soundBeginsSeconds = 1.5;
    file.readings.dcOffsetPercent = -2.0;
    file.readings.flatRunsAtFullScale = 7;
    file.readings.invalidSamples = 3;
    file.readings.numLoudMoments = 2;
    file.readings.loudMoments[0].cause = Cause::clean;
    file.readings.loudMoments[0].seconds = 5.0;
    file.readings.loudMoments[1].cause = Cause::flatAtFullScale;
    file.readings.loudMoments[1].seconds = 9.0;

    const auto all = file.findings();
    REQUIRE (all.size() == 4);
    CHECK (all[0].kind == clippedRuns);
    CHECK (all[0].severity == Severity::damage);
    CHECK (all[0].count == 7);
    CHECK (all[0].seconds == 9.0);
    CHECK_FALSE (all[0].valueDb.has_value());
    CHECK (all[1].kind == invalidSamples);
    CHECK (all[1].severity == Severity::damage);
    CHECK (all[1].count == 3);
    CHECK (all[2].kind == dcOffset);
    CHECK (all[2].severity == Severity::caution);
    CHECK (all[2].value == -2.0);
    CHECK (all[3].kind == silentHead);
    CHECK (all[3].severity == Severity::neutral);
    CHECK (needsFix (all));

    file.choices.isClippedByChoice = true;
    CHECK (file.severityOf (clippedRuns) == Severity::neutral);
}

TEST_CASE ("flat tops below full scale are reported as clipping too, with their level")
{
    File file;
    file.readings.ceilings.flatTopsBelowFullScale = 12;
    file.readings.ceilings.flatTopLevelDbfs = -3.0;
    CHECK (file.find (clippedRuns)->count == 12);
    CHECK (file.find (clippedRuns)->valueDb == -3.0);

    file.readings.flatRunsAtFullScale = 1; // runs at full scale come first
    CHECK (file.find (clippedRuns)->count == 1);
    CHECK_FALSE (file.find (clippedRuns)->valueDb.has_value());
}

TEST_CASE ("up to ten flat tops below full scale, at most 1 ms in total, are a note")
{
    File file;
    file.readings.ceilings.flatTopsBelowFullScale = 10;
    file.readings.ceilings.flatTopSeconds = 0.001;
    file.readings.ceilings.flatTopLevelDbfs = -3.0;
    CHECK (file.severityOf (clippedRuns) == Severity::neutral);
    CHECK (file.find (clippedRuns)->value == 0.001);

    file.readings.ceilings.flatTopSeconds = 0.0011;
    CHECK (file.severityOf (clippedRuns) == Severity::damage);
    CHECK_FALSE (file.find (clippedRuns)->value.has_value());

    file.readings.ceilings.flatTopSeconds = 0.001;
    file.readings.ceilings.flatTopsBelowFullScale = 10;
    file.readings.ceilings.samplesAtFlatTops = 90;
    file.readings.ceilings.samplesInDeepTops = 44; // not half
    CHECK_FALSE (file.find (clippedRuns));
    CHECK (file.severityOf (lightlyClipped) == Severity::neutral);
    CHECK (file.find (lightlyClipped)->count == 10);
    CHECK (file.find (lightlyClipped)->valueDb.has_value());
    file.readings.ceilings.samplesInDeepTops = 90;

    file.readings.ceilings.flatTopsBelowFullScale = 11;
    CHECK (file.severityOf (clippedRuns) == Severity::damage);

    file.readings.ceilings.flatTopsBelowFullScale = 1;
    file.readings.flatRunsAtFullScale = 1;
    CHECK (file.severityOf (clippedRuns) == Severity::damage); // at full scale, one run is enough
}

TEST_CASE ("overs and DC are reported beyond their limits")
{
    File file;
    file.readings.dcOffsetPercent = 1.0;
    CHECK_FALSE (file.find (dcOffset));
    file.readings.dcOffsetPercent = 1.01;
    CHECK (file.find (dcOffset));
    file.readings.samplesOverFullScale = 5;
    file.readings.samplePeakDbfs = 2.5;
    CHECK (file.severityOf (oversInFloat) == Severity::caution);
    CHECK (file.find (oversInFloat)->valueDb == 2.5);
    file.choices.path = SignalPath::lossyFile;
    CHECK (file.find (oversInLossy)->count == 5);
    CHECK_FALSE (file.find (oversInFloat));
}

TEST_CASE ("silence is a fact in a mix, a caution in a master if it is long, and not reported in a recording")
{
    File file;
    file.faults.edges.soundBeginsSeconds = 0.99;
    file.faults.edges.soundEndsSeconds = 175.01;
    CHECK (file.findings().empty());
    file.faults.edges.soundBeginsSeconds = 1.01;
    file.faults.edges.soundEndsSeconds = 174.99;
    CHECK (file.findings().size() == 2);

    file.faults.edges.soundBeginsSeconds = 2.5;
    file.faults.edges.soundEndsSeconds = 169.0;
    CHECK (file.severityOf (silentHead) == Severity::neutral);
    CHECK (file.severityOf (silentTail) == Severity::neutral);
    CHECK (file.find (silentHead)->seconds == 2.5);
    CHECK (file.find (silentTail)->seconds == Approx (11.0));

    file.choices.stage = Stage::finishedMaster;
    CHECK (file.severityOf (silentHead) == Severity::caution);
    CHECK (file.severityOf (silentTail) == Severity::caution);
    file.faults.edges.soundBeginsSeconds = 1.5;
    file.faults.edges.soundEndsSeconds = 172.0;
    CHECK (file.severityOf (silentHead) == Severity::neutral);
    CHECK (file.severityOf (silentTail) == Severity::neutral);

    file.choices.stage = Stage::recording;
    CHECK (file.findings().empty());
}

TEST_CASE ("a cut-off tail is a caution, or a fact if the head is cut too, and neither is reported in a recording")
{
    File file;
    file.faults.edges.cutTailDbfs = -20.0;
    CHECK (file.severityOf (cutOffTail) == Severity::caution);
    CHECK (file.find (cutOffTail)->valueDb == -20.0);
    CHECK_FALSE (file.find (cutOffHead));

    file.faults.edges.cutHeadDbfs = -12.0;
    CHECK (file.severityOf (cutOffTail) == Severity::neutral);
    CHECK (file.severityOf (cutOffHead) == Severity::neutral);
    CHECK_FALSE (needsFix (file.findings()));

    file.choices.stage = Stage::recording;
    CHECK (file.findings().empty());
}

TEST_CASE ("a dead channel is silent while another plays")
{
    File file;
    file.readings.channels[1].samplePeakDbfs = -72.5;
    CHECK (file.severityOf (deadChannel) == Severity::caution);
    CHECK (file.find (deadChannel)->channel == 1u);
    CHECK (file.find (deadChannel)->count == 1);
    file.readings.channels[1].samplePeakDbfs = -71.0;
    CHECK_FALSE (file.find (deadChannel));

    file.readings.channels[1].samplePeakDbfs = -INFINITY;
    file.choices.stage = Stage::recording;
    CHECK (file.severityOf (deadChannel) == Severity::neutral);

    file.choices.stage = Stage::mix;
    file.readings.samplePeakDbfs = file.readings.channels[0].samplePeakDbfs = -41.0; // too quiet to judge
    CHECK (file.findings().empty());
}

TEST_CASE ("in surround a silent centre is a fact, and a silent front channel a caution that comes first")
{
    using enum ChannelPosition;
    File file;
    file.format.layout = ChannelLayout { centre, left, right, lowFrequency };
    file.readings.numChannels = 4;

    for (auto& channel : file.readings.channels)
        channel.samplePeakDbfs = -6.0;

    file.readings.channels[0].samplePeakDbfs = -INFINITY;
    CHECK (file.severityOf (deadChannel) == Severity::neutral);
    CHECK (file.find (deadChannel)->channel == 0u);

    file.readings.channels[2].samplePeakDbfs = -INFINITY;
    CHECK (file.severityOf (deadChannel) == Severity::caution);
    CHECK (file.find (deadChannel)->channel == 2u);
    CHECK (file.find (deadChannel)->count == 2);
}

TEST_CASE ("an inverted side is found as a copy, or from correlation and bass together over 10 s")
{
    File file;
    file.faults.copies.invertedChannel = 1;
    CHECK (file.severityOf (invertedChannel) == Severity::caution);
    CHECK (file.find (invertedChannel)->channel == 1u);
    CHECK_FALSE (file.find (invertedChannel)->value.has_value());

    file.faults.copies = {};
    file.readings.correlation = -0.26;
    file.readings.spectrum.lowCorrelation = -0.41;
    CHECK (file.find (invertedChannel)->value == -0.26);

    file.readings.correlation = -0.24;
    CHECK_FALSE (file.find (invertedChannel));
    file.readings.correlation = -0.9;
    file.readings.spectrum.lowCorrelation = -0.39;
    CHECK_FALSE (file.find (invertedChannel));
    file.readings.spectrum.lowCorrelation.reset();
    CHECK_FALSE (file.find (invertedChannel));
    file.readings.spectrum.lowCorrelation = -0.95;
    file.readings.spectrum.seconds = 9.9;
    CHECK_FALSE (file.find (invertedChannel));
}

TEST_CASE ("mono as stereo is a fact, but not for silence")
{
    File file;
    file.faults.copies.areAllAlike = true;
    CHECK (file.severityOf (monoAsStereo) == Severity::neutral);
    file.readings.samplePeakDbfs = -INFINITY;
    CHECK_FALSE (file.find (monoAsStereo));
}

TEST_CASE ("bits: those in use and the container's are reported, with their importance")
{
    struct Case
    {
        int inUse, container;
        ExportFormat exportFormat;
        std::optional<Severity> severity;
    };

    constexpr auto integers = ExportFormat::integer24, floats = ExportFormat::float32;

    for (const auto& c : { Case { 16, 24, integers, Severity::caution }, Case { 16, 32, integers, Severity::caution },
                           Case { 12, 16, ExportFormat::integer16, Severity::caution },
                           Case { 17, 24, integers, Severity::neutral }, Case { 20, 24, integers, Severity::neutral },
                           Case { 21, 24, integers, std::nullopt }, Case { 24, 24, integers, std::nullopt },
                           Case { 24, 32, integers, Severity::neutral }, Case { 24, 32, floats, Severity::neutral },
                           Case { 16, 32, floats, Severity::neutral }, Case { 7, 24, integers, std::nullopt },
                           Case { 8, 24, integers, Severity::caution }, Case { 16, 0, floats, std::nullopt } })
    {
        CAPTURE (c.inUse, c.container);
        File file;
        file.faults.bitsInUse = c.inUse;
        file.containerBits = c.container;
        file.choices.exportFormat = c.exportFormat;
        CHECK (file.severityOf (paddedBits) == c.severity);

        if (c.severity)
        {
            CHECK (file.find (paddedBits)->count == static_cast<std::uint64_t> (c.inUse));
            CHECK (file.find (paddedBits)->value == c.container);
        }

        file.readings.secondsOfSignal = 0.9;
        CHECK_FALSE (file.find (paddedBits));
    }
}

TEST_CASE ("truncation is a caution, and so is an audible band edge")
{
    File file;
    file.containerBits = file.faults.bitsInUse.emplace (16);
    file.faults.isSteppedAt16Bits = true;
    CHECK (file.severityOf (truncatedTo16Bits) == Severity::caution);
    CHECK_FALSE (file.find (paddedBits));
    file.choices.stage = Stage::recording; // audio from a converter is not dithered
    CHECK (file.severityOf (truncatedTo16Bits) == Severity::neutral);
    file.choices.stage = Stage::mix;

    file.readings.spectrum.emptyAboveHz = 22000.0;
    CHECK (file.severityOf (upsampled) == Severity::neutral);
    file.readings.spectrum.emptyAboveHz = 11000.0;
    CHECK (file.severityOf (upsampled) == Severity::caution);
    CHECK (file.find (upsampled)->value == 11000.0);
    file.choices.path = SignalPath::lossyFile; // in a lossy file, the codec makes this edge
    CHECK_FALSE (file.find (upsampled));
}

TEST_CASE ("each header fault is reported, but an open length or a wrong total size is harmless")
{
    File file;
    file.header = { { HeaderFaultKind::unknownLength, 0xFFFFFFFF, 5 }, { HeaderFaultKind::blockAlign, 4, 6 } };
    const auto all = file.findings();
    REQUIRE (all.size() == 2);
    CHECK (all[0].header->kind == HeaderFaultKind::blockAlign);
    CHECK (all[0].severity == Severity::caution);
    CHECK (all[1].severity == Severity::neutral);
}

TEST_CASE ("promised, decoded and left-over audio are three facts, and each disagreement is reported")
{
    File file;
    file.extent.promisedFrames = 48000 * 10;
    file.extent.decodedFrames = 48000 * 10;
    CHECK (file.findings().empty());

    file.extent.decodedFrames = 48000 * 9;
    CHECK (file.extent.isIncomplete());
    CHECK (file.severityOf (endsEarly) == Severity::caution);
    CHECK (file.find (endsEarly)->seconds == 9.0);
    CHECK (file.find (endsEarly)->value == 10.0);

    file.extent.numDamaged = 1;
    file.extent.firstDamageFrame = 48000 * 9; // the damage is where the file ends early
    CHECK_FALSE (file.find (damagedPlaces));
    file.extent.firstDamageFrame = 48000 * 3;
    CHECK (file.find (damagedPlaces)->seconds == 3.0);
    file.extent.numDamaged = 0;

    file.extent.toleratedFrames = 48000; // the promised length was rounded
    CHECK (file.findings().empty());

    file.extent.decodedFrames = 48000 * 20; // all frames were decoded
    CHECK_FALSE (file.extent.isIncomplete());
    CHECK (file.severityOf (longerThanPromised) == Severity::neutral);

    file.extent = {};
    file.extent.decodedFrames = 48000 * 9;
    file.extent.decoderStop = DecoderStop::tookTooLong;
    CHECK (file.extent.isIncomplete());
    CHECK (file.severityOf (decoderStopped) == Severity::caution);
    CHECK (file.find (decoderStopped)->seconds == 9.0);
    CHECK_FALSE (file.find (decoderStopped)->value);
    file.extent.promisedFrames = 48000 * 10; // one finding covers both
    CHECK (file.find (decoderStopped)->value == 10.0);
    CHECK_FALSE (file.find (endsEarly));

    file.extent = {};
    file.extent.numStreams = 2;
    file.extent.otherTracks = 1;
    CHECK_FALSE (file.extent.isIncomplete());
    CHECK (file.severityOf (severalStreams) == Severity::neutral);
    CHECK (file.severityOf (otherTracks) == Severity::neutral);

    file.extent = {};
    file.extent.leftOverBytes = 100;
    CHECK (file.extent.isIncomplete());
    CHECK (file.severityOf (leftOverBytes) == Severity::caution);
    file.header = { { HeaderFaultKind::secondData, 100, 100 } };
    CHECK_FALSE (file.find (leftOverBytes)); // already reported
    CHECK (file.find (headerDisagrees));
}

TEST_CASE ("a tag disagrees beyond 0.1 LU or 0.2 dB, and missing tags agree with everything")
{
    File file; // -16 LUFS, -6 dBTP
    file.claims.integratedLufs = -16.1;
    file.claims.truePeakDbtp = -6.2;
    CHECK (file.findings().empty());

    file.claims.integratedLufs = -23.0;
    file.claims.truePeakDbtp = -5.79;
    CHECK (file.severityOf (loudnessTagDisagrees) == Severity::caution);
    CHECK (file.find (loudnessTagDisagrees)->value == -23.0);
    CHECK (file.find (loudnessTagDisagrees)->valueDb == Approx (7.0));
    CHECK (file.find (truePeakTagDisagrees)->valueDb == Approx (-0.21));

    file.readings.integratedLufs.reset();
    CHECK_FALSE (file.find (loudnessTagDisagrees));
}

TEST_CASE ("a tag for one channel is compared with one channel, even if the file counts as dual mono")
{
    File file;
    file.format = { 48000.0, ChannelLayout::forChannelCount (1), 1.0f, true };
    file.readings.numChannels = 1;
    file.claims.integratedLufs = -19.01; // counts the channel once; counted twice it is -16
    CHECK (file.findings().empty());
    file.format.dualMono = false;
    CHECK (file.find (loudnessTagDisagrees));
}
