#include "Advice/FileFindings.h"

#include "Advice/Checks.h"
#include "Core/Causes/ClippedRuns.h"
#include "Core/Causes/HarmlessFlatTops.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace twobus
{
namespace
{
using enum FileFindingKind;

constexpr double silentHeadSeconds = 1.0, silentTailSeconds = 5.0;
constexpr double longHeadSeconds = 2.0, longTailSeconds = 10.0; // for a master
constexpr double deadDbfs = -72.0, aliveDbfs = -40.0;
constexpr double invertedCorrelation = -0.25, invertedLowCorrelation = -0.4;
constexpr double secondsForCorrelation = 10.0, secondsForBits = 1.0;
constexpr int fewestBits = 8, fewestUnused = 4, bitsOfDisc = 16;
constexpr double heardBelowHz = 15000.0;

/** Programs read the file anyway. */
bool isHarmless (HeaderFaultKind kind) noexcept
{
    return kind == HeaderFaultKind::unknownLength || kind == HeaderFaultKind::riffSize;
}

class Findings
{
public:
    explicit Findings (const FileFindingInput& inputToUse) : input (inputToUse), r (inputToUse.readings) {}

    std::vector<FileFinding> all()
    {
        addClipping();
        addOvers();
        addInvalidSamples();
        addDcOffset();
        addChannels();
        addBits();
        addSpectrum();
        addExtent();
        addHeader();
        addTags();

        if (! isRecording())
            addEdges();

        std::stable_sort (list.begin(), list.end(), [] (const FileFinding& first, const FileFinding& second) {
            return first.severity != second.severity ? first.severity > second.severity : first.kind < second.kind;
        });
        return std::move (list);
    }

private:
    FileFinding& add (FileFindingKind kind, Severity severity)
    {
        list.push_back ({ kind, severity });
        return list.back();
    }

    bool isRecording() const noexcept { return input.choices.stage == Stage::recording; }
    bool isMaster() const noexcept { return input.choices.stage == Stage::finishedMaster; }
    bool isLossy() const noexcept { return input.choices.path == SignalPath::lossyFile; }
    double peakOf (std::uint32_t channel) const noexcept
    {
        return r.channels[channel].samplePeakDbfs.value_or (silenceDb);
    }
    bool hasSignal() const noexcept { return r.samplePeakDbfs.value_or (silenceDb) >= aliveDbfs; }

    void addClipping()
    {
        const auto runsAtFullScale = clippedRunsAtFullScale (r);
        const auto belowFullScale = runsAtFullScale == 0;
        const auto count = belowFullScale ? r.ceilings.flatTopsBelowFullScale : runsAtFullScale;

        if (count == 0 || (belowFullScale && areFlatTopsShallow (r.ceilings)))
            return addLightClipping();

        const auto isNote = input.choices.isClippedByChoice || (belowFullScale && hasHarmlessFlatTops (r.ceilings));
        auto& finding = add (clippedRuns, isNote ? Severity::neutral : Severity::damage);
        finding.count = count;
        finding.valueDb = belowFullScale ? r.ceilings.flatTopLevelDbfs : std::nullopt;
        finding.value = belowFullScale && hasHarmlessFlatTops (r.ceilings) ? std::optional (r.ceilings.flatTopSeconds)
                                                                           : std::nullopt;
        const auto cause = belowFullScale ? Cause::flatBelowFullScale : Cause::flatAtFullScale;

        for (std::uint32_t i = 0; i < r.numLoudMoments && ! finding.seconds; ++i)
            if (r.loudMoments[i].cause == cause)
                finding.seconds = r.loudMoments[i].seconds;
    }

    void addLightClipping()
    {
        const auto isBelowFullScale = r.ceilings.flatTopsBelowFullScale > 0;
        const auto count = isBelowFullScale ? r.ceilings.flatTopsBelowFullScale : shallowRunsAtFullScale (r);

        if (count == 0)
            return;

        auto& finding = add (lightlyClipped, Severity::neutral);
        finding.count = count;
        finding.valueDb = isBelowFullScale ? r.ceilings.flatTopLevelDbfs : std::nullopt;
    }

    void addOvers()
    {
        if (r.samplesOverFullScale == 0)
            return;

        auto& finding = add (isLossy() ? oversInLossy : oversInFloat, Severity::caution);
        finding.count = r.samplesOverFullScale;
        finding.valueDb = r.samplePeakDbfs;
    }

    void addInvalidSamples()
    {
        if (r.invalidSamples > 0)
            add (invalidSamples, Severity::damage).count = r.invalidSamples;
    }

    void addDcOffset()
    {
        if (r.dcOffsetPercent && std::abs (*r.dcOffsetPercent) > dcLimitPercent)
            add (dcOffset, Severity::caution).value = r.dcOffsetPercent;
    }

    //==============================================================================
    void addChannels()
    {
        if (! hasSignal() || r.numChannels < 2)
            return;

        if (addDeadChannels())
            return;

        if (input.faults.copies.areAllAlike)
            add (monoAsStereo, Severity::neutral);
        else
            addInvertedChannel();
    }

    bool addDeadChannels()
    {
        std::uint64_t count = 0;
        std::optional<std::uint32_t> first;

        for (std::uint32_t channel = 0; channel < r.numChannels; ++channel)
        {
            if (peakOf (channel) > deadDbfs)
                continue;

            ++count;

            if (! first || (isFront (channel) && ! isFront (*first)))
                first = channel;
        }

        if (! first)
            return false;

        auto& finding = add (deadChannel, isFront (*first) && ! isRecording() ? Severity::caution : Severity::neutral);
        finding.channel = first;
        finding.count = count;
        return true;
    }

    bool isFront (std::uint32_t channel) const noexcept
    {
        const auto& layout = input.format.layout;
        return channel < layout.size()
               && (layout[channel] == ChannelPosition::left || layout[channel] == ChannelPosition::right);
    }

    void addInvertedChannel()
    {
        const auto isSwapped = r.correlation.value_or (1.0) < invertedCorrelation
                               && r.spectrum.lowCorrelation.value_or (1.0) < invertedLowCorrelation
                               && r.spectrum.seconds >= secondsForCorrelation;

        if (const auto inverted = input.faults.copies.invertedChannel)
            add (invertedChannel, Severity::caution).channel = inverted;
        else if (isSwapped)
        {
            auto& finding = add (invertedChannel, Severity::caution);
            finding.channel = 1;
            finding.value = r.correlation;
        }
    }

    //==============================================================================
    void addBits()
    {
        const auto bits = input.faults.bitsInUse.value_or (0);

        if (bits < fewestBits || input.containerBits == 0 || r.secondsOfSignal < secondsForBits)
            return;

        if (input.faults.isSteppedAt16Bits)
            add (truncatedTo16Bits, isRecording() ? Severity::neutral : Severity::caution);

        if (bits > input.containerBits - fewestUnused)
            return;

        const auto isFloat = input.choices.exportFormat == ExportFormat::float32;
        auto& finding = add (paddedBits, bits <= bitsOfDisc && ! isFloat ? Severity::caution : Severity::neutral);
        finding.count = static_cast<std::uint64_t> (bits);
        finding.value = input.containerBits;
    }

    void addSpectrum()
    {
        if (! r.spectrum.emptyAboveHz || isLossy())
            return;

        add (upsampled, *r.spectrum.emptyAboveHz < heardBelowHz ? Severity::caution : Severity::neutral).value =
            r.spectrum.emptyAboveHz;
    }

    //==============================================================================
    double secondsOf (std::uint64_t frames) const noexcept
    {
        return static_cast<double> (frames) / input.format.sampleRate;
    }

    void addExtent()
    {
        const auto& extent = input.extent;
        const auto decoded = secondsOf (extent.decodedFrames);

        if (extent.decoderStop != DecoderStop::none)
        {
            auto& finding = add (decoderStopped, Severity::caution);
            finding.decoderStop = extent.decoderStop;
            finding.seconds = decoded;
            finding.value = extent.endsEarly() ? std::optional (secondsOf (*extent.promisedFrames)) : std::nullopt;
        }
        else if (extent.endsEarly() || extent.isLongerThanPromised())
        {
            auto& finding =
                extent.endsEarly() ? add (endsEarly, Severity::caution) : add (longerThanPromised, Severity::neutral);
            finding.seconds = decoded;
            finding.value = secondsOf (*extent.promisedFrames);
        }

        if (extent.isEndMissing)
            add (endMarkMissing, Severity::caution).seconds = decoded;

        if (extent.changesFormat)
            add (formatChanges, Severity::caution).seconds = decoded;

        // Damage right at an early end is that end, which is already reported.
        const auto isAlreadyReported = extent.endsEarly() && extent.firstDamageFrame == extent.decodedFrames;

        if (extent.numDamaged > 0 && ! isAlreadyReported)
        {
            auto& finding = add (damagedPlaces, Severity::caution);
            finding.count = extent.numDamaged;
            finding.seconds =
                extent.firstDamageFrame ? std::optional (secondsOf (*extent.firstDamageFrame)) : std::nullopt;
        }

        if (extent.leftOverBytes > 0 && ! isAlreadyReported && ! isLeftOverReportedByHeader())
            add (leftOverBytes, Severity::caution).count = extent.leftOverBytes;

        if (extent.numStreams > 1)
        {
            auto& finding = add (severalStreams, Severity::neutral);
            finding.count = extent.numStreams;
            finding.seconds =
                extent.secondStreamFrame ? std::optional (secondsOf (*extent.secondStreamFrame)) : std::nullopt;
        }

        if (extent.otherTracks > 0)
            add (otherTracks, Severity::neutral).count = extent.otherTracks;
    }

    bool isLeftOverReportedByHeader() const noexcept
    {
        return std::any_of (input.headerFaults.begin(), input.headerFaults.end(), [] (const HeaderFault& fault) {
            return fault.kind == HeaderFaultKind::moreThanDeclared || fault.kind == HeaderFaultKind::secondData;
        });
    }

    void addHeader()
    {
        for (const auto& fault : input.headerFaults)
            add (headerDisagrees, isHarmless (fault.kind) ? Severity::neutral : Severity::caution).header = fault;
    }

    void addTags()
    {
        addTag (loudnessTagDisagrees, input.claims.integratedLufs, loudnessForClaim (r, input.format),
                loudnessToleranceLu);
        addTag (truePeakTagDisagrees, input.claims.truePeakDbtp, r.truePeakDbtp, truePeakToleranceDb);
    }

    void addTag (FileFindingKind kind, std::optional<double> claimed, std::optional<double> measured, double tolerance)
    {
        if (agreesWith (claimed, measured, tolerance).value_or (true))
            return;

        auto& finding = add (kind, Severity::caution);
        finding.value = claimed;
        finding.valueDb = *measured - *claimed;
    }

    //==============================================================================
    void addEdges()
    {
        const auto& edges = input.faults.edges;

        if (! edges.soundBeginsSeconds || ! edges.soundEndsSeconds)
            return;

        addSilence (silentHead, *edges.soundBeginsSeconds, silentHeadSeconds, longHeadSeconds);
        addSilence (silentTail, r.secondsMeasured - *edges.soundEndsSeconds, silentTailSeconds, longTailSeconds);

        if (edges.cutTailDbfs)
            add (cutOffTail, edges.cutHeadDbfs ? Severity::neutral : Severity::caution).valueDb = edges.cutTailDbfs;

        if (edges.cutHeadDbfs)
            add (cutOffHead, Severity::neutral).valueDb = edges.cutHeadDbfs;
    }

    void addSilence (FileFindingKind kind, double seconds, double from, double cautionAbove)
    {
        if (seconds >= from)
            add (kind, isMaster() && seconds > cautionAbove ? Severity::caution : Severity::neutral).seconds = seconds;
    }

    const FileFindingInput& input;
    const MeterReadings& r;
    std::vector<FileFinding> list;
};
} // namespace

std::vector<FileFinding> fileFindings (const FileFindingInput& input) { return Findings (input).all(); }

bool needsFix (std::span<const FileFinding> findings) noexcept
{
    return std::any_of (findings.begin(), findings.end(),
                        [] (const FileFinding& finding) { return finding.severity >= Severity::caution; });
}
} // namespace twobus
