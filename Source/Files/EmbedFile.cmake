# cmake -DINPUT=file -DOUTPUT=source.cpp -DHEADER=Decoding/Demo.h -DFUNCTION=demoFile -P EmbedFile.cmake
# Writes a file as a C++ source of 64-bit words, which compile ten times as fast as bytes. For little-endian machines.
file(READ ${INPUT} bytes HEX)
file(SIZE ${INPUT} size)
math(EXPR rest "(8 - ${size} % 8) % 8")
foreach(i RANGE 1 8)
    if(i LESS_EQUAL rest)
        string(APPEND bytes "00")
    endif()
endforeach()
string(REGEX REPLACE "(..)(..)(..)(..)(..)(..)(..)(..)" "0x\\8\\7\\6\\5\\4\\3\\2\\1,\n" words "${bytes}")
file(WRITE ${OUTPUT} "#include \"Files/${HEADER}\"

#include <cstdint>

namespace twobus
{
namespace
{
const std::uint64_t words[] = {
${words}};
}

std::span<const std::byte> ${FUNCTION}()
{
    return { reinterpret_cast<const std::byte*> (words), ${size} };
}
} // namespace twobus
")
