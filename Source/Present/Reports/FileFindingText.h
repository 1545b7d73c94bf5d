#pragma once

#include "Advice/FileFinding.h"
#include "Core/Base/ChannelLayout.h"
#include "Present/Reports/ReadingsJson.h"

#include <string>

/** @file
    The words of a finding: one plain sentence, and one more with what to do where something can be done.
*/
namespace twobus
{
std::string findingText (const FileFinding&, const ChannelLayout&);

/** An element of "findings": "finding" is the kind's key; what a finding does not have is left out. */
Json findingJson (const FileFinding&);

/** Whether the verdict's sentences, the notice or the checks of a report say the same already. */
bool isSaidByVerdict (const FileFinding&) noexcept;
} // namespace twobus
