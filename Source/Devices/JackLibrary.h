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

/** Which libjack this process uses, and the functions that Twobus needs of it beside JUCE.

    A machine may have two: jackd's, which the loader finds, and PipeWire's, in a folder that only pw-jack makes
    known. JUCE loads whichever "libjack.so.0" is in memory already and keeps it for good. So nothing of JUCE's
    JACK may be touched before openClient has succeeded once: it leaves in memory the library whose server
    answers, and no other.

    jackd comes first where both run: somebody started it on purpose, and a DAW that links the plain library is
    there too. Under pw-jack, and where the distribution installs PipeWire's libjack as the only one, the plain
    library is PipeWire's already and the second step changes nothing.

    Message thread only.
*/
class JackLibrary
{
public:
    /** The process has one, since JUCE has one. */
    static JackLibrary& instance();

    /** A client of the server that answers, never starting one; null where none does. */
    jack_client_t* openClient (const char* name);

    /** Only after openClient has succeeded. */
    const JackFunctions& functions() const noexcept { return loaded; }

    /** Whether the server is PipeWire, by what its library says of itself. Only after openClient has succeeded. */
    bool isPipeWire() const noexcept;

    /** Whether there is any libjack on this machine, as far as openClient has seen. */
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
