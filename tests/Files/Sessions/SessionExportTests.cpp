#include "Files/Sessions/SessionExport.h"
#include "Files/Sessions/SessionTime.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <limits>

using namespace twobus;
using namespace twobus::test;

namespace
{
SessionLog someLog()
{
    SessionLog log;
    log.path = "some.twobuslog";
    log.header.startUnixMilliseconds = 1'795'730'232'123;
    log.hasEnded = true;

    SessionMeasurement measurement;
    measurement.number = 2;
    measurement.sampleRate = 48000.0;
    measurement.layout = ChannelLayout::forChannelCount (2);
    measurement.sourceName = "JACK: \"ardour\", Master";
    measurement.rows.push_back (
        { { std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity(), -0.126f, -0.5f },
          2,
          0,
          1,
          7,
          480,
          900 });
    measurement.rows.push_back ({ { -14.0f, -15.0f, 1.0f, 0.5f }, 2, 1, 0, 7, 480, 1000 });
    log.measurements.push_back (measurement);
    return log;
}

const std::string someCsv =
    "utc,measurement,seconds,pass,momentaryLufs,shortTermLufs,truePeakDbtp,samplePeakDbfs,lostFrames,flatRunsAtFullScale,sampleRate,channels,source\r\n"
    "2026-11-26T21:57:13.023Z,2,0.0,1,,-inf,-0.13,-0.50,480,7,48000,2,\"JACK: \"\"ardour\"\", Master\"\r\n"
    "2026-11-26T21:57:13.123Z,2,0.1,0,-14.00,-15.00,1.00,0.50,480,7,48000,2,\"JACK: \"\"ardour\"\", Master\"\r\n";
} // namespace

TEST_CASE ("a session log becomes CSV")
{
    std::string text;
    exportCsv (someLog(), [&text] (const std::string& piece) { text += piece; });
    CHECK (text == someCsv);

    auto log = someLog();
    log.measurements[0].sourceName = "=1+1";
    CHECK_THAT (csvRow (log, log.measurements[0], log.measurements[0].rows[0]),
                ContainsSubstring (",'=1+1\r\n")); // keeps spreadsheets from evaluating it
}

TEST_CASE ("a stopped CSV export leaves no file, and streamed rows are whole")
{
    std::stop_source stop;
    std::string text;
    const auto takeOneRow = [&] (const std::string& piece) {
        text += piece;

        if (text != csvHeader())
            stop.request_stop();
    };
    CHECK_THROWS_AS (exportCsv (someLog(), takeOneRow, stop.get_token()), AnalysisStopped);
    CHECK (text == someCsv.substr (0, someCsv.find ('\n', csvHeader().size()) + 1));

    const TemporaryFolder folder;
    CHECK_THROWS_AS (writeCsv (someLog(), folder.file ("out.csv"), stop.get_token()), AnalysisStopped);
    CHECK (std::filesystem::is_empty (folder.file ("")));
}

TEST_CASE ("CSV is written atomically, and overwrites nothing")
{
    const TemporaryFolder folder;
    writeCsv (someLog(), folder.file ("out.csv"));
    CHECK (readBytes (folder.file ("out.csv")) == someCsv);
    CHECK_FALSE (std::filesystem::exists (folder.file ("out.csv.unfinished")));

    writeBytes (folder.file ("mine.csv"), "mine");
    CHECK_THROWS_WITH (writeCsv (someLog(), folder.file ("mine.csv")), ContainsSubstring ("never overwrites"));
    CHECK (readBytes (folder.file ("mine.csv")) == "mine");
    CHECK_THROWS_WITH (writeCsv (someLog(), folder.file ("none/out.csv")),
                       ContainsSubstring ("it could not be written"));
}

TEST_CASE ("a log is summarised in a line")
{
    const auto summary = summaryOf (someLog(), 1234, false);
    CHECK (summary.secondsMeasured == Approx (0.2));
    CHECK (summary.sources == std::vector<std::string> { "JACK: \"ardour\", Master" });
    CHECK (summary.numPasses == 1);
    CHECK (summary.hasEnded);
    CHECK (summary.bytes == 1234);

    auto damaged = someLog();
    damaged.rowsMissed = 25;
    damaged.damagedPlaces = 2;
    CHECK (summaryOf (damaged, 0, true).rowsMissed == 25);
    CHECK (summaryOf (damaged, 0, true).damagedPlaces == 2);
    CHECK (summaryOf (damaged, 0, true).isBeingWritten);
}

TEST_CASE ("times are given by the wall clock")
{
    CHECK (utcTimeText (1'795'730'232'123) == "2026-11-26T21:57:12.123Z");
    CHECK (utcTimeText (0) == "1970-01-01T00:00:00.000Z");
    CHECK (localTimeOf (0).has_value());
    CHECK_FALSE (localTimeOf (std::numeric_limits<std::time_t>::max()).has_value());
    CHECK (localTimeText (1'795'730'232'123).size() == 16);

    // A forged log can contain any time.
    CHECK (utcTimeText (std::numeric_limits<std::uint64_t>::max()) == "9999-12-31T23:59:59.999Z");
    CHECK (localTimeText (std::numeric_limits<std::uint64_t>::max()).size() == 16);
}
