#pragma once

#include "Cli/Interruption.h"
#include "Cli/OwnStreams.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace twobus
{
/** The exit statuses of every command: nothing needs mending, something does, something could not be read or written.
    */
inline constexpr int exitReady = 0, exitFix = 1, exitFailed = 2;

/** What every command has of the terminal that it was typed in: stdout and stderr for its own words alone (see
    OwnStreams), Ctrl+C as a stop token (see Interruption), and a line of progress. One at a time, made before a thread
    decodes; on one thread. */
class Console
{
public:
    Console() = default;
    ~Console();

    Console (const Console&) = delete;
    Console& operator= (const Console&) = delete;

    /** To stdout, as it is: in a text for people names became printable where it was made (see Printable). */
    void print (std::string_view text);

    /** What was printed is out. False where it is not; errno says why. */
    bool flush();

    /** A sentence to stderr, on a line of its own after what was printed, printable whatever names are in it. */
    void say (std::string_view sentence);

    /** A line on stderr that is written over by the next, and gone before anything else comes; printable too. Nothing
        where stderr is no terminal. */
    void showProgress (std::string_view line);

    /** Returns the status; exitFailed where not all that was printed could be written, which is said. */
    int finish (int status);

    /** From the first call on Ctrl+C and its like ask for a stop. Until then they end the program as they end any. */
    std::stop_token stop();

    /** After a stop that came: says "Stopped: " and what there is, and returns the exit status. */
    int stopped (std::string_view whatThereIs);

private:
    void wipeProgress();

    const OwnStreams streams;
    std::optional<Interruption> interruption;
    std::string progress; ///< as it is on the terminal
};
} // namespace twobus
