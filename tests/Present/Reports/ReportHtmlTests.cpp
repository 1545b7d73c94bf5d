#include "Present/Base/HtmlText.h"
#include "Present/Reports/ReportHtml.h"
#include "Present/Reports/TracePlot.h"
#include "Support/Catch.h"
#include "Support/Reports.h"

#include <cmath>
#include <limits>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::size_t countOf (const std::string& text, const std::string& part)
{
    std::size_t count = 0;

    for (auto at = text.find (part); at != std::string::npos; at = text.find (part, at + part.size()))
        ++count;

    return count;
}

std::string pageOf (const std::vector<ReportedFile>& files, const ReportSettings& settings = reportSettings())
{
    HtmlReport report (settings);

    for (const auto& file : files)
        report.add (file);

    return report.text();
}

/** The first problem with the nesting of tags; empty if every opened tag is closed, in order. We close every tag, as in
    XML. */
std::string nestingProblem (const std::string& page)
{
    std::vector<std::string> open;

    for (auto at = page.find ('<'); at != std::string::npos; at = page.find ('<', at + 1))
    {
        const auto end = page.find ('>', at);

        if (end == std::string::npos)
            return "a tag without an end";

        const auto tag = page.substr (at + 1, end - at - 1);
        const auto name = tag.substr (0, tag.find_first_of (" \n"));

        if (tag.front() == '!' || tag.back() == '/')
            continue;

        if (tag.front() != '/')
        {
            open.push_back (name);
            continue;
        }

        if (open.empty() || "/" + open.back() != name)
            return name + " closes " + (open.empty() ? "nothing" : open.back());

        open.pop_back();
    }

    return open.empty() ? "" : open.back() + " stays open";
}

const std::string hostileName = "/m/<script>alert(1)<script> & \"x\" 'y' \xF0\x9F\x8E\xB8\n\x01\xff.wav";
} // namespace

TEST_CASE ("any text is shown literally in HTML")
{
    CHECK (html ("a < b && \"c\" > 'd'") == "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39;");
    CHECK (html ("\xF0\x9F\x8E\xB8 −6") == "\xF0\x9F\x8E\xB8 −6");
    CHECK (html ("a\nb\t\x7f") == "a␊b␉␡");
    CHECK (html ("a\xff") == "a\xEF\xBF\xBD");
    CHECK (htmlName ("a&b") == "<bdi>a&amp;b</bdi>");
}

TEST_CASE ("the page has each file's verdict, readings, plots and worst moments")
{
    const auto page = pageOf (
        { reportedMix ("songs/hot.wav", -0.4), reportedMix ("songs/ready.wav", -6.2), unreadableFile ("none.wav") });

    for (const auto* part :
         { "<html lang=\"en\">", "name=\"viewport\"", "<h1>3 files</h1>", "1 ready", "1 needs fixing",
           "1 could not be read", "Hot: leave room first", "<b>5.6</b> dB", "Ready for mastering",
           "there is no such file", "2:51.38", "0:20.02", "−1.4 dBTP", "Twobus 1.2.3", "BS.1770-5", "2026-11-26 22:05",
           "Aim", "mathematical", "Read to its end, 3:00.00; every sample is valid." })
    {
        CAPTURE (part);
        CHECK_THAT (page, ContainsSubstring (part));
    }

    CHECK (countOf (page, "<article ") == 2);
    CHECK (countOf (page, "<figure ") == 2);
    CHECK (countOf (page, "<svg class=\"wave\"") == 2);
    CHECK (countOf (page, "<svg class=\"loud\"") == 2);
    CHECK (nestingProblem (page) == "");
}

TEST_CASE ("the page needs no script and no network, whatever the names of the files")
{
    auto hostile = reportedMix (hostileName, -0.4);
    const auto page = pageOf ({ hostile, unreadableFile (hostileName) });
    CHECK (nestingProblem (page) == "");

    for (const auto* part :
         { "<script", "http:", "https:", "javascript:", "src=", "url(", "@import", "onload", "alert(1)<" })
    {
        CAPTURE (part);
        CHECK (countOf (page, part) == 0);
    }

    CHECK (countOf (page, "default-src 'none'") == 1);
    CHECK_THAT (page, ContainsSubstring ("&lt;script&gt;alert(1)")
                          && ContainsSubstring ("\xF0\x9F\x8E\xB8␊␁\xEF\xBF\xBD.wav"));
}

TEST_CASE ("severity has a shape and a word beside its colour")
{
    auto clipped = reportedMix ("clipped.wav", 0.0);
    clipped.readings.loudMoments[0].cause = Cause::flatAtFullScale;
    clipped.readings.flatRunsAtFullScale = 12;
    clipped.advice = advise ({ clipped.readings, clipped.choices, false, 0.0, std::nullopt });
    const auto page = pageOf ({ clipped });

    CHECK_THAT (page, ContainsSubstring ("href=\"#damage\"") && ContainsSubstring ("damage: </span>")
                          && ContainsSubstring ("class=\"mark damage\"")
                          && ContainsSubstring ("clipped: the real peak is unknown"));

    for (const auto* symbol : { "good", "caution", "damage", "neutral" })
        CHECK (countOf (page, "<symbol id=\"" + std::string (symbol) + "\"") == 1);
}

TEST_CASE ("the table names only the worst finding under a passing verdict")
{
    auto file = reportedMix ("/m/a.wav", -7.0);
    file.advice.verdict = Verdict::ready;
    file.findings.assign (
        1, { .kind = FileFindingKind::paddedBits, .severity = Severity::caution, .count = 16, .value = 24.0 });
    const auto table = [&] {
        const auto page = pageOf ({ file });
        return page.substr (page.find ("<tbody>"), page.find ("</tbody>") - page.find ("<tbody>"));
    };
    CHECK (countOf (table(), "Fewer bits in use than stored") == 1);

    file.findings.front().severity = Severity::neutral;
    CHECK (countOf (table(), "Fewer bits") == 0);

    file.findings.front().severity = Severity::caution;
    file.advice.verdict = Verdict::clipped;
    CHECK (countOf (table(), "Fewer bits") == 0);
}

TEST_CASE ("a master's page says what each service will do, and a mix's page doesn't")
{
    auto settings = reportSettings();
    DeliveryTarget target;
    target.id = target.name = "Loud & <Sons>";
    target.policy = DeliveryPolicy::downOnly;
    target.targetLufs = -20.0;
    target.date = "2026-11";
    settings.delivery.targets = { target };
    const auto master = pageOf ({ reportedMix ("m.wav", -1.2, Stage::finishedMaster) }, settings);
    CHECK_THAT (master, ContainsSubstring ("Loud &amp; &lt;Sons&gt;") && ContainsSubstring ("turned down")
                            && ContainsSubstring ("−20.0 LUFS") && ContainsSubstring ("2026-11"));
    CHECK (nestingProblem (master) == "");
    CHECK (countOf (pageOf ({ reportedMix ("m.wav", -6.2) }, settings), "What each service") == 0);
}

TEST_CASE ("a page on many files is limited, and says what it leaves out")
{
    HtmlReport report (reportSettings());
    const auto hot = reportedMix ("hot.wav", -0.4), ready = reportedMix ("ready.wav", -6.2);

    for (int i = 0; i < 6000; ++i)
        report.add (i % 10 == 9 ? hot : ready);

    const auto page = report.text();
    CHECK (countOf (page, "<article ") == 2 * HtmlReport::mostDetailed);
    CHECK (countOf (page, "<tr><th scope=\"row\"><a href=\"#file-") == 2 * HtmlReport::mostDetailed);
    CHECK_THAT (page, ContainsSubstring ("The table ends after 5000 files; 1000 more were checked.")
                          && ContainsSubstring ("details follow for 200 of 6000 files: the first 100 that need "
                                                "fixing, and the first 100 of the others")
                          && ContainsSubstring ("5400 ready") && ContainsSubstring ("600 need fixing"));
    CHECK (page.size() < 10'000'000);
    CHECK (countOf (pageOf ({ ready }), "class=\"box\">Plots") == 0);
}

TEST_CASE ("a plot draws everything in the right place")
{
    auto file = reportedMix ("m.wav", -0.4);
    file.trace.columns.assign (4, { -1.0f, 0.5f, -14.0f, std::numeric_limits<float>::quiet_NaN(), 0.0f });
    file.trace.columns[2].shortTermMaxLufs = -23.0f;
    file.trace.columns[3].shortTermMaxLufs = -60.0f; // below the picture, so drawn on its edge
    file.trace.secondsPerColumn = 45.0;
    const auto plot = tracePlot (file, "p");

    CHECK_THAT (plot, ContainsSubstring ("viewBox=\"0 -1000 4 2000\"")
                          && ContainsSubstring ("d=\"M0,-500V-500h1V-500h1") && ContainsSubstring ("V1000h-1z"));
    CHECK_THAT (plot, ContainsSubstring ("class=\"short\" d=\"M2.5,23 3.5,48\"")
                          && ContainsSubstring ("class=\"momentary\" d=\"M0.5,14 1.5,14 2.5,14 3.5,14\""));
    CHECK_THAT (
        plot,
        ContainsSubstring (
            "class=\"mark caution\" style=\"left:95.21%\" title=\"−0.4 dBTP at 2:51.38 (left)\"")); // at 171.38 of 180 s
    CHECK_THAT (plot, ContainsSubstring ("<span style=\"left:16.67%\">0:30</span>"));
    CHECK_THAT (plot, ContainsSubstring ("id=\"p-wt\"") && ContainsSubstring ("<desc id=\"p-ld\">"));
}

TEST_CASE ("a plot of a long, silent, too loud or almost empty programme is correct")
{
    auto file = reportedMix ("m.wav", -0.4);
    file.trace.columns.assign (2048, { -0.1f, 0.1f, -14.0f, -16.0f, -20.0f });
    file.trace.columns[2047].highestSample = 2.0f;
    file.trace.secondsPerColumn = 180.0 / 2048.0;
    const auto plot = tracePlot (file, "p");
    CHECK (countOf (plot, "h1V") < 2 * mostPlotColumns);
    CHECK (plot.size() < 25'000);
    CHECK_THAT (plot, ContainsSubstring ("viewBox=\"0 -2000 341.3")
                          && ContainsSubstring ("V-2000h")); // six columns each; this includes the float's peak

    file.trace.columns.assign (1, { 0.0f, 0.0f, NAN, NAN, -INFINITY });
    file.trace.secondsPerColumn = 0.1;
    file.facts.seconds = 0.02;
    file.readings.numLoudMoments = 0;
    CHECK (countOf (tracePlot (file, "p"), "class=\"loud\"") == 0);
    CHECK (countOf (tracePlot (file, "p"), "nan") == 0);
    file.trace.columns.clear();
    CHECK (tracePlot (file, "p") == "");
}

TEST_CASE ("findings can also make a file need a fix, each with its position")
{
    auto file = reportedMix ("/songs/2026/cut.wav", -6.2);
    CHECK_THAT (pageOf ({ file }), ContainsSubstring ("1 ready") && ContainsSubstring ("<h1><bdi>cut.wav</bdi></h1>"));

    FileFinding clipped;
    clipped.kind = FileFindingKind::clippedRuns;
    clipped.severity = Severity::caution;
    clipped.count = 3;
    clipped.seconds = 42.5;
    file.findings = { clipped };
    const auto page = pageOf ({ file });
    CHECK_THAT (page, ContainsSubstring ("1 needs fixing") && ContainsSubstring ("<td class=\"num\">0:42.50</td>"));
    CHECK (countOf (page, "1 ready") == 0);
}

TEST_CASE ("the page's readings follow the RMS convention, with the right number of decimals")
{
    auto file = reportedMix ("m.wav", -6.2);
    file.readings.rmsDbfs = -20.0;
    file.readings.correlation = 0.123;
    file.readings.dcOffsetPercent = 0.034;
    auto settings = reportSettings();
    settings.rms = RmsConvention::aes17;
    CHECK_THAT (pageOf ({ file }), ContainsSubstring ("−20.0 <small>dBFS") && ContainsSubstring ("+0.12</dd>")
                                       && ContainsSubstring ("0.03 <small>%"));
    CHECK_THAT (pageOf ({ file }, settings), ContainsSubstring ("−17.0 <small>dBFS"));
}

TEST_CASE ("up to eight channels are listed, and inputs are counted from one")
{
    auto file = reportedMix ("m.wav", -6.2);

    for (const std::uint32_t channels : { 8u, 9u })
    {
        file.facts.format.layout = ChannelLayout::discrete (channels);
        file.readings.numChannels = channels;
        CHECK ((countOf (pageOf ({ file }), "class=\"each\"") > 0) == (channels == 8));
    }

    auto take = reportedMix ("take.wav", -6.2);
    take.readings = inputsWithPeaks (-10.0, -20.0);
    take.choices.stage = Stage::recording;
    take.facts.format.layout = ChannelLayout::discrete (2);
    take.advice = advise ({ take.readings, take.choices, false, 0.0, std::nullopt });
    const auto page = pageOf ({ take });
    CHECK_THAT (page, ContainsSubstring (">Input 1</th>") && ContainsSubstring (">Input 2</th>"));
    CHECK (countOf (page, ">Input 0</th>") == 0);
}

TEST_CASE ("the table lists every file up to the maximum")
{
    HtmlReport report (reportSettings());

    for (std::size_t i = 0; i < HtmlReport::mostListed; ++i)
        report.add (unreadableFile ("none.wav"));

    CHECK (countOf (report.text(), "colspan=\"7\"") == HtmlReport::mostListed);
    report.add (unreadableFile ("none.wav"));
    CHECK (countOf (report.text(), "colspan=\"7\"") == HtmlReport::mostListed);
}

TEST_CASE ("a plot has at most six time marks, none beyond its end, and room for both sides of the wave")
{
    auto file = reportedMix ("m.wav", -0.4);

    for (const auto seconds : { 0.8, 3.1, 59.0, 181.0, 300.0, 3600.0, 90000.0 })
    {
        CAPTURE (seconds);
        file.facts.seconds = seconds;
        file.trace.secondsPerColumn = seconds / 180.0;
        const auto plot = tracePlot (file, "p");
        const auto times = plot.substr (plot.find ("class=\"times\""));
        CHECK (countOf (times, "<span style=\"left:") <= 7); // including the label at 0
        CHECK (countOf (times, "left:100.00%") == 0);
    }

    file.facts.seconds = 100.0; // a moment after the end is drawn on the edge
    file.trace.secondsPerColumn = 100.0 / 180.0;
    CHECK_THAT (tracePlot (file, "p"), ContainsSubstring ("style=\"left:100.00%\" title=\"−0.4 dBTP at 2:51.38"));

    file.trace.columns[5].lowestSample = -1.5f;
    CHECK_THAT (tracePlot (file, "p"), ContainsSubstring ("viewBox=\"0 -1500 180 3000\""));

    file.trace.columns.assign (2, { 0.0f, 0.0f, -14.0f, -16.0f, -INFINITY });
    file.trace.secondsPerColumn = 50.0;
    CHECK_THAT (tracePlot (file, "p"),
                ContainsSubstring ("d=\"M0,-2V-2h1V-2h1V2h-1V2h-1z\"")); // silence is drawn as a hairline
}
