#include "Support/Catch.h"
#include "Support/WaitUntil.h"
#include "TapTestNames.h"
#include "Taps/TapReceiver.h"
#include "Taps/TapSender.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
const ChannelLayout stereo { ChannelPosition::left, ChannelPosition::right };

void feed (TapSender& tap)
{
    const std::vector<float> audio (512);
    const float* channels[] { audio.data(), audio.data() };
    tap.process (channels, audio.size(), {});
}

/** Another process that runs one of the hidden test cases below until it is killed. */
class Child
{
public:
    Child (const std::string& testCase, const std::string& socket)
    {
        setenv ("TWOBUS_TAPS", socket.c_str(), 1);
        std::string program = std::filesystem::read_symlink ("/proc/self/exe").string(), name = testCase;
        std::array arguments { program.data(), name.data(), static_cast<char*> (nullptr) };
        REQUIRE (posix_spawn (&process, program.c_str(), nullptr, nullptr, arguments.data(), environ) == 0);
        unsetenv ("TWOBUS_TAPS");
    }

    ~Child() { kill(); }

    void kill()
    {
        if (process <= 0)
            return;

        ::kill (process, SIGKILL);
        waitpid (process, nullptr, 0);
        process = 0;
    }

private:
    pid_t process = 0;
};

std::ptrdiff_t openDescriptors()
{
    return std::distance (std::filesystem::directory_iterator ("/proc/self/fd"), std::filesystem::directory_iterator());
}

std::ptrdiff_t ringMappings()
{
    std::ifstream maps ("/proc/self/maps");
    std::vector<std::string> lines;

    for (std::string line; std::getline (maps, line);)
        lines.push_back (line);

    return std::count_if (lines.begin(), lines.end(),
                          [] (const std::string& line) { return line.find ("twobus-tap") != std::string::npos; });
}
} // namespace

TEST_CASE ("a tap for another process", "[.]")
{
    TapSender tap (makeTapId(), "Child", "LV2");
    tap.prepare (48000.0, stereo);

    for (;;)
    {
        feed (tap);
        std::this_thread::yield();
    }
}

TEST_CASE ("a receiver for another process", "[.]")
{
    const TapReceiver receiver;

    for (;;)
        std::this_thread::yield();
}

TEST_CASE ("a host that is killed, at whatever moment, leaves nothing behind in Twobus")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    const auto descriptorsBefore = openDescriptors();

    for (int i = 0; i < 20; ++i)
    {
        CAPTURE (i);
        Child host ("a tap for another process", socket);
        const auto wanted = static_cast<std::size_t> (i % 2); // every other one is killed somewhere on its way
        REQUIRE (waitUntil ([&] { return receiver.taps().size() >= wanted; }));

        if (wanted == 1)
            REQUIRE (waitUntil ([&] {
                const auto taps = receiver.taps();
                return ! taps.empty() && taps[0].lastBlockNanoseconds != 0;
            }));

        host.kill();
        REQUIRE (waitUntil ([&] { return receiver.taps().empty(); }));
    }

    CHECK (receiver.isListening());
    CHECK (waitUntil ([&] { return openDescriptors() == descriptorsBefore; }));
    CHECK (ringMappings() == 0);
}

TEST_CASE ("if Twobus is killed, at whatever moment, the tap goes on and finds the next one")
{
    const auto socket = ownSocketName();
    TapSender tap (makeTapId(), "Test host", "LV2", socket);
    tap.prepare (48000.0, stereo);
    feed (tap);
    const auto descriptorsBefore = openDescriptors();

    for (int i = 0; i < 5; ++i)
    {
        CAPTURE (i);
        Child app ("a receiver for another process", socket);
        const auto isHeardWhilePlaying = [&] {
            feed (tap);
            return tap.status().state == TapSender::State::heard;
        };
        REQUIRE (waitUntil (isHeardWhilePlaying));
        app.kill();
        REQUIRE (waitUntil ([&] { return ! isHeardWhilePlaying(); }));
    }

    CHECK (waitUntil ([&] { return openDescriptors() == descriptorsBefore; }));
}
