#pragma once

#include "Advice/Choices.h"
#include "Advice/DeliveryTarget.h"
#include "Present/Base/Names.h"
#include "Present/Base/RmsConvention.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

/** @file
    Options that several commands share. CLI11 fills them in while it parses the command line, so they must outlive
    that. Read their values afterwards.
*/
namespace twobus
{
/** Accepts a text if isKnown does; sentence is the error for any other text. */
CLI::Validator oneOf (std::function<bool (const std::string&)> isKnown, const std::string& sentence);

/** Accepts a number in a range; sentence is the error for anything else. */
CLI::Validator between (double lowest, double highest, const std::string& sentence);
CLI::Validator wholeNumberBetween (int lowest, int highest, const std::string& sentence);

/** Adds --aim. whatItIs is the beginning of its help: "The highest true peak to leave". */
void addAimOption (CLI::App& command, double& aimDbtp, const std::string& whatItIs);

/** --stage, and the options that only some stages use. A file is never a stream. */
struct StageOptions
{
    std::string key = "mix";

    void addTo (CLI::App& command, double& aimDbtp, bool& isClippedByChoice, bool offersStreaming = false);
    Stage stage() const;
};

/** The conventions for RMS and for the loudness of mono. */
struct SenseOptions
{
    std::string rmsKey { keyOf (RmsConvention::mathematical) };

    void addTo (CLI::App& command, bool& dualMono);
    RmsConvention rms() const;
};

/** The file of delivery targets. */
struct TargetsOption
{
    std::string path;

    void addTo (CLI::App& command);

    /** Throws FileError. */
    std::vector<DeliveryTarget> targets() const;
};
} // namespace twobus
