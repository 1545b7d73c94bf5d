#include "Files/Targets/TargetsFile.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/** Any text must either be accepted as delivery targets or be refused with a FileError, and no entry of the built-in
    table must get lost. */
using namespace twobus;

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    try
    {
        const auto targets = targetsWith (std::string_view (reinterpret_cast<const char*> (data), size), "fuzzed");

        if (targets.size() < builtInTargets().size())
            std::abort();
    }
    catch (const FileError&)
    {}

    return 0;
}
