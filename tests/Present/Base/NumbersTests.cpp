#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

TEST_CASE ("limits that are whole numbers get no decimal")
{
    CHECK (limitText (-6.0) == "−6");
    CHECK (limitText (3.5) == "3.5");
    CHECK (limitText (-14.0, "LUFS") == "−14 LUFS");
    CHECK (limitText (-1.5, "dBTP") == "−1.5 dBTP");
}

TEST_CASE ("numbers have a real minus sign, one decimal and no negative zero")
{
    CHECK (numberText (-5.64) == "−5.6");
    CHECK (numberText (5.66) == "5.7");
    CHECK (numberText (-0.04) == "0.0");
    CHECK (numberText (0.0) == "0.0");
    CHECK (numberText (-6.0, 0) == "−6");
    CHECK (numberText (-INFINITY) == "−∞");
    CHECK (numberText (std::nullopt) == "–");
    CHECK (numberText (std::nan ("")) == "–");
    CHECK (signedNumberText (0.44) == "+0.4");
    CHECK (signedNumberText (-0.44) == "−0.4");
    CHECK (signedNumberText (0.04) == "0.0");
    CHECK (signedNumberText (0.72, 2) == "+0.72");
}

TEST_CASE ("a value has its unit, and a missing one has none")
{
    CHECK (valueText (-0.4, "dBTP") == "−0.4 dBTP");
    CHECK (valueText (0.1, "dBTP") == "+0.1 dBTP");
    CHECK (valueText (0.04, "dBFS") == "0.0 dBFS");
    CHECK (valueText (6.0, "dB") == "6.0 dB");
    CHECK (valueText (-INFINITY, "dBFS") == "−∞ dBFS");
    CHECK (valueText (std::nullopt, "LUFS") == "–");
}

TEST_CASE ("times and rates are formatted")
{
    CHECK (durationText (222.1) == "3:42");
    CHECK (durationText (3822.0) == "1:03:42");
    CHECK (durationText (0.0) == "0:00");
    CHECK (momentText (171.38) == "2:51.38");
    CHECK (momentText (59.999) == "0:59.99");
    CHECK (tenthsText (24.18) == "0:24.1");
    CHECK (tenthsText (59.999) == "0:59.9");
    CHECK (tenthsText (0.3) == "0:00.3");
    CHECK (tenthsText (3723.5) == "1:02:03.5");
    CHECK (sampleRateText (44100.0) == "44.1 kHz");
    CHECK (sampleRateText (48000.0) == "48 kHz");
    CHECK (sampleRateText (11025.0) == "11.025 kHz");
    CHECK (countText (1, "sample", "samples") == "1 sample");
    CHECK (countText (0, "sample", "samples") == "0 samples");
}

TEST_CASE ("keys survive a round trip")
{
    for (const auto stage : { Stage::recording, Stage::mix, Stage::finishedMaster, Stage::streaming })
        CHECK (stageFromKey (keyOf (stage)) == stage);

    for (const auto format : { ExportFormat::integer16, ExportFormat::integer24, ExportFormat::float32 })
        CHECK (exportFormatFromKey (keyOf (format)) == format);

    for (const auto rms : { RmsConvention::mathematical, RmsConvention::aes17 })
        CHECK (rmsConventionFromKey (keyOf (rms)) == rms);

    CHECK_FALSE (stageFromKey ("mastering").has_value());
}

TEST_CASE ("channels are named by position, and numbered if they have no name")
{
    const auto stereo = ChannelLayout::forChannelCount (2);
    CHECK (channelName (stereo, 0) == "L");
    CHECK (channelWord (stereo, 1) == "right");
    CHECK (channelName (ChannelLayout::discrete (8), 6) == "7");
    CHECK (channelWord (ChannelLayout::discrete (8), 6) == "channel 7");
    CHECK (channelName (stereo, 5) == "6");
}
