#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FileBytes.h"
#include "Support/AudioFiles.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"
#include "Support/Encoding.h"
#include "Support/Skip.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>

/** PCM in MOV and MP4: channels in the order that the file declares, and files with several tracks. */
using namespace twobus;
using namespace twobus::test;

namespace
{
using enum ChannelPosition;

constexpr double rate = 48000.0;
constexpr std::int64_t numFrames = 96000;

std::string atom (const std::string& type, const std::string& body)
{
    return bigEndian (body.size() + 8, 4) + type + body;
}

/** The peak of a loudspeaker's tone in dBFS, and its pitch. */
struct Tone
{
    double dbfs, hz;
};

const std::map<ChannelPosition, Tone> tones { { left, { -12.0, 500.0 } },         { right, { -15.0, 600.0 } },
                                              { centre, { -18.0, 700.0 } },       { lowFrequency, { -9.0, 60.0 } },
                                              { leftSurround, { -21.0, 800.0 } }, { rightSurround, { -24.0, 900.0 } },
                                              { leftRear, { -27.0, 1000.0 } },    { rightRear, { -30.0, 1100.0 } } };

float toneAt (ChannelPosition position, std::int64_t frame)
{
    const auto& tone = tones.at (position);
    return static_cast<float> (std::pow (10.0, tone.dbfs / 20.0)
                               * std::sin (2.0 * std::numbers::pi * tone.hz * static_cast<double> (frame) / rate));
}

/** The samples of a track: as integers or floats. */
struct Encoding
{
    std::size_t bytes = 2;
    bool isFloat = false, isLittleEndian = false;
};

/** A sound track of PCM. */
struct Track
{
    std::vector<ChannelPosition> order; ///< channel order of the samples
    std::string extensions; ///< atoms after the sample description
    int version = 0; ///< version of the sample description: 0, 1 or 2, or 3 for ISO/IEC 23003-5
    bool isEnabled = true;
    Encoding encoding {};
};

/** QuickTime File Format Specification, "Sound Sample Descriptions". */
std::string descriptionOf (const Track& track)
{
    const auto channels = track.order.size(), frameBytes = 2 * channels;
    const auto& encoding = track.encoding;

    if (track.version == 3)
        return atom (encoding.isFloat ? "fpcm" : "ipcm",
                     bigEndian (0, 6) + bigEndian (1, 2) + bigEndian (0, 8) + bigEndian (channels, 2)
                         + bigEndian (8 * encoding.bytes, 2) + bigEndian (0, 4) + bigEndian (48000u << 16, 4)
                         + atom ("pcmC", bigEndian (0, 4) + bigEndian (encoding.isLittleEndian ? 1 : 0, 1)
                                             + bigEndian (8 * encoding.bytes, 1))
                         + track.extensions);

    const auto head = bigEndian (0, 6) + bigEndian (1, 2) + bigEndian (static_cast<std::uint64_t> (track.version), 2)
                      + bigEndian (0, 6);
    const auto ofVersion0 =
        bigEndian (channels, 2) + bigEndian (16, 2) + bigEndian (0, 4) + bigEndian (48000u << 16, 4);

    switch (track.version)
    {
        case 0: return atom ("twos", head + ofVersion0 + track.extensions);
        case 1:
            return atom ("twos", head + ofVersion0 + bigEndian (1, 4) + bigEndian (2, 4) + bigEndian (frameBytes, 4)
                                     + bigEndian (2, 4) + track.extensions);
        default:
            return atom ("lpcm", head + bigEndian (3, 2) + bigEndian (16, 2) + bigEndian (0xfffe, 2) + bigEndian (0, 2)
                                     + bigEndian (0x10000, 4) + bigEndian (72, 4) + bigEndian (0x40e7700000000000, 8)
                                     + bigEndian (channels, 4) + bigEndian (0x7f000000, 4) + bigEndian (16, 4)
                                     + bigEndian (2 | 4 | 8, 4) + bigEndian (frameBytes, 4) + bigEndian (1, 4)
                                     + track.extensions); // big-endian, signed, packed
    }
}

std::string sampleOf (float value, const Encoding& encoding)
{
    const auto number = ! encoding.isFloat    ? static_cast<std::uint64_t> (std::llround (
                               std::ldexp (static_cast<double> (value), static_cast<int> (8 * encoding.bytes - 1))))
                        : encoding.bytes == 4 ? std::bit_cast<std::uint32_t> (value)
                                              : std::bit_cast<std::uint64_t> (static_cast<double> (value));
    auto text = bigEndian (number, encoding.bytes);

    if (encoding.isLittleEndian)
        std::reverse (text.begin(), text.end());

    return text;
}

std::string samplesOf (const Track& track)
{
    std::string data;

    for (std::int64_t frame = 0; frame < numFrames; ++frame)
        for (const auto position : track.order)
            data += sampleOf (toneAt (position, frame), track.encoding);

    return data;
}

std::string trackAtom (const Track& track, std::uint64_t id, std::uint64_t dataAt)
{
    const auto frames = bigEndian (numFrames, 4);
    const auto head =
        atom ("tkhd", bigEndian (track.isEnabled ? 7 : 6, 4) + bigEndian (0, 8) + bigEndian (id, 4) + bigEndian (0, 4)
                          + frames + bigEndian (0, 8) + bigEndian (0, 4) + bigEndian (0x0100, 2) + bigEndian (0, 2)
                          + bigEndian (0x00010000, 4) + bigEndian (0, 12) + bigEndian (0x00010000, 4)
                          + bigEndian (0, 12) + bigEndian (0x40000000, 4) + bigEndian (0, 8));
    const auto table =
        atom ("stbl",
              atom ("stsd", bigEndian (0, 4) + bigEndian (1, 4) + descriptionOf (track))
                  + atom ("stts", bigEndian (0, 4) + bigEndian (1, 4) + frames + bigEndian (1, 4))
                  + atom ("stsc", bigEndian (0, 4) + bigEndian (1, 4) + bigEndian (1, 4) + frames + bigEndian (1, 4))
                  + atom ("stsz", bigEndian (0, 4) + bigEndian (track.encoding.bytes * track.order.size(), 4) + frames)
                  + atom ("stco", bigEndian (0, 4) + bigEndian (1, 4) + bigEndian (dataAt, 4)));
    const auto media = atom ("mdhd", bigEndian (0, 12) + bigEndian (48000, 4) + frames + bigEndian (0, 4))
                       + atom ("hdlr", bigEndian (0, 4) + "mhlrsoun" + bigEndian (0, 13))
                       + atom ("minf", atom ("smhd", bigEndian (0, 8))
                                           + atom ("dinf", atom ("dref", bigEndian (0, 4) + bigEndian (1, 4)
                                                                             + atom ("alis", bigEndian (1, 4))))
                                           + table);
    return atom ("trak", head + atom ("mdia", media));
}

std::string mov (const std::vector<Track>& tracks, const std::string& brand = "qt  ")
{
    const auto type = atom ("ftyp", brand + bigEndian (0, 4) + brand);
    std::string data, trackAtoms;
    std::uint64_t id = 1;

    for (const auto& track : tracks)
    {
        trackAtoms += trackAtom (track, id++, type.size() + 8 + data.size());
        data += samplesOf (track);
    }

    const auto head =
        atom ("mvhd", bigEndian (0, 12) + bigEndian (48000, 4) + bigEndian (numFrames, 4) + bigEndian (0x00010000, 4)
                          + bigEndian (0x0100, 2) + bigEndian (0, 10) + bigEndian (0x00010000, 4) + bigEndian (0, 12)
                          + bigEndian (0x00010000, 4) + bigEndian (0, 12) + bigEndian (0x40000000, 4)
                          + bigEndian (0, 24) + bigEndian (id, 4));
    return type + atom ("mdat", data) + atom ("moov", head + trackAtoms);
}

std::string chanByTag (std::uint64_t tag, std::uint64_t channels)
{
    return atom ("chan", bigEndian (0, 4) + bigEndian (tag << 16 | channels, 4) + bigEndian (0, 8));
}

std::string chanByLabels (const std::vector<std::uint64_t>& labels)
{
    auto body = bigEndian (0, 12) + bigEndian (labels.size(), 4);

    for (const auto label : labels)
        body += bigEndian (label, 4) + bigEndian (0, 16);

    return atom ("chan", body);
}

std::string chnl (const std::string& body, std::uint64_t version = 0)
{
    return atom ("chnl", bigEndian (version, 1) + bigEndian (0, 3) + body);
}

/** A defined layout, without the channels in `omitted`. */
std::string chnlOf (std::uint64_t layout, std::uint64_t omitted = 0)
{
    return chnl (bigEndian (1, 1) + bigEndian (layout, 1) + bigEndian (omitted, 8));
}

std::string mp4 (const std::vector<ChannelPosition>& order, const std::string& extensions, Encoding encoding = {})
{
    return mov ({ { order, extensions, 3, true, encoding } }, "isom");
}

FileAnalysis analysisOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.mov"), bytes);
    return analyseFile (folder.file ("a.mov"), {});
}

std::string channelsOf (const FileAnalysis& analysis)
{
    std::string names;

    for (std::size_t channel = 0; channel < analysis.facts.format.layout.size(); ++channel)
        names += std::to_string (static_cast<int> (analysis.facts.format.layout[channel])) + " ";

    return names;
}

double referenceLufs (const std::vector<ChannelPosition>& order)
{
    auto power = 0.0; // BS.1770-5 ignores the low-frequency channel and weights the surrounds by 1.41

    for (const auto position : order)
        if (const auto weight = loudnessWeight (position).value(); weight > 0.0)
            power += weight * std::pow (10.0, tones.at (position).dbfs / 10.0) / 2.0;

    return -0.691 + 10.0 * std::log10 (power);
}

/** Checks that each loudspeaker has its own tone and that the loudness is as BS.1770 defines it. */
void checkPlaces (const FileAnalysis& analysis, const std::vector<ChannelPosition>& order)
{
    const auto& found = analysis.facts.format.layout;
    CAPTURE (channelsOf (analysis));
    REQUIRE (found.size() == order.size());
    REQUIRE (found.hasLoudness());

    for (std::size_t channel = 0; channel < order.size(); ++channel)
    {
        CAPTURE (channel);
        CHECK (analysis.readings.channels[channel].samplePeakDbfs.value()
               == near (tones.at (found[channel]).dbfs, 0.01));
    }

    // The K-weighting filter boosts 500 to 1100 Hz by up to 1.1 dB.
    CHECK (analysis.readings.integratedLufs.value() == near (referenceLufs (order) + 0.3, 0.4));
}

// MPEG 5.1 D, the order of AAC and of many film mixes.
const std::vector<ChannelPosition> centreFirst { centre, left, right, leftSurround, rightSurround, lowFrequency };

/** Whether this build of Twobus can read MOV. */
const bool readsMov = canEncode ({ "mov", "pcm_s16be", "s16" });
} // namespace

TEST_CASE ("PCM in MOV has its channels in the order of its layout tag")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    struct Case
    {
        std::uint64_t tag;
        std::vector<ChannelPosition> order;
    };

    const auto version = GENERATE (0, 1, 2);
    CAPTURE (version);

    for (const auto& [tag, order] :
         { Case { 121, { left, right, centre, lowFrequency, leftSurround, rightSurround } },
           Case { 122, { left, right, leftSurround, rightSurround, centre, lowFrequency } },
           Case { 123, { left, centre, right, leftSurround, rightSurround, lowFrequency } }, Case { 124, centreFirst },
           Case { 119, { left, centre, right, leftSurround, rightSurround } },
           Case { 133, { left, right, lowFrequency } },
           Case { 183, { centre, left, right, leftSurround, rightSurround, leftRear, rightRear, lowFrequency } },
           Case { 187, { left, right, centre, lowFrequency, leftSurround, rightSurround } } })
    {
        CAPTURE (tag);
        checkPlaces (analysisOf (mov ({ { order, chanByTag (tag, order.size()), version } })), order);
    }
}

TEST_CASE ("PCM in MOV has its channels in the order of its descriptions, also inside the wave atom")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    const auto labels = chanByLabels ({ 3, 1, 2, 5, 6, 4 });
    checkPlaces (analysisOf (mov ({ { centreFirst, labels, 1 } })), centreFirst);
    checkPlaces (analysisOf (mov ({ { centreFirst, atom ("wave", atom ("frma", "twos") + labels), 1 } })), centreFirst);

    // A channel bitmap allows only one order.
    const std::vector<ChannelPosition> order { left, right, centre, lowFrequency, leftSurround, rightSurround };
    checkPlaces (analysisOf (mov ({ { order,
                                      atom ("chan", bigEndian (0, 4) + bigEndian (0x10000, 4) + bigEndian (0x3f, 4)
                                                        + bigEndian (0, 4)),
                                      0 } })),
                 order);
}

TEST_CASE ("channels that a MOV doesn't name, or names in an unknown way, have no loudness")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    for (const auto& extensions :
         { std::string(), chanByTag (147, 6), chanByTag (999, 6), chanByTag (121, 5), chanByLabels ({ 3, 1, 2, 5, 6 }),
           chanByLabels ({ 3, 1, 2, 5, 6, 0xffffffff }), atom ("chan", bigEndian (0, 4)) })
    {
        const auto analysis = analysisOf (mov ({ { centreFirst, extensions, 1 } }));
        CHECK (analysis.facts.format.numChannels() == 6);
        CHECK_FALSE (analysis.facts.format.layout.hasLoudness());
    }
}

TEST_CASE ("the layout belongs to the measured track")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    const std::vector<ChannelPosition> wave { left, right, centre, lowFrequency, leftSurround, rightSurround };
    const Track first { centreFirst, chanByTag (124, 6), 1 }, second { wave, chanByTag (121, 6), 1 };
    const auto analysis = analysisOf (mov ({ first, second }));
    checkPlaces (analysis, centreFirst);
    CHECK (analysis.facts.extent.otherTracks == 1);
    checkPlaces (analysisOf (mov ({ second, first })), wave);
}

TEST_CASE ("in a MOV with several sound tracks the first enabled one is measured, and the others are counted")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    const Track disabled { { left, right }, {}, 0, false }, quiet { { leftSurround, rightSurround }, {}, 0, true };
    const auto peakOf = [] (const FileAnalysis& analysis) {
        return analysis.readings.channels[0].samplePeakDbfs.value();
    };

    const auto skipped = analysisOf (mov ({ disabled, quiet, disabled }));
    CHECK (peakOf (skipped) == near (tones.at (leftSurround).dbfs, 0.01));
    CHECK (skipped.facts.extent.otherTracks == 2);
    CHECK (std::any_of (skipped.findings.begin(), skipped.findings.end(), [] (const FileFinding& finding) {
        return finding.kind == FileFindingKind::otherTracks && finding.count == 2;
    }));

    const auto allDisabled = analysisOf (mov ({ disabled, { { leftSurround, rightSurround }, {}, 0, false } }));
    CHECK (peakOf (allDisabled) == near (tones.at (left).dbfs, 0.01));
    CHECK (allDisabled.facts.extent.otherTracks == 1);
}

TEST_CASE ("finding a layout in a MOV is safe with any atoms")
{
    const auto layoutsIn = [] (const std::string& bytes) {
        const FileBytes file (std::as_bytes (std::span (bytes)));
        return containerFactsOf (file).trackLayouts;
    };
    const auto whole = mov ({ { { left, right, centre }, chanByTag (114, 3), 1 } });
    REQUIRE (layoutsIn (whole).size() == 1);
    CHECK (layoutsIn (whole)[0].track == 1);
    CHECK (layoutsIn (whole)[0].layout == ChannelLayout { centre, left, right });

    // An index that is cut off anywhere, or has any byte changed, gives one layout or none, and nothing worse happens.
    const auto begin = whole.find ("moov") - 4;

    for (auto length = begin; length < whole.size(); ++length)
        CHECK (layoutsIn (whole.substr (0, length)).size() <= 1);

    for (auto at = begin; at < whole.size(); ++at)
        for (const auto byte : { '\0', '\1', '\x7f', '\xff' })
        {
            auto changed = whole.substr (begin); // leaves out the samples to be quicker
            changed[at - begin] = byte;
            CHECK (layoutsIn (changed).size() <= 2);
        }
}

TEST_CASE ("PCM in MP4 has its channels in the order that the box chnl names")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    const std::vector<ChannelPosition> wave { left, right, centre, lowFrequency, leftSurround, rightSurround };
    const std::vector<ChannelPosition> seven { centre,        left,     right,     leftSurround,
                                               rightSurround, leftRear, rightRear, lowFrequency };

    checkPlaces (analysisOf (mp4 (centreFirst, chnlOf (6))), centreFirst);
    checkPlaces (analysisOf (mp4 (seven, chnlOf (12))), seven);
    checkPlaces (analysisOf (mp4 ({ left, right, leftSurround, rightSurround }, chnlOf (10))),
                 { left, right, leftSurround, rightSurround });

    // 7.1 without its LFE channel and its rear pair.
    checkPlaces (analysisOf (mp4 ({ centre, left, right, leftSurround, rightSurround }, chnlOf (12, 0xe0))),
                 { centre, left, right, leftSurround, rightSurround });

    // Loudspeakers one by one, in both versions of the box; a rear pair alone is the surround pair.
    const auto listed = bigEndian (0x000102030405, 6), listedRear = bigEndian (0x000102030809, 6);
    checkPlaces (analysisOf (mp4 (wave, chnl (bigEndian (1, 1) + bigEndian (0, 1) + listed))), wave);
    checkPlaces (analysisOf (mp4 (wave, chnl (bigEndian (1, 1) + bigEndian (0, 1) + listedRear))), wave);
    checkPlaces (
        analysisOf (mp4 (
            wave, chnl (bigEndian (0x10, 1) + bigEndian (6, 1) + bigEndian (0, 1) + bigEndian (6, 1) + listed, 1))),
        wave);
    checkPlaces (
        analysisOf (
            mp4 (centreFirst, chnl (bigEndian (0x10, 1) + bigEndian (6, 1) + bigEndian (6, 1) + bigEndian (0, 1), 1))),
        centreFirst);
}

TEST_CASE ("PCM in MP4 is read in both byte orders, as integers and as floats")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    for (const auto isLittleEndian : { false, true })
        for (const auto& [bytes, isFloat] :
             { std::pair<std::size_t, bool> { 2, false }, { 3, false }, { 4, false }, { 4, true }, { 8, true } })
        {
            CAPTURE (isLittleEndian, bytes, isFloat);
            const auto file = mp4 (centreFirst, chnlOf (6), { bytes, isFloat, isLittleEndian });
            const auto analysis = analysisOf (file);
            checkPlaces (analysis, centreFirst);
            CHECK (analysis.facts.bits == static_cast<int> (8 * bytes));
            CHECK (analysis.facts.encoding == std::to_string (8 * bytes) + (isFloat ? "-bit float" : "-bit"));
            CHECK (analysis.facts.frames == static_cast<std::uint64_t> (numFrames));
        }
}

TEST_CASE ("channels that an MP4 does not name, or names in a way that is not known, have no loudness")
{
    if (isSkipped (readsMov, withoutFfmpeg))
        return;

    const auto listed = bigEndian (1, 1) + bigEndian (0, 1);

    for (const auto& extensions :
         { std::string(), chnlOf (13), chnlOf (5), chnlOf (6, 1), chnlOf (200), chnl ({}),
           chnl (listed + bigEndian (0, 5)),
           chnl (bigEndian (3, 1) + bigEndian (6, 1) + bigEndian (0, 8) + bigEndian (1, 1)), // with an object
           chnl (listed + bigEndian (0x00010203047f, 6)), // an unknown loudspeaker
           chnl (listed + bigEndian (0x000102030405, 6), 2), // an unknown version of the box
           chnl (bigEndian (0x10, 1) + bigEndian (6, 1) + bigEndian (6, 1) + bigEndian (2, 1),
                 1), // another order of channels
           chnl (listed + bigEndian (0x0001020304, 5) + bigEndian (126, 1) + bigEndian (0, 3)) }) // an angle
    {
        const auto analysis = analysisOf (mp4 (centreFirst, extensions));
        CHECK (analysis.facts.format.numChannels() == 6);
        CHECK_FALSE (analysis.facts.format.layout.hasLoudness());
    }
}
