#pragma once

#include "Core/Bank/ProgrammeTrace.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace twobus
{
/** The waveforms that the Files page keeps: those of the newest mostKept files, each 40 kB at most, so about 10 MB in
    all.

    A file that is looked at becomes the newest. One beyond is measured again where its waveform is wanted. Message
    thread.
*/
class FileTraces
{
public:
    static constexpr std::size_t mostKept = 256;

    /** In place of the one that it had; null is nothing to keep. */
    void put (const std::filesystem::path& path, std::shared_ptr<const ProgrammeTrace>);

    /** Null where it is not kept. */
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

    std::vector<Entry> kept; ///< the newest last
};
} // namespace twobus
