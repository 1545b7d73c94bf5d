#include "Files/Decoding/SndfileStream.h"

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/OggLinks.h"
#include "Files/Decoding/PromisedFrames.h"
#include "Files/Decoding/SndfileLayout.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <mutex>
#include <optional>
#include <sndfile.h>

namespace twobus
{
namespace
{
constexpr int mostChannelsOfAll = 64;
constexpr double secondsRounded = 0.01; ///< an encoder can have rounded the length of an Ogg file by this much

struct CloseFile
{
    void operator() (SNDFILE* file) const noexcept { sf_close (file); }
};

int bitsOf (int format) noexcept
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
        case SF_FORMAT_ALAC_32:
        case SF_FORMAT_FLOAT: return 32;
        case SF_FORMAT_DOUBLE: return 64;
        default: return 0;
    }
}

bool isFloating (int format) noexcept
{
    const auto encoding = format & SF_FORMAT_SUBMASK;
    return bitsOf (format) == 0 || encoding == SF_FORMAT_FLOAT || encoding == SF_FORMAT_DOUBLE;
}

const char* containerOf (int format) noexcept
{
    switch (format & SF_FORMAT_TYPEMASK)
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

const char* codecOf (int format) noexcept
{
    switch (format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_ALAC_16:
        case SF_FORMAT_ALAC_20:
        case SF_FORMAT_ALAC_24:
        case SF_FORMAT_ALAC_32: return "ALAC";
        case SF_FORMAT_VORBIS: return "Vorbis";
        case SF_FORMAT_OPUS: return "Opus";
        case SF_FORMAT_MPEG_LAYER_I: return "MP1";
        case SF_FORMAT_MPEG_LAYER_II: return "MP2";
        case SF_FORMAT_MPEG_LAYER_III: return "MP3";
        case SF_FORMAT_GSM610: return "GSM 6.10";
        case SF_FORMAT_IMA_ADPCM:
        case SF_FORMAT_MS_ADPCM: return "ADPCM";
        case SF_FORMAT_ALAW: return "A-law";
        case SF_FORMAT_ULAW: return "mu-law";
        default: return bitsOf (format) > 0 ? "" : "compressed";
    }
}

class SndfileStream : public DecodedStream
{
public:
    explicit SndfileStream (const FileBytes& bytesToDecode)
        : bytes (bytesToDecode), ownFacts (containerFactsOf (bytesToDecode))
    {
        // libsndfile keeps the reason why a file does not open in a global variable.
        static std::mutex mutex;
        const std::lock_guard lock (mutex);
        SF_VIRTUAL_IO calls { &length, &seek, &read, &write, &tell };
        file.reset (sf_open_virtual (&calls, SFM_READ, &info, this));

        if (file == nullptr)
            throw DecodeError (DecodeProblem::notAudio);

        if (info.channels < 1 || info.channels > mostChannelsOfAll)
            throw DecodeError (DecodeProblem::unsupportedCodec, containerOf (info.format), "more than 64 channels");

        if (info.frames == 0)
            throw DecodeError (DecodeProblem::noFrames, containerOf (info.format));

        learn();
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        const auto frames =
            sf_readf_float (file.get(), reinterpret_cast<float*> (destination), static_cast<sf_count_t> (maxFrames));

        if (frames > 0)
        {
            framesDone += frames;
            return static_cast<std::size_t> (frames);
        }

        if (sf_error (file.get()) != SF_ERR_NO_ERROR)
        {
            ++ending.numDamaged;
            ending.firstDamageFrame = framesDone;
        }

        return 0;
    }

    void rewind() override
    {
        sf_seek (file.get(), 0, SEEK_SET);
        framesDone = 0;
        ending.numDamaged = 0;
    }

private:
    void learn()
    {
        known.container = containerOf (info.format);
        known.codec = codecOf (info.format);
        known.sampleRate = info.samplerate;
        known.layout = layoutOf (file.get(), info);

        // libsndfile reads only some Core Audio tags, and no channel descriptions.
        if (const auto own = ownLayout(); own && known.layout.size() > 2)
            known.layout = own->size() == known.layout.size() ? *own : ChannelLayout::discrete (known.layout.size());

        known.bits = bitsOf (info.format);
        known.isFloat = isFloating (info.format);
        const auto isMpeg = (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_MPEG; // its length is only an estimate
        const auto isKnown =
            info.frames < std::numeric_limits<sf_count_t>::max() && ! isMpeg && ownFacts.repairs.empty();
        ending.promisedFrames = known.promisedFrames = isKnown ? twobus::promisedFrames (file.get(), info) : -1;

        // libsndfile doesn't mention a last frame that is cut in a CAF.
        if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_CAF && isPcm() && ownFacts.promisedFrames)
            ending.promisedFrames = known.promisedFrames = *ownFacts.promisedFrames;

        if (isMpeg)
            learnMpeg();

        if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG)
            learnOgg();
    }

    bool isPcm() const noexcept { return bitsOf (info.format) > 0 && *codecOf (info.format) == '\0'; }

    /** The layout of PCM in AIFF and CAF. */
    std::optional<ChannelLayout> ownLayout() const
    {
        const auto type = info.format & SF_FORMAT_TYPEMASK;
        return isPcm() && (type == SF_FORMAT_AIFF || type == SF_FORMAT_CAF) ? ownFacts.layout : std::nullopt;
    }

    /** The promised frame count includes the frames that the encoder added at both ends. libsndfile leaves these
        out. A file that has fewer bytes than it promises was cut, however few frames are missing. */
    void learnMpeg()
    {
        constexpr std::int64_t mostAdded = 2 * 1152 + 576;
        ending.promisedFrames = known.promisedFrames = ownFacts.promisedFrames.value_or (-1);
        ending.toleratedFrames = ownFacts.hasFewerBytes ? 0 : mostAdded;
    }

    /** libsndfile reads the first link only. */
    void learnOgg()
    {
        const auto ogg = oggLinksOf (bytes);
        ending.leftOverBytes = ogg.leftOverBytes;
        ending.toleratedFrames = static_cast<std::int64_t> (known.sampleRate * secondsRounded);

        for (std::size_t i = 0; i < ogg.links.size(); ++i)
        {
            const auto& link = ogg.links[i];

            if (i > 0)
            {
                ending.leftOverBytes += link.codec.empty() ? 0 : link.end - link.begin;
                continue;
            }

            ending.isEndMissing = ! link.endsWithMark;
            ending.leftOverBytes += link.bytesBehindEnd;
            ending.numDamaged += link.numHoles;
            ending.otherTracks = link.otherTracks;
        }
    }

    static SndfileStream& of (void* user) noexcept { return *static_cast<SndfileStream*> (user); }
    static sf_count_t length (void* user) { return static_cast<sf_count_t> (of (user).bytes.size()); }
    static sf_count_t tell (void* user) { return of (user).position; }
    static sf_count_t write (const void*, sf_count_t, void*) { return 0; }

    static sf_count_t seek (sf_count_t offset, int whence, void* user)
    {
        auto& self = of (user);
        const auto origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self.position : length (user);
        self.position = std::clamp<sf_count_t> (origin + offset, 0, length (user));
        return self.position;
    }

    static sf_count_t read (void* destination, sf_count_t count, void* user)
    {
        auto& self = of (user);
        const auto numRead = self.bytes.readAt (
            static_cast<std::uint64_t> (self.position),
            { static_cast<std::byte*> (destination), static_cast<std::size_t> (std::max<sf_count_t> (count, 0)) });
        repair (self.ownFacts.repairs, static_cast<std::uint64_t> (self.position),
                { static_cast<std::byte*> (destination), numRead });
        self.position += static_cast<sf_count_t> (numRead);
        return static_cast<sf_count_t> (numRead);
    }

    const FileBytes& bytes;
    const ContainerFacts ownFacts;
    sf_count_t position = 0;
    SF_INFO info {};
    std::unique_ptr<SNDFILE, CloseFile> file;
    StreamFacts known;
    StreamEnd ending;
    std::int64_t framesDone = 0;
};
} // namespace

std::unique_ptr<DecodedStream> openWithSndfile (const FileBytes& bytes)
{
    return std::make_unique<SndfileStream> (bytes);
}
} // namespace twobus
