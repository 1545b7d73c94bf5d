#include "Files/Decoding/AudioFile.h"

#include "Files/Decoding/BroadcastChunk.h"
#include "Files/Decoding/DecodeText.h"
#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/Deinterleave.h"
#include "Files/Decoding/FileBytes.h"
#include "Files/Decoding/FileRefusal.h"
#include "Files/Decoding/HelperStream.h"
#include "Files/Decoding/SndfileStream.h"
#include "Files/Decoding/WavHeader.h"
#include "Files/Decoding/WavStream.h"
#include "Files/Decoding/WithoutFfmpeg.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <span>

namespace twobus
{
namespace
{
std::uint64_t atLeastZero (std::int64_t number) noexcept
{
    return static_cast<std::uint64_t> (std::max<std::int64_t> (number, 0));
}

std::optional<std::uint64_t> lengthIfKnown (std::int64_t frames) noexcept
{
    return frames < 0 ? std::nullopt : std::optional (static_cast<std::uint64_t> (frames));
}

DecoderStop decoderStopOf (const StreamEnd& end) noexcept
{
    if (! end.stoppedBy)
        return DecoderStop::none;

    switch (*end.stoppedBy)
    {
        case DecodeProblem::tookTooLong: return DecoderStop::tookTooLong;
        case DecodeProblem::tooMuchMemory: return DecoderStop::tooMuchMemory;
        default: return DecoderStop::failed;
    }
}

/** Brings together what the container promises, what was decoded and what is left over. */
FileExtent extentOf (const StreamEnd& end, std::int64_t framesRead)
{
    FileExtent extent;
    extent.promisedFrames = lengthIfKnown (end.promisedFrames);
    extent.decoderStop = decoderStopOf (end);
    extent.decodedFrames = atLeastZero (framesRead);
    extent.toleratedFrames = atLeastZero (end.toleratedFrames);
    extent.leftOverBytes = end.leftOverBytes;
    extent.numDamaged = end.numDamaged;
    extent.firstDamageFrame = lengthIfKnown (end.firstDamageFrame);
    extent.isEndMissing = end.isEndMissing;
    extent.changesFormat = end.changesFormat;
    extent.numStreams = static_cast<std::uint32_t> (end.joins.size()) + 1;
    extent.otherTracks = end.otherTracks;

    if (! end.joins.empty())
        extent.secondStreamFrame = atLeastZero (end.joins.front());

    return extent;
}
} // namespace

struct AudioFile::Handle
{
    Handle (const std::filesystem::path& path, std::stop_token whenToStop)
        : name (toUtf8 (path)), stop (std::move (whenToStop)), bytes (path)
    {}
    Handle (std::string displayName, std::span<const std::byte> encodedFile)
        : name (std::move (displayName)), bytes (encodedFile), isTrusted (true)
    {}

    std::string name;
    std::stop_token stop;
    FileBytes bytes;
    bool isTrusted = false; ///< built into the program
    std::optional<WavHeader> wav;
    std::unique_ptr<DecodedStream> stream;
    MeterFormat format;
    FileExtent extent;
    std::vector<std::byte> interleaved;
    std::int64_t framesRead = 0;

    template <typename Work>
    auto withFileErrors (Work&& work) const
    {
        try
        {
            return work();
        }
        catch (const DecodeError& error)
        {
            throw FileError (fmt::format ("{}: {}", name, decodeText (error)));
        }
    }

    void open()
    {
        stream = withFileErrors ([this] { return opened(); });
        const auto& facts = stream->facts();
        const auto fullScale =
            facts.isFloat || facts.bits == 0 ? 1.0f : static_cast<float> (1.0 - std::ldexp (1.0, 1 - facts.bits));
        format = { facts.sampleRate, facts.layout, fullScale };

        if (const auto problem = problemWith (format); ! problem.empty())
            throw FileError (fmt::format ("{}: {}. Convert it first.", name, problem));
    }

    std::unique_ptr<DecodedStream> opened()
    {
        wav = wavHeaderOf (bytes);

        // Check the number of channels before making a layout, because a layout has room for only 64.
        if (wav && wav->channels > maxChannels)
            throw FileError (fmt::format ("{}: it has {} channels, and Twobus measures up to {}. Export fewer.", name,
                                          wav->channels, maxChannels));

        if (wav && wav->isPlain())
            return openWav (bytes, *wav);

        if (isTrusted)
            return openWithSndfile (bytes);

        if (const auto program = decodingProgram(); ! program.empty())
            return openInHelper (bytes, program, stop);

#ifdef _WIN32
        return openWithoutFfmpeg (bytes);
#else
        throw DecodeError (DecodeProblem::noDecoder);
#endif
    }
};

AudioFile::AudioFile (const std::filesystem::path& path, std::stop_token stop)
{
    refuseNonFile (path);
    handle = std::make_unique<Handle> (path, std::move (stop));
    handle->open();
}

AudioFile::AudioFile (const std::string& displayName, std::span<const std::byte> encodedFile)
    : handle (std::make_unique<Handle> (displayName, encodedFile))
{
    handle->open();
}

AudioFile::~AudioFile() = default;
AudioFile::AudioFile (AudioFile&&) noexcept = default;
AudioFile& AudioFile::operator= (AudioFile&&) noexcept = default;

const MeterFormat& AudioFile::format() const noexcept { return handle->format; }
std::int64_t AudioFile::framesRead() const noexcept { return handle->framesRead; }
std::int64_t AudioFile::declaredFrames() const noexcept
{
    return std::max<std::int64_t> (handle->stream->facts().promisedFrames, 0);
}
const FileExtent& AudioFile::extent() const noexcept { return handle->extent; }
int AudioFile::bitsPerSample() const noexcept { return handle->stream->facts().bits; }
bool AudioFile::canExceedFullScale() const noexcept { return handle->stream->facts().isFloat; }
int AudioFile::integerBits() const noexcept { return canExceedFullScale() ? 0 : bitsPerSample(); }
bool AudioFile::isLossy() const noexcept { return bitsPerSample() == 0; }
std::string AudioFile::container() const { return handle->stream->facts().container; }

std::string AudioFile::encoding() const
{
    const auto& facts = handle->stream->facts();

    if (facts.bits == 0)
        return facts.codec;

    return fmt::format ("{}{}{}-bit{}", facts.codec, facts.codec.empty() ? "" : " ", facts.bits,
                        facts.isFloat ? " float" : "");
}

const std::vector<HeaderFault>& AudioFile::headerFaults() const noexcept
{
    static const std::vector<HeaderFault> none;
    return handle->wav ? handle->wav->faults : none;
}

std::optional<BroadcastExtension> AudioFile::broadcastExtension() const
{
    constexpr std::uint64_t mostBytes = 65536; // its coding history can be longer; that part is not read
    const auto& wav = handle->wav;

    if (! wav || wav->broadcastBytes == 0)
        return std::nullopt;

    std::vector<std::byte> chunk (static_cast<std::size_t> (std::min (wav->broadcastBytes, mostBytes)));
    chunk.resize (handle->bytes.readAt (wav->broadcastBegin, chunk));
    return broadcastExtensionOf (chunk);
}

std::size_t AudioFile::read (std::span<float* const> channels, std::size_t maxFrames)
{
    const auto encoding = handle->stream->facts().samples;
    const auto numChannels = handle->format.numChannels();
    handle->interleaved.resize (bytesBeforeInterleaved + maxFrames * numChannels * bytesOf (encoding));
    auto* destination = handle->interleaved.data() + bytesBeforeInterleaved;
    const auto frames = handle->withFileErrors ([&] { return handle->stream->read (destination, maxFrames); });

    if (frames == 0)
    {
        handle->extent = extentOf (handle->stream->end(), handle->framesRead);
        return 0;
    }

    deinterleave (destination, encoding, channels.first (numChannels), frames);
    handle->framesRead += static_cast<std::int64_t> (frames);
    return frames;
}

void AudioFile::rewind()
{
    handle->withFileErrors ([this] { handle->stream->rewind(); });
    handle->framesRead = 0;
}
} // namespace twobus
