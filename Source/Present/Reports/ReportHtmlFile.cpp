#include "Present/Advice/AdviceText.h"
#include "Present/Advice/DeliveryPageText.h"
#include "Present/Advice/DeliveryText.h"
#include "Present/Base/HtmlText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/TimelineText.h"
#include "Present/Reports/ReportHtml.h"
#include "Present/Reports/SeverityHtml.h"
#include "Present/Reports/TracePlot.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr std::uint32_t mostChannelsListed = 8;

std::string paragraphIf (const std::string& text, std::string_view element = "span class=\"sub\"",
                         std::string_view end = "span")
{
    return text.empty() ? std::string() : fmt::format ("<{}>{}</{}>", element, html (text), end);
}

std::string verdictHtml (const ReportedFile& file, const AdviceText& words)
{
    const auto severity = file.advice.severity;
    auto text = fmt::format ("<p class=\"verdict {}\">{}<span>{}{}</span></p>\n", keyOf (severity),
                             severityIcon (severity), spokenSeverity (severity), html (words.headline));

    if (! words.action.empty())
        text += fmt::format ("<p class=\"move\">{}<br/><b>{}</b> {}</p>\n", html (words.action), html (words.amount),
                             words.unit);

    text += fmt::format ("<p class=\"words\">{}{}{}</p>\n", paragraphIf (words.loudest, "span", "span"),
                         paragraphIf (words.aim), paragraphIf (words.notice));
    return text.append (paragraphIf (words.cause, "p class=\"box\"", "p")).append ("\n");
}

class Readings
{
public:
    explicit Readings (const ReportedFile& reported, const MeterReadings& shown) : file (reported), readings (shown) {}

    void add (std::string_view name, std::optional<double> value, std::string_view unit, int decimals = 1)
    {
        addText (name, fmt::format ("{} <small>{}</small>", figureText (value, unit, decimals), unit));
    }

    void addEach (std::string_view name, std::optional<double> value, std::string_view unit,
                  std::optional<double> ChannelReadings::*member, int decimals = 1)
    {
        std::string each;

        for (std::uint32_t channel = 0;
             readings.numChannels > 1 && readings.numChannels <= mostChannelsListed && channel < readings.numChannels;
             ++channel)
            each += fmt::format ("{}{} {}", channel == 0 ? "" : " · ", channelName (file.facts.format.layout, channel),
                                 figureText (readings.channels[channel].*member, unit, decimals));

        addText (name, fmt::format ("{} <small>{}</small>{}", figureText (value, unit, decimals), unit,
                                    each.empty() ? each : fmt::format ("<span class=\"each\">{}</span>", html (each))));
    }

    void addText (std::string_view name, const std::string& value)
    {
        list += fmt::format ("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
    }

    std::string list;

private:
    const ReportedFile& file;
    const MeterReadings& readings;
};

std::string readingsHtml (const ReportedFile& file, RmsConvention rms)
{
    const auto r = withShownRms (file.readings, rms);
    Readings readings (file, r);
    readings.add ("Integrated", r.integratedLufs, "LUFS");
    readings.add ("Short-term max", r.shortTermMaxLufs, "LUFS");
    readings.add ("Momentary max", r.momentaryMaxLufs, "LUFS");
    readings.add ("Loudness range", r.loudnessRangeLu, "LU");
    readings.addEach ("True peak", r.truePeakDbtp, "dBTP", &ChannelReadings::truePeakDbtp);
    readings.addEach ("Sample peak", r.samplePeakDbfs, "dBFS", &ChannelReadings::samplePeakDbfs);
    readings.addEach (rmsLabel (rms), r.rmsDbfs, "dBFS", &ChannelReadings::rmsDbfs);
    readings.addEach ("Crest factor", r.crestFactorDb, "dB", &ChannelReadings::crestFactorDb);
    readings.add ("PLR", r.plrDb, "dB");
    readings.add ("PSR min", r.psrMinDb, "dB");

    if (file.facts.format.layout.isStereo())
    {
        readings.addText ("Correlation", signedNumberText (r.correlation, 2));
        readings.addText ("Balance", html (balanceText (r.balanceDb)));
    }

    readings.addEach ("DC offset", r.dcOffsetPercent, "%", &ChannelReadings::dcOffsetPercent, 2);
    return fmt::format ("<h3>Readings</h3>\n<dl class=\"readings\">{}</dl>\n", readings.list);
}

std::string checksHtml (const AdviceText& words)
{
    if (words.checks.empty())
        return {};

    std::string rows;

    for (const auto& check : words.checks)
        rows += fmt::format ("<tr><th scope=\"row\">{}</th><td class=\"num\">{}</td><td class=\"sub\">{}</td></tr>\n",
                             textWithSeverity (check.severity, check.name), html (check.value), html (check.limit));

    return "<div><h3>Checks</h3>\n<table><thead class=\"sr\"><tr><th scope=\"col\">Check</th><th scope=\"col\">Measured</th><th scope=\"col\">Limit</th></tr></thead><tbody>\n"
           + rows + "</tbody></table></div>\n";
}

/** Findings that have a position show their time. */
std::string findingsHtml (const ReportedFile& file)
{
    std::string items;

    for (const auto& finding : findingsOf (file))
        items += fmt::format ("<tr><td>{}</td><td class=\"num\">{}</td></tr>\n",
                              textWithSeverity (finding.severity, finding.text),
                              finding.seconds ? momentText (*finding.seconds) : std::string());

    return items.empty()
               ? items
               : "<div><h3>Findings</h3>\n<table><thead class=\"sr\"><tr><th scope=\"col\">Finding</th><th scope=\"col\">At</th></tr></thead><tbody>\n"
                     + items + "</tbody></table></div>\n";
}

std::string momentsHtml (const ReportedFile& file)
{
    const auto moments = worstMoments (file.readings);
    std::string rows;

    for (const auto& moment : moments)
    {
        const auto words = wordsFor (
            MomentReadings {
                moment.seconds, moment.truePeakDbtp, {}, {}, moment.channel, moment.octaveBandHz, moment.cause },
            file.facts.format.layout);
        rows += fmt::format (
            "<tr><th scope=\"row\" class=\"time\">{}</th><td class=\"num\">{} dBTP</td><td class=\"opt\">{}</td><td>{}</td></tr>\n",
            momentText (moment.seconds), signedNumberText (moment.truePeakDbtp),
            html (channelWord (file.facts.format.layout, moment.channel)),
            textWithSeverity (severityOf (moment, file.advice), words.cause));
    }

    if (rows.empty())
        return rows;

    return "<h3>Loudest moments</h3>\n<table><thead><tr><th scope=\"col\">At</th><th scope=\"col\" class=\"num\">True peak</th><th scope=\"col\" class=\"opt\">Channel</th>"
           "<th scope=\"col\">What it is</th></tr></thead><tbody>\n"
           + rows + "</tbody></table>\n";
}

std::string deliveryHtml (const ReportedFile& file, const DeliveryChoice& delivery)
{
    if (file.choices.stage != Stage::finishedMaster || delivery.targets.empty())
        return {};

    std::string rows;

    for (const auto& row : deliveryRows (file.readings, delivery.targets, delivery.withHidden))
        rows += fmt::format (
            "<tr><th scope=\"row\">{}</th><td class=\"num\">{}</td><td class=\"num opt\">{}</td><td class=\"num opt\">{}</td><td class=\"num opt\">{}</td><td>{}</td></tr>\n",
            html (row.name), html (row.playsAt), html (row.change), html (row.truePeakAfter), html (row.ceiling),
            textWithSeverity (row.severity, row.verdict));

    return fmt::format (
        "<h3>What each service will do</h3>\n<table><thead><tr><th scope=\"col\">Service</th><th scope=\"col\" class=\"num\">Plays at</th>"
        "<th scope=\"col\" class=\"num opt\">Gain change</th><th scope=\"col\" class=\"num opt\">True peak after</th>"
        "<th scope=\"col\" class=\"num opt\">Ceiling</th><th scope=\"col\">Verdict</th></tr></thead><tbody>\n{}</tbody></table>\n<p class=\"sub\">{}</p>\n",
        rows, html (figuresText (delivery.targets, false)));
}

std::string inputsHtml (const AdviceText& words)
{
    std::string rows;

    for (std::size_t i = 0; i < words.inputs.size(); ++i)
        rows += fmt::format ("<tr><th scope=\"row\">Input {}</th><td>{}</td></tr>\n", i + 1,
                             html (words.inputs[i].sentence));

    return rows.empty() ? rows : "<h3>Inputs</h3>\n<table><tbody>\n" + rows + "</tbody></table>\n";
}
} // namespace

std::string fileDetailsHtml (const ReportedFile& file, const ReportSettings& settings, const std::string& id)
{
    const auto words = wordsFor (file.advice, file.choices, file.readings, file.facts.format.layout);
    auto text = fmt::format (
        "<article class=\"panel\" id=\"{0}\" aria-labelledby=\"{0}-name\">\n<div class=\"head\"><h2 id=\"{0}-name\">{1}</h2><p class=\"sub\">{2}</p></div>\n",
        id, htmlName (reportedName (file)), html (factsText (file.facts)));

    text += verdictHtml (file, words);
    text += tracePlot (file, id);
    text += momentsHtml (file);
    text += readingsHtml (file, settings.rms);
    text += fmt::format ("<div class=\"two\">\n{}{}</div>\n", checksHtml (words), findingsHtml (file));
    text += inputsHtml (words);
    text += deliveryHtml (file, settings.delivery);
    return text.append (
        fmt::format ("<p class=\"sub\" style=\"margin-top:18px\">{}</p>\n</article>\n", html (healthText (file))));
}
} // namespace twobus
