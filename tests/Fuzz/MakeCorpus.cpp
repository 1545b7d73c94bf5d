#include "Core/Base/MeterFormat.h"
#include "Files/Sessions/SessionRecords.h"
#include "Support/AudioFiles.h"
#include "Support/AudioFormats.h"
#include "Support/Encoding.h"
#include "Taps/TapMessages.h"
#include "Taps/TapRingWriter.h"

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/** Writes the seed files of each fuzzer into the fuzzer's own folder inside the given folder. */
namespace
{
using namespace twobus;
using namespace twobus::test;

/** The path folder/fuzzer/name; creates its folders. */
std::string seedPath (const std::string& folder, const std::string& fuzzer, const std::string& name)
{
    std::filesystem::create_directories (folder + "/" + fuzzer);
    return folder + "/" + fuzzer + "/" + name;
}

void write (const std::string& path, std::string_view bytes)
{
    std::ofstream file (path, std::ios::binary);
    file.write (bytes.data(), static_cast<std::streamsize> (bytes.size()));

    if (! file.flush())
        throw std::runtime_error ("cannot write " + path);
}

void writeSmallAudio (const std::string& folder, const AudioFormat& format, int channels)
{
    const auto seconds = format.isLossy() ? 0.1 : 0.01;
    const auto isWav = std::string_view (format.name).find (".w") != std::string_view::npos
                       || std::string_view (format.name).find (".rf64") != std::string_view::npos;
    const auto path =
        seedPath (folder, isWav ? "audio-file" : "decoder", std::to_string (channels) + "-" + format.name);
    writeAudio (path, format.format, channels, 48000.0, sineFrames (channels, 48000.0, seconds, 997.0, -6.0));

    if (format.isLossy())
        write (path + "-and-more", readBytes (path) + std::string (5000, 'x'));
}

/** Starts the seed with a byte that tells the fuzzer how to use the rest. */
void writeSessionLog (const std::string& folder)
{
    std::string log (1, '\0'), contents (1, '\1');
    std::array<std::byte, largestRecordBytes> buffer {};
    const auto add = [&] (std::size_t numBytes, bool isRecord) {
        const std::string_view bytes (reinterpret_cast<const char*> (buffer.data()), numBytes);
        log += bytes;

        if (isRecord)
        {
            contents += { bytes[1], bytes[2] };
            contents += bytes.substr (recordHeadBytes);
        }
    };

    add (encode (SessionLogHeader {}, buffer), false);
    add (encode (LoggedMeasurement { 1, 1, 0, 0, 48000.0, false, ChannelLayout::forChannelCount (2), "Demo" }, buffer),
         true);
    add (encode (LoggedRow { { -20.0f, -19.0f, -3.0f, -3.5f }, 1, 0, 1, 0, 0, 100 }, buffer), true);
    add (encode (LoggedRow { { -21.0f, -19.5f, -4.0f, -4.5f }, 1, 1, 1, 0, 0, 200 }, buffer), true);
    add (encodeGap (3, 500, buffer), true);
    add (encodeEnd (600, buffer), true);
    write (seedPath (folder, "session-log", "whole"), log);
    write (seedPath (folder, "session-log", "contents"), contents);
}

/** Starts each seed with a byte that tells the fuzzer how to use the rest. No fuzzer guesses a record's sample rate. */
void writeTaps (const std::string& folder)
{
    TapDescription description;
    description.sampleRate = 48000.0;
    description.layout = ChannelLayout::forChannelCount (2);
    description.memoryBytes = TapRing::memoryFor (48000.0, 2);
    description.track = "Drums";
    description.host = "Ardour";
    description.format = "LV2";
    const auto message = makeMessage (TapMessageKind::hello, description);
    const auto bytes = bytesOf (message);
    write (seedPath (folder, "taps", "hello"),
           std::string (1, '\0') + std::string (reinterpret_cast<const char*> (bytes.data()), bytes.size()));

    for (const std::size_t numChannels : { 1u, 2u, 8u })
    {
        constexpr std::size_t memoryBytes = TapRing::dataOffset + 32768, numFrames = 40;
        const std::unique_ptr<std::byte, decltype (&std::free)> memory (
            static_cast<std::byte*> (std::aligned_alloc (4096, memoryBytes)), &std::free);
        std::memset (memory.get(), 0, memoryBytes);
        TapRingWriter writer (std::span (memory.get(), memoryBytes), 48000.0, numChannels);
        const std::array<float, numFrames> samples { 0.5f, -0.25f, 1.0f };
        std::array<const float*, maxTapChannels> channels {};
        channels.fill (samples.data());

        for (const std::int64_t hostFrame : { 0, 40, 7000 })
            writer.write (channels.data(), numFrames, { hostFrame, true, false });

        // The number of channels, where in the ring the records begin, in steps of 64 bytes, and their length.
        const auto numBytes = 3 * static_cast<std::uint32_t> (TapRecord::bytesFor (numChannels, numFrames));
        std::string seed { '\1', static_cast<char> (numChannels - 1), '\3' };
        seed.append (reinterpret_cast<const char*> (&numBytes), sizeof (numBytes));
        seed.append (reinterpret_cast<const char*> (memory.get() + TapRing::dataOffset), numBytes);
        write (seedPath (folder, "taps", "ring-" + std::to_string (numChannels)), seed);
    }
}

/** Formats that libsndfile cannot write. */
void writeOtherAudio (const std::string& folder)
{
    for (const auto& encoding : { Encoding { "ipod", "aac", "fltp" }, Encoding { "ipod", "alac", "s16p" },
                                  Encoding { "mov", "pcm_s24le", "s32" }, Encoding { "wv", "wavpack", "s16p" },
                                  Encoding { "adts", "aac", "fltp" }, Encoding { "ogg", "flac", "s16" },
                                  Encoding { "mp2", "mp2", "s16" }, Encoding { "wav", "adpcm_ms", "s16" } })
        if (canEncode (encoding))
            encode (seedPath (folder, "decoder", std::string (encoding.muxer) + "-" + encoding.encoder), encoding, 2,
                    48000, sineFrames (2, 48000.0, 0.1, 997.0, -6.0));
}

void writeTexts (const std::string& folder)
{
    std::ifstream builtIn (TWOBUS_TARGETS_FILE, std::ios::binary);
    write (seedPath (folder, "targets", "built-in"), std::string (std::istreambuf_iterator<char> (builtIn), {}));
    write (
        seedPath (folder, "targets", "one"),
        R"({"format":1,"targets":[{"id":"a","name":"A","kind":"music","policy":"downOnly","targetLufs":-14,"ceilingDbtp":-1,"provenance":"reported"}]})");
    write (
        seedPath (folder, "settings", "some"),
        R"({"stage":"mix","page":"files","exportFormat":"float32","aimDbtp":-4.5,"levelMeter":"k-20","rms":"aes17","dualMono":true,"linkedInputs":[1,63],)"
        R"("source":{"device":{"type":"JACK","device":"ardour","channels":["a","b"]}},"window":{"x":-20,"y":30,"width":1000,"height":640},"scalePercent":150})");
    write (seedPath (folder, "meter-bank", "stereo"),
           std::string ("\x03\x02\x02\x03\0\0\0\x80\x3f\0\x03\x09\0\x04\x07\x9a\x99\x99\x3e\0\0\x80\x3f", 23));
}
} // namespace

int main (int argc, char** argv)
{
    if (argc != 2)
    {
        std::fprintf (stderr, "Usage: twobus-fuzz-corpus FOLDER\n");
        return 2;
    }

    try
    {
        for (const auto& format : audioFormats)
            for (const auto channels : { 1, 2, 6 })
                if (channels <= format.mostChannels)
                    writeSmallAudio (argv[1], format, channels);

        writeOtherAudio (argv[1]);
        writeSessionLog (argv[1]);
        writeTaps (argv[1]);
        writeTexts (argv[1]);
    }
    catch (const std::exception& error)
    {
        std::fprintf (stderr, "twobus-fuzz-corpus: %s\n", error.what());
        return 1;
    }

    return 0;
}
