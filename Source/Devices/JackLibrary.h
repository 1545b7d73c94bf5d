#pragma once

#include <jack/jack.h>

namespace twobus
{
struct JackFunctions
{
    decltype (&::jack_client_open) clientOpen = nullptr;
    decltype (&::jack_client_close) clientClose = nullptr;
    decltype (&::jack_activate) activate = nullptr;
    decltype (&::jack_get_ports) getPorts = nullptr;
    decltype (&::jack_port_by_name) portByName = nullptr;
    decltype (&::jack_port_flags) portFlags = nullptr;
    decltype (&::jack_port_register) portRegister = nullptr;
    decltype (&::jack_port_name) portName = nullptr;
    decltype (&::jack_port_get_buffer) portGetBuffer = nullptr;
    decltype (&::jack_port_get_all_connections) portConnections = nullptr;
    decltype (&::jack_connect) connect = nullptr;
    decltype (&::jack_disconnect) disconnect = nullptr;
    decltype (&::jack_set_process_callback) setProcessCallback = nullptr;
    decltype (&::jack_free) freeMemory = nullptr;
    decltype (&::jack_on_shutdown) onShutdown = nullptr;
    decltype (&::jack_set_freewheel_callback) setFreewheelCallback = nullptr;
    decltype (&::jack_set_port_registration_callback) setPortRegistrationCallback = nullptr;
    decltype (&::jack_get_time) getTime = nullptr;
    decltype (&::jack_transport_query) transportQuery = nullptr;
    decltype (&::jack_set_error_function) setErrorFunction = nullptr;
    decltype (&::jack_set_info_function) setInfoFunction = nullptr;
    decltype (&::jack_get_version_string) versionString = nullptr; ///< null in libraries that lack it
};

/** Chooses the libjack for this process, and holds the functions that Twobus itself needs from it.

    A machine can have two: jackd's, which the loader finds, and PipeWire's, in a folder that only pw-jack adds to the
    loader's path. JUCE uses whichever "libjack.so.0" is in memory already and keeps it for good. So don't use JUCE's
    JACK driver before openClient has succeeded once: openClient leaves only the library whose server answers in memory.

    If both servers run, jackd wins: somebody started it on purpose, and a DAW that links the plain library uses it too.
    Under pw-jack, or if the distribution installs only PipeWire's libjack, the plain library is already PipeWire's, and
    openClient doesn't need the second one.

    Message thread only.
*/
class JackLibrary
{
public:
    /** The only instance, since JUCE too loads only one library per process. */
    static JackLibrary& instance();

    /** A new client of the server that answers; null if none does. Never starts a server. */
    jack_client_t* openClient (const char* name);

    /** Valid only after openClient has succeeded. */
    const JackFunctions& functions() const noexcept { return loaded; }

    /** Whether the server is PipeWire, from its library's version text. Valid only after openClient has succeeded. */
    bool isPipeWire() const noexcept;

    /** Whether openClient has found any libjack on this machine. */
    bool isInstalled() const noexcept { return installed; }

private:
    JackLibrary() = default;
    jack_client_t* openWith (void* libraryToTry, const char* name);
    jack_client_t* openWithPipeWire (const char* name);
    bool bind (void* libraryToTry);

    JackFunctions loaded;
    bool isChosen = false, installed = false;
};
} // namespace twobus
