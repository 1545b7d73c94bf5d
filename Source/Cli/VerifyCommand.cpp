#include "Cli/VerifyCommand.h"

#include "Files/Disk/UsersFolder.h"
#include "Files/Sessions/BounceVerification.h"
#include "Files/Sessions/SessionFolder.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/VerificationText.h"

#include <memory>
#include <string>

namespace twobus
{
namespace
{
struct VerifyOptions
{
    std::string file, session;
    bool asJson = false;
};

int verify (const VerifyOptions& options, Console& console)
{
    const auto stop = console.stop();
    const auto log =
        options.session.empty() ? readNewestSession (usersSessionFolder()) : readSessionLog (toPath (options.session));
    const auto verification = verifyBounce (analyseWithRows (toPath (options.file), {}, {}, stop), log);

    console.print (options.asJson ? verificationJson (verification) + "\n" : verificationText (verification));
    return console.finish (isUndamaged (verification) ? exitReady : exitFix);
}
} // namespace

Subcommand addVerifyCommand (CLI::App& app)
{
    const auto options = std::make_shared<VerifyOptions>();
    auto* command = app.add_subcommand ("verify", "Check a bounce against what was heard live: is it the same, "
                                                  "complete and undamaged?");
    command->add_option ("FILE", options->file, "The bounce")->required()->option_text (" ");
    command->add_option ("--session", options->session, "The session log (default: the newest)")->option_text ("LOG");
    command->add_flag ("--json", options->asJson, "Print one JSON object instead of text");
    return { command, [options] (Console& console) { return verify (*options, console); } };
}
} // namespace twobus
