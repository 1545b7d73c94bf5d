#include "Present/Reports/StemJson.h"
#include "Present/Reports/StemText.h"
#include "Support/Catch.h"

#include <cmath>
#include <nlohmann/json.hpp>

using namespace twobus;

namespace
{
/** The report that the stem picture shows. */
StemReport songReport()
{
    StemReport report;

    for (const auto* name : { "Pads", "Kick", "Bass", "Lead vocal" })
        report.stems.push_back ({ std::string ("stems/") + name + ".wav", name, 231.0, -9.0, 0.0 });

    report.sampleRate = 48000.0;
    report.layout = ChannelLayout::forChannelCount (2);
    report.moments.push_back ({ 171.3812, 0, -0.4, { -0.02, 0.53, 0.36, 0.13 } });
    report.moments.push_back ({ 62.11, 1, 0.13, { 0.1, 0.2, 0.3, 0.4 } });
    report.advice.verdict = Verdict::hot;
    report.advice.levelVerdict = Verdict::hot;
    report.advice.severity = Severity::caution;
    report.advice.trimDb = -5.6;
    report.advice.limitDbtp = -6.0;
    report.masterTrimDb = -5.6;
    report.sum.truePeakDbtp = -0.4;
    report.sum.secondsMeasured = 231.0;
    report.sum.numChannels = 2;
    return report;
}

StemReport withTrims (double kickDb, double bassDb)
{
    auto report = songReport();
    report.hasTrims = true;
    report.truePeakAfterDbtp = -6.04;
    report.stems[1].trimDb = kickDb;
    report.stems[2].trimDb = bassDb;
    return report;
}

StemReport withMix (std::optional<double> nullDepthDb, bool isEstimate = false)
{
    auto report = songReport();
    report.mixPath = "bounces/song-mix.wav";
    report.nullDepthDb = nullDepthDb;
    report.isEstimate = isEstimate;
    return report;
}
} // namespace

TEST_CASE ("stems: names and trims in one sentence")
{
    CHECK (listText ({ "Kick" }) == "Kick");
    CHECK (listText ({ "Kick", "Bass" }) == "Kick and Bass");
    CHECK (listText ({ "Kick", "Bass", "Snare" }) == "Kick, Bass and Snare");
    CHECK (trimsText ({ "Kick", "Bass" }, { -8.0, -8.0 }) == "Kick and Bass down 8.0 dB each");
    CHECK (trimsText ({ "Kick", "Bass" }, { -8.0, -6.5 }) == "Kick down 8.0 dB and Bass down 6.5 dB");
}

TEST_CASE ("stems: the sum, its worst peak and when")
{
    CHECK (stemSumText (songReport()) == "4 stems sum to −0.4 dBTP at 2:51.38.");

    auto over = songReport();
    over.moments.front().truePeakDbtp = 1.23;
    CHECK (stemSumText (over) == "4 stems sum to +1.2 dBTP at 2:51.38.");

    over.moments.clear();
    CHECK (stemSumText (over) == "4 stems sum to silence.");
}

TEST_CASE ("stems: what the trims would do, compared with the master fader")
{
    CHECK (stemWhatIfText (withTrims (-8.0, -8.0))
           == "With Kick and Bass down 8.0 dB each, the sum peaks at −6.0 "
              "dBTP (summed again). Pulling the master fader down 5.6 dB "
              "keeps the balance.");
    CHECK (stemWhatIfText (withTrims (-9.5, -4.0))
           == "With Kick down 9.5 dB and Bass down 4.0 dB, the sum peaks at "
              "−6.0 dBTP (summed again). Pulling the master fader down 5.6 dB "
              "keeps the balance.");
    CHECK (stemWhatIfText (withTrims (-9.5, 0.0))
           == "With Kick down 9.5 dB, the sum peaks at −6.0 dBTP (summed "
              "again). Pulling the master fader down 5.6 dB keeps the balance.");
    CHECK (stemWhatIfText (songReport()) == "Pulling the master fader down 5.6 dB keeps the balance.");

    auto ready = songReport();
    ready.masterTrimDb = 0.0;
    CHECK (stemWhatIfText (ready).empty());
}

TEST_CASE ("stems: whether they add up to the mix")
{
    CHECK (stemNullText (songReport()).empty());
    CHECK (stemNullText (withMix (-71.2))
           == "The stems null against song-mix.wav to −71 dB, so these shares are real.");
    CHECK (stemNullText (withMix (-INFINITY))
           == "The stems null against song-mix.wav completely, so these shares are "
              "real.");
    CHECK (stemNullText (withMix (-12.3, true))
           == "The stems null against song-mix.wav to −12 dB only: there is "
              "processing between them and the mix, so these shares are an "
              "estimate.");
    CHECK (stemNullText (withMix (1.0, true))
           == "The stems do not null against song-mix.wav: there is processing "
              "between them and the mix, so these shares are an estimate.");
    CHECK (stemNullText (withMix (std::nullopt))
           == "song-mix.wav is silent, so the stems could not be compared with "
              "it.");

    auto lower = withMix (-71.0);
    lower.mixGainDb = -3.0;
    CHECK (stemNullText (lower)
           == "song-mix.wav is the sum of the stems, 3.0 dB lower: allowing for that, they null to −71 "
              "dB, so these shares are real.");
    lower.mixGainDb = 0.0;
    lower.mixDelaySeconds = 0.0123;
    lower.mixIsInverted = true;
    CHECK (stemNullText (lower)
           == "song-mix.wav is the sum of the stems, 12.3 ms later, in inverted polarity: allowing for "
              "that, they null to −71 dB, so these shares are real.");
}

TEST_CASE ("stems: names, shares and trims as table cells")
{
    CHECK (stemName ("stems/Lead vocal.wav") == "Lead vocal");
    CHECK (stemName ("Kick.in.flac") == "Kick.in");
    CHECK (shareText (0.412) == "41 %");
    CHECK (shareText (-0.018) == "−2 %");
    CHECK (shareText (-0.001) == "0 %");
    CHECK (stemTrimText (-8.0) == "−8.0");
    CHECK (stemTrimText (0.0) == "0.0");
    CHECK (stemsByShare (songReport()) == std::vector<std::size_t> { 1, 2, 3, 0 });
    CHECK (otherMomentTexts (songReport())
           == std::vector<std::string> { "Also +0.1 dBTP at 1:02.11: Lead vocal 40 %, Bass 30 %, Kick 20 %." });
}

TEST_CASE ("stems: notes name the stems, and how many more")
{
    auto stems = songReport().stems;
    CHECK (stemLengthNote (stems).empty());
    stems[0].seconds = 100.5;
    CHECK (stemLengthNote (stems)
           == "Shorter than the longest stem (3:51.00), and counted as silent after their end: "
              "Pads (1:40.50).");

    CHECK (stemMonoNote (stems, { false, false, false, false }).empty());
    CHECK (stemMonoNote (stems, { false, true, true, false })
           == "Mono, and added to both sides unchanged: Kick "
              "and Bass. If your pan law lowers the centre, export "
              "them in stereo.");

    CHECK (stemInvalidNote (stems, { 0, 0, 0, 0 }).empty());
    CHECK (stemInvalidNote (stems, { 0, 1, 0, 0 })
           == "Some samples are not numbers and were treated as silence: Kick "
              "(1 sample). Export these stems again.");

    CHECK (noTrimsNote (songReport())
           == "Found no trims of up to 3 stems, by at most 12 dB each, that bring the sum "
              "to −6.0 dBTP.");

    const std::vector<Stem> many (9, Stem { "a.wav", "a" });
    CHECK (stemMonoNote (many, std::vector<bool> (9, true)).find ("a, a, a, a, a, a and 3 more.") != std::string::npos);
    CHECK (
        stemMonoNote ({ many.begin(), many.begin() + 6 }, std::vector<bool> (6, true)).find (": a, a, a, a, a and a.")
        != std::string::npos);
}

TEST_CASE ("stems: three other moments are listed, and a long name doesn't widen the table without limit")
{
    auto report = songReport();
    report.moments.resize (6, report.moments[1]);
    CHECK (otherMomentTexts (report).size() == 3);

    report.stems[0].name = std::string (100, 'x');
    CHECK (stemReportText (report).find ("  Kick" + std::string (36, ' ') + "     53 %") != std::string::npos);
}

TEST_CASE ("stems: the report has one line per stem, the largest share first")
{
    const auto text = stemReportText (withTrims (-8.0, -8.0));
    CHECK (text.find ("4 stems sum to −0.4 dBTP at 2:51.38.\n  3:51 · 48 kHz · stereo\n") == 0);
    CHECK (
        text.find (
            "  Kick           53 %   −8.0 dB     −9.0 dBTP\n  Bass           36 %   −8.0 dB     −9.0 dBTP\n  Lead vocal     13 %    0.0 dB")
        != std::string::npos);
    CHECK (text.find ("Hot: leave room first.") != std::string::npos);
    CHECK (text.find ("  With Kick and Bass") != std::string::npos);
}

TEST_CASE ("stems: JSON has every share, and distinguishes a complete null from a missing one")
{
    auto report = withTrims (-8.0, -7.5);
    report.mixPath = "mix.wav";
    report.nullDepthDb = -INFINITY;
    report.notes = { "A note." };
    auto json = nlohmann::json::parse (stemReportJson (report));
    CHECK (json["stems"][1]["name"] == "Kick");
    CHECK (json["stems"][1]["share"] == 0.53);
    CHECK (json["stems"][2]["trimDb"] == -7.5);
    CHECK (json["moments"][1]["shares"].size() == 4);
    CHECK (json["moments"][0]["seconds"] == 171.3812);
    CHECK (json["truePeakAfterDbtp"] == -6.04);
    CHECK (json["masterTrimDb"] == -5.6);
    CHECK (json["nullDepthDb"].is_null());
    CHECK (json["nullsCompletely"] == true);
    CHECK (json["verdict"] == "hot");
    CHECK (json["notes"][0] == "A note.");

    json = nlohmann::json::parse (stemReportJson (songReport()));
    CHECK (json["nullsCompletely"] == false);
    CHECK (json["truePeakAfterDbtp"].is_null());
    CHECK (json["mix"].is_null());

    json = nlohmann::json::parse (stemFailureJson ("a.wav: no."));
    CHECK (json["error"] == "a.wav: no.");
    CHECK (json["verdict"].is_null());
}
