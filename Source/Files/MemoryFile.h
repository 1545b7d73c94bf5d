#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <sndfile.h>
#include <span>

/** A file in memory, for libsndfile: sf_open_virtual takes its calls, and its address as their user. It must stay where
    it is, and the bytes too, for as long as libsndfile reads. */
namespace twobus
{
struct MemoryFile
{
    std::span<const std::byte> bytes;
    sf_count_t position = 0;

    static SF_VIRTUAL_IO calls() noexcept { return { &length, &seek, &read, &write, &tell }; }

private:
    sf_count_t size() const noexcept { return static_cast<sf_count_t> (bytes.size()); }
    static MemoryFile& of (void* user) noexcept { return *static_cast<MemoryFile*> (user); }

    static sf_count_t length (void* user) { return of (user).size(); }
    static sf_count_t tell (void* user) { return of (user).position; }
    static sf_count_t write (const void*, sf_count_t, void*) { return 0; }

    static sf_count_t seek (sf_count_t offset, int whence, void* user)
    {
        auto& file = of (user);
        const auto origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.position
                                                                        : file.size();
        file.position = std::clamp<sf_count_t> (origin + offset, 0, file.size());
        return file.position;
    }

    static sf_count_t read (void* destination, sf_count_t count, void* user)
    {
        auto& file = of (user);
        const auto length = std::clamp<sf_count_t> (count, 0, file.size() - file.position);
        std::memcpy (destination, file.bytes.data() + file.position, static_cast<std::size_t> (length));
        file.position += length;
        return length;
    }
};
} // namespace twobus
