#include "Files/Decoding/FlacStream.h"

#include "Files/Decoding/SndfileLayout.h"
#include "Files/Decoding/TagsBehind.h"

#include <FLAC/stream_decoder.h>
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace twobus
{
namespace
{
struct Delete
{
    void operator() (FLAC__StreamDecoder* decoder) const noexcept { FLAC__stream_decoder_delete (decoder); }
};

class FlacStream : public DecodedStream
{
public:
    explicit FlacStream (const FileBytes& bytesToDecode)
        : bytes (bytesToDecode), endOfAudio (endBeforeTags (bytes)), decoder (FLAC__stream_decoder_new())
    {
        if (decoder == nullptr)
            throw DecodeError (DecodeProblem::tooMuchMemory);

        const auto started = FLAC__stream_decoder_init_stream (decoder.get(), &read, nullptr, nullptr, nullptr, nullptr,
                                                               &write, &learn, &fail, this);

        if (started != FLAC__STREAM_DECODER_INIT_STATUS_OK
            || FLAC__stream_decoder_process_until_end_of_metadata (decoder.get()) == 0 || known.sampleRate <= 0.0)
            throw DecodeError (DecodeProblem::damagedHeader, "FLAC");

        if (! decodeSome())
            throw DecodeError (DecodeProblem::noFrames, "FLAC");
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        if (given == samples.size() && ! decodeSome())
        {
            forgetDamageBehindLastFrame (ending, framesDone);
            return 0;
        }

        const auto channels = known.layout.size();
        const auto count = std::min (maxFrames, (samples.size() - given) / channels);
        std::memcpy (destination, samples.data() + given, count * channels * sizeof (std::int32_t));
        given += count * channels;
        framesDone += static_cast<std::int64_t> (count);
        return count;
    }

    void rewind() override
    {
        FLAC__stream_decoder_reset (decoder.get());
        samples.clear();
        position = 0;
        given = 0;
        framesDone = 0;
        ending.numDamaged = 0;
        ending.firstDamageFrame = -1;
    }

private:
    /** Returns false at the end. */
    bool decodeSome()
    {
        samples.clear();
        given = 0;

        while (samples.empty())
        {
            const auto state = FLAC__stream_decoder_get_state (decoder.get());

            if (state == FLAC__STREAM_DECODER_END_OF_STREAM || state >= FLAC__STREAM_DECODER_OGG_ERROR
                || FLAC__stream_decoder_process_single (decoder.get()) == 0)
                return false;
        }

        return true;
    }

    static FlacStream& of (void* user) noexcept { return *static_cast<FlacStream*> (user); }

    static FLAC__StreamDecoderReadStatus read (const FLAC__StreamDecoder*, FLAC__byte buffer[], std::size_t* count,
                                               void* user)
    {
        auto& self = of (user);
        *count = std::min (*count, static_cast<std::size_t> (self.endOfAudio - self.position));
        *count = self.bytes.readAt (self.position, std::as_writable_bytes (std::span (buffer, *count)));
        self.position += *count;
        return *count > 0 ? FLAC__STREAM_DECODER_READ_STATUS_CONTINUE : FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM;
    }

    static FLAC__StreamDecoderWriteStatus write (const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                                 const FLAC__int32* const buffer[], void* user)
    {
        auto& self = of (user);

        if (frame->header.channels != self.known.layout.size()
            || static_cast<int> (frame->header.bits_per_sample) != self.known.bits)
        {
            self.ending.changesFormat = true;
            return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
        }

        // Shift into the upper bits, as all decoders here do.
        for (std::uint32_t i = 0; i < frame->header.blocksize; ++i)
            for (std::uint32_t channel = 0; channel < frame->header.channels; ++channel)
                self.samples.push_back (static_cast<std::int32_t> (static_cast<std::uint32_t> (buffer[channel][i])
                                                                   << (32 - self.known.bits)));

        return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
    }

    static void learn (const FLAC__StreamDecoder*, const FLAC__StreamMetadata* metadata, void* user)
    {
        auto& self = of (user);

        if (metadata->type != FLAC__METADATA_TYPE_STREAMINFO)
            return;

        const auto& info = metadata->data.stream_info;
        self.known.container = "FLAC";
        self.known.sampleRate = info.sample_rate;
        self.known.layout =
            info.channels <= 2 ? ChannelLayout::forChannelCount (info.channels) : flacLayout (info.channels);
        self.known.samples = SampleEncoding::integer32;
        self.known.bits = static_cast<int> (std::clamp (info.bits_per_sample, 4u, 32u));
        self.known.promisedFrames = self.ending.promisedFrames =
            info.total_samples > 0 ? static_cast<std::int64_t> (info.total_samples) : -1;
    }

    static void fail (const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void* user)
    {
        auto& self = of (user);
        ++self.ending.numDamaged;

        if (self.ending.firstDamageFrame < 0)
            self.ending.firstDamageFrame = self.framesDone;
    }

    const FileBytes& bytes;
    const std::uint64_t endOfAudio;
    std::unique_ptr<FLAC__StreamDecoder, Delete> decoder;
    StreamFacts known;
    StreamEnd ending;
    std::vector<std::int32_t> samples;
    std::uint64_t position = 0;
    std::size_t given = 0;
    std::int64_t framesDone = 0;
};
} // namespace

std::unique_ptr<DecodedStream> openWithFlac (const FileBytes& bytes) { return std::make_unique<FlacStream> (bytes); }
} // namespace twobus
