#pragma once

#include "App/Session/OwnPlatform.h"
#include "App/Shell/OverlayPage.h"
#include "Present/Advice/PathCheckPage.h"
#include "Present/Help/About.h"
#include "Present/Help/Guide.h"

#include <functional>
#include <memory>
#include <string>

/** @file
    The pages of text: guide, keyboard, about, the path check, and the findings of a verification. Each has a button
    that copies its text. Message thread.
*/
namespace twobus
{
/** Any page of text. */
std::unique_ptr<OverlayPage> makeDocumentPage (Document);

/** The guide on how to get the sound in. Its tabs are this machine's platform, the DAWs, and the other platforms. */
std::unique_ptr<OverlayPage> makeGuide (Platform own = ownPlatform());

/** The page of the path check, with a button that writes the test file. */
std::unique_ptr<OverlayPage> makePathCheckPage (const PathCheckPage&, std::function<void()> onWriteFile);

std::unique_ptr<OverlayPage> makeHelp (Platform own = ownPlatform());

/** The versions of this program and of the libraries that it was built with. */
Versions ownVersions();

std::unique_ptr<OverlayPage> makeAbout (const Versions&);
} // namespace twobus
