#pragma once

#include <utility>

namespace twobus
{
/** Closes a file descriptor. Only the files for each system know what it means; -1 is none. */
void closeDescriptor (int descriptor) noexcept;

/** A file descriptor that is closed with this object. */
class OwnedDescriptor
{
public:
    OwnedDescriptor() = default;
    explicit OwnedDescriptor (int descriptorToOwn) noexcept : descriptor (descriptorToOwn) {}
    OwnedDescriptor (OwnedDescriptor&& other) noexcept : descriptor (std::exchange (other.descriptor, -1)) {}

    OwnedDescriptor& operator= (OwnedDescriptor&& other) noexcept
    {
        std::swap (descriptor, other.descriptor);
        return *this;
    }

    ~OwnedDescriptor()
    {
        if (descriptor >= 0)
            closeDescriptor (descriptor);
    }

    int get() const noexcept { return descriptor; }
    bool isOpen() const noexcept { return descriptor >= 0; }

private:
    int descriptor = -1;
};
} // namespace twobus
