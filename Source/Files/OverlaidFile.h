#pragma once

#include "Files/HeaderFaults.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sndfile.h>

/** A file on disk of which a few bytes read as others, for libsndfile: sf_open_virtual takes its calls, and its address as their
    user. It must stay where it is for as long as libsndfile reads. The file itself is not written to. */
namespace twobus
{
class OverlaidFile
{
public:
    void open (const std::filesystem::path& path, const HeaderRepair& repair)
    {
        overlay = repair;
        file.open (path, std::ios::binary);
        file.seekg (0, std::ios::end);
        size = std::max<sf_count_t> (static_cast<std::streamoff> (file.tellg()), 0);
    }

    static SF_VIRTUAL_IO calls() noexcept { return { &length, &seek, &read, &write, &tell }; }

private:
    static OverlaidFile& of (void* user) noexcept { return *static_cast<OverlaidFile*> (user); }

    static sf_count_t length (void* user) { return of (user).size; }
    static sf_count_t tell (void* user) { return of (user).position; }
    static sf_count_t write (const void*, sf_count_t, void*) { return 0; }

    static sf_count_t seek (sf_count_t offset, int whence, void* user)
    {
        auto& self = of (user);
        const auto origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? self.position
                                                                        : self.size;
        self.position = std::clamp<sf_count_t> (origin + offset, 0, self.size);
        return self.position;
    }

    static sf_count_t read (void* destination, sf_count_t count, void* user)
    {
        auto& self = of (user);
        self.file.clear();
        self.file.seekg (self.position);
        self.file.read (static_cast<char*> (destination), count);

        const auto length = static_cast<sf_count_t> (self.file.gcount());
        const auto begin = static_cast<sf_count_t> (self.overlay.position), end = begin + static_cast<sf_count_t> (self.overlay.bytes.size());

        for (auto at = std::max (begin, self.position); at < std::min (end, self.position + length); ++at)
            static_cast<char*> (destination)[at - self.position] = self.overlay.bytes[static_cast<std::size_t> (at - begin)];

        self.position += length;
        return length;
    }

    std::ifstream file;
    HeaderRepair overlay;
    sf_count_t size = 0, position = 0;
};
} // namespace twobus
