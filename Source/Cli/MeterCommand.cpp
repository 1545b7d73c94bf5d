#include "Cli/MeterCommand.h"

#include "Advice/Advice.h"
#include "Advice/MixAdvice.h"
#include "Cli/DevicesCommand.h"
#include "Devices/DeviceSource.h"
#include "Devices/SteadyTime.h"
#include "Engine/LiveMeter.h"
#include "Files/Demo.h"
#include "Files/FileSource.h"
#include "Files/SessionRecorder.h"
#include "Present/LiveLine.h"
#include "Present/PathText.h"

#include <fmt/format.h>
#include <juce_events/juce_events.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>
#include <utility>

namespace twobus
{
namespace
{
constexpr int lineMilliseconds = 100;
constexpr std::chrono::milliseconds timeBetweenLooks { 250 };

/** A closed stdout is seen when writing to it, and a server that died must not end us. */
void ignoreClosedPipes()
{
#ifdef SIGPIPE
    std::signal (SIGPIPE, SIG_IGN);
#endif
}

struct SourceChoice
{
    std::unique_ptr<AudioSource> source;
    SignalPath path = SignalPath::unknown;
    std::vector<std::string> problem; ///< lines
};

double secondsSince (std::int64_t startNanoseconds)
{
    return static_cast<double> (steadyNanoseconds() - startNanoseconds) * 1.0e-9;
}

/** Looks until the device is there, if the user wants to wait; says once what it waits for. */
DeviceChoice findDevice (const MeterOptions& options, Console& console)
{
    const auto start = steadyNanoseconds();
    DeviceCatalogue catalogue;
    auto hasSaid = false;

    for (;;)
    {
        catalogue.refresh (steadyNanoseconds());
        auto choice = chooseDevice (catalogue, { options.device, options.channels, options.acceptsMuting });
        const auto isTimeOver = options.seconds && secondsSince (start) >= *options.seconds;

        if (choice.device || ! choice.mayCome || ! options.wait || isTimeOver || console.stop().stop_requested())
            return choice;

        if (! std::exchange (hasSaid, true))
            console.say (choice.problem.front() + " Twobus waits for it.");

        std::this_thread::sleep_for (timeBetweenLooks);
    }
}

SourceChoice chooseSource (const MeterOptions& options, Console& console)
{
    if (options.demo)
        return { std::make_unique<FileSource> ("Demo", demoFile(), true), SignalPath::floatingPoint, {} };

    const auto choice = findDevice (options, console);

    if (! choice.device)
        return { nullptr, {}, choice.problem };

    const auto use = options.choices.stage == Stage::recording ? ChannelUse::separateInputs : ChannelUse::programme;
    return { std::make_unique<DeviceSource> (choice.address, use, options.acceptsMuting ? Muting::accepted : Muting::avoided),
             isProgramsOwnPort (choice.address) ? SignalPath::floatingPoint : SignalPath::unknown,
             {} };
}

/** Prints until the end, on JUCE's message thread. */
class MeterPrinter : private juce::Timer
{
public:
    MeterPrinter (const MeterOptions& optionsToFollow, Choices choicesToUse, std::unique_ptr<AudioSource> source, Console& consoleToUse)
        : options (optionsToFollow), choices (choicesToUse), console (consoleToUse)
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
            console.say (fmt::format ("The session log is {}.", toUtf8 (status.path)));
    }

    /** A device that is gone at the end, and a report that could not be written, are no success. */
    int exitStatus() const
    {
        if (wasWaiting || outputFailed)
            return exitFailed;

        return asksForAFix (lastVerdict) ? exitFix : exitReady;
    }

private:
    void timerCallback() override
    {
        live.poll (steadyNanoseconds());

        const auto status = live.currentSource()->status();
        sayChanges (status);
        sayLogProblem();

        if (! printLine (status) || stop.stop_requested() || isTimeOver())
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

    /** Once each time the source goes and comes back. */
    void sayChanges (const SourceStatus& status)
    {
        const auto isWaiting = status.state == SourceState::waiting;

        if (isWaiting && ! wasWaiting)
            console.say (status.message);
        else if (! isWaiting && wasWaiting)
            console.say (fmt::format ("{} is there again.", live.currentSource()->name()));

        wasWaiting = isWaiting;
    }

    /** False where nobody reads any more. */
    bool printLine (const SourceStatus& status)
    {
        const auto& snapshot = live.meter().latest();
        const auto& health = snapshot.health;

        if (std::exchange (measurement, snapshot.measurement) != snapshot.measurement)
            previous.reset();

        const auto advice = advise ({ snapshot.readings, choices, true, health.lostSeconds, previous, false, &live.player() });
        previous = advice.levelVerdict;
        lastVerdict = advice.verdict;

        const auto rate = status.state == SourceState::running ? snapshot.sampleRate : 0.0;
        const MeterFormat format { rate, live.currentSource()->layout(), fullScaleOf24Bits, options.dualMono };
        const auto message = status.message.empty() && health.sampleRateBefore > 0.0 ? rateChangeText (health.sampleRateBefore, snapshot.sampleRate)
                                                                                     : status.message;
        const LiveState state { live.currentSource()->name(), format.layout, rate,
                                health.lostSeconds, health.lostFrames, health.interruptions, message,
                                options.levelMeter, format.countsAsDualMono(), options.rms };
        const auto line = options.json ? liveJsonLine (snapshot.readings, advice, state)
                                       : liveTextLine (snapshot.readings, advice, choices, state);

        console.print (line + '\n');
        return console.flush() || stopPrinting();
    }

    /** Who reads the first lines only has closed the pipe, and is content. */
    bool stopPrinting()
    {
        outputFailed = errno != EPIPE;

        if (outputFailed)
            console.finish (exitFailed);

        return false;
    }

    bool isTimeOver() const
    {
        return options.seconds && secondsSince (startNanoseconds) >= *options.seconds;
    }

    const MeterOptions& options;
    const Choices choices;
    Console& console;
    const std::stop_token stop = console.stop();
    const std::int64_t startNanoseconds = steadyNanoseconds();
    LiveMeter live;
    SessionRecorder recorder { live.meter() };
    std::optional<Verdict> previous;
    Verdict lastVerdict = Verdict::listening;
    std::uint64_t measurement = 0;
    bool wasWaiting = false, outputFailed = false;
};
} // namespace

int runMeter (const MeterOptions& options, Console& console)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    ignoreClosedPipes();

    auto choice = chooseSource (options, console);

    if (choice.source == nullptr)
    {
        for (const auto& line : choice.problem)
            console.say (line);

        return exitFailed;
    }

    if (options.log && ! options.log->empty() && std::filesystem::exists (toPath (*options.log)))
    {
        console.say (fmt::format ("{}: there is such a file already, and nothing is written over. Name another file after --log.", *options.log));
        return exitFailed;
    }

    auto choices = options.choices;

    if (choices.path == SignalPath::unknown)
        choices.path = choice.path;

    const MeterPrinter printer (options, choices, std::move (choice.source), console);
    juce::MessageManager::getInstance()->runDispatchLoop();
    return printer.exitStatus();
}
} // namespace twobus
