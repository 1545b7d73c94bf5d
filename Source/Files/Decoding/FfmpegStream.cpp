#include "Files/Decoding/FfmpegStream.h"

#include "Files/Decoding/ContainerFacts.h"
#include "Files/Decoding/FfmpegLayout.h"
#include "Files/Decoding/FfmpegLength.h"
#include "Files/Decoding/FfmpegLink.h"
#include "Files/Decoding/FfmpegSamples.h"
#include "Files/Decoding/OggLinks.h"
#include "Files/Decoding/TagsBehind.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace twobus
{
namespace
{
constexpr std::size_t largestAllocation = std::size_t { 1 } << 28;

class FfmpegStream : public DecodedStream
{
public:
    explicit FfmpegStream (const FileBytes& bytesToDecode) : bytes (bytesToDecode)
    {
        if (isOgg (bytes))
            ogg = oggLinksOf (bytes);
        else
            ownFacts = containerFactsOf (bytes);

        start();
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }
    void rewind() override { start(); }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        while (blockAt == blockEnd && heldAt == held.size())
            if (! nextBlock())
                return 0;

        if (heldAt < held.size())
        {
            const auto bytesToCopy = std::min (maxFrames * frameBytes(), held.size() - heldAt);
            std::memcpy (destination, held.data() + heldAt, bytesToCopy);
            heldAt += bytesToCopy;
            framesDone += static_cast<std::int64_t> (bytesToCopy / frameBytes());
            return bytesToCopy / frameBytes();
        }

        const auto count = std::min (maxFrames, blockEnd - blockAt);
        copyFrames (link->block(), blockAt, count, bytesOf (known.samples), destination);
        blockAt += count;
        return count;
    }

private:
    void start()
    {
        ending = {};
        link.reset();
        linkIndex = 0;
        framesDone = framesOfLinks = promisedSoFar = 0;
        isPromised = true;
        isOver = isFinished = false;
        blockAt = blockEnd = 0;
        held.clear();
        heldAt = 0;

        if (ogg.links.empty())
        {
            link.emplace (bytes, std::uint64_t { 0 }, ownFacts.audioEnd.value_or (endBeforeTags (bytes)), ownFacts);
        }
        else
        {
            while (linkIndex < ogg.links.size() && ogg.links[linkIndex].codec.empty())
                ++linkIndex;

            if (linkIndex == ogg.links.size())
                throw DecodeError (DecodeProblem::noAudioTrack, "Ogg");

            openLink();
        }

        if (! link->next())
            throw DecodeError (problemWithoutFrames(), link->containerName());

        learn();
        acceptBlock();
    }

    DecodeProblem problemWithoutFrames() const noexcept
    {
        if (linkIndex < ogg.links.size() && ! ogg.links[linkIndex].endsWithMark)
            return DecodeProblem::endsInHeader;

        return link->numDamaged() > 0 ? DecodeProblem::damagedHeader : DecodeProblem::noFrames;
    }

    void openLink() { link.emplace (bytes, ogg.links[linkIndex].begin, ogg.links[linkIndex].end, ownFacts); }

    void learn()
    {
        const auto& block = link->block();
        const auto encoding = encodingOf (static_cast<AVSampleFormat> (block.format));

        if (! encoding)
            throw DecodeError (DecodeProblem::unsupportedCodec, link->containerName(), std::string (link->encoding()));

        known.container = link->containerName();
        known.codec = link->encoding() == known.container ? std::string_view() : link->encoding();
        known.sampleRate = block.sample_rate;
        known.layout = layoutFrom (block.ch_layout);

        // FFmpeg before 6.1 can get the order of PCM channels wrong. So if Twobus does not understand the layout that
        // the file names either, the channels stay unnamed.
        if (const auto own = ownLayout(); own && known.layout.size() > 2 && link->isPcm())
            known.layout = own->size() == known.layout.size() ? *own : ChannelLayout::discrete (known.layout.size());

        known.samples = *encoding;
        known.bits = link->bits();
        known.isFloat = known.bits == 0 || *encoding == SampleEncoding::float32 || *encoding == SampleEncoding::float64;
        known.promisedFrames = totalPromisedFrames();
        numChannels = block.ch_layout.nb_channels;
        blockFormat = block.format;
        ending.otherTracks = link->otherTracks();
    }

    /** The layout that the file gives, as a Core Audio layout, for the decoded track. */
    std::optional<ChannelLayout> ownLayout() const
    {
        for (const auto& track : ownFacts.trackLayouts)
            if (link->track().id == static_cast<int> (track.track))
                return track.layout;

        return ownFacts.layout;
    }

    std::int64_t totalPromisedFrames() const
    {
        if (ogg.links.empty())
            return framesPromisedBy (*link, ownFacts, link->block().sample_rate);

        std::int64_t sum = 0;

        for (const auto& one : ogg.links)
            sum += std::max<std::int64_t> (0, one.lastPosition - one.delay);

        return ogg.links.back().endsWithMark ? sum : -1;
    }

    bool nextBlock()
    {
        while (! isOver)
        {
            if (link->next())
            {
                if (const auto& block = link->block(); block.sample_rate != static_cast<int> (known.sampleRate)
                                                       || block.ch_layout.nb_channels != numChannels
                                                       || block.format != blockFormat)
                {
                    stopAtFormatChange();
                    break;
                }

                heldAt = 0; // another block came, so the held frames are not padding
                acceptBlock();
                return true;
            }

            finishLink();
            isOver = ! nextLink();
        }

        if (! isFinished)
            finish();

        return false;
    }

    void stopAtFormatChange()
    {
        ending.changesFormat = true;
        isOver = true;
        finishLink();

        // A stream without a measured frame does not count as joined.
        if (! ending.joins.empty() && ending.joins.back() == framesDone)
            ending.joins.pop_back();

        for (auto i = linkIndex; i < ogg.links.size(); ++i)
            ending.leftOverBytes += ogg.links[i].end - ogg.links[i].begin;
    }

    /** Holds back the part of the last block that lies beyond the length promised by the fact chunk of a WAV or the
        edit list of an MP4. That part is the encoder's padding. */
    void acceptBlock()
    {
        const auto numFrames = static_cast<std::size_t> (link->block().nb_samples);
        const auto isOfBlocks = known.container == "WAV" || known.container == "M4A" || known.container == "MP4"
                                || known.container == "MOV";
        const auto room = isOfBlocks && known.promisedFrames > framesDone
                              ? static_cast<std::size_t> (known.promisedFrames - framesDone)
                              : numFrames;
        blockAt = 0;
        blockEnd = std::min (numFrames, room);
        framesDone += static_cast<std::int64_t> (blockEnd);

        if (blockEnd == numFrames)
            return;

        held.resize ((numFrames - blockEnd) * frameBytes());
        heldAt = held.size(); // read() gives these frames only if another block follows
        copyFrames (link->block(), blockEnd, numFrames - blockEnd, bytesOf (known.samples), held.data());
    }

    std::size_t frameBytes() const noexcept { return bytesOf (known.samples) * static_cast<std::size_t> (numChannels); }

    /** Returns false if there is no further link. */
    bool nextLink()
    {
        for (++linkIndex; linkIndex < ogg.links.size(); ++linkIndex)
        {
            if (ogg.links[linkIndex].codec.empty())
                continue;

            try
            {
                openLink();
                ending.joins.push_back (framesDone);
                framesOfLinks = framesDone;
                return true;
            }
            catch (const DecodeError&)
            {
                ++ending.numDamaged;
                ending.leftOverBytes += ogg.links[linkIndex].end - ogg.links[linkIndex].begin;
            }
        }

        return false;
    }

    void finishLink()
    {
        const auto decoded = framesDone - framesOfLinks;
        largestBlock = std::max (largestBlock, link->largestBlock());

        // Nothing in this stream could be decoded.
        if (decoded == 0 && ! ending.joins.empty() && ending.joins.back() == framesDone && ! ending.changesFormat)
        {
            ending.joins.pop_back();
            ++ending.numDamaged;
        }

        wasPcm = link->isPcm();
        addDamage (link->numDamaged(), link->firstDamageFrame());
        ending.leftOverBytes += link->leftOverBytes();

        if (linkIndex < ogg.links.size())
        {
            const auto& one = ogg.links[linkIndex];
            addDamage (one.numHoles, -1);
            ending.leftOverBytes += one.bytesBehindEnd;
            ending.isEndMissing = ending.isEndMissing || ! one.endsWithMark;
            ending.otherTracks += one.otherTracks;
            isPromised = isPromised && one.lastPosition >= 0;
            promisedSoFar += one.lastPosition - one.delay - link->framesBefore();
            return;
        }

        promisedSoFar = framesPromisedAfterwards (*link, ownFacts, static_cast<int> (known.sampleRate), decoded);
        isPromised = promisedSoFar >= 0;
    }

    void finish()
    {
        isFinished = true;
        ending.leftOverBytes += ogg.leftOverBytes + bytesBehindAudio();
        ending.promisedFrames = isPromised ? promisedSoFar : -1;

        if (known.container == "FLAC" || known.container == "WavPack")
            forgetDamageBehindLastFrame (ending, framesDone);

        ending.toleratedFrames =
            framesTolerated ({ known, ! ogg.links.empty(), wasPcm, ownFacts.hasFewerBytes, largestBlock });
    }

    /** Fewer than 10 ms of CD audio, and zeros, are not taken for audio. */
    std::uint64_t bytesBehindAudio() const
    {
        constexpr std::uint64_t fewBytes = 1764, comparedBytes = 65536;
        const auto count = ownFacts.audioEnd ? bytes.size() - *ownFacts.audioEnd : 0;

        if (count < fewBytes)
            return 0;

        std::vector<std::byte> behind (static_cast<std::size_t> (std::min (count, comparedBytes)));
        bytes.readAt (*ownFacts.audioEnd, behind);
        const auto isZero = [] (std::byte one) { return one == std::byte {}; };
        return std::all_of (behind.begin(), behind.end(), isZero) ? 0 : count;
    }

    void addDamage (std::uint64_t count, std::int64_t first)
    {
        ending.numDamaged += count;

        if (count > 0 && first >= 0 && ending.firstDamageFrame < 0)
            ending.firstDamageFrame = framesOfLinks + first;
    }

    const FileBytes& bytes;
    ContainerFacts ownFacts;
    OggLinks ogg;
    StreamFacts known;
    StreamEnd ending;
    std::optional<FfmpegLink> link;
    std::vector<std::byte> held; ///< frames held back from the last block
    std::size_t linkIndex = 0, blockAt = 0, blockEnd = 0, heldAt = 0;
    std::int64_t framesDone = 0, framesOfLinks = 0, promisedSoFar = 0;
    int numChannels = 0, blockFormat = -1;
    int largestBlock = 0; ///< over all finished links
    bool wasPcm = false; ///< whether the last of these links was PCM
    bool isPromised = true, isOver = false, isFinished = false;
};
} // namespace

std::unique_ptr<DecodedStream> openWithFfmpeg (const FileBytes& bytes)
{
    av_log_set_level (AV_LOG_QUIET);
    av_max_alloc (largestAllocation);
    return std::make_unique<FfmpegStream> (bytes);
}
} // namespace twobus
