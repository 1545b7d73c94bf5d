#pragma once

#include "Present/Base/Document.h"
#include "Results/VerificationReport.h"

#include <string>
#include <vector>

namespace twobus
{
/** The result of verifying a bounce, in words and as JSON. UTF-8. */
struct VerificationText
{
    std::string headline; ///< "The same as heard live, and undamaged: 3.0 dB lower than heard."
    std::vector<std::string> faults; ///< "Cut at the end: ...", worst first
    std::vector<std::string> notes; ///< where it was heard, what was compared

    bool operator== (const VerificationText&) const = default;
};

VerificationText wordsFor (const BounceVerification&);

/** The file's name, then all of the above, one line each; ends with a line break. */
std::string verificationText (const BounceVerification&);

/** The same as a page for the window. */
Document verificationDocument (const BounceVerification&);

/** One line, without a line break. */
std::string verificationJson (const BounceVerification&);

std::string_view keyOf (VerificationOutcome) noexcept; ///< "sameInPart"

/** "3.0 dB lower than heard", "as loud as heard". */
std::string gainText (double gainDb, std::string_view than);
} // namespace twobus
