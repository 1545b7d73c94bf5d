#include "App/Shell/CommandLine.h"

#include "Present/Base/Names.h"
#include "Present/Base/PathText.h"
#include "Taps/TapNames.h"

#include <string_view>

namespace twobus
{
namespace
{
std::vector<std::string> splitAtCommas (std::string_view text)
{
    std::vector<std::string> parts (1);

    for (const auto character : text)
    {
        if (character == ',')
            parts.emplace_back();
        else
            parts.back() += character;
    }

    std::erase (parts, "");
    return parts;
}

/** Reads one argument after the other and stops at the first error. */
class Parser
{
public:
    explicit Parser (const std::vector<std::string>& commandLine) : arguments (commandLine) {}

    CommandLine parse()
    {
        while (position < arguments.size() && result.error.empty())
            parseArgument (arguments[position++]);

        if (result.error.empty())
            finish();

        return result;
    }

private:
    /** An argument that begins with a dash is an option, until "--". All others are files. */
    void parseArgument (const std::string& argument)
    {
        if (! optionsHaveEnded && argument == "--")
            optionsHaveEnded = true;
        else if (! optionsHaveEnded && argument.starts_with ('-'))
            parseOption (argument);
        else if (! argument.empty())
            result.files.push_back (toPath (argument));
        else
            result.error = "A file's name is empty. Name a file or a folder.";
    }

    void parseOption (const std::string& option)
    {
        if (option == "--demo")
            result.source = DemoChoice {};
        else if (option == "--device")
            parseDevice (valueOf (option, "for example --device JACK:ardour"));
        else if (option == "--channels")
            channels = splitAtCommas (valueOf (option, "for example --channels out_1,out_2"));
        else if (option == "--stage")
            parseStage (valueOf (option, "recording, mix, master or streaming"));
        else if (option == "--screenshot")
            result.screenshotFolder = toPath (valueOf (option, "for example --screenshot pictures"));
        else if (option == "--help" || option == "-h")
            result.wantsHelp = true;
        else if (option == "--version")
            result.wantsVersion = true;
        else
            result.error = "Twobus does not know the option " + option
                           + ". See --help for the options. If it is a file, put -- before it.";
    }

    std::string valueOf (const std::string& option, const std::string& example)
    {
        if (position < arguments.size())
            return arguments[position++];

        result.error = "The option " + option + " needs a value: " + example + ".";
        return {};
    }

    void parseDevice (const std::string& value)
    {
        const auto address = addressFromOption (value);

        if (address && address->typeName == tapTypeName)
            result.source = TapChoice { {}, address->deviceName };
        else if (address)
            result.source = *address;
        else if (result.error.empty())
            result.error = "--device " + value
                           + " does not name a device. Give the driver and the device, for example --device "
                             "JACK:ardour.";
    }

    void parseStage (const std::string& value)
    {
        result.stage = stageFromKey (value);

        if (! result.stage && result.error.empty())
            result.error = "--stage " + value + " is not a stage. Use recording, mix, master or streaming.";
    }

    void finish()
    {
        if (result.screenshotFolder && ! result.files.empty())
            result.error = "--screenshot draws the pages from a fixed state and opens no files. Leave one of the two "
                           "out.";

        if (channels.empty())
            return;

        if (auto* address = result.source ? std::get_if<DeviceAddress> (&*result.source) : nullptr)
            address->channels = channels;
        else
            result.error = "--channels needs --device, which says whose channels they are.";
    }

    const std::vector<std::string>& arguments;
    std::size_t position = 0;
    bool optionsHaveEnded = false;
    std::vector<std::string> channels;
    CommandLine result;
};
} // namespace

CommandLine parseCommandLine (const std::vector<std::string>& arguments) { return Parser (arguments).parse(); }

std::string commandLineHelp()
{
    return "Twobus shows the level of your master bus and says what to do about it.\n"
           "\n"
           "Usage: Twobus [options] [--] [FILE|FOLDER...]\n"
           "\n"
           "  --demo                   play the built-in demo mix instead of a device\n"
           "  --device TYPE:NAME       listen to this device, for example JACK:ardour, or tap, for example TAP:Master\n"
           "  --channels A,B           listen to these channels of it, by name\n"
           "  --stage STAGE            recording, mix, master or streaming\n"
           "  --screenshot FOLDER      write a picture of every page into this folder, then exit\n"
           "  --help                   show this help\n"
           "  --version                show the version\n"
           "\n"
           "Twobus opens files and folders on the Files page. Names after -- are files, even if they begin with a "
           "dash.\n"
           "Without options, Twobus listens to the device it used last.\n"
           "It keeps a session log of its readings, without sound. You can switch that off in the settings.\n"
           "The last three options need no display. Everything else ends with exit status 2 if there is none: use "
           "twobus-cli instead.\n";
}
} // namespace twobus
