#include "Present/Reports/TracePlot.h"

#include "Present/Base/HtmlText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr double lowestLufs = -48.0, highestLufs = 0.0;
constexpr std::array<int, 4> loudnessLines { -6, -14, -23, -36 };
constexpr int waveUnits = 1000; ///< the height of full scale in the drawing

/** The trace, with few enough columns for a drawing. */
ProgrammeTrace thinned (const ProgrammeTrace& trace)
{
    const auto step = (trace.columns.size() + mostPlotColumns - 1) / mostPlotColumns;
    ProgrammeTrace thin { trace.secondsPerColumn * static_cast<double> (step), {} };

    for (std::size_t i = 0; i < trace.columns.size(); ++i)
    {
        if (i % step == 0)
            thin.columns.push_back (trace.columns[i]);
        else
            thin.columns.back() = joined (thin.columns.back(), trace.columns[i]);
    }

    return thin;
}

/** The programme's length in columns: the last one can be filled in part. */
double widthOf (const ProgrammeTrace& trace, double seconds)
{
    const auto columns = static_cast<double> (trace.columns.size());
    return std::clamp (seconds / trace.secondsPerColumn, columns - 0.9, columns);
}

/** The outline of the waveform: along the highest samples, and back along the lowest. */
std::string wavePath (const ProgrammeTrace& trace, double width)
{
    // Each column is a step, so that a single one is visible too. Silence is a hairline.
    constexpr auto hair = 2.0f / static_cast<float> (waveUnits);
    const auto y = [] (float sample) { return std::lround (static_cast<double> (-sample) * waveUnits); };
    const auto& columns = trace.columns;
    const auto lastStep = width - static_cast<double> (columns.size() - 1);
    auto path = fmt::format ("M0,{}", y (std::max (columns.front().highestSample, hair)));

    for (std::size_t x = 0; x < columns.size(); ++x)
        path += fmt::format ("V{}h{:.3g}", y (std::max (columns[x].highestSample, hair)),
                             x + 1 < columns.size() ? 1.0 : lastStep);

    for (auto x = columns.size(); x-- > 0;)
        path += fmt::format ("V{}h-{:.3g}", y (std::min (columns[x].lowestSample, -hair)),
                             x + 1 < columns.size() ? 1.0 : lastStep);

    return path + "z";
}

double loudnessY (double lufs)
{
    return std::round ((highestLufs - std::clamp (lufs, lowestLufs, highestLufs)) * 10.0) / 10.0;
}

/** A line through the middles of the columns, with a gap wherever there is no loudness. */
std::string loudnessPath (const ProgrammeTrace& trace, float TraceColumn::*loudness)
{
    std::string path;
    auto isOpen = false;

    for (std::size_t x = 0; x < trace.columns.size(); ++x)
    {
        const auto lufs = trace.columns[x].*loudness;

        if (! std::isnan (lufs))
            path += fmt::format ("{}{}.5,{:g}", isOpen ? " " : "M", x, loudnessY (static_cast<double> (lufs)));

        isOpen = ! std::isnan (lufs);
    }

    return path;
}

bool hasLoudness (const ProgrammeTrace& trace)
{
    return std::any_of (trace.columns.begin(), trace.columns.end(),
                        [] (const auto& column) { return ! std::isnan (column.momentaryMaxLufs); });
}

/** The step between time marks, so that there are at most six steps. */
double timeStep (double seconds)
{
    for (const auto step :
         { 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0 })
        if (seconds / step <= 6.0)
            return step;

    return 86400.0;
}

double percentOf (double seconds, double length) { return std::clamp (seconds / length * 100.0, 0.0, 100.0); }

std::string timeAxis (double length)
{
    const auto step = timeStep (length);
    std::string axis = "<div class=\"times\" aria-hidden=\"true\">";

    for (int mark = 0; mark * step < length * 0.97; ++mark)
        axis += fmt::format ("<span style=\"left:{:.2f}%\">{}</span>", percentOf (mark * step, length),
                             step < 1.0 ? momentText (mark * step) : durationText (mark * step));

    return axis + "</div>";
}

std::string momentMarks (const ReportedFile& file)
{
    std::string marks = "<div class=\"marks\">";

    for (const auto& moment : worstMoments (file.readings))
    {
        const auto text =
            fmt::format ("{} dBTP at {} ({})", signedNumberText (moment.truePeakDbtp), momentText (moment.seconds),
                         channelWord (file.facts.format.layout, moment.channel));
        const auto severity = severityOf (moment, file.advice);
        marks += fmt::format ("<span class=\"mark {}\" style=\"left:{:.2f}%\" title=\"{}\"></span>", keyOf (severity),
                              percentOf (moment.seconds, file.facts.seconds), html (text));
    }

    return marks + "</div>";
}

/** At least 1; more if samples over full scale must fit in. */
double waveHeightOf (const ProgrammeTrace& trace)
{
    auto height = 1.0f;

    for (const auto& column : trace.columns)
        height = std::max ({ height, column.highestSample, -column.lowestSample });

    return static_cast<double> (height);
}

std::string waveform (const ReportedFile& file, const ProgrammeTrace& trace, double width, const std::string& idPrefix)
{
    const auto height = std::lround (waveHeightOf (trace) * waveUnits);
    return fmt::format (
        "<svg class=\"wave\" viewBox=\"0 {} {:g} {}\" preserveAspectRatio=\"none\" role=\"img\" aria-labelledby=\"{}-wt {}-wd\">"
        "<title id=\"{}-wt\">Waveform</title><desc id=\"{}-wd\">{} of audio; sample peak {}.</desc>"
        "<path class=\"full\" d=\"M0,-{} H{:g} M0,{} H{:g}\"/><path class=\"shape\" d=\"{}\"/></svg>",
        -height, width, 2 * height, idPrefix, idPrefix, idPrefix, idPrefix, durationText (file.facts.seconds),
        valueText (file.readings.samplePeakDbfs, "dBFS"), waveUnits, width, waveUnits, width, wavePath (trace, width));
}

std::string loudnessPlot (const ReportedFile& file, const ProgrammeTrace& trace, double width,
                          const std::string& idPrefix)
{
    const auto range = highestLufs - lowestLufs;
    auto svg = fmt::format (
        "<svg class=\"loud\" viewBox=\"0 0 {:g} {:g}\" preserveAspectRatio=\"none\" role=\"img\" aria-labelledby=\"{}-lt {}-ld\">"
        "<title id=\"{}-lt\">Loudness over time</title><desc id=\"{}-ld\">Short-term up to {}, momentary up to {}, integrated {}.</desc>",
        width, range, idPrefix, idPrefix, idPrefix, idPrefix, valueText (file.readings.shortTermMaxLufs, "LUFS"),
        valueText (file.readings.momentaryMaxLufs, "LUFS"), valueText (file.readings.integratedLufs, "LUFS"));
    std::string labels;

    for (const auto lufs : loudnessLines)
    {
        svg += fmt::format ("<path class=\"line\" d=\"M0,{} H{:g}\"/>", -lufs, width);
        labels += fmt::format ("<span style=\"top:{:.2f}%\">{}</span>", -lufs / range * 100.0, numberText (lufs, 0));
    }

    if (const auto integrated = file.readings.integratedLufs; integrated && std::isfinite (*integrated))
        svg += fmt::format ("<path class=\"integrated\" d=\"M0,{:g} H{:g}\"/>", loudnessY (*integrated), width);

    svg += fmt::format ("<path class=\"momentary\" d=\"{}\"/><path class=\"short\" d=\"{}\"/></svg>",
                        loudnessPath (trace, &TraceColumn::momentaryMaxLufs),
                        loudnessPath (trace, &TraceColumn::shortTermMaxLufs));
    return fmt::format ("<div class=\"lufs\" aria-hidden=\"true\">{}</div>{}", labels, svg);
}

constexpr std::string_view loudnessLegend =
    "<span class=\"key short\"></span>short-term <span class=\"key momentary\"></span>momentary <span class=\"key integrated\"></span>integrated, LUFS";
} // namespace

std::string tracePlot (const ReportedFile& file, const std::string& idPrefix)
{
    if (file.trace.columns.empty() || ! (file.facts.seconds > 0.0))
        return {};

    const auto trace = thinned (file.trace);
    const auto width = widthOf (trace, file.facts.seconds);
    const auto isLoud = hasLoudness (trace);

    return fmt::format (
        "<figure class=\"plot\">{}<div class=\"field\">{}</div>{}{}<figcaption>Waveform, with the loudest moments marked{}</figcaption></figure>\n",
        momentMarks (file), waveform (file, trace, width, idPrefix),
        isLoud ? fmt::format ("<div class=\"field\">{}</div>", loudnessPlot (file, trace, width, idPrefix))
               : std::string(),
        timeAxis (file.facts.seconds), isLoud ? fmt::format (" · {}", loudnessLegend) : std::string());
}
} // namespace twobus
