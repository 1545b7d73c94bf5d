#include "Cli/CheckCommand.h"
#include "Cli/CompareCommand.h"
#include "Cli/Console.h"
#include "Cli/DevicesCommand.h"
#include "Cli/MeterCommand.h"
#include "Cli/ReportOptions.h"
#include "Cli/SessionsCommand.h"
#include "Cli/StemsCommand.h"
#include "Cli/Subcommand.h"
#include "Cli/VerifyCommand.h"
#include "Devices/LibraryVersions.h"
#include "Files/FileAnalysis.h"
#include "Files/FileError.h"
#include "Files/ProgramVersion.h"
#include "Files/ReadableFormats.h"
#include "Files/TargetsFile.h"
#include "Files/UsersFolder.h"
#include "Present/DeliveryText.h"
#include "Present/Names.h"
#include "Present/PathText.h"
#include "Present/Printable.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <new>
#include <span>
#include <system_error>

namespace
{
using namespace twobus;

const std::map<std::string, ChannelLayout>& layouts()
{
    using enum ChannelPosition;

    static const std::map<std::string, ChannelLayout> all {
        { "mono", { mono } },
        { "stereo", { left, right } },
        { "3.0", { left, right, centre } },
        { "4.0", { left, right, leftSurround, rightSurround } },
        { "5.0", { left, right, centre, leftSurround, rightSurround } },
        { "5.1", { left, right, centre, lowFrequency, leftSurround, rightSurround } },
        { "7.1", { left, right, centre, lowFrequency, leftRear, rightRear, leftSurround, rightSurround } }
    };

    return all;
}

/** A number in a range, and the sentence where it is none. */
CLI::Validator between (double lowest, double highest, const std::string& sentence)
{
    const auto check = [=] (const std::string& text) {
        double value = 0.0;
        const auto isIn = CLI::detail::lexical_cast (text, value) && value >= lowest && value <= highest; // NaN is not
        return isIn ? std::string() : text + ": " + sentence;
    };

    return CLI::Validator (check, "", "");
}

/** Where the option goes once the command line was read. */
struct StageOption
{
    std::string key = "mix";

    void addTo (CLI::App& command, double& aimDbtp, bool& isClippedByChoice)
    {
        const auto isStage = [] (const std::string& text) { return stageFromKey (text) ? std::string() : text + ": a stage is recording, mix or master"; };

        command.add_option ("--stage", key, "What is measured: recording, mix (the default) or master")
            ->check (CLI::Validator (isStage, "", ""))
            ->option_text ("STAGE");
        command.add_option ("--aim", aimDbtp, "Mix: the highest true peak to leave, -3 to -12 dBTP; -6 is the default")
            ->check (between (lowestAimDbtp, highestAimDbtp, "the aim is a true peak of -12 to -3 dBTP"))
            ->option_text ("DBTP");
        command.add_flag ("--clipped-by-choice", isClippedByChoice, "Flat tops and a hard-working limiter are intended: they are told, and not warned of");
    }
};

void addScaleOption (CLI::App& command, std::string& key)
{
    std::vector<std::string_view> keys;

    for (const auto& face : levelMeterFaces())
        keys.push_back (face.key);

    const auto all = fmt::format ("{}", fmt::join (keys, ", "));
    const auto isScale = [all] (const std::string& text) { return levelMeterFromKey (text) ? std::string() : text + ": a scale is one of " + all; };

    command.add_option ("--scale", key, "Add this level meter's reading: " + all + ". Peak, the default, adds none: peak and RMS are there anyway")
        ->check (CLI::Validator (isScale, "", ""))
        ->option_text ("NAME");
}

void addExportOption (CLI::App& command, std::string& key)
{
    const auto isFormat = [] (const std::string& text) { return exportFormatFromKey (text) ? std::string() : text + ": the bounce is written as 16, 24 or 32f"; };

    command.add_option ("--export", key, "What the bounce will be written as: 16, 24 (the default) or 32f, which keeps samples over 0 dBFS")
        ->check (CLI::Validator (isFormat, "", ""))
        ->option_text ("BITS");
}

void addPathOption (CLI::App& command, std::string& key)
{
    const auto isPath = [] (const std::string& text) {
        const auto path = signalPathFromKey (text);
        return path && *path != SignalPath::lossyFile ? std::string() : text + ": a path is unknown, floatingPoint, fixedPoint or systemLimiter";
    };

    command.add_option ("--path", key, "How the audio comes here, where you know it better: floatingPoint, fixedPoint, systemLimiter or unknown")
        ->check (CLI::Validator (isPath, "", ""))
        ->option_text ("PATH");
}

/** In which sense RMS and the loudness of mono are meant. */
struct SenseOptions
{
    std::string rmsKey { keyOf (RmsConvention::mathematical) };

    void addTo (CLI::App& command, bool& dualMono)
    {
        const auto isConvention = [] (const std::string& text) { return rmsConventionFromKey (text) ? std::string() : text + ": RMS is mathematical or aes17"; };

        command.add_option ("--rms", rmsKey, "Which RMS: mathematical (the default, a full-scale sine reads -3.0 dBFS) or aes17 (it reads 0.0)")
            ->check (CLI::Validator (isConvention, "", ""))
            ->option_text ("WHICH");
        command.add_flag ("--dual-mono", dualMono, "One channel that will be heard from two loudspeakers counts twice: +3.0 LU of loudness");
    }

    RmsConvention rms() const { return rmsConventionFromKey (rmsKey).value_or (RmsConvention::mathematical); }
};

int printTargets (const std::vector<DeliveryTarget>& targets, Console& console)
{
    console.print (targetsText (targets));
    return console.finish (0);
}

/** What a command throws becomes a sentence and a status. */
int call (const std::function<int (Console&)>& command)
{
    Console console;
    const auto fail = [&console] (const std::string& sentence) {
        console.say (sentence);
        return exitFailed;
    };

    try
    {
        return command (console);
    }
    catch (const AnalysisStopped&)
    {
        return console.stopped ("nothing was printed, and no file written.");
    }
    catch (const FileError& error)
    {
        return fail (error.what());
    }
    catch (const std::bad_alloc&)
    {
        return fail ("There is too little memory for this. Close other programs and try again.");
    }
    catch (const std::exception& error)
    {
        return fail (fmt::format ("twobus-cli stopped: {}. Please report it with the command that you gave.", error.what()));
    }
}

/** A file whose name begins with a dash looks like an option. */
void sayHowToNameDashes (std::span<char* const> arguments)
{
    for (const auto* argument : arguments)
    {
        std::error_code ignored;

        if (argument[0] == '-' && std::filesystem::exists (toPath (argument), ignored))
        {
            std::fputs (fmt::format ("A name that begins with a dash goes after --, for example: twobus-cli check -- {}\n", printable (argument)).c_str(), stderr);
            return;
        }
    }
}

std::string failureMessage (const CLI::App*, const CLI::Error& error)
{
    return printable (error.what()) + "\nRun with --help for more information.\n";
}

int runCommandLine (int argc, char** argv)
{
    CLI::App app ("Twobus: is the mix safe to bounce, and how many dB to move the master fader?", "twobus-cli");
    const auto version = versionText ("twobus-cli", juceVersion());
    app.set_version_flag ("--version", version.substr (0, version.size() - 1)); // CLI11 ends the line
    app.require_subcommand (1);
    app.failure_message (failureMessage);
    app.footer ("Exit status: 0 all ready, 1 a verdict or a finding says fix it, 2 a file or device could not be read, 130 stopped by Ctrl+C.");

    CheckOptions check;
    std::vector<std::string> checkPaths;
    std::string layoutName;
    auto* checkCommand = app.add_subcommand ("check", "Measure audio files and print every reading and the verdict");
    checkCommand->add_option ("FILE", checkPaths, "Files (" + readableFormats ("or") + "), or folders for all such files in them")->required()->option_text ("...");
    checkCommand->add_flag ("--json", check.asJson, "One JSON object a file, one on each line");
    checkCommand->add_option ("--layout", layoutName, "Name the channels where a file does not: mono, stereo, 3.0, 4.0, 5.0, 5.1 or 7.1, in WAV order")
        ->check (CLI::IsMember (layouts()))
        ->option_text ("NAME");
    StageOption checkStage;
    checkStage.addTo (*checkCommand, check.analysis.aimDbtp, check.analysis.isClippedByChoice);
    SenseOptions checkSense;
    checkSense.addTo (*checkCommand, check.analysis.dualMono);
    std::string targetsPath;
    const auto addTargetsOption = [&targetsPath] (CLI::App& command) {
        command.add_option ("--targets", targetsPath, "A JSON file whose delivery targets override or join the built-in ones; without it targets.json beside the settings, where there is one")->option_text ("FILE");
    };
    addTargetsOption (*checkCommand);
    checkCommand->add_flag ("--all-targets", check.withAllTargets, "With --stage master: broadcast, film, games and podcasts in the delivery table too");
    ReportOptions checkReports;
    checkReports.addTo (*checkCommand, check.reports);
    checkCommand->footer ("A name that starts with a dash goes after --");

    auto* targetsCommand = app.add_subcommand ("targets", "List the delivery targets: what each asks for, since when, and who says so");
    addTargetsOption (*targetsCommand);

    auto* devicesCommand = app.add_subcommand ("devices", "List the audio devices and how to name them to meter");

    MeterOptions meter;
    std::string device;
    double seconds = 0.0;
    auto* meterCommand = app.add_subcommand ("meter", "Print live readings, a line every 100 ms");
    auto* deviceOption = meterCommand->add_option ("--device", device, "The device; without it the DAW's master, else the output that is played to")->option_text ("TYPE:NAME");
    meterCommand->add_option ("--channels", meter.channels, "The channels by name, for example \"out_1,out_2\"")->delimiter (',')->needs (deviceOption)->option_text ("A,B");
    meterCommand->add_flag ("--wait", meter.wait, "Wait for a device that is not there yet");
    meterCommand->add_flag ("--accept-muting", meter.acceptsMuting, "Listen also to a port that its program uses inside; PipeWire mutes that meanwhile");
    meterCommand->add_flag ("--json", meter.json, "JSON objects in place of text");
    meterCommand->add_flag ("--demo", meter.demo, "Meter the built-in demo mix in place of a device")->excludes (deviceOption);
    std::string logPath;
    auto* logOption = meterCommand->add_option ("--log", logPath, "Keep the history on disk too: in this new file, or without a name among the session logs")->expected (0, 1)->option_text ("[FILE]");
    auto* secondsOption = meterCommand->add_option ("--seconds", seconds, "Stop after so long; without it at Ctrl-C")->check (between (0.1, 1.0e9, "a time is 0.1 s or more"))->option_text ("N");
    StageOption meterStage;
    meterStage.addTo (*meterCommand, meter.choices.aimDbtp, meter.choices.isClippedByChoice);
    std::string exportKey { keyOf (meter.choices.exportFormat) };
    addExportOption (*meterCommand, exportKey);
    std::string pathKey { keyOf (meter.choices.path) };
    addPathOption (*meterCommand, pathKey);
    std::string scaleKey = "peak";
    addScaleOption (*meterCommand, scaleKey);
    SenseOptions meterSense;
    meterSense.addTo (*meterCommand, meter.dualMono);

    const std::vector<Subcommand> others { addCompareCommand (app), addSessionsCommand (app), addStemsCommand (app), addVerifyCommand (app) };

    try
    {
        app.parse (argc, argv);
    }
    catch (const CLI::ParseError& error)
    {
        const auto isFine = app.exit (error) == 0;

        if (! isFine)
            sayHowToNameDashes (std::span (argv, static_cast<std::size_t> (argc)));

        return isFine ? 0 : exitFailed;
    }

    for (const auto& other : others)
        if (*other.command)
            return call (other.run);

    check.analysis.stage = stageFromKey (checkStage.key).value_or (Stage::mix);
    meter.choices.stage = stageFromKey (meterStage.key).value_or (Stage::mix);
    meter.choices.path = signalPathFromKey (pathKey).value_or (SignalPath::unknown);
    meter.choices.exportFormat = exportFormatFromKey (exportKey).value_or (ExportFormat::integer24);
    meter.levelMeter = levelMeterFromKey (scaleKey).value_or (LevelMeter::peakAndRms);

    check.rms = checkSense.rms();
    check.paths = toPaths (checkPaths);
    check.reports.markers = checkReports.markers();
    meter.rms = meterSense.rms();

    if (! layoutName.empty())
        check.analysis.layout = layouts().at (layoutName);

    if (*deviceOption)
        meter.device = device;

    if (*secondsOption)
        meter.seconds = seconds;

    if (*logOption)
        meter.log = logPath;

    const auto targets = [&] { return targetsFromFile (targetsPath.empty() ? usersTargetsFile() : toPath (targetsPath), ! targetsPath.empty()); };

    return call ([&] (Console& console) {
        if (*targetsCommand)
            return printTargets (targets(), console);

        if (*devicesCommand)
            return runDevices (console);

        if (*meterCommand)
            return runMeter (meter, console);

        check.targets = targets();
        return runCheck (check, console);
    });
}
} // namespace

int main (int argc, char** argv)
{
    try
    {
        return runCommandLine (argc, argv);
    }
    catch (const std::exception& error) // before a command began, such as a lack of memory
    {
        std::fprintf (stderr, "twobus-cli could not begin: %s. Close other programs and try again.\n", error.what());
        return exitFailed;
    }
}
