#include "App/ShownText.h"

#include "Present/Utf8.h"

namespace twobus
{
std::string shownText (std::string_view bytes)
{
    std::string text;

    while (! bytes.empty())
    {
        const auto character = firstCharacterOf (bytes);

        if (character.isValid && canBeShown (character.codePoint))
            text += bytes.substr (0, character.numBytes);
        else
            text += '?';

        bytes.remove_prefix (character.numBytes);
    }

    return text;
}

ShownPath shownPath (std::string_view path)
{
    ShownPath shown;
    shown.whole = shownText (path);

    auto names = std::string_view (shown.whole);

    while (names.size() > 1 && names.ends_with ('/'))
        names.remove_suffix (1);

    const auto slash = names.find_last_of ("/\\");

    if (slash == std::string_view::npos || names.size() == 1)
    {
        shown.name = names;
        return shown;
    }

    shown.name = names.substr (slash + 1);
    const auto parent = names.substr (0, slash);
    const auto before = parent.find_last_of ("/\\");
    shown.folder = before == std::string_view::npos || before == 0 ? std::string (parent) : "…" + std::string (parent.substr (before));
    return shown;
}
} // namespace twobus
