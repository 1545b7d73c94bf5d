#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"
#include "Support/Encoding.h"
#include "Support/Skip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

/** Real-world files whose headers promise too little, too much or something else: each is measured completely, or the
    report says what is missing. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr int seconds = 5;
constexpr auto numFrames = static_cast<std::int64_t> (rate) * seconds;

std::string chunk (const std::string& id, const std::string& body, std::uint64_t size)
{
    return id + littleEndian (size, 4) + body + std::string (body.size() % 2, '\0');
}
std::string chunk (const std::string& id, const std::string& body) { return chunk (id, body, body.size()); }

std::string riff (const std::string& chunks, const std::string& kind = "RIFF")
{
    return kind + littleEndian (kind == "RIFF" ? chunks.size() + 4 : 0xFFFFFFFF, 4) + "WAVE" + chunks;
}

std::string formatChunk (int channels, int bits = 16)
{
    const auto align = static_cast<std::uint64_t> (channels * bits / 8);
    return chunk ("fmt ", littleEndian (1, 2) + littleEndian (static_cast<std::uint64_t> (channels), 2)
                              + littleEndian (48000, 4) + littleEndian (48000 * align, 4) + littleEndian (align, 2)
                              + littleEndian (static_cast<std::uint64_t> (bits), 2));
}

/** Left: 997 Hz at -7.96 dBFS. Right: 440 Hz at -13.98 dBFS. */
float twoTones (int channel, std::int64_t frame)
{
    const auto amplitude = channel == 0 ? 0.4 : 0.2, hz = channel == 0 ? 997.0 : 440.0;
    return static_cast<float> (amplitude * std::sin (2.0 * std::numbers::pi * hz * static_cast<double> (frame) / rate));
}

/** The same as 16-bit integers. */
std::string twoTonesOf16Bits (bool isBigEndian = false, std::int64_t frames = numFrames)
{
    std::string bytes;

    for (std::int64_t frame = 0; frame < frames; ++frame)
        for (int channel = 0; channel < 2; ++channel)
        {
            const auto sample =
                static_cast<std::uint64_t> (std::lround (twoTones (channel, frame) * 32767.0f)) & 0xffffu;
            bytes += isBigEndian ? bigEndian (sample, 2) : littleEndian (sample, 2);
        }

    return bytes;
}

FileAnalysis analysisOf (const std::string& bytes, const std::string& name = "a.wav")
{
    const TemporaryFolder folder;
    writeBytes (folder.file (name), bytes);
    return analyseFile (folder.file (name), {});
}

std::string complaintAbout (const std::string& bytes, const std::string& name = "a.wav")
{
    try
    {
        analysisOf (bytes, name);
        return {};
    }
    catch (const FileError& error)
    {
        return error.what();
    }
}

const FileFinding* findingOf (const FileAnalysis& analysis, FileFindingKind kind)
{
    const auto found = std::find_if (analysis.findings.begin(), analysis.findings.end(),
                                     [kind] (const FileFinding& finding) { return finding.kind == kind; });
    return found != analysis.findings.end() ? &*found : nullptr;
}

bool hasHeaderFault (const FileAnalysis& analysis, HeaderFaultKind kind)
{
    return std::any_of (analysis.findings.begin(), analysis.findings.end(),
                        [kind] (const FileFinding& finding) { return finding.header && finding.header->kind == kind; });
}

/** Checks that this is the complete file of two tones. */
void checkTwoTones (const FileAnalysis& analysis)
{
    CHECK (analysis.facts.frames == static_cast<std::uint64_t> (numFrames));
    CHECK (analysis.readings.samplePeakDbfs.value() == near (-7.96, 0.01));
    CHECK (analysis.readings.channels[1].samplePeakDbfs.value() == near (-13.98, 0.01));
    CHECK_FALSE (analysis.facts.extent.isIncomplete());
    CHECK (analysis.advice.verdict == Verdict::ready);
}

/** The bytes of a file encoded with these options. */
std::string encoded (const Encoding& encoding, int channels, const std::vector<float>& samples, int sampleRate = 48000)
{
    const TemporaryFolder folder;
    encode (folder.file ("a"), encoding, channels, sampleRate, samples);
    return readBytes (folder.file ("a"));
}

/** Quiet noise, a tone, then loud noise that clips. Twobus once read only 19 s of such a 50 s file and called it ready;
    this one is ten times shorter. */
std::vector<float> quietThenLoud()
{
    std::minstd_rand random (3);
    std::uniform_real_distribution<float> noise (-1.0f, 1.0f);

    return interleaved (2, numFrames, [&] (int, std::int64_t frame) {
        const auto n = noise (random);
        const auto at = static_cast<double> (frame) / rate;
        return at < 1.0   ? 0.05f * n
               : at < 4.0 ? static_cast<float> (0.25 * std::sin (2.0 * std::numbers::pi * 997.0 * at))
                          : std::clamp (3.0f * n, -1.0f, 1.0f);
    });
}

const bool hasEncoders = canEncode ({ "mp3", "libmp3lame", "fltp" });

std::string vbrMp3 (bool hasXing)
{
    return encoded ({ "mp3",
                      "libmp3lame",
                      "fltp",
                      { { "flags", "+qscale" }, { "global_quality", "472" } },
                      { { "write_xing", hasXing ? "1" : "0" }, { "id3v2_version", "0" } } },
                    2, quietThenLoud());
}

std::string cbrMp3 (const std::vector<float>& samples)
{
    return encoded (
        { "mp3", "libmp3lame", "fltp", { { "b", "192000" } }, { { "write_xing", "0" }, { "id3v2_version", "0" } } }, 2,
        samples);
}

std::string withXingCount (std::string bytes, std::uint64_t count)
{
    const auto at = std::min (bytes.find ("Xing"), bytes.find ("Info"));
    REQUIRE (at != std::string::npos);
    return bytes.replace (at + 8, 4, bigEndian (count, 4));
}

std::uint64_t xingCount (const std::string& bytes)
{
    const auto at = std::min (bytes.find ("Xing"), bytes.find ("Info"));
    std::uint64_t count = 0;

    for (std::size_t i = 0; i < 4; ++i)
        count = count << 8 | static_cast<unsigned char> (bytes[at + 8 + i]);

    return count;
}

double secondsOf (const FileAnalysis& analysis) { return analysis.readings.secondsMeasured; }

/** The start of each page of an Ogg file, followed by the end of the file. */
std::vector<std::size_t> pagesOf (const std::string& bytes)
{
    std::vector<std::size_t> begins;

    for (std::size_t at = 0; at < bytes.size();)
    {
        begins.push_back (at);
        const auto numSegments = static_cast<unsigned char> (bytes.at (at + 26));
        auto length = std::size_t { 27 } + numSegments;

        for (std::size_t i = 0; i < numSegments; ++i)
            length += static_cast<unsigned char> (bytes.at (at + 27 + i));

        at += length;
    }

    begins.push_back (bytes.size());
    return begins;
}

std::vector<float> sines (double dbfs) { return sineFrames (2, rate, seconds, 997.0, dbfs); }

std::string oggOf (int encoding, double dbfs, int channels = 2)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.ogg"), SF_FORMAT_OGG | encoding, channels, rate,
                sineFrames (channels, rate, seconds, 997.0, dbfs));
    return readBytes (folder.file ("a.ogg"));
}
} // namespace

//==============================================================================
TEST_CASE ("MP3 with no frame count, or a count of 0, is read to its end")
{
    if (isSkipped (hasEncoders, withoutFfmpeg))
        return;

    const auto reference = analysisOf (vbrMp3 (true), "a.mp3");
    CHECK (reference.facts.frames == static_cast<std::uint64_t> (numFrames));
    CHECK (reference.advice.verdict != Verdict::ready);

    for (const auto& bytes : { vbrMp3 (false), withXingCount (vbrMp3 (true), 0) })
    {
        const auto analysis = analysisOf (bytes, "a.mp3");
        CHECK (secondsOf (analysis) == near (seconds, 0.08));
        CHECK_FALSE (analysis.facts.extent.isIncomplete());
        CHECK (analysis.readings.integratedLufs.value()
               == near (reference.readings.integratedLufs.value(), 0.2)); // has 50 ms more silence at its ends
        CHECK (analysis.readings.truePeakDbtp.value() == near (reference.readings.truePeakDbtp.value(), 0.1));
        CHECK (analysis.advice.verdict == reference.advice.verdict);
    }

    const auto constant = analysisOf (cbrMp3 (quietThenLoud()), "a.mp3");
    CHECK (secondsOf (constant) == near (seconds, 0.08));
    CHECK_FALSE (constant.facts.extent.isIncomplete());
    CHECK (constant.facts.container == "MPEG");
    CHECK (constant.facts.encoding == "MP3");
}

TEST_CASE ("MP3 and MP2 without a frame count that end inside a frame are incomplete")
{
    if (isSkipped (hasEncoders && canEncode ({ "mp2", "mp2", "s16" }), withoutFfmpeg))
        return;

    const auto mp2 = encoded ({ "mp2", "mp2", "s16", { { "b", "256000" } } }, 2, sines (-6.0));
    const auto tag = "TAG" + std::string (125, 'x');

    for (const auto& bytes : { cbrMp3 (sines (-6.0)), vbrMp3 (false), mp2 })
    {
        const auto whole = analysisOf (bytes, "a.mp3");
        CHECK_FALSE (whole.facts.extent.isIncomplete());
        CHECK_FALSE (analysisOf (bytes + tag, "a.mp3").facts.extent.isIncomplete());

        for (const std::size_t missing : { std::size_t { 1 }, std::size_t { 100 }, bytes.size() / 2 + 10 })
        {
            CAPTURE (missing);
            const auto cut = analysisOf (bytes.substr (0, bytes.size() - missing), "a.mp3");
            CHECK (cut.advice.verdict == Verdict::incomplete);
            CHECK (cut.facts.frames < whole.facts.frames);
            CHECK (analysisOf (bytes.substr (0, bytes.size() - missing) + tag, "a.mp3").facts.extent.isIncomplete());
        }
    }
}

TEST_CASE ("MP3 with a wrong frame count is read to its end, and a truncated one is reported")
{
    if (isSkipped (hasEncoders, withoutFfmpeg))
        return;

    const auto bytes = vbrMp3 (true);
    const auto count = xingCount (bytes);
    CHECK (secondsOf (analysisOf (withXingCount (bytes, count / 2), "a.mp3")) == near (seconds, 0.08));
    CHECK (analysisOf (withXingCount (bytes, count / 2), "a.mp3").advice.verdict
           != Verdict::incomplete); // everything was measured
    CHECK (findingOf (analysisOf (withXingCount (bytes, count / 2), "a.mp3"), FileFindingKind::longerThanPromised)
           != nullptr);
    CHECK (secondsOf (analysisOf (withXingCount (bytes, 2 * count), "a.mp3")) == near (seconds, 0.08));
    CHECK (analysisOf (withXingCount (bytes, 2 * count), "a.mp3").advice.verdict == Verdict::incomplete);

    const auto cut = analysisOf (bytes.substr (0, bytes.size() / 2), "a.mp3");
    CHECK (cut.advice.verdict == Verdict::incomplete);
    REQUIRE (findingOf (cut, FileFindingKind::endsEarly) != nullptr);
    CHECK (findingOf (cut, FileFindingKind::endsEarly)->value.value() == near (seconds, 0.08));
    CHECK (findingOf (cut, FileFindingKind::endsEarly)->seconds.value() == near (secondsOf (cut), 0.001));
}

TEST_CASE ("a VBRI header's count is a promise like Xing's")
{
    if (isSkipped (hasEncoders, withoutFfmpeg))
        return;

    const auto audio = cbrMp3 (sines (-6.0));
    const std::size_t frameBytes = 192000 / 8 * 1152 / 48000;
    const auto withVbri = [&] (std::uint64_t frames, std::size_t length) {
        auto frame = audio.substr (0, 4) + std::string (frameBytes - 4, '\0');
        frame.replace (36, 26,
                       "VBRI" + bigEndian (1, 2) + bigEndian (0, 2) + bigEndian (75, 2)
                           + bigEndian (audio.size() + frameBytes, 4) + bigEndian (frames, 4) + std::string (8, '\0'));
        return analysisOf ((frame + audio).substr (0, length), "a.mp3");
    };

    const auto count = audio.size() / frameBytes;
    const auto whole = withVbri (count, std::string::npos);
    CHECK (secondsOf (whole) == near (seconds, 0.08));
    CHECK_FALSE (whole.facts.extent.isIncomplete());
    CHECK (whole.facts.extent.promisedFrames.has_value());
    CHECK (withVbri (count, audio.size() / 2).advice.verdict == Verdict::incomplete);
}

TEST_CASE ("joined MP3s with tags and album art around them are measured completely")
{
    if (isSkipped (hasEncoders, withoutFfmpeg))
        return;

    const auto first = cbrMp3 (sines (-20.0)), second = cbrMp3 (sines (-3.0));
    const auto id3 = [] (std::size_t size) {
        return "ID3" + std::string ("\3\0\0", 3)
               + std::string { static_cast<char> (size >> 21 & 127), static_cast<char> (size >> 14 & 127),
                               static_cast<char> (size >> 7 & 127), static_cast<char> (size & 127) }
               + std::string (size, '\0');
    };
    const auto ape = "APETAGEX" + littleEndian (2000, 4) + littleEndian (32, 4) + littleEndian (0, 4)
                     + littleEndian (0x80000000, 4) + std::string (8, '\0');
    const auto lyrics = "LYRICSBEGIN" + std::string (500, 'x') + "000511LYRICS200";
    const auto analysis = analysisOf (
        id3 (300000) + first + id3 (1000) + second + ape + lyrics + "TAG" + std::string (125, 'x'), "a.mp3");
    CHECK (secondsOf (analysis) == near (2.0 * seconds, 0.15));
    CHECK (analysis.readings.samplePeakDbfs.value() == near (-3.0, 0.3));
    CHECK_FALSE (analysis.facts.extent.isIncomplete());

    // Each song has its own frame count, so the first count doesn't cover both.
    const auto counted =
        encoded ({ "mp3", "libmp3lame", "fltp", { { "b", "192000" } }, { { "id3v2_version", "0" } } }, 2, sines (-6.0));
    CHECK (secondsOf (analysisOf (counted + counted, "a.mp3")) == near (2.0 * seconds, 0.15));
}

TEST_CASE ("MP2 is named as MP2, and MP3 in a WAV is read up to the length in its fact chunk")
{
    if (isSkipped (hasEncoders && canEncode ({ "mp2", "mp2", "s16" }), withoutFfmpeg))
        return;

    const auto mp2 = analysisOf (encoded ({ "mp2", "mp2", "s16", { { "b", "256000" } } }, 2, sines (-6.0)), "a.mp2");
    CHECK (mp2.facts.encoding == "MP2");
    CHECK (secondsOf (mp2) == near (seconds, 0.08));

    // MP4 has one object type for all MPEG layers, and a WAV with MP2 can have the format tag of MP3.
    const Encoding inMp4 { "mp4", "mp2", "s16", { { "b", "256000" } } },
        inMov { "mov", "mp2", "s16", { { "b", "256000" } } },
        inTaggedWav { "wav", "mp2", "s16", { { "b", "256000" } } };
    CHECK (analysisOf (encoded (inMp4, 2, sines (-6.0)), "a.mp4").facts.encoding == "MP2");
    CHECK (analysisOf (encoded (inMov, 2, sines (-6.0)), "a.mov").facts.encoding == "MP2");
    auto tagged = encoded (inTaggedWav, 2, sines (-6.0));
    const auto tagAt = tagged.find ("fmt ") + 8;
    REQUIRE (tagged.substr (tagAt, 2) == littleEndian (0x50, 2));
    CHECK (analysisOf (tagged).facts.encoding == "MP2");
    CHECK (analysisOf (tagged.replace (tagAt, 2, littleEndian (0x55, 2))).facts.encoding == "MP2");
    CHECK (
        analysisOf (encoded ({ "mp2", "mp2", "s16", { { "b", "256000" } } }, 2, sines (-6.0)), "a.mp3").facts.encoding
        == "MP2");

    const auto inWav = analysisOf (encoded ({ "wav", "libmp3lame", "fltp", { { "b", "192000" } } }, 2, sines (-6.0)));
    CHECK (inWav.facts.container == "WAV");
    CHECK (inWav.facts.encoding == "MP3");
    CHECK (secondsOf (inWav) == near (seconds, 0.08));
    CHECK_FALSE (inWav.facts.extent.isIncomplete());
}

//==============================================================================
TEST_CASE ("two songs in one Ogg file are both measured, which is reported")
{
    if (isSkipped (hasFfmpeg(),
                   "libsndfile, without FFmpeg, reads the first song only and says that bytes are left over"))
        return;

    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto analysis = analysisOf (oggOf (encoding, -20.0) + oggOf (encoding, -0.1), "a.ogg");
    CAPTURE (encoding);
    CHECK (secondsOf (analysis) == near (2.0 * seconds, 0.01));
    CHECK (analysis.readings.samplePeakDbfs.value() == near (-0.1, 0.4));
    CHECK_FALSE (analysis.facts.extent.isIncomplete());

    const auto* streams = findingOf (analysis, FileFindingKind::severalStreams);
    REQUIRE (streams != nullptr);
    CHECK (streams->count == 2);
    CHECK (streams->seconds.value() == near (seconds, 0.01));
    CHECK (streams->severity == Severity::neutral);
}

TEST_CASE ("a second stream with other channels is named but not measured")
{
    if (isSkipped (hasFfmpeg(),
                   "libsndfile, without FFmpeg, reads the first stream only and says that bytes are left over"))
        return;

    const auto analysis = analysisOf (oggOf (SF_FORMAT_VORBIS, -12.0) + oggOf (SF_FORMAT_VORBIS, -12.0, 1), "a.ogg");
    CHECK (secondsOf (analysis) == near (seconds, 0.01));
    CHECK (analysis.advice.verdict == Verdict::incomplete);
    CHECK (findingOf (analysis, FileFindingKind::formatChanges) != nullptr);
    CHECK (findingOf (analysis, FileFindingKind::severalStreams) == nullptr);
}

TEST_CASE ("an Ogg file truncated at or inside a page is measured up to there, and reported")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto bytes = oggOf (encoding, -12.0);
    const auto pages = pagesOf (bytes);
    REQUIRE (pages.size() > 6);
    CAPTURE (encoding);
    CHECK_FALSE (analysisOf (bytes, "a.ogg").facts.extent.isIncomplete());

    for (const auto length :
         { pages[pages.size() / 2], pages[pages.size() / 2] + 100, pages[pages.size() - 2], bytes.size() - 1 })
    {
        const auto cut = analysisOf (bytes.substr (0, length), "a.ogg");
        CHECK (cut.advice.verdict == Verdict::incomplete);
        CHECK (findingOf (cut, FileFindingKind::endMarkMissing) != nullptr);
        CHECK (secondsOf (cut) < seconds);
        CHECK (secondsOf (cut) > 1.0);
    }

    // One page in the middle is missing.
    const auto at = pages.size() / 2;
    const auto holed = analysisOf (bytes.substr (0, pages[at]) + bytes.substr (pages[at + 1]), "a.ogg");
    CHECK (holed.advice.verdict == Verdict::incomplete);
    CHECK (findingOf (holed, FileFindingKind::damagedPlaces) != nullptr);

    // One bit is flipped.
    auto flipped = bytes;
    flipped[pages[at] + 200] ^= 1;
    CHECK (analysisOf (flipped, "a.ogg").advice.verdict == Verdict::incomplete);

    // A tag after the end doesn't make the file incomplete.
    CHECK_FALSE (analysisOf (bytes + "TAG" + std::string (125, 'x'), "a.ogg").facts.extent.isIncomplete());
}

TEST_CASE ("FLAC in Ogg is named FLAC, and other streams beside it are ignored")
{
    if (isSkipped (canEncode ({ "ogg", "flac", "s16" }), withoutFfmpeg))
        return;

    const auto samples = interleaved (2, numFrames, twoTones);
    const auto analysis = analysisOf (encoded ({ "ogg", "flac", "s16" }, 2, samples), "a.oga");
    checkTwoTones (analysis);
    CHECK (analysis.facts.encoding == "FLAC 16-bit");
}

//==============================================================================
TEST_CASE (
    "FLAC from a pipe with 0 samples in its header, or after an ID3 tag, is complete, and a truncated one is reported")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, rate,
                interleaved (2, numFrames, twoTones));
    const auto bytes = readBytes (folder.file ("a.flac"));
    checkTwoTones (analysisOf (bytes, "a.flac"));

    // STREAMINFO follows "fLaC" and a 4-byte header. It holds the sample count in 36 bits, starting in byte 13.
    auto piped = bytes;
    piped[8 + 13] = static_cast<char> (piped[8 + 13] & 0xf0);
    piped.replace (8 + 14, 4, 4, '\0');
    const auto fromPipe = analysisOf (piped, "a.flac");
    checkTwoTones (fromPipe);
    CHECK_FALSE (fromPipe.facts.extent.promisedFrames);

    checkTwoTones (analysisOf ("ID3" + std::string ("\3\0\0\0\0\7\150", 7) + std::string (7 * 128 + 0150, '\0') + bytes,
                               "a.flac"));

    const auto cut = analysisOf (bytes.substr (0, bytes.size() / 2), "a.flac");
    CHECK (cut.advice.verdict == Verdict::incomplete);
    CHECK (cut.facts.extent.promisedFrames == static_cast<std::uint64_t> (numFrames));
    CHECK (secondsOf (cut) > 1.0);
}

TEST_CASE ("a damaged byte inside FLAC or WavPack is reported, whichever library decodes it")
{
    const TemporaryFolder folder;
    const auto samples = interleaved (2, numFrames, twoTones);
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, rate, samples);
    std::vector<std::pair<std::string, std::string>> files { { "a.flac", readBytes (folder.file ("a.flac")) } };

    if (canEncode ({ "wv", "wavpack", "s16p" }))
        files.emplace_back ("a.wv", encoded ({ "wv", "wavpack", "s16p" }, 2, samples));

    for (const auto& [name, bytes] : files)
    {
        CAPTURE (name);
        CHECK_FALSE (analysisOf (bytes, name).facts.extent.isIncomplete());
        auto damaged = bytes;
        damaged[bytes.size() / 2] = static_cast<char> (damaged[bytes.size() / 2] ^ 0x55);
        const auto analysis = analysisOf (damaged, name);
        CHECK (analysis.advice.verdict == Verdict::incomplete);
        CHECK (analysis.facts.extent.numDamaged > 0);
        CHECK (secondsOf (analysis) > seconds - 1.0); // a WavPack block lasts half a second
    }
}

TEST_CASE ("FLAC and WavPack with tags or zeros behind the last frame are whole")
{
    struct File
    {
        std::string name, bytes;
        std::size_t bytesOfEnd; ///< of the last frame, which is not decoded without them
    };

    constexpr std::size_t checksum = 2, someBytes = 40;
    const auto samples = interleaved (2, numFrames, twoTones);
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, rate, samples);
    std::vector<File> files { { "a.flac", readBytes (folder.file ("a.flac")), checksum } };

    if (canEncode ({ "wv", "wavpack", "s16p" }))
    {
        const auto bytes = encoded ({ "wv", "wavpack", "s16p" }, 2, samples);
        files.push_back ({ "a.wv", bytes.substr (0, bytes.find ("APETAGEX")), someBytes }); // the encoder writes a tag
    }

    const auto id3 = "TAG" + std::string (125, 'x');
    const auto ape = "APETAGEX" + littleEndian (2000, 4) + littleEndian (32, 4) + littleEndian (0, 4)
                     + littleEndian (0x80000000, 4) + std::string (8, '\0');
    const std::string zeros (4096, '\0');

    for (const auto& [name, bytes, bytesOfEnd] : files)
        for (const auto& tail : { id3, ape, ape + id3, zeros, ape + zeros })
        {
            CAPTURE (name, tail.starts_with ('\0') ? "zeros" : tail.substr (0, 3), tail.size());
            checkTwoTones (analysisOf (bytes + tail, name));
            CHECK (analysisOf (bytes.substr (0, bytes.size() / 2) + tail, name).facts.extent.isIncomplete());
            CHECK (analysisOf (bytes.substr (0, bytes.size() - bytesOfEnd) + tail, name).facts.extent.isIncomplete());
        }
}

TEST_CASE ("FLAC and WavPack of unknown length with tags behind the last frame are whole")
{
    struct File
    {
        std::string name, bytes;
    };

    constexpr std::size_t bytesOfEnd = 40; // of the last frame, which is not decoded without them
    const auto samples = interleaved (2, numFrames, twoTones);
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, rate, samples);
    auto flac = readBytes (folder.file ("a.flac"));
    flac[21] &= '\xf0'; // the 36 bits of STREAMINFO that hold the number of samples; RFC 9639, section 8.2
    flac.replace (22, 4, 4, '\0');
    std::vector<File> files { { "a.flac", flac } };

    if (canEncode ({ "wv", "wavpack", "s16p" }))
    {
        auto bytes = encoded ({ "wv", "wavpack", "s16p" }, 2, samples);
        bytes.resize (bytes.find ("APETAGEX"));

        // Each block's head has the number of samples, or this for "unknown".
        for (auto at = bytes.find ("wvpk"); at != std::string::npos; at = bytes.find ("wvpk", at + 1))
            bytes.replace (at + 12, 4, 4, '\xff');

        files.push_back ({ "a.wv", bytes });
    }

    const auto id3 = "TAG" + std::string (125, 'x');
    const auto ape = [] (std::uint64_t flags) {
        return "APETAGEX" + littleEndian (2000, 4) + littleEndian (47, 4) + littleEndian (1, 4)
               + littleEndian (flags, 4) + std::string (8, '\0');
    };
    const auto items = littleEndian (1, 4) + littleEndian (0, 4) + "Title" + std::string (1, '\0') + "x";
    const auto withHeader = ape (0xa0000000) + items + ape (0x80000000), withoutHeader = items + ape (0);

    for (const auto& [name, bytes] : files)
    {
        checkTwoTones (analysisOf (bytes, name));

        for (const auto& tail : { id3, withHeader, withoutHeader, withHeader + id3 })
        {
            CAPTURE (name, tail.substr (0, 3), tail.size());
            checkTwoTones (analysisOf (bytes + tail, name));

            // libsndfile, without FFmpeg, doesn't tell where a FLAC of unknown length should have ended.
            if (hasFfmpeg())
                CHECK (
                    analysisOf (bytes.substr (0, bytes.size() - bytesOfEnd) + tail, name).facts.extent.isIncomplete());
        }
    }
}

#ifdef TWOBUS_HAS_FLAC
TEST_CASE ("FLAC of 32 bits is read bit-exactly, and a tag behind it is no damage")
{
    // STREAMINFO of 48 kHz, mono, 32 bits, 4 samples; one frame of fixed size 4 with a verbatim subframe. RFC 9639.
    const std::array<std::uint32_t, 4> samples { 0x7fffffffu, 0x80000000u, 1u, 0xfffffffeu };
    auto info = bigEndian (16, 2) + bigEndian (16, 2) + bigEndian (0, 6)
                + bigEndian (std::uint64_t { 48000 } << 44 | std::uint64_t { 31 } << 36 | 4, 8)
                + std::string (16, '\0');
    std::string frame ("\xff\xf8\x6a\x0e\0\3", 6); // block size in 8 bits, 48 kHz, mono, 32 bits, frame 0

    unsigned crc8 = 0;

    for (const auto byte : frame)
    {
        crc8 ^= static_cast<unsigned char> (byte);

        for (int bit = 0; bit < 8; ++bit)
            crc8 = (crc8 << 1 ^ ((crc8 & 0x80) != 0 ? 0x07u : 0u)) & 0xffu;
    }

    frame += static_cast<char> (crc8);
    frame += '\2'; // verbatim

    for (const auto sample : samples)
        frame += bigEndian (sample, 4);

    unsigned crc16 = 0;

    for (const auto byte : frame)
    {
        crc16 ^= static_cast<unsigned> (static_cast<unsigned char> (byte)) << 8;

        for (int bit = 0; bit < 8; ++bit)
            crc16 = (crc16 << 1 ^ ((crc16 & 0x8000) != 0 ? 0x8005u : 0u)) & 0xffffu;
    }

    const auto bytes = "fLaC" + std::string ("\x80\0\0\x22", 4) + info + frame + bigEndian (crc16, 2);
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.flac"), bytes + "TAG" + std::string (125, 'x'));
    AudioFile file (folder.file ("a.flac"));
    CHECK (file.encoding() == "32-bit");
    std::vector<float> read (10);
    const std::array<float*, 1> channels { read.data() };
    REQUIRE (file.read (channels, 10) == 4);

    for (std::size_t i = 0; i < samples.size(); ++i)
        CHECK (read[i] == static_cast<float> (static_cast<std::int32_t> (samples[i])) * 0x1p-31f);

    CHECK (file.read (channels, 10) == 0);
    CHECK_FALSE (file.extent().isIncomplete());
}
#endif

TEST_CASE ("M4A, MOV, MP4 and WavPack are named and read: AAC to its length, ALAC, FLAC and WavPack bit-exactly")
{
    if (isSkipped (canEncode ({ "ipod", "aac", "fltp" }) && canEncode ({ "wv", "wavpack", "s16p" }), withoutFfmpeg))
        return;

    const auto samples = interleaved (2, numFrames, twoTones);

    for (const auto& [encoding, name, container, kind] :
         { std::tuple { Encoding { "ipod", "alac", "s16p" }, "a.m4a", "M4A", "ALAC 16-bit" },
           std::tuple { Encoding { "mov", "alac", "s16p" }, "a.mov", "MOV", "ALAC 16-bit" },
           std::tuple { Encoding { "mov", "alac", "s32p" }, "24.mov", "MOV", "ALAC 24-bit" },
           std::tuple { Encoding { "mov", "pcm_s16le", "s16" }, "pcm.mov", "MOV", "16-bit" },
           std::tuple { Encoding { "mp4", "flac", "s16" }, "flac.mp4", "MP4", "FLAC 16-bit" },
           std::tuple { Encoding { "ogg", "flac", "s16" }, "a.oga", "Ogg", "FLAC 16-bit" },
           std::tuple { Encoding { "wv", "wavpack", "s16p" }, "a.wv", "WavPack", "16-bit" },
           std::tuple { Encoding { "wv", "wavpack", "fltp" }, "a.wv", "WavPack", "32-bit float" },
           std::tuple { Encoding { "caf", "alac", "s16p" }, "a.caf", "CAF", "ALAC 16-bit" } })
    {
        CAPTURE (name, kind);
        const TemporaryFolder folder;
        encode (folder.file (name), encoding, 2, 48000, samples);
        const auto analysis = analyseFile (folder.file (name), {});
        checkTwoTones (analysis);
        CHECK (analysis.facts.container == container);
        CHECK (analysis.facts.encoding == kind);

        AudioFile file (folder.file (name));
        std::vector<float> left (static_cast<std::size_t> (numFrames) + 1), right (left.size());
        const std::array<float*, 2> channels { left.data(), right.data() };
        REQUIRE (file.read (channels, left.size()) == static_cast<std::size_t> (numFrames));
        const auto written = [kind = std::string (kind)] (float sample) {
            if (kind == "32-bit float")
                return sample;

            // The 24-bit encoder gets 32-bit samples and truncates them.
            const auto full = std::round (static_cast<double> (sample) * 2147483648.0);
            return kind == "ALAC 24-bit" ? static_cast<float> (std::floor (full / 256.0) / 8388608.0)
                                         : std::round (sample * 32768.0f) / 32768.0f;
        };
        auto numWrong = 0;

        for (std::size_t i = 0; i < static_cast<std::size_t> (numFrames); ++i)
            numWrong += left[i] == written (samples[2 * i]) ? 0 : 1;

        CHECK (numWrong == 0);
    }

    const auto aac = analysisOf (encoded ({ "ipod", "aac", "fltp", { { "b", "256000" } } }, 2, samples), "a.m4a");
    CHECK (aac.facts.frames == static_cast<std::uint64_t> (numFrames));
    CHECK (aac.facts.encoding == "AAC");
    CHECK (aac.advice.verdict == Verdict::ready);

    // A cut-off file is measured as far as it goes if its index comes first; without the index nothing can be found.
    const auto indexed =
        encoded ({ "ipod", "aac", "fltp", { { "b", "256000" } }, { { "movflags", "faststart" } } }, 2, samples);
    CHECK (analysisOf (indexed.substr (0, indexed.size() * 2 / 3), "a.m4a").advice.verdict == Verdict::incomplete);
    const auto unindexed = encoded ({ "ipod", "aac", "fltp", { { "b", "256000" } } }, 2, samples);
    CHECK_THAT (complaintAbout (unindexed.substr (0, unindexed.size() / 2), "a.m4a"),
                ContainsSubstring ("cut off or damaged before its audio"));
}

TEST_CASE ("G.722 in WAV is read")
{
    if (isSkipped (canEncode ({ "wav", "g722", "s16" }), withoutFfmpeg))
        return;

    const auto analysis =
        analysisOf (encoded ({ "wav", "g722", "s16" }, 1, sineFrames (1, rate, seconds, 997.0, -6.0)));
    CHECK (analysis.facts.encoding == "G.722");
    CHECK (secondsOf (analysis) == near (seconds, 0.01));
    CHECK (analysis.readings.samplePeakDbfs.value() == near (-6.0, 0.5));
    CHECK_FALSE (analysis.facts.extent.isIncomplete());
}

TEST_CASE ("audio that can't be decoded is named")
{
    if (isSkipped (canEncode ({ "ipod", "ac3", "fltp" }), withoutFfmpeg))
        return;

    const auto samples = sines (-6.0);
    CHECK_THAT (
        complaintAbout (encoded ({ "mp4", "ac3", "fltp", { { "b", "192000" } } }, 2, samples), "a.mp4"),
        ContainsSubstring (
            "this is an MP4 file with Dolby Digital (AC-3), which Twobus cannot decode here. Convert it to WAV or FLAC first."));
    const auto wide = chunk ("fmt ", littleEndian (1, 2) + littleEndian (2, 2) + littleEndian (48000, 4)
                                         + littleEndian (768000, 4) + littleEndian (16, 2) + littleEndian (64, 2));
    CHECK_THAT (complaintAbout (riff (wide + chunk ("data", twoTonesOf16Bits()))),
                ContainsSubstring ("this is a WAV file with integers of 64 bits, which"));
    CHECK_THAT (complaintAbout (encoded ({ "matroska", "flac", "s16" }, 2, samples), "a.mka"),
                ContainsSubstring ("Matroska"));
    CHECK_THAT (complaintAbout (std::string ("#EXTM3U\nhttp://example.org/a.ts\n"), "a.m3u8"),
                ContainsSubstring ("cannot be read as audio") || ContainsSubstring ("playlist"));
}

//==============================================================================
TEST_CASE ("WAV with padded, odd, broken and unknown chunks before its audio is read like one without")
{
    const auto data = chunk ("data", twoTonesOf16Bits()), format = formatChunk (2);
    const auto list = "INFOIART" + littleEndian (4, 4) + std::string ("abc\0", 4);

    for (const auto& chunks :
         { format + data, format + chunk ("LIST", list + std::string (2, '\0')) + data,
           chunk ("LIST", list + std::string (2, '\0')) + format + data,
           format + "LIST" + littleEndian (13, 4) + "INFOxxxxxxxxx" + data, // odd and not padded
           format + "LIST" + littleEndian (13, 4) + std::string ("INFOxxxxxxxxx\0", 14) + data,
           format + "LIST" + littleEndian (0xFFFFFFF0, 4) + list + data, // beyond the file's end
           format + "LIST" + littleEndian (10, 4) + list + std::string (300, 'x') + data,
           format + chunk ("LIST", "INFO" + std::string ("IART") + littleEndian (0xFFFFFF00, 4) + "abcd")
               + data, // wrong inside
           chunk ("JUNK", std::string (28, '\0')) + format + chunk ("fact", littleEndian (numFrames, 4))
               + chunk ("PEAK", std::string (24, '\0')) + data })
        checkTwoTones (analysisOf (riff (chunks)));
}

TEST_CASE ("BW64 and RF64, with ADM in them, are read")
{
    const auto data = twoTonesOf16Bits();
    const auto adm =
        chunk ("chna", littleEndian (0x00020002, 4) + std::string (80, 'x')) + chunk ("axml", "<ebuCoreMain/>");
    const auto sizes = chunk ("ds64", littleEndian (data.size() + 72, 8) + littleEndian (data.size(), 8)
                                          + littleEndian (numFrames, 8) + littleEndian (0, 4));

    for (const auto* kind : { "BW64", "RF64" })
    {
        const auto analysis =
            analysisOf (riff (sizes + formatChunk (2) + adm + chunk ("data", data, 0xFFFFFFFF), kind));
        CHECK (analysis.facts.container == kind);
        checkTwoTones (analysis);
    }
}

TEST_CASE ("in a WAV with two data chunks the first is measured and the second named")
{
    const auto data = twoTonesOf16Bits();
    const auto half = data.size() / 2;
    const auto analysis = analysisOf (
        riff (formatChunk (2) + chunk ("data", data.substr (0, half)) + chunk ("data", data.substr (half))));
    CHECK (analysis.facts.frames == static_cast<std::uint64_t> (numFrames / 2));
    CHECK (analysis.facts.extent.leftOverBytes == half);
    CHECK (analysis.advice.verdict == Verdict::incomplete);
    CHECK (hasHeaderFault (analysis, HeaderFaultKind::secondData));
    CHECK (findingOf (analysis, FileFindingKind::leftOverBytes) == nullptr); // already reported by the header fault
}

TEST_CASE ("WAV with a length that is too small or too large is measured up to the reliable part, and incomplete")
{
    const auto data = twoTonesOf16Bits();
    const auto small = analysisOf (riff (formatChunk (2) + chunk ("data", data, data.size() / 2)));
    CHECK (small.facts.frames == static_cast<std::uint64_t> (numFrames / 2));
    CHECK (small.advice.verdict == Verdict::incomplete);

    const auto large = analysisOf (riff (formatChunk (2) + chunk ("data", data, data.size() * 2)));
    CHECK (large.facts.frames == static_cast<std::uint64_t> (numFrames));
    CHECK (large.facts.extent.promisedFrames == static_cast<std::uint64_t> (2 * numFrames));
    CHECK (large.advice.verdict == Verdict::incomplete);
    REQUIRE (findingOf (large, FileFindingKind::endsEarly) != nullptr);
    CHECK (findingOf (large, FileFindingKind::endsEarly)->value.value() == Approx (2.0 * seconds));

    for (const std::uint64_t open : { 0u, 0xFFFFFFFFu })
        CHECK (analysisOf (riff (formatChunk (2) + chunk ("data", data, open))).facts.frames
               == static_cast<std::uint64_t> (numFrames));
}

TEST_CASE ("GSM and ADPCM in WAV end with their audio, and aren't called clipped")
{
    if (isSkipped (hasFfmpeg(), "without FFmpeg, GSM is rejected"))
        return;

    for (const auto format : { SF_FORMAT_GSM610, SF_FORMAT_MS_ADPCM, SF_FORMAT_IMA_ADPCM })
    {
        CAPTURE (format);
        const TemporaryFolder folder;
        writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | format, 1, 8000.0,
                    sineFrames (1, 8000.0, 4.99, 440.0, -8.0));
        const auto analysis = analyseFile (folder.file ("a.wav"), {});
        CHECK (analysis.readings.flatRunsAtFullScale == 0);
        CHECK (analysis.readings.samplePeakDbfs.value() < -5.0);
        CHECK (secondsOf (analysis) == near (4.99, 0.065)); // one block more if there is no fact chunk
        CHECK_FALSE (analysis.facts.extent.isIncomplete());

        auto bytes = readBytes (folder.file ("a.wav"));
        const auto cut = analysisOf (bytes.substr (0, bytes.size() * 2 / 3));
        CHECK (secondsOf (cut) == near (4.99 * 2.0 / 3.0, 0.2));
        CHECK (cut.readings.samplePeakDbfs.value() < -5.0);
        CHECK (cut.advice.verdict == Verdict::incomplete);
    }
}

//==============================================================================
TEST_CASE ("CAF with free space before its audio, or an open length, is read")
{
    if (isSkipped (
            hasFfmpeg(),
            "libsndfile, without FFmpeg, cannot read CAF with much before its audio or of an open length, which is refused"))
        return;

    const auto data = twoTonesOf16Bits (true);
    const auto desc = "desc" + bigEndian (32, 8) + std::string ("\x40\xe7\x70\0\0\0\0\0", 8) + "lpcm" + bigEndian (0, 4)
                      + bigEndian (4, 4) + bigEndian (1, 4) + bigEndian (2, 4) + bigEndian (16, 4);
    const auto head = "caff" + bigEndian (1, 2) + bigEndian (0, 2) + desc;
    const auto free = "free" + bigEndian (65536, 8) + std::string (65536, '\0'),
               words = "info" + bigEndian (1000, 8) + std::string (1000, 'x');
    const auto audio = "data" + bigEndian (data.size() + 4, 8) + bigEndian (0, 4) + data;

    checkTwoTones (analysisOf (head + audio, "a.caf"));
    checkTwoTones (analysisOf (head + free + audio, "a.caf"));
    checkTwoTones (analysisOf (head + words + free + audio, "a.caf"));
    checkTwoTones (analysisOf (head + "data" + bigEndian (~0ull, 8) + bigEndian (0, 4) + data, "a.caf"));

    const auto cut = analysisOf (head + free + audio.substr (0, audio.size() / 2), "a.caf");
    CHECK (cut.advice.verdict == Verdict::incomplete);
    CHECK (secondsOf (cut) == near (0.5 * seconds, 0.01));
}

TEST_CASE ("AIFF that its recorder didn't finish, or with long text before its audio, is read")
{
    const auto data = twoTonesOf16Bits (true);
    const auto chunkOf = [] (const std::string& id, const std::string& body) {
        return id + bigEndian (body.size(), 4) + body + std::string (body.size() % 2, '\0');
    };
    const auto common = [] (std::uint64_t frames) {
        return bigEndian (2, 2) + bigEndian (frames, 4) + bigEndian (16, 2)
               + std::string ("\x40\x0e\xbb\x80\0\0\0\0\0\0", 10);
    };
    const auto whole = [&] (const std::string& chunks) {
        return "FORM" + bigEndian (chunks.size() + 4, 4) + "AIFF" + chunks;
    };
    const auto sound = chunkOf ("SSND", bigEndian (0, 8) + data);

    checkTwoTones (analysisOf (whole (chunkOf ("COMM", common (numFrames)) + sound), "a.aiff"));
    if (! hasFfmpeg())
        CHECK_THAT (complaintAbout (whole (chunkOf ("ANNO", std::string (70001, 'x'))
                                           + chunkOf ("COMM", common (numFrames)) + sound),
                                    "a.aiff"),
                    ContainsSubstring ("AIFF whose audio begins so late"));
    else
        checkTwoTones (
            analysisOf (whole (chunkOf ("ANNO", std::string (70001, 'x')) + chunkOf ("COMM", common (numFrames))
                               + chunkOf ("NAME", std::string (300, 'y')) + sound),
                        "a.aiff"));

    const auto crashed = analysisOf ("FORM" + bigEndian (0, 4) + "AIFF" + chunkOf ("COMM", common (0)) + "SSND"
                                         + bigEndian (0, 4) + bigEndian (0, 8) + data,
                                     "a.aiff");
    checkTwoTones (crashed);
    CHECK_FALSE (crashed.facts.extent.promisedFrames);

    const auto cut = whole (chunkOf ("COMM", common (numFrames)) + sound);
    CHECK (analysisOf (cut.substr (0, cut.size() / 2), "a.aiff").advice.verdict == Verdict::incomplete);
}

TEST_CASE ("AU with a known length, an open length or a truncated end is read")
{
    const auto data = twoTonesOf16Bits (true);
    const auto au = [&] (std::uint64_t size) {
        return ".snd" + bigEndian (32, 4) + bigEndian (size, 4) + bigEndian (3, 4) + bigEndian (48000, 4)
               + bigEndian (2, 4) + std::string (8, '\0') + data;
    };
    checkTwoTones (analysisOf (au (data.size()), "a.au"));
    checkTwoTones (analysisOf (au (0xFFFFFFFF), "a.au"));
    const auto cut = analysisOf (au (data.size()).substr (0, 100000), "a.au");
    CHECK (cut.advice.verdict == Verdict::incomplete);
    CHECK (cut.facts.extent.promisedFrames == static_cast<std::uint64_t> (numFrames));
}

TEST_CASE ("what follows the audio of an AU is not measured, and named if it can be audio")
{
    const auto data = twoTonesOf16Bits (true);
    const auto au = ".snd" + bigEndian (32, 4) + bigEndian (data.size(), 4) + bigEndian (3, 4) + bigEndian (48000, 4)
                    + bigEndian (2, 4) + std::string (8, '\0') + data;
    checkTwoTones (analysisOf (au + "TAG" + std::string (125, 'x'), "a.au"));
    checkTwoTones (analysisOf (au + std::string (100000, '\0'), "a.au"));

    if (isSkipped (hasFfmpeg(), "libsndfile, without FFmpeg, does not tell what follows"))
        return;

    const auto joined = analysisOf (au + au, "a.au");
    CHECK (joined.facts.frames == static_cast<std::uint64_t> (numFrames));
    CHECK (joined.readings.samplePeakDbfs.value() == near (-7.96, 0.01));
    CHECK (joined.advice.verdict == Verdict::incomplete);
    CHECK (joined.facts.extent.leftOverBytes == au.size());
}

TEST_CASE ("W64 of open length is read to its end")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.w64"), SF_FORMAT_W64 | SF_FORMAT_PCM_16, 2, rate, interleaved (2, numFrames, twoTones));
    auto bytes = readBytes (folder.file ("a.w64"));
    const auto data = bytes.find ("data\xf3\xac\xd3\x11");
    REQUIRE (data != std::string::npos);
    checkTwoTones (analysisOf (bytes, "a.w64"));
    checkTwoTones (analysisOf (bytes.replace (data + 16, 8, 8, '\xff'), "a.w64"));
}
