#include <jack/jack.h>

#include <array>
#include <atomic>
#include <cmath>
#include <csignal>
#include <numbers>

/** A DAW that plays a song of 40 s while JACK's transport rolls: a tone of -6 dBFS with a louder 0.1 s at 12 s (-0.4
    dBFS) and a rest from 20 s to 24 s. Each SIGUSR1 moves its fader 6 dB down. */
namespace
{
struct Daw
{
    jack_client_t* client = nullptr;
    std::array<jack_port_t*, 2> ports {};
    std::atomic<float> fader { 1.0f };
};

float levelAt (double seconds)
{
    if ((seconds >= 20.0 && seconds < 24.0) || seconds >= 40.0)
        return 0.0f;

    return seconds >= 12.0 && seconds < 12.1 ? 0.955f : 0.5f;
}

int process (jack_nframes_t numFrames, void* user)
{
    const auto& daw = *static_cast<Daw*> (user);
    jack_position_t position {};
    const auto rolls = jack_transport_query (daw.client, &position) == JackTransportRolling;
    const auto rate = static_cast<double> (position.frame_rate);

    for (auto* port : daw.ports)
    {
        auto* samples = static_cast<float*> (jack_port_get_buffer (port, numFrames));

        for (jack_nframes_t i = 0; i < numFrames; ++i)
        {
            const auto seconds = static_cast<double> (position.frame + i) / rate;
            const auto tone = static_cast<float> (std::sin (2.0 * std::numbers::pi * 997.0 * seconds));
            samples[i] = rolls ? daw.fader * levelAt (seconds) * tone : 0.0f;
        }
    }

    return 0;
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
        daw.fader = daw.fader * 0.5f;
}
