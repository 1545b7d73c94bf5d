#pragma once

#include <stdexcept>

namespace twobus
{
/** A file that could not be read or written, of whatever kind. what() is for the user: it names the file, the reason
    and what to do, in one sentence or two. */
class FileError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};
} // namespace twobus
