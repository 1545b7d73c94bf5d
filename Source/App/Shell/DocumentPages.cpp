#include "App/Shell/DocumentPages.h"

#include "App/Widgets/DocumentView.h"
#include "Core/Base/LibraryVersions.h"
#include "Devices/LibraryVersions.h"
#include "Files/Reports/LibraryVersions.h"
#include "Files/Reports/ProgramVersion.h"
#include "Present/Help/KeyboardHelp.h"

#include <algorithm>
#include <utility>

namespace twobus
{
std::unique_ptr<OverlayPage> makeDocumentPage (Document document)
{
    const auto title = document.title;
    auto view = std::make_unique<DocumentView> (std::move (document));
    auto& text = *view;
    auto page = std::make_unique<OverlayPage> (title, std::move (view));
    page->addButton (
        "Copy", "Copy this page as text.", [&text] { text.copyText(); }, "Copied");
    return page;
}

namespace
{
std::vector<Platform> platformsFrom (Platform own)
{
    std::vector<Platform> platforms (allPlatforms.begin(), allPlatforms.end());
    std::stable_partition (platforms.begin(), platforms.end(), [own] (Platform platform) { return platform == own; });
    return platforms;
}
} // namespace

std::unique_ptr<OverlayPage> makeGuide (Platform own)
{
    struct Part
    {
        std::string_view name;
        Document document;
    };

    std::vector<Part> parts;

    for (const auto platform : platformsFrom (own))
        parts.push_back ({ nameOf (platform), loopbackGuide (platform) });

    parts.insert (parts.begin() + 1, { dawGuideName, dawGuide() });

    std::vector<std::string> names;
    names.reserve (parts.size());

    for (const auto& part : parts)
        names.emplace_back (part.name);

    auto page = makeDocumentPage (parts.front().document);
    auto& view = static_cast<DocumentView&> (page->content());
    page->setTabs (names, 0, [&view, parts] (std::size_t index) { view.setDocument (parts[index].document); });
    return page;
}

std::unique_ptr<OverlayPage> makePathCheckPage (const PathCheckPage& shown, std::function<void()> onWriteFile)
{
    auto page = makeDocumentPage (pathCheckDocument (shown));
    page->addButton ("Write the test file", "Choose where to save the test file to play in your DAW.",
                     std::move (onWriteFile));
    return page;
}

std::unique_ptr<OverlayPage> makeHelp (Platform own) { return makeDocumentPage (keyboardHelp (own)); }

Versions ownVersions()
{
    return { .twobus = std::string (programVersion()),
             .commit = std::string (programCommit()),
             .juce = juceVersion(),
             .fmt = fmtVersion(),
             .highway = highwayVersion(),
             .fftw = fftwVersion(),
             .sndfile = sndfileVersion(),
             .json = jsonVersion(),
             .zlib = zlibVersion() };
}

std::unique_ptr<OverlayPage> makeAbout (const Versions& versions) { return makeDocumentPage (about (versions)); }
} // namespace twobus
