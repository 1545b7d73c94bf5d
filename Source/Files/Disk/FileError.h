#pragma once

#include <stdexcept>

namespace twobus
{
/** Thrown if a file of any kind cannot be read or written. what() is for the user: it gives the file, the reason and
    what to do, in one or two sentences. */
class FileError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};
} // namespace twobus
