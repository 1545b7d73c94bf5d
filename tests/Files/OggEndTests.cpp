#include "Files/AudioFile.h"
#include "Files/FileAnalysis.h"
#include "Files/OggEnd.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/OggPages.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <numeric>
#include <span>
#include <sstream>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Where the pages of an Ogg file begin, and its end. */
std::vector<std::size_t> pagesOf (const std::string& bytes)
{
    std::vector<std::size_t> begins;

    for (std::size_t at = 0; at < bytes.size();)
    {
        REQUIRE (bytes.compare (at, 4, "OggS") == 0);
        begins.push_back (at);
        const auto numSegments = static_cast<unsigned char> (bytes.at (at + 26));
        at = std::accumulate (bytes.begin() + static_cast<std::ptrdiff_t> (at + 27), bytes.begin() + static_cast<std::ptrdiff_t> (at + 27 + numSegments), at + 27 + numSegments,
                              [] (std::size_t sum, char segment) { return sum + static_cast<unsigned char> (segment); });
    }

    begins.push_back (bytes.size());
    return begins;
}

/** The last page promises so many frames more. */
std::string promisingMore (std::string bytes, std::uint64_t frames)
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

/** A page before the last has the end mark too. */
std::string endingEarly (std::string bytes, std::size_t pagesBefore)
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

struct Outcome
{
    std::uint64_t frames = 0;
    std::optional<HeaderFault> fault;
    std::string complaint;
};

Outcome outcomeOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.ogg"), bytes);

    try
    {
        const auto analysis = analyseFile (folder.file ("a.ogg"), {});
        const auto told = std::find_if (analysis.findings.begin(), analysis.findings.end(), [] (const FileFinding& finding) { return finding.kind == FileFindingKind::headerDisagrees; });
        return { analysis.facts.frames, told != analysis.findings.end() ? told->header : std::nullopt, {} };
    }
    catch (const AudioFileError& error)
    {
        return { 0, {}, error.what() };
    }
}

/** 6 s of a sine. */
std::string oggOf (int encoding)
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.ogg"), SF_FORMAT_OGG | encoding, 2, 48000.0, sineFrames (2, 48000.0, 6.0, 997.0, -6.0));
    return readBytes (folder.file ("a.ogg"));
}
} // namespace

TEST_CASE ("an Ogg file whose last page promises some frames more than there are is whole")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    const auto frames = outcomeOf (whole).frames;
    CHECK (frames >= 288000 - 1000);

    // What the last packets hold beyond the length is given when the length lets it.
    const auto outcome = outcomeOf (promisingMore (whole, 100000));
    const auto held = outcome.frames;
    REQUIRE (outcome.complaint.empty());
    CHECK (held >= frames);
    CHECK (held < frames + 6000);
    REQUIRE (outcome.fault);
    CHECK (outcome.fault->kind == HeaderFaultKind::earlyEnd);

    // opusenc rounds a length of 44.1 kHz up: 10 frames were seen. 10 ms is the most that is taken for rounding.
    for (const std::uint64_t more : { 1u, 10u, 479u })
    {
        CAPTURE (encoding, more);
        const auto rounded = outcomeOf (promisingMore (whole, held - frames + more));
        CHECK (rounded.frames == held);
        CHECK (rounded.complaint.empty());
        CHECK_FALSE (rounded.fault);
    }

    CHECK (outcomeOf (promisingMore (whole, held - frames + 480)).fault);
}

TEST_CASE ("audio behind an early end mark is not given, and that is told")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    const auto outcome = outcomeOf (endingEarly (whole, 1));
    CAPTURE (encoding);
    CHECK (outcome.complaint.empty());
    REQUIRE (outcome.fault);
    CHECK (outcome.fault->kind == HeaderFaultKind::earlyEnd);
    CHECK (outcome.fault->declared + outcome.fault->found == Approx (6000).margin (1));
    CHECK (outcome.fault->declared == Approx (static_cast<double> (outcome.frames) / 48.0).margin (1));
    CHECK (outcome.frames > 0);
}

TEST_CASE ("an Ogg file ends with its mark, or not")
{
    const auto isMarked = [] (const std::string& bytes) {
        std::istringstream stream (bytes);
        return oggPageChainOf (stream).endsWithMark;
    };

    const auto whole = oggOf (SF_FORMAT_VORBIS);
    const auto pages = pagesOf (whole);
    CHECK (isMarked (whole));
    CHECK (isMarked (endingEarly (whole, 1)));
    CHECK_FALSE (isMarked (withoutPage (whole, 0)));
    CHECK_FALSE (isMarked (whole + "x"));
    CHECK_FALSE (isMarked (whole + whole.substr (0, pages[1])));
    CHECK_FALSE (isMarked (""));

    std::ifstream none ("/no/such/file");
    CHECK_FALSE (oggPageChainOf (none).reachesEnd);

    auto damaged = whole;
    damaged.back() ^= 1;
    CHECK_FALSE (isMarked (damaged));

    for (auto length = pages[pages.size() - 2]; length < whole.size(); ++length)
        CHECK_FALSE (isMarked (whole.substr (0, length)));
}

TEST_CASE ("an end mark is found wherever the page lies")
{
    const auto isFound = [] (const std::string& bytes) {
        std::istringstream stream (bytes);
        return hasEndMark (stream);
    };

    const auto pageWith = [] (char flags) {
        std::string page (27 + 200 + 100 * 255, '\0');
        page.replace (0, 4, "OggS");
        page[5] = flags;
        page[26] = static_cast<char> (200);
        page.replace (27, 100, 100, static_cast<char> (255));
        seal (page, 0, page.size());
        return page;
    };

    const auto marked = pageWith (4), unmarked = pageWith (3);
    auto damaged = marked;
    damaged.back() = 'x';

    // It is read in blocks of a MiB.
    for (const std::size_t aroundBlock : { 0u, 1u << 20, 2u << 20 })
        for (const std::size_t less : { 0u, 1u, 4u, 5u, 26u, 27u, 226u, 227u, 228u, 20000u, 25726u, 25727u, 25728u, 66000u })
        {
            const std::string before (std::max (aroundBlock, less) - less, 'o');
            CAPTURE (before.size());
            CHECK (isFound (before + marked));
            CHECK (isFound (before + unmarked + marked + "x"));
            CHECK_FALSE (isFound (before + unmarked));
            CHECK_FALSE (isFound (before + marked.substr (0, marked.size() - 1)));
            CHECK_FALSE (isFound (before + marked.substr (0, 200)));
            CHECK_FALSE (isFound (before + damaged));
        }

    CHECK_FALSE (isFound (""));
}

// libsndfile 1.2.0 goes on in memory that it has given back; only AddressSanitizer sees that.
TEST_CASE ("an Opus stream of one page with what is no audio behind it is refused before it is read")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.opus"), SF_FORMAT_OGG | SF_FORMAT_OPUS, 2, 48000.0, sineFrames (2, 48000.0, 0.1, 997.0, -6.0));
    const auto whole = readBytes (folder.file ("a.opus"));
    REQUIRE (pagesOf (whole).size() == 4); // two of headers, one of audio, the end
    CHECK (outcomeOf (whole).complaint.empty());

    for (const std::size_t length : { 1u, 128u, 5000u, 100000u })
    {
        CAPTURE (length);
        const auto bytes = whole + std::string (length, 'x');
        CHECK_THAT (outcomeOf (bytes).complaint, ContainsSubstring ("what lies behind the end of its audio is none"));
        CHECK_THROWS_WITH (AudioFile ("a.opus", std::as_bytes (std::span (bytes))), ContainsSubstring ("what lies behind the end of its audio is none"));
    }
}

TEST_CASE ("a page that is missing from an Ogg file, and an end that is, are told")
{
    const auto encoding = GENERATE (as<int>(), SF_FORMAT_VORBIS, SF_FORMAT_OPUS);
    const auto whole = oggOf (encoding);
    CAPTURE (encoding);
    REQUIRE (pagesOf (whole).size() > 6);

    for (const std::size_t before : { 1u, 2u, 3u })
        CHECK_THAT (outcomeOf (withoutPage (whole, before)).complaint, ContainsSubstring ("the file is cut off: its header promises 0:06.00, the data ends at 0:0"));

    auto damaged = whole;
    damaged[pagesOf (whole)[pagesOf (whole).size() - 4] + 100] ^= 1;
    CHECK_THAT (outcomeOf (damaged).complaint, ContainsSubstring ("cut off"));

    damaged = whole;
    damaged.back() ^= 1;
    CHECK_THAT (outcomeOf (damaged).complaint, ContainsSubstring ("cut off"));

    // Bytes behind the end take nothing from what is there. Of Opus libsndfile cannot be trusted then.
    const auto behind = outcomeOf (promisingMore (whole, 10) + "no page");

    if (encoding == SF_FORMAT_OPUS)
    {
        CHECK_THAT (behind.complaint, ContainsSubstring ("what lies behind the end of its audio is none"));
    }
    else
    {
        CHECK (behind.complaint.empty());
        CHECK (behind.frames >= outcomeOf (whole).frames);
    }

    for (const std::size_t missing : { 1u, 50u, 3000u })
        CHECK_THAT (outcomeOf (whole.substr (0, whole.size() - missing)).complaint, ContainsSubstring ("cut off"));
}
