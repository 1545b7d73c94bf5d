#include "Present/Reports/SeverityHtml.h"

#include "Present/Base/HtmlText.h"
#include "Present/Base/Names.h"

#include <fmt/format.h>

namespace twobus
{
std::string severityIcon (Severity severity)
{
    return fmt::format ("<svg class=\"icon {0}\" aria-hidden=\"true\"><use href=\"#{0}\"/></svg>", keyOf (severity));
}

std::string severitySymbols()
{
    return "<svg class=\"symbols\" aria-hidden=\"true\">"
           "<symbol id=\"good\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8.2\" class=\"stroke\"/><path d=\"M6.4 10.4 9 13l4.6-5.6\" class=\"stroke\"/></symbol>"
           "<symbol id=\"caution\" viewBox=\"0 0 20 20\"><path d=\"M10 2 19 17.6H1z\" class=\"stroke\"/><path d=\"M10 8v4\" class=\"stroke\"/><circle cx=\"10\" cy=\"15\" r=\"1.2\" class=\"dot\"/></symbol>"
           "<symbol id=\"damage\" viewBox=\"0 0 20 20\"><rect x=\"1.4\" y=\"1.4\" width=\"17.2\" height=\"17.2\" rx=\"2.8\" class=\"dot\"/><path d=\"m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4\" class=\"hole\"/></symbol>"
           "<symbol id=\"neutral\" viewBox=\"0 0 20 20\"><circle cx=\"10\" cy=\"10\" r=\"8.2\" class=\"stroke\"/><circle cx=\"10\" cy=\"6.2\" r=\"1.3\" class=\"dot\"/><path d=\"M10 9.4v5\" class=\"stroke\"/></symbol>"
           "</svg>\n";
}

std::string spokenSeverity (Severity severity)
{
    switch (severity)
    {
        case Severity::good: return "<span class=\"sr\">good: </span>";
        case Severity::caution: return "<span class=\"sr\">caution: </span>";
        case Severity::damage: return "<span class=\"sr\">damage: </span>";
        case Severity::neutral: break;
    }

    return {};
}

std::string textWithSeverity (Severity severity, const std::string& text, std::string_view classes)
{
    return fmt::format ("<span class=\"{}\">{}<span>{}{}</span></span>", classes, severityIcon (severity),
                        spokenSeverity (severity), html (text));
}
} // namespace twobus
