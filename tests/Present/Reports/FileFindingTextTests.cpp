#include "Present/Base/Names.h"
#include "Present/Reports/BroadcastText.h"
#include "Present/Reports/FileFindingText.h"
#include "Present/Reports/FileReport.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

#include <array>
#include <set>

using namespace twobus;
using twobus::test::programmeWithTruePeak;

namespace
{
using enum FileFindingKind;

const auto stereo = ChannelLayout::forChannelCount (2);

std::string textOf (FileFinding finding, const ChannelLayout& layout = stereo) { return findingText (finding, layout); }

FileFinding finding (FileFindingKind kind, Severity severity = Severity::caution) { return { kind, severity }; }

std::string headerText (HeaderFaultKind kind)
{
    auto result = finding (headerDisagrees);
    result.header = HeaderFault { kind, 1000, 48000 };
    return textOf (result);
}
} // namespace

TEST_CASE ("every finding has a sentence with values and units, and what to do")
{
    auto clipped = finding (clippedRuns, Severity::damage);
    clipped.count = 3;
    clipped.seconds = 171.38;
    CHECK (
        textOf (clipped)
        == "Clipped: 3 flat tops at full scale, the loudest at 2:51.38. Find what clips, turn it down and export again.");
    clipped.valueDb = -3.02;
    clipped.seconds.reset();
    CHECK (textOf (clipped)
           == "Clipped: 3 flat tops up to −3.0 dBFS, clipped earlier and turned down later. Find "
              "what clips, turn it down and export again.");

    clipped.value = 0.00021;
    CHECK (
        textOf (clipped)
        == "3 flat tops at −3.0 dBFS, 0.2 ms in all: something clipped briefly and was turned down later. It is hardly audible. "
           "To remove it, lower what goes into the track, bus or plug-in that clips.");

    auto light = finding (lightlyClipped);
    light.count = 133;
    CHECK (
        textOf (light)
        == "133 flat tops at full scale, most of them short and shallow: usually a limiter that also clips a little. "
           "It is hardly audible. To avoid it, drive the limiter less.");
    light.count = 1;
    light.valueDb = -5.3;
    CHECK (textOf (light)
           == "1 flat top at −5.3 dBFS, short and shallow: usually a limiter that also clips a little. It is hardly "
              "audible. To avoid it, drive the limiter less.");

    auto overs = finding (oversInFloat);
    overs.count = 1;
    overs.valueDb = 2.5;
    CHECK (textOf (overs)
           == "1 sample over 0 dBFS, up to +2.5 dBFS: safe in this float file, clipped in a 16- or "
              "24-bit one. Turn it down before you convert it.");

    overs.kind = oversInLossy;
    CHECK (textOf (overs)
           == "1 sample over 0 dBFS after decoding, up to +2.5 dBFS: most players clip there. Turn it "
              "down before you encode it.");

    auto head = finding (silentHead), tail = finding (silentTail);
    head.seconds = 1.52;
    tail.seconds = 80.0;
    CHECK (textOf (head) == "The sound begins after 1.5 s of silence.");
    CHECK (textOf (tail) == "The file ends with 1:20 of silence.");
    tail.seconds = 60.0;
    CHECK (textOf (tail) == "The file ends with 1:00 of silence.");
    tail.seconds = 59.9;
    CHECK (textOf (tail) == "The file ends with 59.9 s of silence.");

    auto cut = finding (cutOffTail);
    cut.valueDb = -20.06;
    CHECK (textOf (cut)
           == "The sound stops at −20.1 dBFS without a fade. If its end was cut off, export with a longer tail.");

    auto dc = finding (dcOffset);
    dc.value = -2.0;
    CHECK (textOf (dc) == "DC offset of −2.0 %. A high-pass at 20 Hz removes it.");
}

TEST_CASE ("channels are called by their names")
{
    auto dead = finding (deadChannel);
    dead.channel = 1;
    dead.count = 1;
    CHECK (textOf (dead)
           == "The right channel has no signal. If you didn't intend that, check the routing and export "
              "again.");
    dead.count = 3;
    CHECK (textOf (dead, ChannelLayout::discrete (6))
           == "Channel 2 and 2 more have no signal. If you didn't intend "
              "that, check the routing and export again.");

    auto inverted = finding (invertedChannel);
    inverted.channel = 1;
    CHECK (textOf (inverted)
           == "The right channel is the left one with inverted polarity. Invert one of them, or "
              "they cancel out in mono.");
    inverted.value = -0.7;
    CHECK (textOf (inverted)
           == "One side has inverted polarity: correlation −0.70, bass included. Invert one side, "
              "or the bass cancels out in mono.");

    using enum ChannelPosition;
    inverted.value.reset();
    inverted.channel = 4;
    CHECK (textOf (inverted, { left, right, centre, leftSurround, rightSurround })
           == "The right surround channel is the left surround one with inverted polarity. Invert one of them, or "
              "they cancel out in mono.");
}

TEST_CASE ("bits, rates and tags are given in numbers")
{
    auto padded = finding (paddedBits);
    padded.count = 16;
    padded.value = 24;
    CHECK (textOf (padded)
           == "Only 16 of 24 bits are in use: something on the way cut it to 16 bits. Check the "
              "export, the plug-ins and the source.");

    padded.severity = Severity::neutral;
    padded.count = 8;
    CHECK (textOf (padded) == "Only 8 of 24 bits are in use: an 8-bit file would hold the same.");
    padded.count = 20;
    padded.value = 32;
    CHECK (textOf (padded) == "Only 20 of 32 bits are in use: a 24-bit file would hold the same.");

    auto upsampledFinding = finding (upsampled, Severity::neutral);
    upsampledFinding.value = 22050.0;
    CHECK (textOf (upsampledFinding)
           == "There is nothing above 22.1 kHz: the audio was made at a lower sample rate, "
              "or went through a lossy codec or a steep filter. The higher rate adds "
              "nothing.");

    auto tag = finding (loudnessTagDisagrees);
    tag.value = -23.0;
    tag.valueDb = 7.0;
    CHECK (textOf (tag)
           == "The file's tag says its loudness is −23.00 LUFS, but it is −16.00 LUFS, 7.00 LU more. "
              "Write the tag again.");
    tag.kind = truePeakTagDisagrees;
    tag.value = -1.0;
    tag.valueDb = -0.5;
    CHECK (textOf (tag)
           == "The file's tag says its true peak is −1.00 dBTP, but it is −1.50 dBTP, 0.50 dB less. "
              "Write the tag again.");
}

TEST_CASE ("a file's completeness is reported with times and what to do")
{
    auto early = finding (endsEarly);
    early.seconds = 41.2;
    early.value = 45.0;
    CHECK (textOf (early)
           == "The file ends early: 0:41.20 of the 0:45.00 its header says. Measured up to there. "
              "Export or copy it again.");

    auto cut = finding (endMarkMissing);
    cut.seconds = 2.98;
    CHECK (
        textOf (cut)
        == "The file is cut off: its data ends at 0:02.98 without an end mark. Measured up to there. Export or copy it again.");

    auto stopped = finding (decoderStopped);
    stopped.decoderStop = DecoderStop::failed;
    stopped.seconds = 80.5;
    CHECK (
        textOf (stopped)
        == "The decoder failed on the rest. Measured: 1:20.50. The file is probably damaged: export or copy it again.");
    stopped.value = 181.0;
    stopped.decoderStop = DecoderStop::tookTooLong;
    CHECK (
        textOf (stopped)
        == "The decoder stopped responding and was ended. Measured: 1:20.50 of the 3:01.00 that the header says. The file is probably damaged: export or copy it again.");
    stopped.decoderStop = DecoderStop::tooMuchMemory;
    CHECK (
        textOf (stopped)
        == "Decoding the rest takes too much memory. Measured: 1:20.50 of the 3:01.00 that the header says. Close other programs, or export the file again.");

    auto damaged = finding (damagedPlaces);
    damaged.count = 3;
    CHECK (textOf (damaged) == "Damaged: 3 parts are missing or cannot be decoded. Export or copy it again.");
    damaged.count = 1;
    damaged.seconds = 12.0;
    CHECK (textOf (damaged)
           == "Damaged: 1 part is missing or cannot be decoded, the first at 0:12.00. Export or copy it again.");

    auto longer = finding (longerThanPromised, Severity::neutral);
    longer.seconds = 10.0;
    longer.value = 5.0;
    CHECK (textOf (longer)
           == "The header says 0:05.00, but the audio lasts 0:10.00. All of it was measured. Some "
              "players stop early.");

    auto several = finding (severalStreams, Severity::neutral);
    several.count = 2;
    several.seconds = 5.0;
    CHECK (textOf (several)
           == "This file holds two complete streams, one after the other. The second begins at "
              "0:05.00. Both were measured.");
    several.count = 3;
    CHECK (textOf (several)
           == "This file holds 3 complete streams, one after the other. The second begins at "
              "0:05.00. All were measured.");
}

TEST_CASE ("each header fault has its own text")
{
    std::set<std::string> texts;

    for (const auto kind : { HeaderFaultKind::moreThanDeclared, HeaderFaultKind::noLength,
                             HeaderFaultKind::unknownLength, HeaderFaultKind::blockAlign, HeaderFaultKind::byteRate,
                             HeaderFaultKind::partialFrame, HeaderFaultKind::riffSize, HeaderFaultKind::secondData })
    {
        texts.insert (headerText (kind));
        CHECK_FALSE (keyOf (kind).empty());
    }

    CHECK (texts.size() == 8);
    CHECK (texts.count ("The header ends the audio too early: 48000 bytes follow the 1000 that it declares, and they "
                        "were not measured. Export again, or repair the header.")
           == 1);
    CHECK_FALSE (texts.contains (""));
}

TEST_CASE ("all kinds have a key and text, even without a value")
{
    std::set<std::string_view> keys;

    for (int kind = 0; kind <= static_cast<int> (truePeakTagDisagrees); ++kind)
    {
        const auto bare = finding (static_cast<FileFindingKind> (kind));
        CAPTURE (kind);
        CHECK_FALSE (textOf (bare).empty());
        CHECK_FALSE (textOf (bare, ChannelLayout::discrete (1)).empty());
        keys.insert (keyOf (bare.kind));
    }

    CHECK (keys.size() == 28);
    CHECK_FALSE (keys.contains (""));
}

TEST_CASE ("the report has notes and checks, and doesn't repeat its verdict")
{
    const auto readings = programmeWithTruePeak (-6.0);
    const FileFacts facts { "mix.wav", "WAV", "24-bit", {}, 180.0 };
    auto cut = finding (cutOffTail);
    cut.valueDb = -20.0;
    auto dc = finding (dcOffset);
    dc.value = 5.0;
    const std::array findings { cut, finding (monoAsStereo, Severity::neutral), dc };

    const auto text = fileReportText (facts, readings, {}, {}, RmsConvention::mathematical, {}, findings);
    CHECK_THAT (text, ContainsSubstring ("  Check: The sound stops at −20.0 dBFS without a fade."));
    CHECK_THAT (text, ContainsSubstring ("  Note: All channels are the same"));
    CHECK (text.find ("DC offset of") == std::string::npos);

    const auto json = Json::parse (fileReportJson (facts, readings, {}, {}, RmsConvention::mathematical, {}, findings));
    REQUIRE (json["findings"].size() == 3);
    CHECK (json["findings"][0]
           == Json ({ { "finding", "cutOffTail" }, { "severity", "caution" }, { "valueDb", -20.0 } }));
    CHECK (json["findings"][2]["finding"] == "dcOffset");
    CHECK (Json::parse (fileReportJson (facts, readings, {}, {}))["findings"] == Json::array());
}

TEST_CASE ("the file's own facts are in its JSON, or null if missing")
{
    const auto readings = programmeWithTruePeak (-6.0);
    FileFacts facts { "mix.wav", "WAV", "24-bit", {}, 180.0 };
    facts.frames = facts.declaredFrames = 8640000;
    facts.bits = 24;
    auto json = Json::parse (fileReportJson (facts, readings, {}, {}));
    CHECK (json["frames"] == 8640000);
    CHECK (json["declaredFrames"] == 8640000);
    CHECK (json["extent"]
           == Json ({ { "promisedFrames", nullptr },
                      { "decodedFrames", 0 },
                      { "leftOverBytes", 0 },
                      { "damagedPlaces", 0 },
                      { "decoderFailed", false },
                      { "streams", 1 },
                      { "complete", true } }));
    CHECK (json["bits"] == 24);
    CHECK (json["channelLayout"] == Json ({ "L", "R" }));
    CHECK (json["bext"].is_null());

    facts.extent.promisedFrames = 9000;
    facts.extent.decodedFrames = 8000;
    facts.extent.leftOverBytes = 7;
    json = Json::parse (fileReportJson (facts, readings, {}, {}));
    CHECK (json["extent"]
           == Json ({ { "promisedFrames", 9000 },
                      { "decodedFrames", 8000 },
                      { "leftOverBytes", 7 },
                      { "damagedPlaces", 0 },
                      { "decoderFailed", false },
                      { "streams", 1 },
                      { "complete", false } }));

    facts.bits = 0;
    facts.declaredFrames = 0;
    facts.format.layout = ChannelLayout::discrete (2);
    json = Json::parse (fileReportJson (facts, readings, {}, {}));
    CHECK (json["bits"].is_null());
    CHECK (json["declaredFrames"].is_null());
    CHECK (json["channelLayout"].is_null());
}

TEST_CASE ("claims of a Broadcast Wave file are quoted, with whether the measurement agrees")
{
    const auto readings = programmeWithTruePeak (-6.0); // -16 LUFS
    BroadcastExtension bext;
    bext.originator = "Ardour";
    bext.description = "Mix 7";
    bext.timeReferenceFrames = 48000ull * 3600;
    CHECK (broadcastText (bext, readings, {}) == "Broadcast Wave by Ardour, starts at 1:00:00.00: “Mix 7”.");

    bext.description.clear();
    bext.claims.integratedLufs = -16.0;
    bext.claims.truePeakDbtp = -6.1;
    CHECK (broadcastText (bext, readings, {})
           == "Broadcast Wave by Ardour, starts at 1:00:00.00. It claims −16.00 LUFS and −6.10 dBTP, as measured.");
    bext.claims.truePeakDbtp = -7.0;
    CHECK (broadcastText (bext, readings, {})
           == "Broadcast Wave by Ardour, starts at 1:00:00.00. It claims −16.00 LUFS and −7.00 dBTP.");

    bext.version = 2;
    bext.claims.loudnessRangeLu = 5.0; // the readings have no range to compare it with
    FileFacts facts { "mix.wav", "WAV", "24-bit", {}, 180.0 };
    facts.broadcast = bext;
    const auto json = Json::parse (fileReportJson (facts, readings, {}, {}))["bext"];
    CHECK (json["originator"] == "Ardour");
    CHECK (json["timeReferenceFrames"] == 172800000);
    CHECK (json["integratedLufs"] == Json ({ { "claimed", -16.0 }, { "agrees", true } }));
    CHECK (json["truePeakDbtp"] == Json ({ { "claimed", -7.0 }, { "agrees", false } }));
    CHECK (json["loudnessRangeLu"] == Json ({ { "claimed", 5.0 }, { "agrees", nullptr } }));
    CHECK (json["momentaryMaxLufs"].is_null());
    CHECK_THAT (fileReportText (facts, readings, {}, {}), ContainsSubstring ("  Broadcast Wave by Ardour"));
}
