#include "Support/Catch.h"
#include "Taps/TapMessages.h"

#include <limits>
#include <set>

using namespace twobus;

namespace
{
TapDescription someTap()
{
    TapDescription tap;
    tap.id = makeTapId();
    tap.startedNanoseconds = 123;
    tap.generation = 4;
    tap.sampleRate = 44100.0;
    tap.layout = { ChannelPosition::left, ChannelPosition::right, ChannelPosition::centre,
                   ChannelPosition::lowFrequency };
    tap.place = TapPlace::masterAfterFader;
    tap.memoryBytes = TapRing::memoryFor (44100.0, 4);
    tap.track = "Rhythmusgitarre (übersteuert)";
    tap.host = "Ardour";
    tap.format = "VST3";
    return tap;
}

TapMessage withTrack (std::string_view text)
{
    auto message = makeMessage (TapMessageKind::hello, someTap());
    message.track = {};
    std::copy (text.begin(), text.end(), message.track.begin());
    return message;
}
} // namespace

TEST_CASE ("a description comes out of a message as it went in")
{
    const auto tap = someTap();
    const auto message = makeMessage (TapMessageKind::hello, tap);
    CHECK (descriptionIn (message) == tap);
    CHECK (message.magic == TapMessage::expectedMagic);
    CHECK (message.version == TapMessage::currentVersion);
}

TEST_CASE ("a description with something that cannot be is refused")
{
    const auto isRefused = [] (auto change) {
        auto message = makeMessage (TapMessageKind::hello, someTap());
        change (message);
        return ! descriptionIn (message);
    };

    CHECK_FALSE (isRefused ([] (TapMessage&) {}));
    CHECK (isRefused ([] (TapMessage& message) { message.numChannels = 0; }));
    CHECK (isRefused ([] (TapMessage& message) { message.numChannels = 9; }));
    CHECK (isRefused ([] (TapMessage& message) { message.positions[1] = 200; }));
    CHECK (isRefused ([] (TapMessage& message) { message.place = numTapPlaces; }));
    CHECK (isRefused ([] (TapMessage& message) { message.sampleRate = 0.0; }));
    CHECK (isRefused ([] (TapMessage& message) { message.sampleRate = 1.0e9; }));
    CHECK (isRefused ([] (TapMessage& message) { message.sampleRate = std::numeric_limits<double>::quiet_NaN(); }));
    CHECK (isRefused ([] (TapMessage& message) { message.memoryBytes = TapRing::largestMemory + 1; }));
}

TEST_CASE ("names that are no text are made text")
{
    const auto read = [] (std::string_view text) { return descriptionIn (withTrack (text))->track; };

    CHECK (read ("Gesang \xc3\xbc \xe2\x82\xac \xf0\x9f\x8e\xb8") == "Gesang \xc3\xbc \xe2\x82\xac \xf0\x9f\x8e\xb8");
    CHECK (read ("a\nb\x7f") == "a?b?");
    CHECK (read ("\xff\xfe") == "??");
    CHECK (read ("\xc3") == "?");
    CHECK (read ("\xc0\xaf") == "??"); // overlong
    CHECK (read ("\xed\xa0\x80") == "???"); // a surrogate
    CHECK (read ("\xf4\x90\x80\x80") == "????"); // beyond the last character

    // No end within the field.
    auto full = makeMessage (TapMessageKind::hello, someTap());
    full.track.fill ('x');
    CHECK (descriptionIn (full)->track == std::string (128, 'x'));
}

TEST_CASE ("a long name is cut between characters")
{
    auto tap = someTap();
    tap.track.clear();

    for (int i = 0; i < 100; ++i)
        tap.track += "\xe2\x82\xac";

    const auto read = descriptionIn (makeMessage (TapMessageKind::hello, tap))->track;
    CHECK (read.size() == 126);
    CHECK (tap.track.starts_with (read));
}

TEST_CASE ("an id is written as text and read again, and is never the same twice")
{
    std::set<TapId> ids;

    for (int i = 0; i < 1000; ++i)
    {
        const auto id = makeTapId();
        ids.insert (id);
        CHECK (tapIdFromText (toText (id)) == id);
    }

    CHECK (ids.size() == 1000);
    CHECK_FALSE (tapIdFromText (""));
    CHECK_FALSE (tapIdFromText ("0123456789abcdef0123456789abcde"));
    CHECK_FALSE (tapIdFromText ("0123456789abcdef0123456789abcdeg"));
}
