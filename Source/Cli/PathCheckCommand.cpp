#include "Cli/PathCheckCommand.h"

#include "Advice/PathAdvice.h"
#include "Cli/DevicesCommand.h"
#include "Cli/SharedOptions.h"
#include "Devices/DeviceSource.h"
#include "Devices/SteadyTime.h"
#include "Engine/LiveMeter.h"
#include "Engine/PathListener.h"
#include "Files/Path/PathTestFile.h"
#include "Present/Advice/PathCheckText.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"
#include "Present/Reports/PathCheckJson.h"

#include <fmt/format.h>
#include <juce_events/juce_events.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
namespace
{
struct PathCheckOptions
{
    std::vector<std::string> recordings;
    std::string write, device, bits = "32f";
    std::vector<std::string> channels;
    double rateKhz = 48.0, seconds = 600.0;
    bool acceptsMuting = false, asJson = false;
    CLI::Option *writeOption = nullptr, *deviceOption = nullptr; ///< true if given
};

std::optional<double> rateOf (double kilohertz)
{
    const auto rate = std::ranges::find_if (
        PathSignal::rates, [kilohertz] (double hertz) { return std::abs (hertz - 1000.0 * kilohertz) < 1.0; });
    return rate != PathSignal::rates.end() ? std::optional (*rate) : std::nullopt;
}

int writeFile (const PathCheckOptions& options, Console& console)
{
    const auto format = options.bits == "24" ? PathSignal::Format::integer24 : PathSignal::Format::float32;
    const auto rate = rateOf (options.rateKhz).value_or (48000.0);
    auto path = toPath (options.write);

    if (path.empty() || std::filesystem::is_directory (path))
        path /= pathTestFileName (rate, format);

    const auto written = writePathTestFile (path, PathSignal (rate, format));
    console.print (fmt::format ("The test file is {}.\n", printable (toUtf8 (written))));

    for (const auto& step : pathCheckSteps())
        console.print ("  " + step + "\n");

    return console.finish (exitReady);
}

/** Prints one path. True if it is exact. */
bool print (const PathReadings& readings, const PathCheckOptions& options, Console& console)
{
    const auto verdict = judgePath (readings);
    console.print (options.asJson ? pathCheckJson (readings, verdict) + "\n" : pathCheckText (readings, verdict));
    return verdict.badge == PathBadge::exact || verdict.badge == PathBadge::exactTo24Bits;
}

int readRecordings (const PathCheckOptions& options, Console& console)
{
    const auto stop = console.stop();
    auto status = exitReady;

    for (const auto& name : options.recordings)
    {
        const auto found = checkPathInFile (toPath (name), stop);

        if (found.empty())
        {
            console.say (
                fmt::format ("{}: there is no test file in this recording. Record the path while the test file "
                             "plays, all 20 s of it.",
                             name));
            status = exitFailed;
        }

        for (const auto& readings : found)
            if (! print (readings, options, console))
                status = std::max (status, exitFix);
    }

    return console.finish (status);
}

/** Listens on JUCE's message thread until a test file has been heard, a stop is requested or the time is over. */
class PathCheckListener : private juce::Timer
{
public:
    PathCheckListener (std::unique_ptr<AudioSource> source, double secondsToListen, Console& consoleToUse)
        : console (consoleToUse), seconds (secondsToListen)
    {
        live.meter().addObserver (&tap);
        live.setSource (std::move (source));
        startTimer (100);
    }

    ~PathCheckListener() override
    {
        stopTimer();
        live.meter().removeObserver (&tap);
    }

    const std::optional<PathReadings>& readings() const noexcept { return found; }

private:
    void timerCallback() override
    {
        live.poll (steadyNanoseconds());
        listener.poll (tap, live.meter().latest().health.lostFrames);
        found = listener.takeReadings();
        showProgress();

        const auto isTimeUp = static_cast<double> (steadyNanoseconds() - startNanoseconds) * 1.0e-9 >= seconds;

        if (found || stop.stop_requested() || isTimeUp)
        {
            stopTimer();
            juce::MessageManager::getInstance()->stopDispatchLoop();
        }
    }

    void showProgress()
    {
        switch (listener.state())
        {
            case PathListener::State::hearing:
                console.showProgress (fmt::format ("Hearing the test file: {:.0f} of 20 s", listener.fileSeconds()));
                break;
            case PathListener::State::measuring: console.showProgress ("Measuring the path"); break;
            case PathListener::State::heardOnlyEnd:
                console.showProgress ("Only the end of the test file was heard. Play it from its start.");
                break;
            case PathListener::State::listening: console.showProgress ("Listening for the test file"); break;
        }
    }

    Console& console;
    const double seconds;
    const std::stop_token stop = console.stop();
    const std::int64_t startNanoseconds = steadyNanoseconds();
    PathTap tap;
    PathListener listener;
    std::optional<PathReadings> found;
    LiveMeter live;
};

int listen (const PathCheckOptions& options, Console& console)
{
    const juce::ScopedJuceInitialiser_GUI juceRuns;
    DeviceCatalogue catalogue;
    catalogue.refresh (steadyNanoseconds());
    const auto device = *options.deviceOption ? std::optional (options.device) : std::nullopt;
    const auto choice = chooseDevice (catalogue, { device, options.channels, options.acceptsMuting });

    if (! choice.device)
    {
        for (const auto& line : choice.problem)
            console.say (line);

        return exitFailed;
    }

    PathCheckListener listener (
        std::make_unique<DeviceSource> (choice.address, ChannelUse::programme,
                                        options.acceptsMuting ? Muting::accepted : Muting::avoided),
        options.seconds, console);
    juce::MessageManager::getInstance()->runDispatchLoop();

    if (! listener.readings())
    {
        console.say (
            "No test file was heard to its end. Play all 20 s of it while this command runs; --write makes one.");
        return exitFailed;
    }

    return console.finish (print (*listener.readings(), options, console) ? exitReady : exitFix);
}
} // namespace

Subcommand addPathCheckCommand (CLI::App& app)
{
    const auto options = std::make_shared<PathCheckOptions>();
    auto* command =
        app.add_subcommand ("path-check", "Measure what lies between the DAW and Twobus: write a test file, "
                                          "play it in the DAW, and listen");
    command->add_option ("RECORDING", options->recordings, "Recordings of the path, in place of a device")
        ->option_text ("...");
    options->writeOption = command
                               ->add_option ("--write", options->write,
                                             "Write the test file, here or in this folder, and say how to use it")
                               ->expected (0, 1)
                               ->option_text ("[FILE]");
    command->add_option ("--rate", options->rateKhz, "The test file's rate: 44.1, 48 (the default), 88.2 or 96 kHz")
        ->check (oneOf (
            [] (const std::string& text) { return text == "44.1" || text == "48" || text == "88.2" || text == "96"; },
            "the rate must be 44.1, 48, 88.2 or 96"))
        ->option_text ("KHZ");
    command->add_option ("--bits", options->bits, "The test file's format: 32f (the default), which tests overs, or 24")
        ->check (oneOf ([] (const std::string& text) { return text == "24" || text == "32f"; },
                        "the format must be 24 or 32f"))
        ->option_text ("BITS");
    options->deviceOption = command
                                ->add_option ("--device", options->device,
                                              "The device (default: the DAW's master, or else the output in use)")
                                ->option_text ("TYPE:NAME");
    command->add_option ("--channels", options->channels, "The channels by name, for example \"out_1,out_2\"")
        ->delimiter (',')
        ->needs (options->deviceOption)
        ->option_text ("A,B");
    command->add_flag ("--accept-muting", options->acceptsMuting,
                       "Listen even to a port that its program uses inside; PipeWire mutes that port meanwhile");
    command->add_option ("--seconds", options->seconds, "Stop listening after this many seconds (default: 600)")
        ->check (between (1.0, 1.0e6, "the time must be 1 s or more"))
        ->option_text ("N");
    command->add_flag ("--json", options->asJson, "Print one JSON object instead of text");
    return { command, [options] (Console& console) {
                if (*options->writeOption)
                    return writeFile (*options, console);

                return options->recordings.empty() ? listen (*options, console) : readRecordings (*options, console);
            } };
}
} // namespace twobus
