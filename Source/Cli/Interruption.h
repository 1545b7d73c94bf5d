#pragma once

#include <memory>
#include <stop_token>

namespace twobus
{
/** Ctrl+C and its like as a stop token, so that what was begun is left in order. A second one ends the program at once,
    and a signal that was ignored when the program began stays ignored. One at a time. */
class Interruption
{
public:
    Interruption();
    ~Interruption();

    Interruption (const Interruption&) = delete;
    Interruption& operator= (const Interruption&) = delete;

    std::stop_token token() const noexcept;

    /** 128 and the signal's number, as shells have it: 130 after Ctrl+C. Of one that came. */
    int exitStatus() const noexcept;

private:
    struct Watch;
    std::unique_ptr<Watch> watch;
};
} // namespace twobus
