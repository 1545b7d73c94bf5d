#include "App/Session/LiveReport.h"

#include "Files/Reports/ProgramVersion.h"
#include "Present/Base/AddedGainText.h"

#include <juce_core/juce_core.h>

#include <string>
#include <utility>

namespace twobus
{
ReportedFile liveReportOf (const Frame& frame, const std::string& sourceName)
{
    const auto& readings = frame.judged;
    ReportedFile report;
    const auto isOfPass = judgesPasses (frame.choices.stage) && readings.pass;
    const auto passText = isOfPass ? ", " + passName (*readings.pass) : std::string();
    report.path = sourceName + passText + addedGainSuffix (frame.choices.addedGainDb);
    report.isLive = true;
    report.secondsLost = frame.health.lostSeconds;
    report.facts = { sourceName, "live", "stream",
                     MeterFormat { frame.snapshot.sampleRate, frame.layout, fullScaleOf24Bits, frame.dualMono },
                     isOfPass ? readings.pass->lengthSeconds : readings.secondsMeasured };
    report.readings = readings;
    report.choices = frame.choices;
    report.advice = frame.advice;
    return report;
}

ReportSettings liveReportSettings (const Frame& frame, std::vector<DeliveryTarget> targets)
{
    return { std::string (programVersion()),
             juce::Time::getCurrentTime().formatted ("%Y-%m-%d %H:%M").toStdString(),
             frame.choices.stage,
             frame.choices.aimDbtp,
             frame.choices.isClippedByChoice,
             frame.dualMono,
             frame.rms,
             { std::move (targets), false },
             frame.choices.streamTargetLufs,
             frame.choices.streamCeilingDbtp };
}
} // namespace twobus
