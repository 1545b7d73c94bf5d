#pragma once

#include <memory>
#include <stop_token>

namespace twobus
{
/** Turns Ctrl+C and SIGTERM into a stop token, so that work in progress ends cleanly. A second signal ends the program
    at once, and a signal that was ignored when the program started stays ignored. Only one can exist at a time. */
class Interruption
{
public:
    Interruption();
    ~Interruption();

    Interruption (const Interruption&) = delete;
    Interruption& operator= (const Interruption&) = delete;

    std::stop_token token() const noexcept;

    /** 128 plus the signal's number, as in shells: 130 after Ctrl+C. Valid only after a signal. */
    int exitStatus() const noexcept;

private:
    struct Watch;
    std::unique_ptr<Watch> watch;
};
} // namespace twobus
