#include "Files/AudioFile.h"
#include "Files/VorbisHeaders.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/OggPages.h"

#include <cstdint>
#include <span>
#include <string>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::string oggOf (int encoding)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.ogg"), SF_FORMAT_OGG | encoding, 2, 48000.0, sineFrames (2, 48000.0, 0.5, 997.0, -6.0));
    return readBytes (folder.file ("a.ogg"));
}

bool isDamaged (const std::string& bytes, bool isWholeFile = true)
{
    return vorbisHeadersAreDamaged (std::as_bytes (std::span (bytes)), isWholeFile);
}

/** Where the n-th page begins, from 0 on. */
std::size_t pageOf (const std::string& bytes, int n)
{
    auto at = bytes.find ("OggS");

    for (int i = 0; i < n; ++i)
        at = bytes.find ("OggS", at + 4);

    return at;
}
} // namespace

TEST_CASE ("Ogg Vorbis headers that end early are seen, at every byte")
{
    const auto whole = oggOf (SF_FORMAT_VORBIS);
    const auto firstPage = pageOf (whole, 1), headers = pageOf (whole, 2); // libvorbis puts the audio on a page of its own
    REQUIRE (headers != std::string::npos);
    CHECK_FALSE (isDamaged (whole));

    for (auto size = firstPage; size < headers; ++size)
    {
        CAPTURE (size, headers);
        REQUIRE (isDamaged (whole.substr (0, size)));
        REQUIRE_FALSE (isDamaged (whole.substr (0, size), false));
    }

    CHECK_FALSE (isDamaged (whole.substr (0, headers)));
    CHECK_FALSE (isDamaged (whole.substr (0, firstPage - 1))); // no stream of anything begins
}

TEST_CASE ("An Ogg Vorbis header that is damaged is refused, and one with something between its pages is not")
{
    const auto whole = oggOf (SF_FORMAT_VORBIS);
    auto changed = whole;
    changed[pageOf (whole, 1) + 200] ^= 1;
    CHECK (isDamaged (changed)); // its page is passed over, and is missing
    CHECK (isDamaged (changed, false));

    auto between = whole;
    between.insert (pageOf (whole, 1), "OggS and other bytes");
    CHECK_FALSE (isDamaged (between));

    const TemporaryFolder folder;
    writeBytes (folder.file ("a.ogg"), changed);
    CHECK_THROWS_WITH (AudioFile (folder.file ("a.ogg")), ContainsSubstring ("in its header. Export or copy it again."));
    CHECK_THROWS_WITH (AudioFile ("memory", std::as_bytes (std::span (changed))), ContainsSubstring ("memory: the file is cut off or damaged"));
    writeBytes (folder.file ("a.ogg"), whole);
    CHECK_NOTHROW (AudioFile (folder.file ("a.ogg")));
}

TEST_CASE ("Headers that libsndfile would stop at are seen wherever their pages say so")
{
    const auto whole = oggOf (SF_FORMAT_VORBIS);
    const auto second = pageOf (whole, 1), third = pageOf (whole, 2);
    const auto withPage = [&whole] (std::size_t begin, std::size_t end, auto change) {
        auto changed = whole;
        change (changed, begin);
        seal (changed, begin, end);
        return changed;
    };

    REQUIRE (withPage (0, second, [] (std::string&, std::size_t) {}) == whole); // the sums are libogg's

    SECTION ("the first whole page is the one that counts")
    {
        auto broken = whole.substr (0, second);
        broken[40] ^= 1;
        CHECK (isDamaged (broken + whole.substr (0, second)));
        CHECK_FALSE (isDamaged (broken + whole));
    }

    SECTION ("what looks like a page that is longer than the file")
    {
        auto between = whole;
        between.insert (second, "OggS" + std::string (22, '\0') + '\xff' + std::string (255, '\xff'));
        CHECK (isDamaged (between));
        CHECK_FALSE (isDamaged (between, false));
        CHECK_FALSE (isDamaged (between + std::string (70'000, '\0')));
    }

    SECTION ("a packet beside the identification")
    {
        auto two = whole;
        two[26] = 2;
        two.insert (28, 1, '\1');
        two.insert (second + 1, 1, 'x');
        seal (two, 0, second + 2);
        CHECK (isDamaged (two));
    }

    SECTION ("the stream ends before its headers")
    {
        CHECK (isDamaged (withPage (0, second, [] (std::string& bytes, std::size_t at) { bytes[at + 5] |= 4; })));
    }

    SECTION ("pages of a version to come")
    {
        CHECK (isDamaged (withPage (0, second, [] (std::string& bytes, std::size_t at) { bytes[at + 4] = 1; })));
        CHECK (isDamaged (withPage (second, third, [] (std::string& bytes, std::size_t at) { bytes[at + 4] = 1; })));
    }

    SECTION ("the end of a packet that no page begins")
    {
        const auto continued = withPage (second, third, [] (std::string& bytes, std::size_t at) { bytes[at + 5] |= 1; });
        CHECK (isDamaged (continued.substr (0, third)));
    }
}

TEST_CASE ("Other files have no Vorbis headers to be damaged")
{
    const auto opus = oggOf (SF_FORMAT_OPUS);
    CHECK_FALSE (isDamaged (opus.substr (0, pageOf (opus, 1) + 5)));
    CHECK_FALSE (isDamaged (""));
    CHECK_FALSE (isDamaged ("OggS"));
    CHECK_FALSE (isDamaged (std::string (100'000, 'O')));
}
