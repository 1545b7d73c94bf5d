#include "Devices/JackLibrary.h"

#include <dlfcn.h>
#include <link.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

constexpr auto libraryName = "libjack.so.0";

void ignoreMessage (const char*) {}

template <typename Function>
bool bindFunction (void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function> (dlsym (library, name));
    return function != nullptr;
}

std::string environment (const char* name)
{
    const auto* value = std::getenv (name);
    return value != nullptr ? value : "";
}

fs::path pipeWireSocket()
{
    const auto remote = environment ("PIPEWIRE_REMOTE");
    const fs::path name = remote.empty() ? "pipewire-0" : remote;

    for (const auto* variable : { "PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR" })
        if (const auto folder = environment (variable); ! folder.empty())
            return folder / name;

    return name.is_absolute() ? name : fs::path();
}

/** Connects to the socket, because its file outlives a killed server. */
bool isSocketListening (const fs::path& path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const auto text = path.string();

    if (text.empty() || text.size() >= sizeof (address.sun_path))
        return false;

    std::copy (text.begin(), text.end(), address.sun_path);
    const auto descriptor = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (descriptor < 0)
        return false;

    const auto answers = connect (descriptor, reinterpret_cast<const sockaddr*> (&address), sizeof (address)) == 0;
    close (descriptor);
    return answers;
}

/** The folders to search for libraries that this process can load. The folders of the libraries in memory come first,
    since they are right whatever the distribution calls them; then the usual ones. */
std::vector<fs::path> libraryFolders()
{
    std::vector<fs::path> folders;

    dl_iterate_phdr (
        [] (dl_phdr_info* info, std::size_t, void* result) {
            if (const fs::path path (info->dlpi_name); path.is_absolute())
                static_cast<std::vector<fs::path>*> (result)->push_back (path.parent_path());

            return 0;
        },
        &folders);

    folders.insert (folders.end(), { "/usr/lib64", "/usr/lib", "/usr/local/lib64", "/usr/local/lib" });
    return folders;
}

/** The path of PipeWire's libjack; empty if it is not installed. */
std::string pipeWireLibrary()
{
    for (const auto& folder : libraryFolders())
    {
        std::error_code error;

        if (const auto path = folder / "pipewire-0.3" / "jack" / libraryName; fs::exists (path, error))
            return path.string();
    }

    return {};
}
} // namespace

JackLibrary& JackLibrary::instance()
{
    static JackLibrary library;
    return library;
}

jack_client_t* JackLibrary::openClient (const char* name)
{
    if (isChosen)
        return loaded.clientOpen (name, JackNoStartServer, nullptr);

    if (auto* client = openWith (dlopen (libraryName, RTLD_NOW | RTLD_LOCAL), name))
        return client;

    return openWithPipeWire (name);
}

jack_client_t* JackLibrary::openWithPipeWire (const char* name)
{
    if (! isSocketListening (pipeWireSocket()))
        return nullptr;

    const auto path = pipeWireLibrary();
    return path.empty() ? nullptr : openWith (dlopen (path.c_str(), RTLD_NOW | RTLD_GLOBAL), name);
}

/** Keeps the library if its server answers; otherwise unloads it. */
jack_client_t* JackLibrary::openWith (void* libraryToTry, const char* name)
{
    if (libraryToTry == nullptr)
        return nullptr;

    installed = true;

    if (bind (libraryToTry))
        if (auto* client = loaded.clientOpen (name, JackNoStartServer, nullptr))
        {
            isChosen = true;
            return client;
        }

    dlclose (libraryToTry);
    return nullptr;
}

bool JackLibrary::isPipeWire() const noexcept
{
    return loaded.versionString != nullptr
           && std::string_view (loaded.versionString()).find ("PipeWire") != std::string_view::npos;
}

bool JackLibrary::bind (void* library)
{
    loaded = {};

    if (! (bindFunction (library, "jack_client_open", loaded.clientOpen)
           && bindFunction (library, "jack_client_close", loaded.clientClose)
           && bindFunction (library, "jack_activate", loaded.activate)
           && bindFunction (library, "jack_get_ports", loaded.getPorts)
           && bindFunction (library, "jack_port_by_name", loaded.portByName)
           && bindFunction (library, "jack_port_flags", loaded.portFlags)
           && bindFunction (library, "jack_port_register", loaded.portRegister)
           && bindFunction (library, "jack_port_name", loaded.portName)
           && bindFunction (library, "jack_port_get_buffer", loaded.portGetBuffer)
           && bindFunction (library, "jack_port_get_all_connections", loaded.portConnections)
           && bindFunction (library, "jack_connect", loaded.connect)
           && bindFunction (library, "jack_disconnect", loaded.disconnect)
           && bindFunction (library, "jack_set_process_callback", loaded.setProcessCallback)
           && bindFunction (library, "jack_free", loaded.freeMemory)
           && bindFunction (library, "jack_on_shutdown", loaded.onShutdown)
           && bindFunction (library, "jack_set_freewheel_callback", loaded.setFreewheelCallback)
           && bindFunction (library, "jack_set_port_registration_callback", loaded.setPortRegistrationCallback)
           && bindFunction (library, "jack_get_time", loaded.getTime)
           && bindFunction (library, "jack_transport_query", loaded.transportQuery)
           && bindFunction (library, "jack_set_error_function", loaded.setErrorFunction)
           && bindFunction (library, "jack_set_info_function", loaded.setInfoFunction)))
        return false;

    bindFunction (library, "jack_get_version_string", loaded.versionString);

    // Otherwise the library writes to stderr each time that it finds no server.
    loaded.setErrorFunction (ignoreMessage);
    loaded.setInfoFunction (ignoreMessage);
    return true;
}
} // namespace twobus
