#include "Present/Base/ShownText.h"

#include "Present/Base/PathText.h"
#include "Present/Base/Utf8.h"

#include <filesystem>

namespace twobus
{
std::string shownText (std::string_view bytes)
{
    return withReplacements (bytes, [] (const Utf8Character& character) {
        return std::string (character.isValid && isDisplayable (character.codePoint) ? "" : "?");
    });
}

ShownPath shownPath (std::string_view text)
{
    ShownPath shown;
    shown.whole = shownText (text);
    shown.name = fileNameOf (shown.whole);

    const auto path = toPath (shown.whole);
    const auto folder = path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
    const auto above = folder.parent_path();

    if (above.empty() || above == folder.root_path())
        shown.folder = folder == folder.root_path() ? std::string() : toUtf8 (folder);
    else
        shown.folder = std::string ("…") + static_cast<char> (std::filesystem::path::preferred_separator)
                       + toUtf8 (folder.filename());

    return shown;
}
} // namespace twobus
