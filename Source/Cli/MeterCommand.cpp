#include "Cli/MeterCommand.h"

#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Cli/DevicesCommand.h"
#include "Cli/Terminal.h"
#include "Devices/DeviceSource.h"
#include "Devices/SteadyTime.h"
#include "Engine/LiveMeter.h"
#include "Files/Demo.h"
#include "Files/FileSource.h"
#include "Files/SessionRecorder.h"
#include "Present/LiveLine.h"

#include <fmt/format.h>
#include <juce_events/juce_events.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace twobus
{
namespace
{
constexpr int exitReady = 0, exitFix = 1, exitNoDevice = 2;
constexpr int lineMilliseconds = 100;

volatile std::sig_atomic_t shouldEnd = 0;

void listenForSignals()
{
    const auto end = [] (int) { shouldEnd = 1; };
    std::signal (SIGINT, end);
    std::signal (SIGTERM, end);

#ifdef SIGPIPE
    std::signal (SIGPIPE, SIG_IGN); // a closed stdout is seen when writing to it, and a dead server must not end us
#endif
}

struct SourceChoice
{
    std::unique_ptr<AudioSource> source;
    SignalPath path = SignalPath::unknown;
    std::string problem;
};

SourceChoice chooseSource (const MeterOptions& options)
{
    if (options.demo)
        return { std::make_unique<FileSource> ("Demo", demoFile(), true), SignalPath::floatingPoint, {} };

    DeviceCatalogue catalogue;
    catalogue.refresh (steadyNanoseconds());
    auto choice = chooseDevice (catalogue, options.device, options.channels);

    if (! choice.device)
        return { nullptr, {}, choice.problem };

    const auto use = options.choices.stage == Stage::recording ? ChannelUse::separateInputs : ChannelUse::programme;
    return { std::make_unique<DeviceSource> (choice.address, use),
             isProgramsOwnPort (choice.address) ? SignalPath::floatingPoint : SignalPath::unknown,
             {} };
}

/** Prints until the end, on JUCE's message thread. */
class MeterPrinter : private juce::Timer
{
public:
    MeterPrinter (const MeterOptions& optionsToFollow, Choices choicesToUse, std::unique_ptr<AudioSource> source)
        : options (optionsToFollow), choices (choicesToUse)
    {
        live.meter().setNeedle (faceOf (options.levelMeter).needle);
        live.meter().setEventLimit (warningLimitDbtp (choices.stage));
        live.setDualMono (options.dualMono);

        if (options.log)
            startLog();

        live.setSource (std::move (source));
        startTimer (lineMilliseconds);
    }

    ~MeterPrinter() override
    {
        stopTimer();
        recorder.stop();
        sayLogProblem();

        if (const auto status = recorder.status(); ! status.path.empty() && status.problem.empty())
            fmt::print (stderr, "The session log is {}.\n", status.path);
    }

    /** A device that is gone at the end, and a report that could not be written, are no success. */
    int exitStatus() const
    {
        if (wasWaiting || outputFailed)
            return exitNoDevice;

        return asksForAFix (lastVerdict) ? exitFix : exitReady;
    }

private:
    void timerCallback() override
    {
        live.poll (steadyNanoseconds());

        const auto status = live.currentSource()->status();
        sayChanges (status);
        sayLogProblem();

        if (! printLine (status) || shouldEnd != 0 || isTimeOver())
        {
            stopTimer();
            juce::MessageManager::getInstance()->stopDispatchLoop();
        }
    }

    void startLog()
    {
        SessionRecorder::Options log;
        log.path = *options.log;
        recorder.start (log);
    }

    void sayLogProblem()
    {
        if (const auto problem = recorder.takeProblem(); ! problem.empty())
            fmt::print (stderr, "{}\n", problem);
    }

    /** Once each time the source goes and comes back. */
    void sayChanges (const SourceStatus& status)
    {
        const auto isWaiting = status.state == SourceState::waiting;

        if (isWaiting && ! wasWaiting)
            fmt::print (stderr, "{}\n", status.message);
        else if (! isWaiting && wasWaiting)
            fmt::print (stderr, "{} is there again.\n", live.currentSource()->name());

        wasWaiting = isWaiting;
    }

    /** False where nobody reads any more. */
    bool printLine (const SourceStatus& status)
    {
        const auto& snapshot = live.meter().latest();
        const auto& health = snapshot.health;

        if (std::exchange (measurement, snapshot.measurement) != snapshot.measurement)
            previous.reset();

        const auto advice = advise ({ snapshot.readings, choices, true, health.lostSeconds, previous });
        previous = advice.levelVerdict;
        lastVerdict = advice.verdict;

        const auto rate = status.state == SourceState::running ? snapshot.sampleRate : 0.0;
        const MeterFormat format { rate, live.currentSource()->layout(), fullScaleOf24Bits, options.dualMono };
        const LiveState state { live.currentSource()->name(), format.layout, rate,
                                health.lostSeconds, health.lostFrames, health.interruptions, status.message,
                                options.levelMeter, format.countsAsDualMono(), options.rms };
        const auto line = options.json ? liveJsonLine (snapshot.readings, advice, state)
                                       : liveTextLine (snapshot.readings, advice, choices, state);

        return std::fputs ((line + '\n').c_str(), stdout) >= 0 && std::fflush (stdout) == 0 ? true : stopPrinting();
    }

    /** Who reads the first lines only has closed the pipe, and is content. */
    bool stopPrinting()
    {
        outputFailed = errno != EPIPE;

        if (outputFailed)
            fmt::print (stderr, "{}", outputFailedSentence);

        return false;
    }

    bool isTimeOver() const
    {
        const auto elapsed = static_cast<double> (steadyNanoseconds() - startNanoseconds) * 1.0e-9;
        return options.seconds && elapsed >= *options.seconds;
    }

    const MeterOptions& options;
    const Choices choices;
    const std::int64_t startNanoseconds = steadyNanoseconds();
    LiveMeter live;
    SessionRecorder recorder { live.meter() };
    std::optional<Verdict> previous;
    Verdict lastVerdict = Verdict::listening;
    std::uint64_t measurement = 0;
    bool wasWaiting = false, outputFailed = false;
};
} // namespace

int runMeter (const MeterOptions& options)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    listenForSignals();

    auto choice = chooseSource (options);

    if (choice.source == nullptr)
    {
        fmt::print (stderr, "{}\n", choice.problem);
        return exitNoDevice;
    }

    if (options.log && ! options.log->empty() && std::filesystem::exists (*options.log))
    {
        fmt::print (stderr, "{}: there is such a file already, and nothing is written over. Name another file after --log.\n", *options.log);
        return exitNoDevice;
    }

    auto choices = options.choices;

    if (choices.path == SignalPath::unknown)
        choices.path = choice.path;

    const MeterPrinter printer (options, choices, std::move (choice.source));
    juce::MessageManager::getInstance()->runDispatchLoop();
    return printer.exitStatus();
}
} // namespace twobus
