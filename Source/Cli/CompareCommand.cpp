#include "Cli/CompareCommand.h"

#include "Files/Analysis/BounceComparison.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/ComparisonText.h"

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
namespace
{
struct CompareOptions
{
    std::vector<std::string> files;
    bool asJson = false;
};

int compare (const CompareOptions& options, Console& console)
{
    const auto stop = console.stop();
    auto second =
        std::async (std::launch::async, [&] { return analyseWithRows (toPath (options.files[1]), {}, {}, stop); });
    const auto first = analyseWithRows (toPath (options.files[0]), {}, {}, stop);
    const auto comparison = compareBounces (first, second.get());

    console.print (options.asJson ? comparisonJson (comparison) + "\n" : comparisonText (comparison));
    return console.finish (exitReady);
}
} // namespace

Subcommand addCompareCommand (CLI::App& app)
{
    const auto options = std::make_shared<CompareOptions>();
    auto* command = app.add_subcommand ("compare", "Compare two bounces at equal loudness, section by section");
    command->add_option ("FILE", options->files, "The two bounces")->required()->expected (2)->option_text ("FILE");
    command->add_flag ("--json", options->asJson, "Print one JSON object instead of text");
    return { command, [options] (Console& console) { return compare (*options, console); } };
}
} // namespace twobus
