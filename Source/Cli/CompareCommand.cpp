#include "Cli/CompareCommand.h"

#include "Cli/Terminal.h"
#include "Files/AudioFile.h"
#include "Files/BounceComparison.h"
#include "Present/ComparisonText.h"

#include <cstdio>
#include <fmt/format.h>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
namespace
{
constexpr int exitCompared = 0, exitUnread = 2;

struct CompareOptions
{
    std::vector<std::string> files;
    bool asJson = false;
};

int compare (const CompareOptions& options)
{
    BounceComparison comparison;

    try
    {
        auto second = std::async (std::launch::async, [&options] { return analyseWithRows (options.files[1], {}); });
        const auto first = analyseWithRows (options.files[0], {});
        comparison = compareBounces (first, second.get());
    }
    catch (const AudioFileError& error)
    {
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }

    fmt::print ("{}", options.asJson ? comparisonJson (comparison) + "\n" : comparisonText (comparison));

    if (std::fflush (stdout) == 0 && std::ferror (stdout) == 0)
        return exitCompared;

    fmt::print (stderr, "{}", outputFailedSentence);
    return exitUnread;
}
} // namespace

Subcommand addCompareCommand (CLI::App& app)
{
    const auto options = std::make_shared<CompareOptions>();
    auto* command = app.add_subcommand ("compare", "Compare two bounces as loud as each other, section by section");
    command->add_option ("FILE", options->files, "The two bounces")->required()->expected (2)->option_text ("FILE FILE");
    command->add_flag ("--json", options->asJson, "A JSON object in place of text");
    return { command, [options] { return compare (*options); } };
}
} // namespace twobus
