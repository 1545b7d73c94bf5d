#pragma once

#include <cctype>
#include <string>

namespace twobus
{
/** The text with its first letter in upper case, if that is an ASCII letter. */
inline std::string capitalised (std::string text)
{
    if (! text.empty())
        text.front() = static_cast<char> (std::toupper (static_cast<unsigned char> (text.front())));

    return text;
}
} // namespace twobus
