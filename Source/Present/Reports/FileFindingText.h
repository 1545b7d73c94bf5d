#pragma once

#include "Advice/FileFinding.h"
#include "Core/Base/ChannelLayout.h"
#include "Present/Reports/ReadingsJson.h"

#include <string>

/** @file
    Findings in words: one plain sentence, and a second one with what to do, if something can be done.
*/
namespace twobus
{
std::string findingText (const FileFinding&, const ChannelLayout&);

/** An element of "findings": "finding" is the kind's key. Facts that the finding lacks are left out. */
Json findingJson (const FileFinding&);

/** Whether the verdict's sentences, the notice or the checks of a report already say this. */
bool isCoveredByVerdict (const FileFinding&) noexcept;
} // namespace twobus
