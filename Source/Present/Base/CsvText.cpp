#include "Present/Base/CsvText.h"

#include "Present/Base/Utf8.h"

#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace twobus
{
namespace
{
std::string quoted (const std::string& text)
{
    if (text.find_first_of (",\"\r\n") == std::string::npos)
        return text;

    std::string cell = "\"";

    for (const auto c : text)
        cell.append (c == '"' ? 2 : 1, c);

    return cell + "\"";
}
} // namespace

std::string csvText (const std::string& text)
{
    const auto valid = withValidUtf8 (text);
    const auto isFormula =
        ! valid.empty() && std::string_view ("=+-@\t\r").find (valid.front()) != std::string_view::npos;
    return quoted (isFormula ? "'" + valid : valid);
}

std::string csvNumber (std::optional<double> value, int decimals)
{
    if (! value || std::isnan (*value))
        return {};

    if (std::isinf (*value))
        return *value < 0.0 ? "-inf" : "inf";

    const auto text = fmt::format ("{:.{}f}", *value, decimals);
    return std::stod (text) == 0.0 && text.front() == '-' ? text.substr (1) : text;
}
} // namespace twobus
