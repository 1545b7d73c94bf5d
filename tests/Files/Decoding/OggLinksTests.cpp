#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/OggLinks.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Encoding.h"
#include "Support/OggPages.h"
#include "Support/Skip.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The start of each page of an Ogg file, followed by the end of the file. */
std::vector<std::size_t> pagesOf (const std::string& bytes)
{
    std::vector<std::size_t> begins;

    for (std::size_t at = 0; at < bytes.size();)
    {
        REQUIRE (bytes.compare (at, 4, "OggS") == 0);
        begins.push_back (at);
        const auto numSegments = static_cast<unsigned char> (bytes.at (at + 26));
        at =
            std::accumulate (bytes.begin() + static_cast<std::ptrdiff_t> (at + 27),
                             bytes.begin() + static_cast<std::ptrdiff_t> (at + 27 + numSegments), at + 27 + numSegments,
                             [] (std::size_t sum, char segment) { return sum + static_cast<unsigned char> (segment); });
    }

    begins.push_back (bytes.size());
    return begins;
}

/** The file with this many frames added to the length that its last page promises. */
std::string withMoreFramesPromised (std::string bytes, std::uint64_t frames)
{
    const auto pages = pagesOf (bytes);
    const auto last = pages[pages.size() - 2];
    std::uint64_t position = 0;

    for (std::size_t i = 8; i-- > 0;)
        position = position << 8 | static_cast<unsigned char> (bytes[last + 6 + i]);

    position += frames;

    for (std::size_t i = 0; i < 8; ++i)
        bytes[last + 6 + i] = static_cast<char> (position >> (8 * i) & 0xffu);

    seal (bytes, last, pages.back());
    return bytes;
}

/** The file with the end-of-stream flag also set on a page before the last. */
std::string withEarlyEndMark (std::string bytes, std::size_t pagesBefore)
{
    const auto pages = pagesOf (bytes);
    const auto page = pages.size() - 2 - pagesBefore;
    bytes[pages[page] + 5] = static_cast<char> (bytes[pages[page] + 5] | 4);
    seal (bytes, pages[page], pages[page + 1]);
    return bytes;
}

std::string withoutPage (const std::string& bytes, std::size_t pagesBefore)
{
    const auto pages = pagesOf (bytes);
    const auto page = pages.size() - 2 - pagesBefore;
    return bytes.substr (0, pages[page]) + bytes.substr (pages[page + 1]);
}

FileExtent extentOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.ogg"), bytes);
    return analyseFile (folder.file ("a.ogg"), {}).facts.extent;
}

/** A sine of 6 s. */
std::string oggOf (int encoding)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.ogg"), SF_FORMAT_OGG | encoding, 2, 48000.0, sineFrames (2, 48000.0, 6.0, 997.0, -6.0));
    return readBytes (folder.file ("a.ogg"));
}

OggLinks linksOf (const std::string& bytes)
{
    const FileBytes file (std::as_bytes (std::span (bytes)));
    return oggLinksOf (file);
}
} // namespace

TEST_CASE ("Ogg links: each has its codec, position, length and end mark")
{
    const auto vorbis = oggOf (SF_FORMAT_VORBIS), opus = oggOf (SF_FORMAT_OPUS);
    const auto both = linksOf (vorbis + opus);
    REQUIRE (both.links.size() == 2);
    CHECK (both.links[0].codec == "Vorbis");
    CHECK (both.links[0].end == vorbis.size());
    CHECK (both.links[0].lastPosition == 288000);
    CHECK (both.links[1].codec == "Opus");
    CHECK (both.links[1].begin == vorbis.size());
    CHECK (both.links[1].end == vorbis.size() + opus.size());
    CHECK (both.links[1].lastPosition - both.links[1].delay == near (288000, 1000));
    CHECK (both.links[1].endsWithMark);
    CHECK (both.leftOverBytes == 0);

    const auto pages = pagesOf (vorbis);

    for (auto length = pages[pages.size() - 2]; length < vorbis.size(); length += 7)
    {
        const auto cut = linksOf (vorbis.substr (0, length));
        CHECK_FALSE (cut.links.front().endsWithMark);
        CHECK (cut.leftOverBytes == length - pages[pages.size() - 2]);
    }

    CHECK (linksOf ("").links.empty());
    CHECK (linksOf ("OggS").links.empty());
    CHECK (linksOf (std::string (100000, 'O')).links.empty());
}

TEST_CASE ("an Ogg file whose last page promises a few frames too many is complete")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    const auto frames = extentOf (whole).decodedFrames;
    CAPTURE (encoding);
    CHECK (frames >= 288000 - 1000);

    // If the length allows, the reader also returns the frames that the last packets hold beyond the true length.
    const auto more = extentOf (withMoreFramesPromised (whole, 100000));
    const auto held = more.decodedFrames;
    CHECK (held >= frames);
    CHECK (held < frames + 6000);
    CHECK (more.endsEarly());

    // opusenc rounds the length of 44.1 kHz audio up, by 10 frames in one case. Up to 10 ms counts as rounding.
    for (const std::uint64_t added : { 1u, 10u, 470u })
    {
        CAPTURE (added);
        const auto rounded = extentOf (withMoreFramesPromised (whole, held - frames + added));
        CHECK (rounded.decodedFrames == held);
        CHECK_FALSE (rounded.isIncomplete());
    }
}

TEST_CASE ("an Ogg stream from the middle of a longer one promises only its own length")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    auto bytes = oggOf (encoding);
    const auto pages = pagesOf (bytes);

    for (std::size_t page = 0; page + 1 < pages.size(); ++page)
    {
        std::uint64_t position = 0;

        for (std::size_t i = 8; i-- > 0;)
            position = position << 8 | static_cast<unsigned char> (bytes[pages[page] + 6 + i]);

        if (position == 0 || position == ~std::uint64_t { 0 })
            continue;

        position += std::uint64_t { 48000 } * 36000; // ten hours

        for (std::size_t i = 0; i < 8; ++i)
            bytes[pages[page] + 6 + i] = static_cast<char> (position >> (8 * i) & 0xffu);

        seal (bytes, pages[page], pages[page + 1]);
    }

    const auto extent = extentOf (bytes);
    CAPTURE (encoding);
    CHECK (extent.decodedFrames == near (288000, 4000));
    CHECK_FALSE (extent.endsEarly());
}

TEST_CASE ("audio after an early end mark is left out, which is reported")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    const auto pages = pagesOf (whole);
    const auto extent = extentOf (withEarlyEndMark (whole, 1));
    CAPTURE (encoding);
    CHECK (extent.leftOverBytes == whole.size() - pages[pages.size() - 2]);
    CHECK (extent.isIncomplete());
    CHECK (extent.decodedFrames > 0);
    CHECK (extent.decodedFrames < 288000);
}

TEST_CASE ("a missing page in an Ogg file and a missing end are reported")
{
    if (isSkipped (hasFfmpeg(), "libsndfile, without FFmpeg, refuses a file whose second stream is only a page"))
        return;

    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    CAPTURE (encoding);
    REQUIRE (pagesOf (whole).size() > 6);

    for (const std::size_t before : { 1u, 2u, 3u })
        CHECK (extentOf (withoutPage (whole, before)).numDamaged > 0);

    auto damaged = whole;
    damaged[pagesOf (whole)[pagesOf (whole).size() - 4] + 100] ^= 1;
    CHECK (extentOf (damaged).isIncomplete());

    damaged = whole;
    damaged.back() ^= 1;
    CHECK (extentOf (damaged).isEndMissing);

    for (const std::size_t missing : { 1u, 50u, 3000u })
        CHECK (extentOf (whole.substr (0, whole.size() - missing)).isIncomplete());

    // Another stream starts after the end. It has only its first page, or a page of nonsense after that.
    const auto pages = pagesOf (whole);
    CHECK (extentOf (whole + whole.substr (0, pages[1])).isIncomplete());
    auto nonsense = whole.substr (pages[1], pages[2] - pages[1]);
    std::fill (nonsense.begin() + 100, nonsense.end(), '\7');
    seal (nonsense, 0, nonsense.size());
    const auto half = extentOf (whole + whole.substr (0, pages[1]) + nonsense);
    CHECK (half.isIncomplete());
    CHECK (half.decodedFrames == extentOf (whole).decodedFrames);

    // Bytes after the end that aren't a page aren't audio.
    CHECK_FALSE (extentOf (whole + std::string (5000, 'x')).isIncomplete());
}
