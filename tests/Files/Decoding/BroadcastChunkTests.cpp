#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
std::string padded (std::string text, std::size_t length)
{
    text.resize (length);
    return text;
}

struct Loudness
{
    int value, range, truePeak, momentary, shortTerm; ///< in hundredths of a unit
};

/** The chunk, byte by byte, as EBU Tech 3285 defines it. */
std::string bextChunk (int version, const Loudness& loudness, std::uint64_t timeReference = 0)
{
    const auto signedField = [] (int hundredths) { return littleEndian (static_cast<std::uint16_t> (hundredths), 2); };
    const auto body = padded ("A mix\nof seven", 256) + padded ("Ardour", 32) + padded ("REF-1", 32) + "2026-11-26"
                      + "21:54:13" + littleEndian (timeReference, 8)
                      + littleEndian (static_cast<std::uint64_t> (version), 2) + std::string (64, '\0')
                      + signedField (loudness.value) + signedField (loudness.range) + signedField (loudness.truePeak)
                      + signedField (loudness.momentary) + signedField (loudness.shortTerm) + std::string (180, '\0');
    return "bext" + littleEndian (body.size(), 4) + body;
}

/** A tone of -6 dBFS, 5 s, with the chunk before the audio. */
std::string fileWith (const std::string& chunk)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 48000.0,
                sineFrames (2, 48000.0, 5.0, 997.0, -6.0));
    auto bytes = readBytes (folder.file ("a.wav"));
    bytes.insert (12, chunk);
    return bytes.replace (4, 4, littleEndian (bytes.size() - 8, 4));
}

FileAnalysis analysisOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.wav"), bytes);
    return analyseFile (folder.file ("a.wav"), {});
}

bool has (const FileAnalysis& analysis, FileFindingKind kind)
{
    for (const auto& finding : analysis.findings)
        if (finding.kind == kind)
            return true;

    return false;
}
} // namespace

TEST_CASE ("every field of a bext chunk is read, and correct values agree")
{
    const auto analysis =
        analysisOf (fileWith (bextChunk (2, { -600, 0, -600, -598, -601 }, 48000ull * 3600 + (1ull << 33))));
    REQUIRE (analysis.facts.broadcast.has_value());
    const auto& bext = *analysis.facts.broadcast;
    CHECK (bext.version == 2);
    CHECK (bext.description == "A mix of seven");
    CHECK (bext.originator == "Ardour");
    CHECK (bext.originatorReference == "REF-1");
    CHECK (bext.originationDate == "2026-11-26");
    CHECK (bext.originationTime == "21:54:13");
    CHECK (bext.timeReferenceFrames == 48000ull * 3600 + (1ull << 33));
    CHECK (bext.claims.integratedLufs == -6.0);
    CHECK (bext.claims.loudnessRangeLu == 0.0);
    CHECK (bext.claims.truePeakDbtp == -6.0);
    CHECK (bext.claims.momentaryMaxLufs == -5.98);
    CHECK (bext.claims.shortTermMaxLufs == -6.01);
    CHECK_FALSE (has (analysis, FileFindingKind::loudnessTagDisagrees));
    CHECK_FALSE (has (analysis, FileFindingKind::truePeakTagDisagrees));
    CHECK_FALSE (has (analysis, FileFindingKind::headerDisagrees));
}

TEST_CASE ("a wrong value is reported, and of two values only the wrong one")
{
    const auto loud = analysisOf (fileWith (bextChunk (2, { -2300, 0, -600, 0, 0 })));
    CHECK (has (loud, FileFindingKind::loudnessTagDisagrees));
    CHECK_FALSE (has (loud, FileFindingKind::truePeakTagDisagrees));

    const auto peak = analysisOf (fileWith (bextChunk (2, { -605, 0, -100, 0, 0 })));
    CHECK_FALSE (has (peak, FileFindingKind::loudnessTagDisagrees));
    CHECK (has (peak, FileFindingKind::truePeakTagDisagrees));
}

TEST_CASE ("fields that are unset or missing in an older version aren't checked")
{
    const auto claimsOf = [] (int version, const Loudness& loudness) {
        return analysisOf (fileWith (bextChunk (version, loudness))).facts.broadcast.value().claims;
    };

    const auto unset = claimsOf (2, { -600, 0x7FFF, 0x7FFF, 0x7FFF, 0x7FFF });
    CHECK (unset.integratedLufs == -6.0);
    CHECK_FALSE (unset.loudnessRangeLu.has_value());
    CHECK_FALSE (unset.truePeakDbtp.has_value());

    CHECK_FALSE (claimsOf (1, { -600, 500, -600, -600, -600 }).integratedLufs.has_value());
    CHECK_FALSE (claimsOf (2, { 0, 0, 0, 0, 0 }).integratedLufs.has_value());
    CHECK (claimsOf (2, { 0, 0, 0, 0, -1 }).integratedLufs == 0.0);
}

TEST_CASE ("a bext chunk that is too short or has a wrong length is ignored without harm")
{
    const auto chunk = bextChunk (2, { -600, 0, -600, 0, 0 });
    CHECK_FALSE (
        analysisOf (fileWith ("bext" + littleEndian (100, 4) + chunk.substr (8, 100))).facts.broadcast.has_value());
    CHECK_FALSE (analysisOf (fileWith ("")).facts.broadcast.has_value());

    // libsndfile writes version 2 with no loudness values.
    const TemporaryFolder folder;
    SF_INFO info {};
    info.samplerate = 48000;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    auto* file = sf_open (folder.file ("b.wav").c_str(), SFM_WRITE, &info);
    SF_BROADCAST_INFO bext {};
    std::snprintf (bext.originator, sizeof (bext.originator), "%s", "libsndfile");
    REQUIRE (sf_command (file, SFC_SET_BROADCAST_INFO, &bext, sizeof (bext)) == SF_TRUE);
    const auto samples = sineFrames (1, 48000.0, 1.0, 997.0, -6.0);
    sf_writef_float (file, samples.data(), 48000);
    sf_close (file);

    const auto theirs = AudioFile (folder.file ("b.wav")).broadcastExtension();
    CHECK (theirs.value().originator == "libsndfile");
    CHECK_FALSE (theirs->claims.integratedLufs.has_value());
    CHECK (analyseFile (folder.file ("b.wav"), {}).findings.empty());
}
