#include "App/Pictures/PosedWindow.h"
#include "App/Pictures/StillSource.h"
#include "App/Session/LiveReport.h"
#include "App/Session/Session.h"
#include "Present/Reports/ReportHtml.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
/** One second of the demo, heard from a source with this name. */
struct Heard
{
    explicit Heard (const std::string& sourceName)
    {
        const auto demo = posedDemo();
        auto source = std::make_unique<StillSource> (sourceName, demo.names, demo.layout, demo.sampleRate);
        auto& still = *source;
        session.setStage (Stage::mix);
        session.setSource (std::move (source), SignalPath::floatingPoint);
        const auto block = static_cast<std::size_t> (demo.sampleRate / 20.0);

        for (std::size_t done = 0; done < 20 * block; done += block)
        {
            const std::array<const float*, 2> channels { demo.channels[0].data() + done,
                                                         demo.channels[1].data() + done };
            still.feed (channels.data(), block);
            session.poll (now += 0.05);
            session.frame (now);
        }
    }

    Frame frame() { return session.frame (now += 0.05); }

    double now = 1000.0;
    Session session { LiveMeter::Drive::poll };
};
} // namespace

TEST_CASE ("a live report is a file's page under the source's full name")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Heard heard ("ardour, Master/audio_out 1–2");
    const auto frame = heard.frame();
    auto report = liveReportOf (frame, "ardour, Master/audio_out 1–2");
    CHECK (report.readings.truePeakDbtp.has_value());
    CHECK (reportedName (report) == "ardour, Master/audio_out 1–2, pass 1");

    const auto settings = liveReportSettings (frame, {});
    CHECK (settings.stage == Stage::mix);
    CHECK_FALSE (settings.programVersion.empty());
    HtmlReport page (settings);
    page.add (report);

    for (const auto* part : { "ardour, Master/audio_out 1–2, pass 1</bdi>", "live stream", "Heard live, 0:0",
                              "every sample is valid", "Sample peak" })
    {
        CAPTURE (part);
        CHECK_THAT (page.text(), ContainsSubstring (part));
    }

    CHECK_THAT (healthText (report), ! ContainsSubstring ("lost"));
    report.secondsLost = 0.12;
    CHECK_THAT (healthText (report), ContainsSubstring ("0.120 s were lost"));
}
