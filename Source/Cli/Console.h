#pragma once

#include "Cli/Interruption.h"
#include "Cli/OwnStreams.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace twobus
{
/** The exit statuses of every command: all ready, something needs fixing, something could not be read or written. */
inline constexpr int exitReady = 0, exitFix = 1, exitFailed = 2;

/** The terminal, as every command sees it: stdout and stderr for the program's own text only (see OwnStreams), Ctrl+C
    as a stop token (see Interruption), and a line of progress. Only one can exist at a time. Make it before any thread
    decodes, and use it on one thread. */
class Console
{
public:
    Console() = default;
    ~Console();

    Console (const Console&) = delete;
    Console& operator= (const Console&) = delete;

    /** Prints to stdout, unchanged: texts for people already have printable names (see Printable). */
    void print (std::string_view text);

    /** Flushes stdout. False if that fails; errno says why. */
    bool flush();

    /** Prints a sentence to stderr, on its own line and after flushing stdout. Makes names in it printable. */
    void say (std::string_view sentence);

    /** Shows a line on stderr, which the next one overwrites, and which is removed before any other output. Makes it
        printable too. Does nothing if stderr is not a terminal. */
    void showProgress (std::string_view line);

    /** Flushes stdout and returns the status; if that fails, prints an error and returns exitFailed. */
    int finish (int status);

    /** From the first call onwards, Ctrl+C and SIGTERM request a stop. Until then they end the program as usual. */
    std::stop_token stop();

    /** Call this after a requested stop: prints "Stopped: " and the text, and returns the exit status. */
    int stopped (std::string_view whatThereIs);

private:
    void wipeProgress();

    const OwnStreams streams;
    std::optional<Interruption> interruption;
    std::string progress; ///< the line now on the terminal
};
} // namespace twobus
