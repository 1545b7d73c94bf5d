#include "Files/Stems/StemAnalysis.h"

#include "Advice/StemTrims.h"
#include "Core/Bank/MeterBank.h"
#include "Core/Base/Decibels.h"
#include "Files/Stems/StemCrests.h"
#include "Files/Stems/StemList.h"
#include "Files/Stems/StemMoments.h"
#include "Files/Stems/StemNull.h"
#include "Files/Stems/StemPass.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/StemText.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace twobus
{
namespace
{
/** The difference that float arithmetic leaves between a computed value and the meter's value at the same instant. */
constexpr double arithmeticDb = 0.001;

/** The smallest gain of a mix that is reported. */
constexpr double gainToMentionDb = 0.05;

/** Meters the sum, block after block. */
class SumMeter
{
public:
    SumMeter (const StemReader& stems, std::size_t numberOfStems, bool withSpectrum)
        : reader (stems), numStems (numberOfStems)
    {
        bank.prepare ({ stems.sampleRate(), stems.layout(), 1.0f }, { .measuresSpectrum = withSpectrum });
    }

    void process (const StemBlock& block)
    {
        std::vector<const float*> pointers;

        for (const auto& channel : withInvalid (block))
            pointers.push_back (channel.data() + StemReader::historyLength);

        bank.process ({ pointers.data(), pointers.size(), block.numFrames });
    }

    MeterReadings finish()
    {
        bank.flush();
        return bank.readings();
    }

private:
    /** Marks frames where a stem has an invalid sample as NaN in the sum: the meter counts them and leaves them out. */
    std::span<const std::vector<float>> withInvalid (const StemBlock& block)
    {
        auto sums = block.sums;

        for (std::size_t stem = 0; stem < numStems; ++stem)
            for (const auto frame : reader.invalidFrames (stem))
            {
                if (sums.data() == block.sums.data())
                {
                    channels.assign (block.sums.begin(), block.sums.end());
                    sums = channels;
                }

                for (auto& channel : channels)
                    channel[StemReader::historyLength + frame] = std::numeric_limits<float>::quiet_NaN();
            }

        return sums;
    }

    const StemReader& reader;
    std::size_t numStems;
    MeterBank bank;
    std::vector<std::vector<float>> channels; ///< of a block with invalid samples
};

/** Each stem's own true peak. Several threads can call process at once, but only one for each stem. */
class OwnPeaks
{
public:
    OwnPeaks (const StemReader& stems, std::size_t numStems) : reader (stems), magnitudes (numStems, 0.0)
    {
        waveform.prepare (stems.sampleRate());
    }

    void process (std::size_t file, std::size_t numWindows)
    {
        if (file >= magnitudes.size())
            return;

        const auto numChannels = reader.isMonoInStereo (file) ? 1 : reader.numChannels();

        for (std::size_t channel = 0; channel < numChannels; ++channel)
            magnitudes[file] =
                std::max (magnitudes[file], waveform.highestMagnitude (reader.samples (file, channel), numWindows));
    }

    double dbtp (std::size_t stem) const { return amplitudeToDb (magnitudes[stem]); }

private:
    const StemReader& reader;
    TruePeakWaveform waveform;
    std::vector<double> magnitudes;
};

//==============================================================================
class Analysis
{
public:
    Analysis (StemList listToMeasure, const StemOptions& optionsToKeep, const FileProgress& progressToTell,
              const std::stop_token& whenToStop)
        : list (std::move (listToMeasure)), options (optionsToKeep), progress (progressToTell), stop (whenToStop),
          reader (list.all(), stop), numStems (list.stems.size())
    {
        report.notes = list.notes;
    }

    StemReport run()
    {
        describe();
        auto crests = measure();

        if (report.masterTrimDb < 0.0 && ! crests.empty())
            findTrims (std::move (crests));

        if (report.moments.empty())
            findMoments();

        if (report.nullDepthDb)
            judgeMix();

        return std::move (report);
    }

private:
    std::vector<double> unityGains() const { return std::vector<double> (numStems, 1.0); }

    /** The number of passes isn't known beforehand, so each one fills half of the remaining progress. */
    void pass (std::vector<double> gains, std::function<void (const StemBlock&)> onBlock,
               StemReader::OnFile onFile = {})
    {
        const auto done = 1.0 - std::pow (0.5, numPasses);
        ++numPasses;
        const auto reportProgress = [&] (double share) {
            progress (share < 0.0 ? share : done + (1.0 - done) * 0.5 * share);
        };
        StemPass { numStems, std::move (gains), std::move (onBlock), std::move (onFile) }.run (
            reader, progress ? FileProgress (reportProgress) : FileProgress(), stop);
    }

    void describe()
    {
        report.sampleRate = reader.sampleRate();
        report.layout = reader.layout();
        report.aimDbtp = options.aimDbtp;

        if (list.mix)
            report.mixPath = toUtf8 (*list.mix);

        for (const auto& path : list.stems)
            report.stems.push_back ({ toUtf8 (path), stemName (toUtf8 (path)) });
    }

    /** Measures everything that needs no trims. The shares at the worst moments follow in a later pass, because the
        moments are not known until this one ends. */
    std::vector<StemValues> measure()
    {
        SumMeter meter (reader, numStems, true);
        StemCrests crests (reader, numStems, options.aimDbtp - arithmeticDb);
        OwnPeaks peaks (reader, numStems);
        std::vector<std::uint64_t> invalid (numStems, 0);
        std::optional<StemNull> null;

        if (list.mix)
            null.emplace (reader);

        pass (
            unityGains(),
            [&] (const StemBlock& block) {
                meter.process (block);
                findCrests (crests, block);

                if (null)
                    null->process (block);

                for (std::size_t stem = 0; stem < numStems; ++stem)
                    invalid[stem] += reader.invalidFrames (stem).size();
            },
            [&] (std::size_t file, std::size_t numWindows) { peaks.process (file, numWindows); });

        report.sum = meter.finish();
        report.advice = advise ({ report.sum,
                                  { Stage::mix, options.aimDbtp, ExportFormat::integer24, SignalPath::floatingPoint },
                                  false,
                                  0.0,
                                  std::nullopt,
                                  isAnyIncomplete() });
        report.masterTrimDb = std::min (0.0, report.advice.trimDb && *report.advice.trimDb < 0.0
                                                 ? *report.advice.trimDb
                                                 : report.advice.optionalTrimDb.value_or (0.0));

        for (std::size_t stem = 0; stem < numStems; ++stem)
        {
            report.stems[stem].seconds = static_cast<double> (reader.framesRead (stem)) / reader.sampleRate();
            report.stems[stem].truePeakDbtp = peaks.dbtp (stem);
            report.stems[stem].isIncomplete = reader.extent (stem).isIncomplete();
        }

        noteFiles (invalid);

        if (null)
            report.nullDepthDb = takeNull (null->depth);

        return crests.values();
    }

    /** Whether a stem is incomplete. Ignores the mix, since it is not part of the sum. */
    bool isAnyIncomplete() const
    {
        for (std::size_t stem = 0; stem < numStems; ++stem)
            if (reader.extent (stem).isIncomplete())
                return true;

        return false;
    }

    static void findCrests (StemCrests& crests, const StemBlock& block)
    {
        for (std::size_t channel = 0; channel < block.sums.size(); ++channel)
            crests.process (channel, block.samples (channel), block.numWindows);
    }

    void noteFiles (const std::vector<std::uint64_t>& invalid)
    {
        std::vector<bool> isMono;

        for (std::size_t stem = 0; stem < numStems; ++stem)
            isMono.push_back (reader.isMonoInStereo (stem));

        for (const auto& note : { stemIncompleteNote (report.stems), stemLengthNote (report.stems),
                                  stemMonoNote (report.stems, isMono), stemInvalidNote (report.stems, invalid) })
            if (! note.empty())
                report.notes.push_back (note);
    }

    /** Returns the null depth without a gain, and keeps the rest in mixDepth for judgeMix. */
    std::optional<double> takeNull (const NullDepth& depth)
    {
        mixDepth = depth;
        return depth.depthDb();
    }

    //==============================================================================
    /** Finds trims for the instants that are known to be too high and sums again. If other instants are now too high,
        adds those and repeats. */
    void findTrims (std::vector<StemValues> crests)
    {
        StemMoments moments (reader, numStems, report.sum);

        for (int round = 0; round < mostTrimRounds; ++round)
        {
            const auto trims = smallestTrims (crests, options.aimDbtp - arithmeticDb);

            if (! trims)
                break;

            StemCrests more (reader, numStems, options.aimDbtp - arithmeticDb);
            const auto after = sumWith (*trims, more, round == 0 ? &moments : nullptr);

            if (round == 0)
                report.moments = moments.moments();

            if (after <= options.aimDbtp)
                return keepTrims (*trims, after);

            for (auto& values : more.values())
                crests.push_back (std::move (values));
        }

        report.notes.push_back (noTrimsNote (report));
    }

    double sumWith (const std::vector<double>& trimsDb, StemCrests& crests, StemMoments* moments)
    {
        SumMeter meter (reader, numStems, false);
        std::vector<double> gains (numStems);
        std::transform (trimsDb.begin(), trimsDb.end(), gains.begin(), dbToAmplitude);

        pass (gains, [&] (const StemBlock& block) {
            meter.process (block);
            findCrests (crests, block);

            if (moments != nullptr)
                moments->process (block.firstFrame, block.numFrames);
        });

        return meter.finish().truePeakDbtp.value_or (silenceDb);
    }

    void keepTrims (const std::vector<double>& trimsDb, double after)
    {
        report.hasTrims = true;
        report.truePeakAfterDbtp = after;

        for (std::size_t stem = 0; stem < numStems; ++stem)
            report.stems[stem].trimDb = trimsDb[stem];
    }

    void findMoments()
    {
        StemMoments moments (reader, numStems, report.sum);
        pass (unityGains(), [&] (const StemBlock& block) { moments.process (block.firstFrame, block.numFrames); });
        report.moments = moments.moments();
    }

    //==============================================================================
    /** Decides whether the mix is the sum: unchanged, with a constant gain, or a constant time later or earlier. */
    void judgeMix()
    {
        report.isEstimate = *report.nullDepthDb > nullsUpToDb;

        if (! report.isEstimate || acceptGain (*mixDepth, 0) || report.moments.empty())
            return;

        const auto& worst = report.moments.front();
        MixAlignment alignment (reader, std::llround (worst.seconds * reader.sampleRate()), worst.channel);
        pass (unityGains(), [&] (const StemBlock& block) { alignment.process (block); });

        if (const auto delay = alignment.mixDelayFrames(); delay != 0)
        {
            StemNull delayed (reader, delay);
            pass (unityGains(), [&] (const StemBlock& block) { delayed.process (block); });
            acceptGain (delayed.depth, delay);
        }
    }

    bool acceptGain (const NullDepth& depth, std::int64_t delayFrames)
    {
        const auto withGain = depth.depthWithGainDb();

        if (! withGain || *withGain > nullsUpToDb)
            return false;

        const auto gainDb = amplitudeToDb (std::abs (depth.gain()));
        report.mixIsInverted = depth.gain() < 0.0;
        report.mixGainDb = std::abs (gainDb) >= gainToMentionDb ? gainDb : 0.0;
        report.mixDelaySeconds = static_cast<double> (delayFrames) / reader.sampleRate();
        report.nullDepthDb = withGain;
        report.isEstimate = false;
        return true;
    }

    StemList list;
    const StemOptions& options;
    const FileProgress& progress;
    const std::stop_token& stop;
    StemReader reader;
    std::size_t numStems;
    int numPasses = 0;
    std::optional<NullDepth> mixDepth;
    StemReport report;
};
} // namespace

StemReport analyseStems (const std::vector<std::filesystem::path>& paths, const StemOptions& options,
                         const FileProgress& progress, const std::stop_token& stop)
{
    return Analysis (listStems (paths, options.mixPath), options, progress, stop).run();
}
} // namespace twobus
