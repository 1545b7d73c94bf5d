#include <jack/jack.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <numbers>
#include <thread>

/** A DAW as JACK sees it. It plays a tone of -6 dBFS. At each SIGUSR1 it stops, renders silence and then a minute of a
    0 dBFS tone about 20 times faster than real time, and plays on. While the transport rolls, the tone is louder for
    0.1 s, 12 s from the start. */
namespace
{
using namespace std::chrono_literals;

struct Daw
{
    jack_client_t* client = nullptr;
    std::array<jack_port_t*, 2> ports {};
    std::atomic<float> level { 0.5f };
    std::atomic<bool> renders { false };
    std::atomic<std::uint64_t> framesRendered { 0 };
    double phase = 0.0;
};

int process (jack_nframes_t numFrames, void* user)
{
    auto& daw = *static_cast<Daw*> (user);
    jack_position_t position {};
    const auto rolls = jack_transport_query (daw.client, &position) == JackTransportRolling;
    const auto isLoud = rolls && position.frame >= 12 * position.frame_rate
                        && position.frame < 12 * position.frame_rate + position.frame_rate / 10;
    const auto level = isLoud ? 0.9f : daw.level.load();
    const auto step = 2.0 * std::numbers::pi * 997.0 / 48000.0;

    for (auto* port : daw.ports)
    {
        auto* samples = static_cast<float*> (jack_port_get_buffer (port, numFrames));

        for (jack_nframes_t i = 0; i < numFrames; ++i)
            samples[i] = level * static_cast<float> (std::sin (daw.phase + i * step));
    }

    daw.phase = std::fmod (daw.phase + numFrames * step, 2.0 * std::numbers::pi);

    if (daw.renders)
    {
        std::this_thread::sleep_for (1ms); // the time that a DAW's plug-ins take
        daw.framesRendered += numFrames;
    }

    return 0;
}

void render (jack_client_t* client, Daw& daw)
{
    daw.level = 0.0f;
    std::this_thread::sleep_for (200ms);
    jack_set_freewheel (client, 1);
    std::this_thread::sleep_for (200ms);
    daw.framesRendered = 0;
    daw.level = 1.0f;
    daw.renders = true;

    while (daw.framesRendered < 60 * 48000)
        std::this_thread::sleep_for (10ms);

    daw.level = 0.0f;
    std::this_thread::sleep_for (50ms);
    daw.renders = false;
    jack_set_freewheel (client, 0);
    std::this_thread::sleep_for (500ms);
    daw.level = 0.5f;
}
} // namespace

int main()
{
    sigset_t signals;
    sigemptyset (&signals);
    sigaddset (&signals, SIGUSR1);
    pthread_sigmask (SIG_BLOCK, &signals, nullptr);

    Daw daw;
    auto* client = jack_client_open ("daw", JackNoStartServer, nullptr);

    if (client == nullptr)
        return 1;

    daw.client = client;
    daw.ports[0] = jack_port_register (client, "master_1", JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput, 0);
    daw.ports[1] = jack_port_register (client, "master_2", JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput, 0);
    jack_set_process_callback (client, process, &daw);
    jack_activate (client);

    for (int received = 0; sigwait (&signals, &received) == 0;)
        render (client, daw);
}
