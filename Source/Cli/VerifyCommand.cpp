#include "Cli/VerifyCommand.h"

#include "Cli/Terminal.h"
#include "Files/AudioFile.h"
#include "Files/BounceVerification.h"
#include "Files/SessionFolder.h"
#include "Files/UsersFolder.h"
#include "Present/VerificationText.h"

#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <memory>
#include <string>

namespace twobus
{
namespace
{
constexpr int exitUnharmed = 0, exitHarmed = 1, exitUnread = 2;

struct VerifyOptions
{
    std::string file, session;
    bool asJson = false;
};

int verify (const VerifyOptions& options)
{
    BounceVerification verification;

    try
    {
        const auto log = options.session.empty() ? readNewestSession (usersSessionFolder()) : readSessionLog (options.session);
        verification = verifyBounce (analyseWithRows (options.file, {}), log);
    }
    catch (const SessionLogError& error)
    {
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }
    catch (const AudioFileError& error)
    {
        fmt::print (stderr, "{}\n", error.what());
        return exitUnread;
    }

    fmt::print ("{}", options.asJson ? verificationJson (verification) + "\n" : verificationText (verification));

    if (std::fflush (stdout) != 0 || std::ferror (stdout) != 0)
    {
        fmt::print (stderr, "{}", outputFailedSentence);
        return exitUnread;
    }

    return isUnharmed (verification) ? exitUnharmed : exitHarmed;
}
} // namespace

Subcommand addVerifyCommand (CLI::App& app)
{
    const auto options = std::make_shared<VerifyOptions>();
    auto* command = app.add_subcommand ("verify", "Hold a bounce against what was heard live: the same, whole and unharmed?");
    command->add_option ("FILE", options->file, "The bounce")->required()->option_text (" ");
    command->add_option ("--session", options->session, "The session log; without it the newest")->option_text ("LOG");
    command->add_flag ("--json", options->asJson, "A JSON object in place of text");
    return { command, [options] { return verify (*options); } };
}
} // namespace twobus
