#include "Files/Decoding/FileRefusal.h"

#include "Files/Decoding/AudioFile.h"
#include "Present/Base/PathText.h"

#include <cerrno>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace twobus
{
void refuseNonFile (const std::filesystem::path& path)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const auto name = toUtf8 (path);
    const auto status = fs::status (path, error);

    if (status.type() == fs::file_type::not_found)
        throw FileError (fmt::format ("{}: there is no such file. Check its name and folder.", name));

    if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown)
        throw FileError (fmt::format ("{}: the file cannot be examined ({}). Check its name and your permissions.",
                                      name, error.message()));

    if (fs::is_directory (status))
        throw FileError (fmt::format ("{}: this is a folder. Name the audio files in it.", name));

    if (! fs::is_regular_file (status))
        throw FileError (
            fmt::format ("{}: this is a pipe or a device, not a file. Save the audio to a file first.", name));

    if (! std::ifstream (path))
        throw FileError (fmt::format ("{}: the file cannot be opened ({}). Check your permission to read it.", name,
                                      std::generic_category().message (errno)));

    if (fs::is_regular_file (status) && fs::file_size (path, error) == 0 && ! error)
        throw FileError (fmt::format ("{}: the file is empty. Export or copy it again.", name));
}
} // namespace twobus
