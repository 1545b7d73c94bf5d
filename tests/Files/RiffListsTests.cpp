#include "Files/AudioFile.h"
#include "Files/RiffChunks.h"
#include "Files/RiffLists.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <sstream>
#include <string>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::string number (std::uint64_t value, std::size_t count, bool isBigEndian = false)
{
    auto bytes = littleEndianBytes (value, count);

    if (isBigEndian)
        std::ranges::reverse (bytes);

    return bytes;
}

std::string chunk (const std::string& id, const std::string& content, bool isBigEndian = false)
{
    return id + number (content.size(), 4, isBigEndian) + content + std::string (content.size() % 2, '\0');
}

/** A second of mono at 8 kHz and 16 bits, with chunks before and after. */
std::string wav (const std::string& before, const std::string& after, bool isBigEndian = false)
{
    const auto two = [isBigEndian] (std::uint64_t value) { return number (value, 2, isBigEndian); };
    const auto four = [isBigEndian] (std::uint64_t value) { return number (value, 4, isBigEndian); };
    const auto format = two (1) + two (1) + four (8000) + four (16000) + two (2) + two (16);
    return chunk (isBigEndian ? "RIFX" : "RIFF",
                  "WAVE" + chunk ("fmt ", format, isBigEndian) + before + chunk ("data", std::string (16000, '\1'), isBigEndian) + after, isBigEndian);
}

/** A list with a chunk that says how long it is. */
std::string listWith (std::uint64_t size, bool isBigEndian = false)
{
    return chunk ("LIST", "INFO" + chunk ("ISFT", "Twobus", isBigEndian) + "abcd" + number (size, 4, isBigEndian) + "text", isBigEndian);
}

bool isDamaged (const std::string& bytes)
{
    std::istringstream stream (bytes);
    return riffListsAreDamaged (stream);
}

std::int64_t framesOf (const std::string& bytes)
{
    AudioFile file ("memory", std::as_bytes (std::span (bytes)));
    std::vector<float> samples (20'000);
    std::array channels { samples.data() };
    return static_cast<std::int64_t> (file.read (channels, samples.size()));
}
} // namespace

TEST_CASE ("A list that libsndfile would go through for ever is refused")
{
    // The sum of the lengths goes round, and the chunk before is next again.
    constexpr std::uint64_t backToBefore = 0xffffffff - 21;

    for (const auto& bytes : { wav (listWith (backToBefore), ""), wav ("", listWith (backToBefore)), wav (listWith (backToBefore, true), "", true),
                               wav (listWith (backToBefore), "").substr (0, 400) })
    {
        CHECK (isDamaged (bytes));
        CHECK_THROWS_WITH (AudioFile ("memory", std::as_bytes (std::span (bytes))), ContainsSubstring ("memory: the file is cut off or damaged in its header."));

        const TemporaryFolder folder;
        writeBytes (folder.file ("a.wav"), bytes);
        CHECK_THROWS_WITH (AudioFile (folder.file ("a.wav")), ContainsSubstring ("damaged in its header. Export or copy it again."));
    }
}

TEST_CASE ("Lists as they are found in files are read")
{
    const auto plain = wav ("", "");
    CHECK_FALSE (isDamaged (plain));
    CHECK (framesOf (plain) == 8000);

    for (const auto size : { 4u, 5u, 100u, 0x7fffffffu })
        for (const auto& bytes : { wav (listWith (size), ""), wav ("", listWith (size)), wav (listWith (size, true), "", true) })
        {
            CAPTURE (size);
            CHECK_FALSE (isDamaged (bytes));
            CHECK (framesOf (bytes) == 8000);
        }

    // Words of a user's that look like a list, where the chunks fit together.
    const auto words = chunk ("iXML", "INFO\xe2\x80\x9c\xe2\x80\x9c\xff\xff\xff\xff\xff\xff\xff\xff LIST");
    CHECK_FALSE (isDamaged (wav (words, "")));
    CHECK (framesOf (wav (words, "")) == 8000);

    // A list that goes on over the audio, and one that ends in zeros.
    CHECK_FALSE (isDamaged (wav (chunk ("LIST", "INFOdata" + number (0xfffffff0, 4)), "")));
    CHECK_FALSE (isDamaged (wav (chunk ("LIST", "INFO" + std::string (4, '\0') + std::string (20, '\xff')), "")));
}

TEST_CASE ("A MiB of lists in one another is gone through once")
{
    std::string lists = "RIFF";

    while (lists.size() < 1u << 20)
        lists += "INFO";

    CHECK_FALSE (isDamaged (lists)); // once for each of them it would take a minute
}

TEST_CASE ("Other files have no lists")
{
    CHECK_FALSE (isDamaged (""));
    CHECK_FALSE (isDamaged ("RIF"));
    CHECK_FALSE (isDamaged ("RIFF"));
    CHECK_FALSE (isDamaged ("FORM" + listWith (0xffffffea)));
}
