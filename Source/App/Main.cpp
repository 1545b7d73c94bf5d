#include "App/Pictures/Screenshots.h"
#include "App/Shell/CommandLine.h"
#include "App/Shell/MainWindow.h"
#include "App/Shell/NoDisplay.h"
#include "App/Text.h"
#include "App/Widgets/LookAndFeel.h"
#include "Devices/LibraryVersions.h"
#include "Files/Reports/ProgramVersion.h"
#include "Present/Base/PathText.h"

#include <cstdio>
#include <filesystem>
#include <juce_gui_basics/juce_gui_basics.h>
#include <memory>

/** The windowed program. Exit codes: 0, or 2 if the command line is invalid or there is no display. */
namespace twobus
{
class Application : public juce::JUCEApplication
{
public:
    const juce::String getApplicationName() override { return "Twobus"; }
    const juce::String getApplicationVersion() override { return toJuce (programVersion()); }
    bool moreThanOneInstanceAllowed() override { return true; }

    void initialise (const juce::String&) override
    {
        std::vector<std::string> arguments;

        for (const auto& argument : getCommandLineParameterArray())
            arguments.push_back (argument.toStdString());

        const auto commandLine = parseCommandLine (arguments);

        if (! commandLine.error.empty())
            return leave (stderr, commandLine.error + "\n", 2);

        if (commandLine.wantsHelp)
            return leave (stdout, commandLineHelp(), 0);

        if (commandLine.wantsVersion)
            return leave (stdout, versionText ("Twobus", juceVersion()), 0);

        if (commandLine.screenshotFolder)
            return takePictures (*commandLine.screenshotFolder);

        if (const auto problem = whyNoDisplay(); ! problem.empty())
            return leave (stderr, problem + "\n", 2);

        lookAndFeel = std::make_unique<LookAndFeel>();
        juce::LookAndFeel::setDefaultLookAndFeel (lookAndFeel.get());
        window = std::make_unique<MainWindow> (SettingsFile(), commandLine);
    }

    void shutdown() override
    {
        window.reset();
        juce::LookAndFeel::setDefaultLookAndFeel (nullptr);
        lookAndFeel.reset();
    }

private:
    void takePictures (const std::filesystem::path& folder)
    {
        LookAndFeel looks;
        juce::LookAndFeel::setDefaultLookAndFeel (&looks);
        const auto here = juce::File::getCurrentWorkingDirectory();
        const auto problem = writeScreenshots (here.getChildFile (toJuce (toUtf8 (folder))));
        juce::LookAndFeel::setDefaultLookAndFeel (nullptr);
        leave (stderr, problem.empty() ? "" : problem + "\n", problem.empty() ? 0 : 2);
    }

    void leave (std::FILE* stream, const std::string& text, int exitCode)
    {
        std::fputs (text.c_str(), stream);
        setApplicationReturnValue (exitCode);
        quit();
    }

    std::unique_ptr<LookAndFeel> lookAndFeel;
    std::unique_ptr<MainWindow> window;
};
} // namespace twobus

START_JUCE_APPLICATION (twobus::Application)
