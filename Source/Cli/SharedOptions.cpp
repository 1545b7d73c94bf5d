#include "Cli/SharedOptions.h"

#include "Files/Disk/UsersFolder.h"
#include "Files/Targets/TargetsFile.h"
#include "Present/Base/PathText.h"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace twobus
{
namespace
{
/** Reads a number that must be the whole text. CLI11 does the same, but not in its public interface. */
std::optional<double> numberIn (const std::string& text)
{
    char* end = nullptr;
    const auto number = std::strtod (text.c_str(), &end);
    return ! text.empty() && end == text.c_str() + text.size() ? std::optional (number) : std::nullopt;
}
} // namespace

CLI::Validator oneOf (std::function<bool (const std::string&)> isKnown, const std::string& sentence)
{
    const auto check = [isKnown = std::move (isKnown), sentence] (const std::string& text) {
        return isKnown (text) ? std::string() : text + ": " + sentence;
    };
    return CLI::Validator (check, "", "");
}

CLI::Validator between (double lowest, double highest, const std::string& sentence)
{
    const auto isIn = [lowest, highest] (const std::string& text) {
        const auto number = numberIn (text);
        return number && *number >= lowest && *number <= highest; // false for NaN
    };

    return oneOf (isIn, sentence);
}

CLI::Validator wholeNumberBetween (int lowest, int highest, const std::string& sentence)
{
    const auto isIn = [lowest, highest] (const std::string& text) {
        const auto number = numberIn (text);
        return number && *number >= lowest && *number <= highest && *number == std::floor (*number);
    };

    return oneOf (isIn, sentence);
}

void addAimOption (CLI::App& command, double& aimDbtp, const std::string& whatItIs)
{
    command
        .add_option (
            "--aim", aimDbtp,
            fmt::format ("{}, {:g} to {:g} dBTP (default: {:g})", whatItIs, highestAimDbtp, lowestAimDbtp, aimDbtp))
        ->check (
            between (lowestAimDbtp, highestAimDbtp,
                     fmt::format ("the aim must be a true peak of {:g} to {:g} dBTP", lowestAimDbtp, highestAimDbtp)))
        ->option_text ("DBTP");
}

void StageOptions::addTo (CLI::App& command, double& aimDbtp, bool& isClippedByChoice, bool offersStreaming)
{
    const auto isOffered = [offersStreaming] (const std::string& text) {
        const auto chosen = stageFromKey (text);
        return chosen && (offersStreaming || *chosen != Stage::streaming);
    };

    command
        .add_option ("--stage", key,
                     fmt::format ("What is measured: recording, mix (the default){}",
                                  offersStreaming ? ", master or streaming" : " or master"))
        ->check (oneOf (isOffered, fmt::format ("the stage must be recording, mix{}",
                                                offersStreaming ? ", master or streaming" : " or master")))
        ->option_text ("STAGE");
    addAimOption (command, aimDbtp, "Mix: the highest true peak to leave");
    command.add_flag ("--clipped-by-choice", isClippedByChoice,
                      "Flat tops and hard limiting are intended: report them without a warning");
}

Stage StageOptions::stage() const { return stageFromKey (key).value_or (Stage::mix); }

void SenseOptions::addTo (CLI::App& command, bool& dualMono)
{
    command
        .add_option (
            "--rms", rmsKey,
            "Which RMS: mathematical (the default; a full-scale sine reads -3.0 dBFS) or aes17 (it reads 0.0 dBFS)")
        ->check (oneOf ([] (const std::string& text) { return rmsConventionFromKey (text).has_value(); },
                        "RMS must be mathematical or aes17"))
        ->option_text ("WHICH");
    command.add_flag ("--dual-mono", dualMono,
                      "Count a single channel twice, as for two loudspeakers: +3.0 LU of loudness");
}

RmsConvention SenseOptions::rms() const { return rmsConventionFromKey (rmsKey).value_or (RmsConvention::mathematical); }

void TargetsOption::addTo (CLI::App& command)
{
    command
        .add_option (
            "--targets", path,
            "A JSON file with delivery targets that override the built-in ones or add to them (default: targets.json beside the settings, if there is one)")
        ->option_text ("FILE");
}

std::vector<DeliveryTarget> TargetsOption::targets() const
{
    return targetsFromFile (path.empty() ? usersTargetsFile() : toPath (path), ! path.empty());
}
} // namespace twobus
