/** The parts of a DAW that a JACK or PipeWire server sees: a track connected to the master internally, and a master
    connected to an output. The track plays a ramp that counts samples, and the program checks the samples that its own
    master receives: a missing piece, or silence in its place, is a fault. Each SIGUSR1 connects the master to the
    program's own monitor section, or disconnects it again.

    If another program is connected to a port, Ardour 7 fills the port's buffer only at the end of the period, and so
    does this program. Internal connections read the buffer before that: under jackd they find the previous period,
    under PipeWire silence.
      SmallDaw NAME OUTPUT-LEFT OUTPUT-RIGHT FILE
    FILE gets a line when the program is ready, and a line with the counts when it ends at SIGTERM.
*/
#include <jack/jack.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace
{
constexpr std::uint32_t rampLength = 1u << 16;
constexpr float step = 1.0f / static_cast<float> (2 * rampLength); ///< exact up to 0.5

struct Channel
{
    jack_port_t *trackOut = nullptr, *masterIn = nullptr, *masterOut = nullptr, *monitorIn = nullptr;
    std::uint32_t played = 0; ///< the ramp's last sample played
    std::uint32_t expected = 0; ///< the next sample to arrive
    bool hasBegun = false;
    std::atomic<bool> hasOutsideConnection { false };
};

struct Daw
{
    jack_client_t* client = nullptr;
    std::array<Channel, 2> channels;
    std::atomic<std::uint64_t> framesHeard { 0 }, faults { 0 };
};

void compare (Daw& daw, Channel& channel, float sample)
{
    const auto heard = static_cast<std::uint32_t> (sample / step + 0.5f) % rampLength;

    // The ramp begins at 1, so its first sample is not silence.
    if (! channel.hasBegun && sample != 0.0f)
    {
        channel.hasBegun = true;
        channel.expected = heard;
    }

    if (! channel.hasBegun)
        return;

    daw.framesHeard.fetch_add (1, std::memory_order_relaxed);

    if (heard != channel.expected)
        daw.faults.fetch_add (1, std::memory_order_relaxed);

    channel.expected = (heard + 1) % rampLength;
}

void play (Channel& channel, jack_nframes_t frames)
{
    auto* track = static_cast<float*> (jack_port_get_buffer (channel.trackOut, frames));

    for (jack_nframes_t i = 0; i < frames; ++i)
        track[i] = step * static_cast<float> (channel.played = (channel.played + 1) % rampLength);
}

int process (jack_nframes_t frames, void* context)
{
    auto& daw = *static_cast<Daw*> (context);

    for (auto& channel : daw.channels)
        if (! channel.hasOutsideConnection.load (std::memory_order_relaxed))
            play (channel, frames);

    // The master comes after the tracks, so it hears them in the same period.
    for (auto& channel : daw.channels)
    {
        const auto* master = static_cast<const float*> (jack_port_get_buffer (channel.masterIn, frames));
        auto* out = static_cast<float*> (jack_port_get_buffer (channel.masterOut, frames));

        for (jack_nframes_t i = 0; i < frames; ++i)
        {
            compare (daw, channel, master[i]);
            out[i] = master[i];
        }
    }

    for (auto& channel : daw.channels)
        if (channel.hasOutsideConnection.load (std::memory_order_relaxed))
            play (channel, frames);

    return 0;
}

/** Called on one of the server's threads when a connection is made or removed. */
void noteConnections (jack_port_id_t, jack_port_id_t, int, void* context)
{
    auto& daw = *static_cast<Daw*> (context);
    const auto own = std::string (jack_get_client_name (daw.client)) + ":";

    for (auto& channel : daw.channels)
    {
        auto** inputs = jack_port_get_all_connections (daw.client, channel.trackOut);
        auto isOutside = false;

        for (auto** input = inputs; input != nullptr && *input != nullptr; ++input)
            isOutside = isOutside || ! std::string (*input).starts_with (own);

        if (inputs != nullptr)
            jack_free (inputs);

        channel.hasOutsideConnection.store (isOutside);
    }
}

bool connect (const Daw& daw, const jack_port_t* from, const std::string& to)
{
    return jack_connect (daw.client, jack_port_name (from), to.c_str()) == 0;
}

bool open (Daw& daw, const char* name, const std::array<std::string, 2>& outputs)
{
    daw.client = jack_client_open (name, JackNoStartServer, nullptr);

    if (daw.client == nullptr)
        return false;

    const auto port = [&daw] (const std::string& portName, unsigned long flags) {
        return jack_port_register (daw.client, portName.c_str(), JACK_DEFAULT_AUDIO_TYPE, flags, 0);
    };

    for (std::size_t i = 0; i < 2; ++i)
    {
        const auto number = std::to_string (i + 1);
        daw.channels[i].trackOut = port ("Band/audio_out " + number, JackPortIsOutput);
        daw.channels[i].masterIn = port ("Master/audio_in " + number, JackPortIsInput);
        daw.channels[i].masterOut = port ("Master/audio_out " + number, JackPortIsOutput);
        daw.channels[i].monitorIn = port ("Monitor/audio_in " + number, JackPortIsInput);
    }

    jack_set_process_callback (daw.client, process, &daw);
    jack_set_port_connect_callback (daw.client, noteConnections, &daw);

    if (jack_activate (daw.client) != 0)
        return false;

    for (std::size_t i = 0; i < 2; ++i)
        if (! connect (daw, daw.channels[i].trackOut, jack_port_name (daw.channels[i].masterIn))
            || ! connect (daw, daw.channels[i].masterOut, outputs[i]))
            return false;

    return true;
}

void toggleMonitor (const Daw& daw, bool& isOn)
{
    isOn = ! isOn;

    for (const auto& channel : daw.channels)
        (isOn ? jack_connect : jack_disconnect) (daw.client, jack_port_name (channel.masterOut),
                                                 jack_port_name (channel.monitorIn));
}
} // namespace

int main (int argc, char** argv)
{
    if (argc != 5)
        return 2;

    sigset_t signals;
    sigemptyset (&signals);
    sigaddset (&signals, SIGTERM);
    sigaddset (&signals, SIGUSR1);
    pthread_sigmask (SIG_BLOCK, &signals, nullptr); // before the server's threads, which would get the signals

    Daw daw;
    auto* file = std::fopen (argv[4], "w");

    if (file == nullptr || ! open (daw, argv[1], { argv[2], argv[3] }))
        return 1;

    std::fprintf (file, "ready\n");
    std::fflush (file);

    auto isMonitorOn = false;
    auto signal = 0;

    while (sigwait (&signals, &signal) == 0 && signal == SIGUSR1)
        toggleMonitor (daw, isMonitorOn);

    std::fprintf (file, "%llu frames, %llu faults\n", static_cast<unsigned long long> (daw.framesHeard.load()),
                  static_cast<unsigned long long> (daw.faults.load()));
    std::fclose (file);
    jack_client_close (daw.client);
    return 0;
}
