#ifdef _WIN32
#define ENABLE_SNDFILE_WINDOWS_PROTOTYPES 1 // for sf_wchar_open
#endif

#include "Files/AudioFile.h"

#include "Files/BroadcastChunk.h"
#include "Files/Deinterleave.h"
#include "Files/FileRefusal.h"
#include "Files/HeaderFaults.h"
#include "Files/MemoryFile.h"
#include "Files/OggEnd.h"
#include "Files/OverlaidFile.h"
#include "Files/PromisedFrames.h"
#include "Files/ReadableFormats.h"
#include "Files/RiffLists.h"
#include "Files/SndfileLayout.h"
#include "Files/VorbisHeaders.h"
#include "Present/Numbers.h"
#include "Present/PathText.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <limits>
#include <memory>
#include <mutex>
#include <sndfile.h>
#include <span>
#include <sstream>
#include <system_error>

namespace twobus
{
namespace
{
struct CloseFile
{
    void operator() (SNDFILE* file) const noexcept { sf_close (file); }
};

using SndfileHandle = std::unique_ptr<SNDFILE, CloseFile>;

SNDFILE* openAt (const std::filesystem::path& path, SF_INFO& info)
{
#ifdef _WIN32
    return sf_wchar_open (path.c_str(), SFM_READ, &info);
#else
    return sf_open (path.c_str(), SFM_READ, &info);
#endif
}

int integerBitsOf (int format) noexcept
{
    switch (format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_PCM_S8:
        case SF_FORMAT_PCM_U8: return 8;
        case SF_FORMAT_PCM_16:
        case SF_FORMAT_ALAC_16: return 16;
        case SF_FORMAT_ALAC_20: return 20;
        case SF_FORMAT_PCM_24:
        case SF_FORMAT_ALAC_24: return 24;
        case SF_FORMAT_PCM_32:
        case SF_FORMAT_ALAC_32: return 32;
        default: return 0;
    }
}

/** How the samples of a file are read: integers of the WAV family as they stand in it, in the machine's byte order,
    everything else as the floats that libsndfile makes of them. */
SampleEncoding encodingToRead (SNDFILE* file, int format) noexcept
{
    const auto container = format & SF_FORMAT_TYPEMASK;
    const auto isWav = container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX || container == SF_FORMAT_RF64
                       || container == SF_FORMAT_W64;

    if (! isWav || std::endian::native != std::endian::little || sf_command (file, SFC_RAW_DATA_NEEDS_ENDSWAP, nullptr, 0) != SF_FALSE)
        return SampleEncoding::float32;

    switch (format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_PCM_16: return SampleEncoding::integer16;
        case SF_FORMAT_PCM_24: return SampleEncoding::integer24;
        default: return SampleEncoding::float32;
    }
}

/** One thread opens at a time: libsndfile keeps the reason why a file does not open in a global of its own. */
std::mutex& openingMutex()
{
    static std::mutex mutex;
    return mutex;
}

/** Less is what an encoder has rounded. */
constexpr double leastSecondsBehindEnd = 0.01;

float fullScaleOf (int format) noexcept
{
    const auto bits = integerBitsOf (format);
    return bits == 0 ? 1.0f : static_cast<float> (1.0 - std::ldexp (1.0, 1 - bits));
}
} // namespace

//==============================================================================
struct AudioFile::Handle
{
    std::string name;
    MemoryFile memory;
    OverlaidFile overlaid;
    SndfileHandle file;
    SF_INFO info {};
    MeterFormat format;
    std::int64_t promised = 0, readSoFar = 0;
    SampleEncoding encoding = SampleEncoding::float32;
    std::vector<std::byte> interleaved;

    /** Opens by one of libsndfile's calls. */
    template <typename Open>
    void open (Open&& call)
    {
        const std::lock_guard lock (openingMutex());
        file.reset (call());

        if (file == nullptr)
            throw AudioFileError (fmt::format ("{}: this cannot be read as audio ({}). Twobus reads {}.", name,
                                               reasonOf (nullptr), readableFormats ("and")));
    }

    [[noreturn]] void refuseDamagedHeaders() const
    {
        throw AudioFileError (fmt::format ("{}: the file is cut off or damaged in its header. Export or copy it again.", name));
    }

    /** Faults that libsndfile does not bear. Only the start of an Ogg stream is read, and the chunks' heads of a RIFF file. What
        cannot be read here is libsndfile's to refuse. */
    void lookAtHeaders (std::istream& stream) const
    {
        constexpr std::string_view capture ("OggS");
        std::string bytes (capture.size(), '\0');

        if (! stream.read (bytes.data(), static_cast<std::streamsize> (bytes.size())))
            return;

        if (bytes == capture)
        {
            bytes.resize (bytesForVorbisHeaders);
            stream.read (bytes.data() + capture.size(), static_cast<std::streamsize> (bytes.size() - capture.size()));
            const auto isWholeFile = stream.eof();
            bytes.resize (capture.size() + static_cast<std::size_t> (stream.gcount()));

            if (vorbisHeadersAreDamaged (std::as_bytes (std::span (bytes)), isWholeFile))
                refuseDamagedHeaders();
        }
        else if (riffListsAreDamaged (stream))
        {
            refuseDamagedHeaders();
        }
    }

    /** libsndfile 1.2.0 looks for the end mark of an Opus stream in memory that it has given back if the stream's first page of
        audio has one and no sound page ends the file. Later versions misread the length of such a file. */
    void refuseEndBeforeDamage (std::istream& stream) const
    {
        if ((info.format & SF_FORMAT_SUBMASK) != SF_FORMAT_OPUS || (lengthIsKnown() && oggPageChainOf (stream).reachesEnd))
            return;

        if (hasEndMark (stream))
            throw AudioFileError (fmt::format ("{}: the file is damaged: what lies behind the end of its audio is none. Export or copy it again.", name));
    }

    /** A length that such a header cannot tell: its sizes went round, and what they say is a part of the audio. */
    void refuseImpossibleLength (std::uintmax_t fileBytes) const
    {
        const auto container = info.format & SF_FORMAT_TYPEMASK;
        const auto hasSizesOf32Bits = container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX || container == SF_FORMAT_AIFF || container == SF_FORMAT_AU;
        constexpr std::uintmax_t mostBytes = 0xffffffffu + std::uintmax_t { 8 };

        if (hasSizesOf32Bits && fileBytes > mostBytes)
            throw AudioFileError (fmt::format ("{}: it is longer than 4 GiB, and the header of its format cannot tell how long. Export it as "
                                               "RF64, W64 or CAF.",
                                               name));
    }

    /** Takes what an open file of so many bytes says about itself, and refuses what cannot be measured. */
    void adopt (std::uintmax_t fileBytes)
    {
        refuseImpossibleLength (fileBytes);
        auto* opened = file.get();

        // Counted before a layout is made of them: a layout has room for 64.
        if (info.channels > static_cast<int> (maxChannels))
            throw AudioFileError (fmt::format ("{}: it has {} channels, and Twobus measures up to {}. Export fewer.", name,
                                               info.channels, maxChannels));

        format = { static_cast<double> (info.samplerate), layoutOf (opened, info), fullScaleOf (info.format) };

        if (const auto problem = problemWith (format); ! problem.empty())
            throw AudioFileError (fmt::format ("{}: {}. Convert it first.", name, problem));

        if (info.frames == 0)
            throw AudioFileError (fmt::format ("{}: the file holds no audio. Export it again.", name));

        promised = promisedFrames (opened, info);
        encoding = encodingToRead (opened, info.format);
    }

    /** Returns how many frames there are now, 0 at the end or where something is wrong. */
    std::size_t readInterleaved (std::size_t maxFrames)
    {
        const auto frameBytes = format.numChannels() * bytesOf (encoding);
        interleaved.resize (bytesBeforeInterleaved + maxFrames * frameBytes);
        auto* destination = interleaved.data() + bytesBeforeInterleaved;

        if (encoding != SampleEncoding::float32)
        {
            const auto bytes = sf_read_raw (file.get(), destination, static_cast<sf_count_t> (maxFrames * frameBytes));
            return static_cast<std::size_t> (std::max<sf_count_t> (bytes, 0)) / frameBytes;
        }

        // Aligned for floats: the vector's memory is, and four bytes further is again.
        static_assert (bytesBeforeInterleaved % alignof (float) == 0);
        const auto frames = sf_readf_float (file.get(), reinterpret_cast<float*> (destination), static_cast<sf_count_t> (maxFrames));
        return static_cast<std::size_t> (std::max<sf_count_t> (frames, 0));
    }

    static std::string reasonOf (SNDFILE* opened)
    {
        std::string reason = sf_strerror (opened);

        while (! reason.empty() && (reason.back() == '.' || reason.back() == '\n' || reason.back() == ' '))
            reason.pop_back();

        return reason;
    }

    bool lengthIsKnown() const noexcept { return info.frames < std::numeric_limits<sf_count_t>::max(); }

    std::string timeOf (std::int64_t frames) const
    {
        return momentText (static_cast<double> (frames) / format.sampleRate);
    }

    bool isOgg() const noexcept { return (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG; }

    /** Read up to its end mark with no page missing. The last page may promise more all the same: opusenc rounds the length of
        44.1 kHz up by some frames, and others set the mark some pages too early. */
    bool isWholeOgg() const { return isOgg() && memory.bytes.empty() && ! hasHoles (file.get()) && oggPageChainOf (*openAgain()).endsWithMark; }

    std::unique_ptr<std::istream> openAgain() const
    {
        if (memory.bytes.empty())
            return std::make_unique<std::ifstream> (toPath (name), std::ios::binary);

        return std::make_unique<std::istringstream> (std::string (reinterpret_cast<const char*> (memory.bytes.data()), memory.bytes.size()));
    }

    /** libsndfile up to 1.2.0 does not know the length of an Ogg stream without an end mark; later versions take the position of
        the last page for it, wherever the file was cut. So the pages themselves decide. */
    bool endIsMissing() const
    {
        if (! isOgg())
            return ! lengthIsKnown();

        const auto stream = openAgain();
        return ! oggPageChainOf (*stream).endsWithMark && ! hasEndMark (*stream);
    }

    void checkEnd() const
    {
        if (const auto code = sf_error (file.get()); code != SF_ERR_NO_ERROR)
            throw AudioFileError (fmt::format ("{}: the data is damaged at {} ({}). Export or copy it again.", name,
                                               timeOf (readSoFar), reasonOf (file.get())));

        if (endIsMissing())
            throw AudioFileError (fmt::format ("{}: the file is cut off: its data ends at {} without an end mark. Export or copy "
                                               "it again.",
                                               name, timeOf (readSoFar)));

        if (lengthIsKnown() && readSoFar < promised && ! isWholeOgg())
            throw AudioFileError (fmt::format ("{}: the file is cut off: its header promises {}, the data ends at {}. Export or "
                                               "copy it again.",
                                               name, timeOf (promised), timeOf (readSoFar)));
    }
};

AudioFile::AudioFile (const std::filesystem::path& path) : handle (std::make_unique<Handle>())
{
    handle->name = toUtf8 (path);
    refuseWhatIsNoFile (path);
    std::ifstream stream (path, std::ios::binary);
    handle->lookAtHeaders (stream);

    if (const auto repair = lengthRepairOf (path))
    {
        handle->overlaid.open (path, *repair);
        auto io = OverlaidFile::calls();
        handle->open ([&] { return sf_open_virtual (&io, SFM_READ, &handle->info, &handle->overlaid); });
    }
    else
    {
        handle->open ([&] { return openAt (path, handle->info); });
    }

    handle->refuseEndBeforeDamage (stream);
    std::error_code unknown;
    const auto fileBytes = std::filesystem::file_size (path, unknown);
    handle->adopt (unknown ? 0 : fileBytes);
}

AudioFile::AudioFile (const std::string& displayName, std::span<const std::byte> encodedFile)
    : handle (std::make_unique<Handle>())
{
    handle->name = displayName;
    handle->memory.bytes = encodedFile;
    std::istringstream stream (std::string (reinterpret_cast<const char*> (encodedFile.data()), encodedFile.size()));
    handle->lookAtHeaders (stream);

    auto io = MemoryFile::calls();
    handle->open ([&] { return sf_open_virtual (&io, SFM_READ, &handle->info, &handle->memory); });
    handle->refuseEndBeforeDamage (stream);
    handle->adopt (encodedFile.size());
}

AudioFile::~AudioFile() = default;
AudioFile::AudioFile (AudioFile&&) noexcept = default;
AudioFile& AudioFile::operator= (AudioFile&&) noexcept = default;

const MeterFormat& AudioFile::format() const noexcept { return handle->format; }
std::int64_t AudioFile::framesRead() const noexcept { return handle->readSoFar; }
int AudioFile::integerBits() const noexcept { return integerBitsOf (handle->info.format); }
bool AudioFile::isFloat() const noexcept { return integerBits() == 0; }

bool AudioFile::isLossy() const noexcept
{
    const auto encoding = handle->info.format & SF_FORMAT_SUBMASK;
    return integerBits() == 0 && encoding != SF_FORMAT_FLOAT && encoding != SF_FORMAT_DOUBLE;
}

int AudioFile::bitsPerSample() const noexcept
{
    switch (handle->info.format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_FLOAT: return 32;
        case SF_FORMAT_DOUBLE: return 64;
        default: return integerBits();
    }
}

std::optional<BroadcastExtension> AudioFile::broadcastExtension() const { return broadcastExtensionOf (handle->file.get()); }

std::int64_t AudioFile::declaredFrames() const noexcept
{
    return handle->lengthIsKnown() ? handle->promised : 0;
}

std::int64_t AudioFile::framesBehindEnd() const noexcept
{
    const auto frames = handle->isOgg() && handle->lengthIsKnown() ? handle->promised - handle->readSoFar : 0;
    return frames >= std::llround (handle->format.sampleRate * leastSecondsBehindEnd) ? frames : 0;
}

std::string AudioFile::container() const
{
    switch (handle->info.format & SF_FORMAT_TYPEMASK)
    {
        case SF_FORMAT_WAV:
        case SF_FORMAT_WAVEX: return "WAV";
        case SF_FORMAT_RF64: return "RF64";
        case SF_FORMAT_W64: return "W64";
        case SF_FORMAT_AIFF: return "AIFF";
        case SF_FORMAT_CAF: return "CAF";
        case SF_FORMAT_FLAC: return "FLAC";
        case SF_FORMAT_OGG: return "Ogg";
        case SF_FORMAT_MPEG: return "MPEG";
        case SF_FORMAT_AU: return "AU";
        default: return "audio file";
    }
}

std::string AudioFile::encoding() const
{
    if (const auto bits = integerBits(); bits > 0)
        return fmt::format ("{}-bit", bits);

    switch (handle->info.format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_FLOAT: return "32-bit float";
        case SF_FORMAT_DOUBLE: return "64-bit float";
        case SF_FORMAT_VORBIS: return "Vorbis";
        case SF_FORMAT_OPUS: return "Opus";
        case SF_FORMAT_MPEG_LAYER_I:
        case SF_FORMAT_MPEG_LAYER_II:
        case SF_FORMAT_MPEG_LAYER_III: return "MP3";
        default: return "compressed";
    }
}

std::size_t AudioFile::read (std::span<float* const> channels, std::size_t maxFrames)
{
    const auto frames = handle->readInterleaved (maxFrames);

    if (frames == 0)
    {
        handle->checkEnd();
        return 0;
    }

    deinterleave (handle->interleaved.data() + bytesBeforeInterleaved, handle->encoding, channels.first (handle->format.numChannels()), frames);
    handle->readSoFar += static_cast<std::int64_t> (frames);
    return frames;
}

void AudioFile::rewind()
{
    sf_seek (handle->file.get(), 0, SEEK_SET);
    handle->readSoFar = 0;
}
} // namespace twobus
