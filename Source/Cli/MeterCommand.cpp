#include "Cli/MeterCommand.h"

#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Cli/DevicesCommand.h"
#include "Cli/SharedOptions.h"
#include "Devices/DeviceSource.h"
#include "Devices/SteadyTime.h"
#include "Engine/HeardMove.h"
#include "Engine/LastMinutesReader.h"
#include "Engine/LiveMeter.h"
#include "Files/Decoding/Demo.h"
#include "Files/Decoding/FileSource.h"
#include "Files/Sessions/SessionRecorder.h"
#include "Present/Base/AddedGainText.h"
#include "Present/Base/Names.h"
#include "Present/Base/PathText.h"
#include "Present/Meters/LevelMeter.h"
#include "Present/Reports/LiveLine.h"
#include "Taps/TapEnsemble.h"
#include "Taps/TapNames.h"
#include "Taps/TapSource.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <juce_events/juce_events.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace twobus
{
namespace
{
struct MeterOptions
{
    std::optional<std::string> device; ///< "TYPE:NAME"; empty for the catalogue's suggestion
    std::vector<std::string> channels; ///< empty for the device's default
    bool wait = false; ///< waits for a device that is not there yet
    bool acceptsMuting = false; ///< listens even to channels that listening mutes: see JackPort
    bool json = false;
    bool demo = false; ///< meters the built-in mix instead of a device
    std::optional<std::string> log; ///< the session log to write; an empty name means a new log in the user's folder
    std::optional<double> seconds; ///< empty to run until SIGINT, SIGTERM or a closed stdout
    Choices choices;
    LevelMeter levelMeter = LevelMeter::peakAndRms; ///< --scale
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false; ///< a mono device counts twice: see MeterFormat
    std::optional<int> lastMinutes; ///< --last
};

/** The options that CLI11 fills in directly, and the texts of the others as given. */
struct MeterCommandLine
{
    MeterOptions filled;
    std::string device, log;
    double seconds = 0.0;
    int lastMinutes = LastMinutes::usual;
    double pathGainDb = 0.0;
    StageOptions stage;
    SenseOptions sense;
    std::string exportKey { keyOf (filled.choices.exportFormat) }, pathKey { keyOf (filled.choices.path) },
        scaleKey = "peak";
    CLI::Option *deviceOption = nullptr, *logOption = nullptr, *secondsOption = nullptr,
                *lastOption = nullptr; ///< true if given

    MeterOptions options() const
    {
        auto options = filled;
        options.choices.stage = stage.stage();
        options.choices.path = signalPathFromKey (pathKey).value_or (SignalPath::unknown);
        options.choices.addedGainDb = 0.0 - pathGainDb; // never -0
        options.choices.exportFormat = exportFormatFromKey (exportKey).value_or (ExportFormat::integer24);
        options.levelMeter = levelMeterFromKey (scaleKey).value_or (LevelMeter::peakAndRms);
        options.rms = sense.rms();

        if (*deviceOption)
            options.device = device;

        if (*secondsOption)
            options.seconds = seconds;

        if (*logOption)
            options.log = log;

        if (*lastOption || options.choices.stage == Stage::streaming)
            options.lastMinutes = lastMinutes;

        return options;
    }
};

void addScaleOption (CLI::App& command, std::string& key)
{
    std::vector<std::string_view> keys;

    for (const auto& face : levelMeterFaces())
        keys.push_back (face.key);

    const auto all = fmt::format ("{}", fmt::join (keys, ", "));

    command
        .add_option ("--scale", key,
                     "Add the reading of this level meter: " + all
                         + ". The default, peak, adds nothing, because peak and RMS are always shown")
        ->check (oneOf ([] (const std::string& text) { return levelMeterFromKey (text).has_value(); },
                        "the scale must be one of " + all))
        ->option_text ("NAME");
}

void addStreamOptions (CLI::App& command, Choices& choices)
{
    command
        .add_option ("--target", choices.streamTargetLufs,
                     fmt::format ("Streaming: the loudness to keep, {:g} to {:g} LUFS (default: {:g})",
                                  lowestStreamTargetLufs, highestStreamTargetLufs, choices.streamTargetLufs))
        ->check (between (lowestStreamTargetLufs, highestStreamTargetLufs,
                          fmt::format ("the target must be a loudness of {:g} to {:g} LUFS", lowestStreamTargetLufs,
                                       highestStreamTargetLufs)))
        ->option_text ("LUFS");
    command
        .add_option ("--ceiling", choices.streamCeilingDbtp,
                     fmt::format ("Streaming: the highest true peak, {:g} to {:g} dBTP (default: {:g})",
                                  lowestStreamCeilingDbtp, highestStreamCeilingDbtp, choices.streamCeilingDbtp))
        ->check (between (lowestStreamCeilingDbtp, highestStreamCeilingDbtp,
                          fmt::format ("the ceiling must be a true peak of {:g} to {:g} dBTP", lowestStreamCeilingDbtp,
                                       highestStreamCeilingDbtp)))
        ->option_text ("DBTP");
}

void addExportOption (CLI::App& command, std::string& key)
{
    command
        .add_option ("--export", key,
                     "What the bounce will be written as: 16, 24 (the default) or 32f, which keeps samples over 0 dBFS")
        ->check (oneOf ([] (const std::string& text) { return exportFormatFromKey (text).has_value(); },
                        "the format must be 16, 24 or 32f"))
        ->option_text ("BITS");
}

void addPathOption (CLI::App& command, std::string& key)
{
    const auto isPath = [] (const std::string& text) {
        const auto path = signalPathFromKey (text);
        return path && *path != SignalPath::lossyFile;
    };

    command
        .add_option (
            "--path", key,
            "How the audio reaches Twobus, if you know better: floatingPoint, fixedPoint, systemLimiter or unknown")
        ->check (oneOf (isPath, "the path must be unknown, floatingPoint, fixedPoint or systemLimiter"))
        ->option_text ("PATH");
}

void addPathGainOption (CLI::App& command, double& pathGainDb)
{
    command
        .add_option ("--path-gain", pathGainDb,
                     "The gain of the path in dB, as path-check found it, for example -12: it is added back to every "
                     "reading")
        ->check (between (-60.0, 24.0, "the path's gain must be -60 to 24 dB"))
        ->option_text ("DB");
}

constexpr int lineMilliseconds = 100;
constexpr std::chrono::milliseconds timeBetweenLooks { 250 };
constexpr std::chrono::milliseconds timeBetweenLooksForTap { 10 }; // a render begins at once, and at any speed

/** Writing to a closed stdout reports the error anyway, and a sound server that dies must not end this program. */
void ignoreClosedPipes()
{
#ifdef SIGPIPE
    std::signal (SIGPIPE, SIG_IGN);
#endif
}

struct SourceChoice
{
    std::unique_ptr<TapReceiver> receiver; ///< of a tap; outlives the source
    std::unique_ptr<AudioSource> source;
    SignalPath path = SignalPath::unknown;
    std::vector<std::string> problem; ///< lines
    TapId tap {}; ///< if the source is one
};

double secondsSince (std::int64_t startNanoseconds)
{
    return static_cast<double> (steadyNanoseconds() - startNanoseconds) * 1.0e-9;
}

/** Finds the device. If the user asked to wait, keeps looking until it appears, and says once what it is waiting for.
    */
DeviceChoice findDevice (const MeterOptions& options, Console& console)
{
    const auto start = steadyNanoseconds();
    DeviceCatalogue catalogue;
    auto hasPrinted = false;

    for (;;)
    {
        catalogue.refresh (steadyNanoseconds());
        auto choice = chooseDevice (catalogue, { options.device, options.channels, options.acceptsMuting });
        const auto isTimeUp = options.seconds && secondsSince (start) >= *options.seconds;

        if (choice.device || ! choice.canAppearLater || ! options.wait || isTimeUp || console.stop().stop_requested())
            return choice;

        if (! std::exchange (hasPrinted, true))
            console.say (choice.problem.front() + " Twobus waits for it.");

        std::this_thread::sleep_for (timeBetweenLooks);
    }
}

SourceChoice chooseTap (const MeterOptions& options, const std::string& name, Console& console)
{
    const auto start = steadyNanoseconds();
    auto receiver = std::make_unique<TapReceiver>();
    auto hasPrinted = false;

    for (;;)
    {
        std::this_thread::sleep_for (hasPrinted ? timeBetweenLooksForTap : timeForTaps);

        if (const auto tap = findTap (receiver->taps(), name))
        {
            auto source = std::make_unique<TapSource> (*receiver, tap->description.id, displayName (tap->description));
            return { std::move (receiver), std::move (source), SignalPath::floatingPoint, {}, tap->description.id };
        }

        const auto problem =
            receiver->isListening()
                ? "There is no tap called " + name + ". `twobus-cli devices` lists them."
                : std::string ("Another Twobus hears the taps in your DAW. Close it to hear them here.");
        const auto isTimeUp = options.seconds && secondsSince (start) >= *options.seconds;

        if (! options.wait || isTimeUp || console.stop().stop_requested())
            return { nullptr, nullptr, {}, { problem } };

        if (! std::exchange (hasPrinted, true))
            console.say (problem + " Twobus waits for it.");
    }
}

SourceChoice chooseSource (const MeterOptions& options, Console& console)
{
    if (options.demo)
        return { nullptr, std::make_unique<FileSource> ("Demo", demoFile(), true), SignalPath::floatingPoint, {} };

    if (const auto tap = options.device ? addressFromOption (*options.device) : std::nullopt;
        tap && tap->typeName == tapTypeName)
        return chooseTap (options, tap->deviceName, console);

    const auto choice = findDevice (options, console);

    if (! choice.device)
        return { nullptr, nullptr, {}, choice.problem };

    const auto use = options.choices.stage == Stage::recording ? ChannelUse::separateInputs : ChannelUse::programme;
    return { nullptr,
             std::make_unique<DeviceSource> (choice.address, use,
                                             options.acceptsMuting ? Muting::accepted : Muting::avoided),
             isProgramsOwnPort (choice.address) ? SignalPath::floatingPoint : SignalPath::unknown,
             {} };
}

/** Prints readings on JUCE's message thread until a stop is requested or the time is over. */
class MeterPrinter : private juce::Timer
{
public:
    MeterPrinter (const MeterOptions& optionsToFollow, Choices choicesToUse, SourceChoice choice, Console& consoleToUse)
        : options (optionsToFollow), choices (choicesToUse), console (consoleToUse),
          receiver (std::move (choice.receiver)), tap (choice.tap)
    {
        if (receiver != nullptr)
            ensemble.emplace (*receiver);

        live.meter().setNeedle (faceOf (options.levelMeter).needle);
        live.meter().setEventLimit (warningLimitDbtp (choices, std::nullopt));
        live.setDualMono (options.dualMono);

        if (options.log)
            startLog();

        live.setSource (std::move (choice.source));
        live.setAddedGain (choices.addedGainDb, addedGainSuffix (choices.addedGainDb));
        startTimer (lineMilliseconds);
    }

    ~MeterPrinter() override
    {
        stopTimer();
        recorder.stop();
        sayLogProblem();

        if (const auto together = tapsTogether(); together && ! options.json)
        {
            console.print (tapsText (*together));
            console.flush();
        }

        if (const auto status = recorder.status(); ! status.path.empty() && status.problem.empty())
            console.say (fmt::format ("The session log is {}.", toUtf8 (status.path)));
    }

    /** exitFailed if the device is missing at the end, or if the readings could not be written. */
    int exitStatus() const
    {
        if (wasWaiting || outputFailed)
            return exitFailed;

        return needsFix (lastVerdict) ? exitFix : exitReady;
    }

private:
    void timerCallback() override
    {
        live.poll (steadyNanoseconds());

        const auto status = live.currentSource()->status();
        printStatusChanges (status);
        sayLogProblem();

        if (! printLine (status) || stop.stop_requested() || isTimeUp())
        {
            stopTimer();
            juce::MessageManager::getInstance()->stopDispatchLoop();
        }
    }

    void startLog()
    {
        SessionRecorder::Options log;
        log.path = toPath (*options.log);
        recorder.start (log);
    }

    void sayLogProblem()
    {
        if (const auto problem = recorder.takeProblem(); ! problem.empty())
            console.say (problem);
    }

    /** Prints a message each time the source goes away or comes back. */
    void printStatusChanges (const SourceStatus& status)
    {
        const auto isWaiting = status.state == SourceState::waiting;

        if (isWaiting && ! wasWaiting)
            console.say (status.message);
        else if (! isWaiting && wasWaiting)
            console.say (fmt::format ("{} is there again.", live.currentSource()->name()));

        wasWaiting = isWaiting;
    }

    /** False if the line could not be written, or nobody reads any more. */
    bool printLine (const SourceStatus& status)
    {
        const auto& snapshot = live.meter().latest();
        choices.isBeforeFader = live.currentSource()->isBeforeFader (heardMove.note (snapshot));
        const auto& health = snapshot.health;

        const auto isOfPass = judgesPasses (choices.stage);
        const auto& judged = isOfPass ? snapshot.ofPass : snapshot.readings;
        const auto recent = lastMinutes();
        const auto newestPass = judged.pass ? judged.pass->number : 0;
        const auto isAnother = std::exchange (measurement, snapshot.measurement) != snapshot.measurement;

        if (std::exchange (pass, newestPass) != newestPass || isAnother)
            previous.reset();

        const auto together = tapsTogether();
        const auto lostSeconds = (isOfPass ? snapshot.healthOfPass : snapshot.healthSinceSound).lostSeconds;
        const auto advice =
            advise ({ judged, choices, true, lostSeconds, previous, false, &live.player(),
                      recent.value_or (LastMinutes()), together && together->chain ? &*together->chain : nullptr });
        previous = advice.levelVerdict;
        lastVerdict = advice.verdict;

        if (choices.stage == Stage::finishedMaster)
            live.meter().setEventLimit (advice.limitDbtp);

        const auto rate = status.state == SourceState::running ? snapshot.sampleRate : 0.0;
        const MeterFormat format { rate, live.currentSource()->layout(), fullScaleOf24Bits, options.dualMono };
        const auto message = status.message.empty() && health.sampleRateBefore > 0.0
                                 ? rateChangeText (health.sampleRateBefore, snapshot.sampleRate)
                                 : status.message;
        const LiveState state { live.currentSource()->name(),
                                format.layout,
                                rate,
                                health.lostSeconds,
                                health.lostFrames,
                                health.interruptions,
                                message,
                                options.levelMeter,
                                format.countsAsDualMono(),
                                options.rms,
                                recent,
                                choices.addedGainDb,
                                together };
        const auto line =
            options.json ? liveJsonLine (judged, advice, state) : liveTextLine (judged, advice, choices, state);

        console.print (line + '\n');
        return console.flush() || stopPrinting();
    }

    /** Read afresh twice a second, which is enough: they change slowly, and an hour takes milliseconds. */
    std::optional<LastMinutes> lastMinutes()
    {
        constexpr auto linesBetweenReads = 5;

        if (options.lastMinutes && linesPrinted++ % linesBetweenReads == 0)
            last = readLastMinutes (live.meter().history(), *options.lastMinutes, live.meter().latest().readings,
                                    live.clips());

        return last;
    }

    /** What all taps of the DAW show. Asked for afresh once a second, since the advice on many tracks takes a while. */
    const std::optional<TapsTogether>& tapsTogether()
    {
        constexpr std::int64_t pause = 1'000'000'000;

        if (! ensemble || steadyNanoseconds() - togetherNanoseconds < pause)
            return taps;

        togetherNanoseconds = steadyNanoseconds();
        ensemble->update (tap);
        const auto heard = ensemble->latest();
        taps.reset();

        if (heard == nullptr)
            return taps;

        taps.emplace();
        taps->tracks = heard->tracks;
        taps->aimDbtp = choices.aimDbtp;
        taps->chain = heard->chain;

        if (heard->shares)
            taps->advice = adviseTracks (*heard->shares, choices.aimDbtp);

        if (taps->chain)
            taps->chainVerdict = judgeChain (*taps->chain, choices);

        return taps;
    }

    /** A closed pipe is no failure, since a reader such as head wants only the first lines. Always returns false. */
    bool stopPrinting()
    {
        outputFailed = errno != EPIPE;

        if (outputFailed)
            console.finish (exitFailed);

        return false;
    }

    bool isTimeUp() const { return options.seconds && secondsSince (startNanoseconds) >= *options.seconds; }

    const MeterOptions& options;
    Choices choices;
    Console& console;
    const std::stop_token stop = console.stop();
    const std::int64_t startNanoseconds = steadyNanoseconds();
    const std::unique_ptr<TapReceiver> receiver; ///< of a tap; outlives the source and the ensemble
    const TapId tap;
    std::optional<TapEnsemble> ensemble;
    std::optional<TapsTogether> taps;
    std::int64_t togetherNanoseconds = 0;
    LiveMeter live;
    SessionRecorder recorder { live.meter() };
    std::optional<Verdict> previous;
    HeardMove heardMove;
    Verdict lastVerdict = Verdict::listening;
    std::uint64_t measurement = 0;
    std::uint32_t pass = 0; ///< that the last line was about
    std::uint64_t linesPrinted = 0;
    std::optional<LastMinutes> last;
    bool wasWaiting = false, outputFailed = false;
};

int runMeter (const MeterOptions& options, Console& console)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    ignoreClosedPipes();

    if (options.log && ! options.log->empty() && std::filesystem::exists (toPath (*options.log)))
    {
        console.say (fmt::format ("{}: this file already exists, and Twobus never overwrites one. Name another file "
                                  "after --log.",
                                  *options.log));
        return exitFailed;
    }

    auto choice = chooseSource (options, console);

    if (choice.source == nullptr)
    {
        for (const auto& line : choice.problem)
            console.say (line);

        return exitFailed;
    }

    auto choices = options.choices;

    if (choices.path == SignalPath::unknown)
        choices.path = choice.path;

    MeterPrinter printer (options, choices, std::move (choice), console);
    juce::MessageManager::getInstance()->runDispatchLoop();
    return printer.exitStatus();
}
} // namespace

Subcommand addMeterCommand (CLI::App& app)
{
    const auto given = std::make_shared<MeterCommandLine>();
    auto& filled = given->filled;
    auto* command = app.add_subcommand ("meter", "Print live readings, one line every 100 ms");
    given->deviceOption =
        command
            ->add_option ("--device", given->device,
                          "The device, or a tap such as TAP:Master (default: the DAW's master, or else the output in "
                          "use)")
            ->option_text ("TYPE:NAME");
    command->add_option ("--channels", filled.channels, "The channels by name, for example \"out_1,out_2\"")
        ->delimiter (',')
        ->needs (given->deviceOption)
        ->option_text ("A,B");
    command->add_flag ("--wait", filled.wait, "Wait for a device that is not there yet");
    command->add_flag ("--accept-muting", filled.acceptsMuting,
                       "Listen even to a port that its program uses inside; PipeWire mutes that port meanwhile");
    command->add_flag ("--json", filled.json, "Print JSON objects instead of text");
    command->add_flag ("--demo", filled.demo, "Meter the built-in demo mix instead of a device")
        ->excludes (given->deviceOption);
    given->logOption =
        command
            ->add_option ("--log", given->log,
                          "Also log the readings to disk: to this new file or, without a name, to a session log")
            ->expected (0, 1)
            ->option_text ("[FILE]");
    given->secondsOption =
        command->add_option ("--seconds", given->seconds, "Stop after this many seconds (default: at Ctrl+C)")
            ->check (between (0.1, 1.0e9, "the time must be 0.1 s or more"))
            ->option_text ("N");
    given->lastOption =
        command
            ->add_option ("--last", given->lastMinutes, "Add the loudness of the last 1 to 90 minutes (streaming: 5)")
            ->check (wholeNumberBetween (LastMinutes::fewest, LastMinutes::most,
                                         "the minutes must be a whole number, 1 to 90"))
            ->option_text ("MINUTES");
    given->stage.addTo (*command, filled.choices.aimDbtp, filled.choices.isClippedByChoice, true);
    addStreamOptions (*command, filled.choices);
    addExportOption (*command, given->exportKey);
    addPathOption (*command, given->pathKey);
    addPathGainOption (*command, given->pathGainDb);
    addScaleOption (*command, given->scaleKey);
    given->sense.addTo (*command, filled.dualMono);
    return { command, [given] (Console& console) { return runMeter (given->options(), console); } };
}
} // namespace twobus
