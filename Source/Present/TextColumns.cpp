#include "Present/TextColumns.h"

#include "Present/Utf8.h"

#include <algorithm>
#include <cctype>

namespace twobus
{
std::string padded (const std::string& text, std::size_t width, Alignment alignment)
{
    const std::string space (width - std::min (width, numCharacters (text)), ' ');
    return alignment == Alignment::right ? space + text : text + space;
}

std::string capitalised (std::string text)
{
    if (! text.empty())
        text.front() = static_cast<char> (std::toupper (static_cast<unsigned char> (text.front())));

    return text;
}
} // namespace twobus
