#include "Files/AudioFile.h"
#include "Files/VorbisHeaders.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

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

TEST_CASE ("Other files have no Vorbis headers to be damaged")
{
    const auto opus = oggOf (SF_FORMAT_OPUS);
    CHECK_FALSE (isDamaged (opus.substr (0, pageOf (opus, 1) + 5)));
    CHECK_FALSE (isDamaged (""));
    CHECK_FALSE (isDamaged ("OggS"));
    CHECK_FALSE (isDamaged (std::string (100'000, 'O')));
}
