#pragma once

#include "Advice/DeliveryTarget.h"
#include "Files/Disk/FileError.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Delivery targets for masters: the built-in Resources/targets.json, and the user's file in the same format. The
    user's entries override built-in entries of the same id, field by field; entries with a new id are added.

    {"format": 1, "targets": [{"id": "...", "name": "...", "kind": "music", "policy": "downOnly", "targetLufs": -14,
    "toleranceLu": 1, "ceilingDbtp": -1, "loudCeilingDbtp": -2, "loudAboveLufs": -14, "liftsUpToDbtp": -1,
    "date": "2026-11", "source": "...", "provenance": "reported", "note": "..."}]}

    A new entry needs id, name and policy, and targetLufs for every policy but "none". loudCeilingDbtp and loudAboveLufs
    need each other. null removes a figure of the built-in entry: without loudCeilingDbtp or loudAboveLufs the ordinary
    ceiling holds for loud programmes too, and without liftsUpToDbtp a service raises up to its ceiling. Errors give the
    file, the line, the field, what is wrong and which values are allowed. Texts of the file are made printable (see
    Printable).
*/
namespace twobus
{
/** The table built into the program. */
const std::vector<DeliveryTarget>& builtInTargets();

/** The built-in table, overridden by the user's text. Errors name fileName. Throws FileError. */
std::vector<DeliveryTarget> targetsWith (std::string_view json, const std::string& fileName);

/** The same for a file. If it does not exist, returns the built-in table, or throws if mustExist. */
std::vector<DeliveryTarget> targetsFromFile (const std::filesystem::path&, bool mustExist);
} // namespace twobus
