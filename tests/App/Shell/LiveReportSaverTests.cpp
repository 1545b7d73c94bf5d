#include "App/Shell/LiveReportSaver.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Reports.h"
#include "Support/WaitUntil.h"

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("the report is saved as HTML, and its path or the error is shown", "[threads]")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const TemporaryFolder folder;
    const ExportedFiles report { { reportedMix ("Demo mix", -6.0) }, reportSettings() };
    LiveReportSaver saver;
    std::vector<std::string> said;
    saver.onSay = [&] (Severity, const std::string& sentence) { said.push_back (sentence); };
    const auto numNotices = [&] {
        saver.poll();
        return said.size();
    };

    saver.save (report, folder.file ("report.html"));
    REQUIRE (waitUntil ([&] { return numNotices() == 1; }));
    CHECK_THAT (said[0], ContainsSubstring ("report.html"));
    CHECK (readBytes (folder.file ("report.html")).starts_with ("<!DOCTYPE html>"));

    saver.save (report, folder.file ("gone/report.html"));
    REQUIRE (waitUntil ([&] { return numNotices() == 2; }));
    CHECK_THAT (said[1], ContainsSubstring ("gone"));
    saver.save (report, folder.file ("take.wav"));
    REQUIRE (waitUntil ([&] { return numNotices() == 3; }));
    CHECK_THAT (said[2], ContainsSubstring ("the name of an audio file"));
}
