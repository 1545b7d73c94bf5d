#include "Files/Path/PathTestFile.h"

#include "Core/Path/PathAnalysis.h"
#include "Core/Path/PathRecogniser.h"
#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Disk/AtomicFile.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <sndfile.h>
#include <string>

namespace twobus
{
namespace
{
/** A file in memory, for libsndfile. */
struct MemoryFile
{
    std::string bytes;
    std::size_t at = 0;

    static sf_count_t length (void* file)
    {
        return static_cast<sf_count_t> (static_cast<MemoryFile*> (file)->bytes.size());
    }
    static sf_count_t tell (void* file) { return static_cast<sf_count_t> (static_cast<MemoryFile*> (file)->at); }
    static sf_count_t read (void*, sf_count_t, void*) { return 0; }

    static sf_count_t seek (sf_count_t offset, int whence, void* file)
    {
        auto& self = *static_cast<MemoryFile*> (file);
        const auto from = whence == SEEK_SET ? sf_count_t { 0 } : whence == SEEK_CUR ? tell (file) : length (file);
        self.at = static_cast<std::size_t> (from + offset);
        return tell (file);
    }

    static sf_count_t write (const void* data, sf_count_t count, void* file)
    {
        auto& self = *static_cast<MemoryFile*> (file);
        const auto size = static_cast<std::size_t> (count);

        if (self.bytes.size() < self.at + size)
            self.bytes.resize (self.at + size);

        std::memcpy (self.bytes.data() + self.at, data, size);
        self.at += size;
        return count;
    }
};

std::string encoded (const PathSignal& signal)
{
    MemoryFile memory;
    SF_VIRTUAL_IO io { MemoryFile::length, MemoryFile::seek, MemoryFile::read, MemoryFile::write, MemoryFile::tell };
    SF_INFO info {};
    info.samplerate = static_cast<int> (signal.rate());
    info.channels = 2;
    info.format = SF_FORMAT_WAV | (signal.format() == PathSignal::Format::float32 ? SF_FORMAT_FLOAT : SF_FORMAT_PCM_24);
    auto* file = sf_open_virtual (&io, SFM_WRITE, &info, &memory);

    if (file == nullptr)
        throw FileError (fmt::format ("The test file could not be written: {}.", sf_strerror (nullptr)));

    // Without the time that it would contain, the same file comes out each time.
    sf_command (file, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);

    constexpr std::size_t blockSize = 4096;
    std::array<float, blockSize> left {}, right {};
    std::array<float, 2 * blockSize> both {};
    std::array<int, 2 * blockSize> integers {};

    for (std::size_t first = 0; first < signal.numFrames(); first += blockSize)
    {
        const auto count = std::min (blockSize, signal.numFrames() - first);
        signal.frames (static_cast<std::ptrdiff_t> (first), left, right);

        for (std::size_t frame = 0; frame < count; ++frame)
        {
            both[2 * frame] = left[frame];
            both[2 * frame + 1] = right[frame];
        }

        if (signal.format() == PathSignal::Format::float32)
        {
            sf_writef_float (file, both.data(), static_cast<sf_count_t> (count));
            continue;
        }

        // libsndfile would scale floats by one step less than full scale.
        std::ranges::transform (both, integers.begin(),
                                [] (float sample) { return static_cast<int> (sample * 0x1p23f) * 256; });
        sf_writef_int (file, integers.data(), static_cast<sf_count_t> (count));
    }

    sf_close (file);
    return std::move (memory.bytes);
}
} // namespace

std::filesystem::path writePathTestFile (const std::filesystem::path& path, const PathSignal& signal)
{
    AtomicFile file (path);
    file.write (encoded (signal));
    return file.commitAsNew();
}

std::string pathTestFileName (double sampleRate, PathSignal::Format format)
{
    return fmt::format ("Twobus path check, monitors off, {} {}.wav", sampleRateText (sampleRate),
                        format == PathSignal::Format::float32 ? "float" : "24-bit");
}

std::vector<PathReadings> checkPathInFile (const std::filesystem::path& path, const std::stop_token& stop)
{
    AudioFile file (path, stop);
    const auto numChannels = static_cast<std::size_t> (file.format().layout.size());
    constexpr std::size_t blockSize = 8192;
    std::vector<std::vector<float>> channels (numChannels, std::vector<float> (blockSize));
    std::vector<float*> pointers;
    pointers.reserve (numChannels);

    for (auto& channel : channels)
        pointers.push_back (channel.data());

    PathRecogniser recogniser (file.format().sampleRate);
    std::vector<PathReadings> found;
    const auto take = [&] {
        if (const auto heard = recogniser.take())
            found.push_back (analysePath (*heard));
    };

    while (const auto count = file.read (pointers, blockSize))
    {
        recogniser.process (std::span (channels[0]).first (count),
                            std::span (channels[numChannels > 1 ? 1 : 0]).first (count));
        take();
    }

    if (stop.stop_requested())
        throw AnalysisStopped();

    recogniser.finish();
    take();
    return found;
}
} // namespace twobus
