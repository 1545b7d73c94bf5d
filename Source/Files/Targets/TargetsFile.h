#pragma once

#include "Advice/DeliveryTarget.h"
#include "Files/Disk/FileError.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Where masters go: the built-in Resources/targets.json, and a file of the user's in the same format, whose entries
    override those of the same id, field by field, or are added.

    {"format": 1, "targets": [{"id": "...", "name": "...", "kind": "music", "policy": "downOnly", "targetLufs": -14,
    "toleranceLu": 1, "ceilingDbtp": -1, "loudCeilingDbtp": -2, "loudAboveLufs": -14, "liftsUpToDbtp": -1,
    "date": "2026-11", "source": "...", "provenance": "reported", "note": "..."}]}

    Of a new entry id, name and policy are needed, and targetLufs for every policy but "none". loudCeilingDbtp and
    loudAboveLufs need each other. null takes a figure of the built-in entry away: without either of these two the
    ordinary ceiling holds for loud programmes too, and without liftsUpToDbtp a service raises up to its ceiling. Errors
    name the file, the line, the field, what is wrong, and what may stand there. Texts of the file become printable (see
    Printable).
*/
namespace twobus
{
/** The table inside the program. */
const std::vector<DeliveryTarget>& builtInTargets();

/** The built-in table with the user's text laid over it; fileName stands in errors. Throws FileError. */
std::vector<DeliveryTarget> targetsWith (std::string_view json, const std::string& fileName);

/** The same of a file. A file that is not there is no error where it need not be: the built-in table then. */
std::vector<DeliveryTarget> targetsFromFile (const std::filesystem::path&, bool mustExist);
} // namespace twobus
