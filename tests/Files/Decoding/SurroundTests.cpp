#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"
#include "Support/Encoding.h"
#include "Support/Skip.h"

#include <array>
#include <cmath>
#include <map>
#include <numbers>

/** Channels of 3.0 to 7.1 get the right names, whatever order a format stores them in. Each loudspeaker has a tone
    with its own level and pitch. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr std::int64_t numFrames = 96000;

using enum ChannelPosition;

/** The peak of a loudspeaker's tone in dBFS, and its pitch. */
struct Tone
{
    double dbfs, hz;
};

const std::map<ChannelPosition, Tone> tones { { left, { -12.0, 500.0 } },         { right, { -15.0, 600.0 } },
                                              { centre, { -18.0, 700.0 } },       { lowFrequency, { -9.0, 60.0 } },
                                              { leftSurround, { -21.0, 800.0 } }, { rightSurround, { -24.0, 900.0 } },
                                              { leftRear, { -27.0, 1000.0 } },    { rightRear, { -30.0, 1100.0 } },
                                              { rearCentre, { -27.0, 1000.0 } } };

struct Layout
{
    const char* name; ///< FFmpeg's name
    std::vector<ChannelPosition> order; ///< the channel order of FFmpeg and WAV
};

const std::vector<Layout> layouts {
    { "3.0", { left, right, centre } },
    { "quad", { left, right, leftSurround, rightSurround } },
    { "5.0", { left, right, centre, leftSurround, rightSurround } },
    { "5.1", { left, right, centre, lowFrequency, leftSurround, rightSurround } },
    { "6.1", { left, right, centre, lowFrequency, rearCentre, leftSurround, rightSurround } },
    { "7.1", { left, right, centre, lowFrequency, leftRear, rightRear, leftSurround, rightSurround } }
};

std::vector<float> samplesOf (const std::vector<ChannelPosition>& order)
{
    return interleaved (static_cast<int> (order.size()), numFrames, [&] (int channel, std::int64_t frame) {
        const auto& tone = tones.at (order[static_cast<std::size_t> (channel)]);
        return static_cast<float> (std::pow (10.0, tone.dbfs / 20.0)
                                   * std::sin (2.0 * std::numbers::pi * tone.hz * static_cast<double> (frame) / rate));
    });
}

/** A WAV whose channel mask names the loudspeakers. */
void writeReference (const std::string& path, const Layout& layout)
{
    const std::map<ChannelPosition, int> places { { left, SF_CHANNEL_MAP_LEFT },
                                                  { right, SF_CHANNEL_MAP_RIGHT },
                                                  { centre, SF_CHANNEL_MAP_CENTER },
                                                  { lowFrequency, SF_CHANNEL_MAP_LFE },
                                                  { leftRear, SF_CHANNEL_MAP_REAR_LEFT },
                                                  { rightRear, SF_CHANNEL_MAP_REAR_RIGHT },
                                                  { rearCentre, SF_CHANNEL_MAP_REAR_CENTER },
                                                  { leftSurround, SF_CHANNEL_MAP_SIDE_LEFT },
                                                  { rightSurround, SF_CHANNEL_MAP_SIDE_RIGHT } };
    std::vector<int> map;

    for (const auto position : layout.order)
        map.push_back (places.at (position));

    SF_INFO info {};
    info.samplerate = static_cast<int> (rate);
    info.channels = static_cast<int> (map.size());
    info.format = SF_FORMAT_WAVEX | SF_FORMAT_PCM_24;
    auto* file = sf_open (path.c_str(), SFM_WRITE, &info);
    REQUIRE (sf_command (file, SFC_SET_CHANNEL_MAP_INFO, map.data(), static_cast<int> (map.size() * sizeof (int)))
             == SF_TRUE);
    sf_writef_float (file, samplesOf (layout.order).data(), numFrames);
    sf_close (file);
}

void checkPositions (const std::string& path, const Layout& layout, double marginDb)
{
    const auto analysis = analyseFile (path, {});
    const auto& found = analysis.facts.format.layout;
    REQUIRE (found.size() == layout.order.size());
    CHECK (found.hasLoudness());

    for (std::size_t channel = 0; channel < found.size(); ++channel)
    {
        CAPTURE (channel, static_cast<int> (found[channel]));
        REQUIRE (tones.contains (found[channel]));
        const auto margin = found[channel] == lowFrequency ? std::max (marginDb, marginDb > 0.1 ? 3.0 : 0.0)
                                                           : marginDb; // lossy encoders keep the level only roughly
        CHECK (analysis.readings.channels[channel].samplePeakDbfs.value()
               == near (tones.at (found[channel]).dbfs, margin));
    }

    // BS.1770 weights sines of two pitches almost equally, ignores the low-frequency channel and weights surrounds by
    // 1.41.
    const TemporaryFolder folder;
    writeReference (folder.file ("reference.wav"), layout);
    CHECK (analysis.readings.integratedLufs.value()
           == near (analyseFile (folder.file ("reference.wav"), {}).readings.integratedLufs.value(), 0.1));
}
} // namespace

TEST_CASE ("surround has the right channel names in every format without an option")
{
    if (isSkipped (canEncode ({ "wav", "pcm_s24le", "s32" }), withoutFfmpeg))
        return;

    struct Format
    {
        const char *name, *muxer, *encoder, *sampleFormat;
        double marginDb;
        std::vector<std::string> layouts; ///< layouts that the format supports
    };

    const std::vector<Format> formats {
        { "a.wav", "wav", "pcm_s24le", "s32", 0.01, { "3.0", "quad", "5.0", "5.1", "6.1", "7.1" } },
        { "a.flac", "flac", "flac", "s16", 0.01, { "3.0", "quad", "5.0", "5.1", "6.1", "7.1" } },
        { "a.opus",
          "ogg",
          "libopus",
          "flt",
          1.0,
          { "3.0", "quad", "5.1", "7.1" } }, // FFmpeg's encoder gets the others wrong
        { "a.m4a", "ipod", "aac", "fltp", 1.5, { "3.0", "5.0", "5.1" } },
        { "a.caf", "caf", "pcm_s16be", "s16", 0.01, { "3.0", "quad", "5.0", "5.1" } },
        { "a.w64", "w64", "pcm_s16le", "s16", 0.01, { "5.1", "7.1" } },
        { "a.wv", "wv", "wavpack", "s16p", 0.01, { "5.1", "7.1" } }
    };

    for (const auto& format : formats)
        for (const auto& layout : layouts)
        {
            const Encoding encoding { format.muxer, format.encoder, format.sampleFormat, {}, {}, layout.name };

            if (std::find (format.layouts.begin(), format.layouts.end(), layout.name) == format.layouts.end()
                || ! canEncode (encoding))
                continue;

            CAPTURE (format.name, layout.name);
            const TemporaryFolder folder;
            auto withRate = encoding;

            if (format.marginDb > 0.1)
                withRate.encoderOptions = { { "b", format.muxer == std::string ("ipod") ? "768000" : "510000" } };

            encode (folder.file (format.name), withRate, static_cast<int> (layout.order.size()), 48000,
                    samplesOf (layout.order));
            checkPositions (folder.file (format.name), layout, format.marginDb);
        }
}

// Written with libsndfile, which leaves the channel order to its caller.
TEST_CASE ("surround in Vorbis has the right channel names")
{
    if (isSkipped (hasFfmpeg(), "libsndfile does not name the channels of Vorbis, so that they have no loudness"))
        return;

    // Vorbis I section 4.3.9; RFC 7845 section 5.1.1.2 adopts the same order for Opus.
    const std::vector<std::vector<ChannelPosition>> orders {
        { left, centre, right },
        { left, right, leftSurround, rightSurround },
        { left, centre, right, leftSurround, rightSurround },
        { left, centre, right, leftSurround, rightSurround, lowFrequency },
        { left, centre, right, leftSurround, rightSurround, rearCentre, lowFrequency },
        { left, centre, right, leftSurround, rightSurround, leftRear, rightRear, lowFrequency }
    };

    for (std::size_t i = 0; i < orders.size(); ++i)
    {
        CAPTURE (layouts[i].name);
        const TemporaryFolder folder;
        writeAudio (folder.file ("a.ogg"), SF_FORMAT_OGG | SF_FORMAT_VORBIS, static_cast<int> (orders[i].size()), rate,
                    samplesOf (orders[i]));
        checkPositions (folder.file ("a.ogg"), layouts[i], 1.2);
    }
}

TEST_CASE ("AIFF names its channels by a layout tag, and without one only left, right and centre are known")
{
    const auto aiff = [&] (std::uint64_t tag, const std::vector<ChannelPosition>& order) {
        std::string data;

        for (const auto sample : samplesOf (order))
            data += bigEndian (static_cast<std::uint64_t> (std::lround (sample * 32767.0f)) & 0xffffu, 2);

        auto chunks = "COMM" + bigEndian (18, 4) + bigEndian (order.size(), 2) + bigEndian (numFrames, 4)
                      + bigEndian (16, 2) + std::string ("\x40\x0e\xbb\x80\0\0\0\0\0\0", 10);

        if (tag != 0)
            chunks += "CHAN" + bigEndian (12, 4) + bigEndian (tag, 4) + bigEndian (0, 8);

        chunks += "SSND" + bigEndian (data.size() + 8, 4) + bigEndian (0, 8) + data;
        return "FORM" + bigEndian (chunks.size() + 4, 4) + "AIFF" + chunks;
    };

    const TemporaryFolder folder;

    // Core Audio: MPEG 5.1 A is L R C LFE Ls Rs, MPEG 5.1 D is C L R Ls Rs LFE.
    for (const auto& [tag, order] :
         { std::pair { std::uint64_t { 121 << 16 | 6 },
                       std::vector { left, right, centre, lowFrequency, leftSurround, rightSurround } },
           std::pair { std::uint64_t { 124 << 16 | 6 },
                       std::vector { centre, left, right, leftSurround, rightSurround, lowFrequency } } })
    {
        writeBytes (folder.file ("a.aiff"), aiff (tag, order));
        checkPositions (folder.file ("a.aiff"), layouts[3], 0.01);
    }

    writeBytes (folder.file ("plain.aiff"),
                aiff (0, { left, right, centre, lowFrequency, leftSurround, rightSurround }));
    CHECK_FALSE (AudioFile (folder.file ("plain.aiff")).format().layout.hasLoudness());
}
