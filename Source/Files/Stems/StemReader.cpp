#include "Files/Stems/StemReader.h"

#include "Core/Base/SampleStatistics.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <future>
#include <thread>

namespace twobus
{
namespace
{
constexpr std::size_t mostFrames = 8192, fewestFrames = 1024;
constexpr std::size_t samplesInMemory = std::size_t { 1 } << 23; // for all files together: 32 MB

std::size_t channelsOf (const AudioFile& file) noexcept { return file.format().numChannels(); }

void refuseOtherRate (const std::filesystem::path& path, const AudioFile& file, const std::filesystem::path& firstPath,
                      const AudioFile& first)
{
    if (file.format().sampleRate != first.format().sampleRate)
        throw FileError (fmt::format ("{}: its sample rate is {}, but that of {} is {}. Export them all at one rate.",
                                      toUtf8 (path), sampleRateText (file.format().sampleRate), toUtf8 (firstPath),
                                      sampleRateText (first.format().sampleRate)));
}
} // namespace

StemReader::StemReader (std::span<const std::filesystem::path> paths, const std::stop_token& stop)
{
    for (const auto& path : paths)
    {
        files.push_back ({ AudioFile (path, stop), {}, {}, 0 });
        refuseOtherRate (path, files.back().file, paths.front(), files.front().file);
    }

    chooseLayout (paths);
    framesPerBlock = std::clamp (samplesInMemory / (files.size() * numChannels()), fewestFrames, mostFrames);

    for (auto& entry : files)
        entry.channels.assign (numChannels(), std::vector<float> (historyLength + framesPerBlock + tailLength, 0.0f));
}

void StemReader::chooseLayout (std::span<const std::filesystem::path> paths)
{
    const auto widest = static_cast<std::size_t> (
        std::max_element (files.begin(), files.end(),
                          [] (auto& a, auto& b) { return channelsOf (a.file) < channelsOf (b.file); })
        - files.begin());
    sumLayout = files[widest].file.format().layout;

    for (std::size_t i = 0; i < files.size(); ++i)
    {
        const auto& layout = files[i].file.format().layout;

        if (layout.size() != sumLayout.size() && ! isMonoInStereo (i))
            throw FileError (fmt::format (
                "{}: it has {}, but {} has {}. Export them all with the same channels; only mono and stereo go together.",
                toUtf8 (paths[i]), countText (layout.size(), "channel", "channels"), toUtf8 (paths[widest]),
                sumLayout.size()));

        if (layout.size() == sumLayout.size() && layout != sumLayout && layout.hasLoudness() && sumLayout.hasLoudness())
            throw FileError (fmt::format (
                "{}: its channels are for different loudspeakers than those of {}. Export them all in one layout.",
                toUtf8 (paths[i]), toUtf8 (paths[widest])));
    }
}

double StemReader::sampleRate() const noexcept { return files.front().file.format().sampleRate; }

bool StemReader::isMonoInStereo (std::size_t file) const noexcept
{
    return channelsOf (files[file].file) == 1 && sumLayout.size() == 2;
}

std::int64_t StemReader::framesRead (std::size_t file) const noexcept { return files[file].file.framesRead(); }

const FileExtent& StemReader::extent (std::size_t file) const noexcept { return files[file].file.extent(); }

double StemReader::progress() const noexcept
{
    auto share = -1.0;

    for (const auto& [file, channels, invalid, numRead] : files)
        if (file.declaredFrames() > 0)
            share = share < 0.0 ? static_cast<double> (file.framesRead()) / static_cast<double> (file.declaredFrames())
                                : std::min (share, static_cast<double> (file.framesRead())
                                                       / static_cast<double> (file.declaredFrames()));

    return share;
}

const float* StemReader::samples (std::size_t file, std::size_t channel) const noexcept
{
    return files[file].channels[channel].data();
}

std::size_t StemReader::read (const OnFile& onFile)
{
    const auto numThreads = std::clamp<std::size_t> (std::thread::hardware_concurrency(), 1, files.size());
    std::vector<std::future<void>> others;

    // If the system has no thread left, the work is deferred, and get() below does it on this thread.
    for (std::size_t thread = 1; thread < numThreads; ++thread)
        others.push_back (std::async (std::launch::async | std::launch::deferred,
                                      [&, thread] { readEvery (thread, numThreads, onFile); }));

    readEvery (0, numThreads, onFile);

    for (auto& other : others)
        other.get();

    lastBlock =
        std::max_element (files.begin(), files.end(), [] (auto& a, auto& b) { return a.numRead < b.numRead; })->numRead;
    return lastBlock;
}

void StemReader::readEvery (std::size_t first, std::size_t step, const OnFile& onFile)
{
    for (auto i = first; i < files.size(); i += step)
    {
        readEntry (files[i]);

        if (onFile)
            onFile (i, files[i].numRead + (files[i].numRead < framesPerBlock ? tailLength : 0));
    }
}

void StemReader::readEntry (Entry& entry) const
{
    const auto fileChannels = channelsOf (entry.file);
    std::vector<float*> destinations (fileChannels);
    entry.numRead = 0;
    entry.invalidFrames.clear();

    for (auto& channel : entry.channels)
        std::copy_n (channel.begin() + static_cast<std::ptrdiff_t> (lastBlock), historyLength, channel.begin());

    while (entry.numRead < framesPerBlock)
    {
        for (std::size_t c = 0; c < fileChannels; ++c)
            destinations[c] = entry.channels[c].data() + historyLength + entry.numRead;

        const auto frames = entry.file.read (destinations, framesPerBlock - entry.numRead);

        if (frames == 0)
            break;

        entry.numRead += frames;
    }

    for (std::size_t c = 0; c < fileChannels; ++c)
    {
        auto* block = entry.channels[c].data() + historyLength;

        for (std::size_t frame = 0; frame < entry.numRead; ++frame)
            if (! (std::abs (block[frame]) <= largestValidSample))
            {
                entry.invalidFrames.push_back (frame);
                block[frame] = 0.0f;
            }

        std::fill (entry.channels[c].begin() + static_cast<std::ptrdiff_t> (historyLength + entry.numRead),
                   entry.channels[c].end(), 0.0f);
    }

    for (auto c = fileChannels; c < entry.channels.size(); ++c)
        entry.channels[c] = entry.channels.front();
}

void StemReader::rewind()
{
    for (auto& entry : files)
    {
        entry.file.rewind();

        for (auto& channel : entry.channels)
            std::fill (channel.begin(), channel.end(), 0.0f);
    }

    lastBlock = 0;
}
} // namespace twobus
