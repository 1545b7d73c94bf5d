#pragma once

#include "Advice/Advice.h"

#include <string>
#include <string_view>

/** @file
    Severities in HTML: a shape and a word beside the colour.
*/
namespace twobus
{
/** The drawing for a severity, with its own shape, as large as the page's text; it needs severitySymbols in the
    page. */
std::string severityIcon (Severity);

/** The symbols for severityIcon: put them into each page once. */
std::string severitySymbols();

/** "good: " and so on, for readers who see neither shape nor colour; hidden from everyone else. */
std::string spokenSeverity (Severity);

/** A text after the shape of its severity. `classes` are classes in the page's style. */
std::string textWithSeverity (Severity, const std::string& text, std::string_view classes = "say");
} // namespace twobus
