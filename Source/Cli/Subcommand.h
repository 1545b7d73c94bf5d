#pragma once

#include <CLI/CLI.hpp>
#include <functional>

/** A subcommand of twobus-cli that registers itself: its options are added when it is made, and what it does is called
    after the command line was read. */
namespace twobus
{
struct Subcommand
{
    CLI::App* command = nullptr; ///< true where it was the one given
    std::function<int()> run; ///< returns the exit status
};
} // namespace twobus
