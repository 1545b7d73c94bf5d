#pragma once

#include "Advice/Advice.h"

#include <string>
#include <string_view>

/** @file
    Severities in HTML: a shape and a word beside the colour.
*/
namespace twobus
{
/** The drawing of a severity, with a shape of its own, of the page's text size; its symbol is in severitySymbols. */
std::string severityIcon (Severity);

/** The symbols of severityIcon: once in each page. */
std::string severitySymbols();

/** "good: " and so on, for who sees neither shape nor colour; seen by nobody else. */
std::string spokenSeverity (Severity);

/** A text behind the shape of its severity; of classes that the page's style knows. */
std::string said (Severity, const std::string& text, std::string_view classes = "say");
} // namespace twobus
