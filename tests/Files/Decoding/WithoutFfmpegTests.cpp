#include "Files/Decoding/WithoutFfmpeg.h"

#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/DecodeText.h"
#include "Files/Decoding/ReadableFormats.h"
#include "Support/AudioFiles.h"
#include "Support/AudioFormats.h"
#include "Support/Catch.h"
#include "Support/Encoding.h"

#include <cmath>
#include <span>
#include <vector>

/** Twobus built without FFmpeg's libraries: which files it reads, and what it reports for the others. */
using namespace twobus;
using namespace twobus::test;

namespace
{
std::string padded (const std::string& start) { return start + std::string (200 - start.size(), '\0'); }

const auto brand = [] (const std::string& name) { return padded (std::string ("\0\0\0\x20", 4) + "ftyp" + name); };

const auto aacInCaf = padded ("caff" + std::string ("\0\1\0\0", 4) + "desc" + std::string ("\0\0\0\0\0\0\0\x20", 8)
                              + std::string ("\x40\xe7\x70\0\0\0\0\0", 8) + "aac ");

std::string refusalOf (const std::string& bytes)
{
    const FileBytes file (std::as_bytes (std::span (bytes)));

    try
    {
        openWithoutFfmpeg (file);
        return {};
    }
    catch (const DecodeError& error)
    {
        return decodeText (error);
    }
}

std::string sentenceFor (const std::string& file, const std::string& encodings)
{
    return "this is " + file + ", and this copy of Twobus was built without the libraries that decode " + encodings
           + " (FFmpeg's). Convert it to WAV or FLAC first.";
}
} // namespace

TEST_CASE ("a file that only FFmpeg's libraries can decode is rejected with the reason")
{
    CHECK (refusalOf (brand ("M4A ")) == sentenceFor ("an M4A file", "AAC and ALAC"));
    CHECK (refusalOf (brand ("M4B ")) == sentenceFor ("an M4A file", "AAC and ALAC"));
    CHECK (refusalOf (brand ("isom")) == sentenceFor ("an MP4 file", "sound in MP4 and MOV"));
    CHECK (refusalOf (brand ("qt  ")) == sentenceFor ("an MOV file", "sound in MP4 and MOV"));
    CHECK (refusalOf (padded (std::string ("\0\0\0\x8wide", 8)))
           == sentenceFor ("an MOV file", "sound in MP4 and MOV"));
    CHECK (refusalOf (padded ("wvpk")) == sentenceFor ("a WavPack file", "WavPack"));
    CHECK (refusalOf (padded ("\xff\xf1\x50\x80")) == sentenceFor ("an AAC file", "AAC"));
    CHECK (refusalOf (aacInCaf) == sentenceFor ("a CAF file", "AAC"));

    // libsndfile would read the samples from the wrong place, or not recognise the file.
    const auto caf = aacInCaf.substr (0, 28) + "lpcm" + std::string (8, '\0') + std::string ("\0\0\0\1", 4)
                     + std::string ("\0\0\0\1", 4) + std::string ("\0\0\0\x10", 4);
    const auto free = "free" + std::string ("\0\0\0\0\0\1\0\0", 8) + std::string (65536, '\0');
    CHECK (refusalOf (caf + free + "data" + std::string ("\0\0\0\0\0\0\0\x64", 8) + std::string (100, '\0'))
           == sentenceFor ("a CAF file", "CAF whose audio begins so late"));
    CHECK (refusalOf (caf + "data" + std::string (8, '\xff') + std::string (100, '\0'))
           == sentenceFor ("a CAF file", "CAF of an open length"));

    for (const auto& bytes : { padded ("nothing"), std::string ("wvpk") })
        CHECK_THAT (refusalOf (bytes), ContainsSubstring ("this cannot be read as audio"));
}

TEST_CASE ("GSM in WAV, whose level libsndfile gets wrong, is rejected with the reason")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_GSM610, 1, 8000.0,
                sineFrames (1, 8000.0, 1.0, 440.0, -8.0));
    CHECK (refusalOf (readBytes (folder.file ("a.wav"))) == sentenceFor ("a WAV file", "GSM 6.10"));
}

TEST_CASE ("this build rejects such a file with the reason, or reads it")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.m4a"), brand ("M4A "));
    std::string refusal;

    try
    {
        const AudioFile file (folder.file ("a.m4a"));
    }
    catch (const FileError& error)
    {
        refusal = error.what();
    }

    const auto readsM4a = hasFfmpeg();
    CHECK ((readableFormats ("and").find ("M4A") != std::string::npos) == readsM4a);
    CHECK_THAT (refusal, ContainsSubstring (readsM4a ? "this is an MP4 file" : "was built without the libraries that"));
    CHECK ((refusal.find ("was built without") == std::string::npos) == readsM4a);
}

TEST_CASE ("libsndfile alone reads all its formats")
{
    for (const auto& format : audioFormats)
    {
        CAPTURE (format.name);
        const TemporaryFolder folder;
        writeAudio (folder.file (format.name), format.format, 2, 48000.0, sineFrames (2, 48000.0, 1, 997.0, -6.0));
        const FileBytes bytes ((std::filesystem::path (folder.file (format.name))));
        const auto stream = openWithoutFfmpeg (bytes);
        CHECK (stream->facts().container == format.container);
        CHECK (stream->facts().layout.isStereo());
        CHECK ((stream->facts().bits == 0) == format.isLossy());
        std::vector<std::byte> room (sizeof (float) * 2 * 100000);
        std::size_t numFrames = 0;

        while (const auto count = stream->read (room.data(), 100000))
            numFrames += count;

        CHECK (std::abs (static_cast<double> (numFrames) - 48000.0) < 3000.0);
    }
}

TEST_CASE ("libsndfile alone tells an MP3 that was cut by any number of bytes from a whole one")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.mp3"), SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 2, 48000.0,
                sineFrames (2, 48000.0, 0.5, 997.0, -6.0));
    const auto whole = readBytes (folder.file ("a.mp3"));
    const auto isCut = [&] (std::size_t numBytes) {
        const auto part = whole.substr (0, numBytes);
        const FileBytes bytes (std::as_bytes (std::span (part)));

        try
        {
            const auto stream = openWithoutFfmpeg (bytes);
            std::vector<std::byte> room (sizeof (float) * 2 * 1000);
            std::int64_t numFrames = 0;

            while (const auto count = stream->read (room.data(), 1000))
                numFrames += static_cast<std::int64_t> (count);

            return stream->end().promisedFrames > numFrames + stream->end().toleratedFrames;
        }
        catch (const DecodeError&)
        {
            return true;
        }
    };

    CHECK_FALSE (isCut (whole.size()));

    for (const auto missing : { std::size_t { 1 }, std::size_t { 200 }, std::size_t { 1000 }, whole.size() / 2 })
    {
        CAPTURE (missing);
        CHECK (isCut (whole.size() - missing));
    }
}
