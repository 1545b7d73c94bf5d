#pragma once

#include "Core/Bank/ProgrammeTrace.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace twobus
{
/** The waveforms that the Files page keeps: those of the newest mostKept files, each at most 40 kB, so about 10 MB in
    all.

    A file that is looked at becomes the newest. The waveform of an older file is measured again if it is wanted.
    Message thread.
*/
class FileTraces
{
public:
    static constexpr std::size_t mostKept = 256;

    /** Replaces the file's trace. Null only removes it. */
    void put (const std::filesystem::path& path, std::shared_ptr<const ProgrammeTrace>);

    /** Null if the trace is not kept. */
    std::shared_ptr<const ProgrammeTrace> lookAt (const std::filesystem::path& path);

    void forget (const std::filesystem::path& path);
    void clear() { kept.clear(); }
    std::size_t size() const noexcept { return kept.size(); }

private:
    struct Entry
    {
        std::filesystem::path path;
        std::shared_ptr<const ProgrammeTrace> trace;
    };

    std::vector<Entry> kept; ///< the newest is last
};
} // namespace twobus
