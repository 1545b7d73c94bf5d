#include "App/Files/Model/VerificationJobs.h"

#include "Files/Disk/UsersFolder.h"
#include "Files/Sessions/BounceVerification.h"
#include "Files/Sessions/SessionFolder.h"

namespace twobus
{
VerificationJobs::Work verifyInBackground()
{
    return [] (const VerificationRequest& request, const VerificationJobs::Progress& progress,
               const std::stop_token& stop) {
        const auto log = request.sessionPath.empty() ? readNewestSession (usersSessionFolder())
                                                     : readSessionLog (request.sessionPath);

        FileAnalysisOptions options;
        options.dualMono = request.dualMono;
        return verifyBounce (analyseWithRows (request.path, options, progress, stop), log);
    };
}
} // namespace twobus
