#include "Present/Reports/ReportHtml.h"

#include "Advice/FileFindings.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Base/HtmlText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"
#include "Present/Reports/ReportStyle.h"
#include "Present/Reports/SeverityHtml.h"

#include <fmt/format.h>
#include <utility>

namespace twobus
{
namespace
{
/** The policy lets the page neither fetch nor run anything, whatever text it contains. */
constexpr std::string_view headStart = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
)";

constexpr std::string_view tableHead = R"(<div class="wide"><table>
<thead><tr><th scope="col">File</th><th scope="col">Verdict</th><th scope="col" class="num">Integrated <span class="unit">LUFS</span></th><th scope="col" class="num opt">Range <span class="unit">LU</span></th><th scope="col" class="num">True peak <span class="unit">dBTP</span></th><th scope="col" class="num opt">PLR <span class="unit">dB</span></th><th scope="col" class="num opt">Trim <span class="unit">dB</span></th><th scope="col" class="num opt">Length</th></tr></thead>
<tbody>
)";

/** With its severity's colour as well as its shape. */
std::string textInSeverityColour (Severity severity, const std::string& text)
{
    return textWithSeverity (severity, text, fmt::format ("say {}", keyOf (severity)));
}

std::string unreadableFileRow (const ReportedFile& file)
{
    return fmt::format ("<tr><th scope=\"row\">{}</th><td colspan=\"7\">{}</td></tr>\n", htmlName (reportedName (file)),
                        textInSeverityColour (Severity::damage, reportedError (file)));
}

/** The worst finding, if the verdict alone would let the file pass. */
std::string findingUnderVerdict (const ReportedFile& file)
{
    if (needsFix (file.advice.verdict) || ! needsFix (file.findings))
        return {};

    const auto worst = findingsOf (file).front();
    return textInSeverityColour (worst.severity, worst.name);
}

std::string row (const ReportedFile& file, const std::string& id)
{
    const auto& r = file.readings;
    const auto words = wordsFor (file.advice, file.choices, r, file.facts.format.layout);
    const auto name = htmlName (reportedName (file));

    return fmt::format (
        "<tr><th scope=\"row\">{}</th><td>{}{}</td><td class=\"num\">{}</td><td class=\"num opt\">{}</td>"
        "<td class=\"num\">{}</td><td class=\"num opt\">{}</td><td class=\"num opt\">{}</td><td class=\"num opt\">{}</td></tr>\n",
        id.empty() ? name : fmt::format ("<a href=\"#{}\">{}</a>", id, name),
        textInSeverityColour (file.advice.severity, words.headline), findingUnderVerdict (file),
        numberText (r.integratedLufs), numberText (r.loudnessRangeLu), signedNumberText (r.truePeakDbtp),
        numberText (r.plrDb), signedNumberText (file.advice.trimDb), durationText (file.facts.seconds));
}

std::string countItem (std::size_t count, Severity severity, std::string_view text)
{
    return count == 0
               ? std::string()
               : fmt::format ("<li class=\"say\">{}<span>{} {}</span></li>", severityIcon (severity), count, text);
}

std::string settingsList (const ReportSettings& settings)
{
    std::string list =
        "<section class=\"panel\" aria-labelledby=\"settings\"><h3 id=\"settings\" style=\"margin-top:0\">How it was measured</h3><dl class=\"settings\">";

    for (const auto& setting : settingTexts (settings))
        list += fmt::format ("<dt>{}</dt><dd>{}</dd>", html (setting.name), html (setting.value));

    return list + "</dl></section>\n";
}
} // namespace

HtmlReport::HtmlReport (ReportSettings reportSettings) : settings (std::move (reportSettings)) {}

void HtmlReport::add (const ReportedFile& file)
{
    ++numFiles;
    onlyName = numFiles == 1 ? reportedName (file) : std::string();
    const auto isRead = file.error.empty();
    const auto asks = isRead && (needsFix (file.advice.verdict) || needsFix (file.findings));
    ++(! isRead ? numUnread : asks ? numToFix : numReady);
    auto& numDetailed = asks ? numFixesDetailed : numOthersDetailed;
    std::string id;

    if (isRead && numDetailed < mostDetailed)
    {
        ++numDetailed;
        id = fmt::format ("file-{}", numFiles);
        details += fileDetailsHtml (file, settings, id);
    }

    if (numFiles <= mostListed)
        rows += isRead ? row (file, id) : unreadableFileRow (file);
}

std::string HtmlReport::summary() const
{
    const auto title = numFiles == 1 ? htmlName (onlyName) : countText (numFiles, "file", "files");
    auto text = fmt::format ("<header>\n<p class=\"brand\">two<b>bus</b></p>\n<h1>{}</h1>\n<ul class=\"counts\">{}{}{}",
                             title, countItem (numReady, Severity::good, "ready"),
                             countItem (numToFix, Severity::caution, numToFix == 1 ? "needs fixing" : "need fixing"),
                             countItem (numUnread, Severity::damage, "could not be read"));

    if (! settings.madeAt.empty())
        text += fmt::format ("<li>{}</li>", html (settings.madeAt));

    return text + "</ul>\n</header>\n";
}

std::string HtmlReport::leftOutNote() const
{
    std::string note;
    const auto numDetailed = numFixesDetailed + numOthersDetailed;
    const auto numRead = numReady + numToFix;

    if (numFiles > mostListed)
        note = fmt::format ("The table ends after {} files; {} more were checked. ", mostListed, numFiles - mostListed);

    if (numRead > numDetailed)
        note += fmt::format ("Plots and details follow for {} of {} files: the first {} that need fixing, and the "
                             "first {} of the others. ",
                             numDetailed, numRead, numFixesDetailed, numOthersDetailed);

    return note.empty() ? note
                        : fmt::format ("<p class=\"box\">{}The CSV and JSON reports have all of them.</p>\n", note);
}

std::string HtmlReport::text() const
{
    auto page = std::string (headStart);
    page += fmt::format ("<title>Twobus report: {}</title>\n<style>{}</style>\n</head>\n<body>\n{}{}<main>\n",
                         numFiles == 1 ? html (onlyName) : countText (numFiles, "file", "files"), reportStyle,
                         severitySymbols(), summary());
    page +=
        fmt::format ("<section class=\"panel\" aria-label=\"All files\">\n{}{}</tbody></table></div>\n{}</section>\n",
                     tableHead, rows, leftOutNote());
    page += details;
    return page.append (settingsList (settings)).append ("</main>\n</body>\n</html>\n");
}
} // namespace twobus
