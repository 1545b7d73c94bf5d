#include "App/VerificationJobs.h"

#include "Files/BounceVerification.h"
#include "Files/SessionFolder.h"
#include "Files/UsersFolder.h"

namespace twobus
{
BounceVerification verify (const VerificationRequest& request, const VerificationJobs::Progress& progress, const std::stop_token& stop)
{
    const auto log = request.sessionPath.empty() ? readNewestSession (usersSessionFolder()) : readSessionLog (request.sessionPath);
    return verifyBounce (analyseWithRows (request.path, {}, progress, stop), log);
}
} // namespace twobus
