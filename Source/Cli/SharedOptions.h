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
    Options that more than one command has. Each is filled while the command line is read, says what it means after
    that, and must live until then.
*/
namespace twobus
{
/** A text that is one of a few, and the sentence for any other. */
CLI::Validator oneOf (std::function<bool (const std::string&)> isKnown, const std::string& sentence);

/** A number in a range, and the sentence for anything else. */
CLI::Validator between (double lowest, double highest, const std::string& sentence);

/** --aim. The help begins with these words: "The highest true peak to leave". */
void addAimOption (CLI::App& command, double& aimDbtp, const std::string& whatItIs);

/** --stage, and what matters for some stages only. */
struct StageOptions
{
    std::string key = "mix";

    void addTo (CLI::App& command, double& aimDbtp, bool& isClippedByChoice);
    Stage stage() const;
};

/** In which sense RMS and the loudness of mono are meant. */
struct SenseOptions
{
    std::string rmsKey { keyOf (RmsConvention::mathematical) };

    void addTo (CLI::App& command, bool& dualMono);
    RmsConvention rms() const;
};

/** Which delivery targets there are. */
struct TargetsOption
{
    std::string path;

    void addTo (CLI::App& command);

    /** Throws FileError. */
    std::vector<DeliveryTarget> targets() const;
};
} // namespace twobus
