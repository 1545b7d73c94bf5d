#include "Files/Targets/TargetsFile.h"

#include "Files/Targets/DeliveryNames.h"
#include "Files/Targets/TargetsResource.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

namespace twobus
{
namespace
{
using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largestFile = 1 << 20;

/** A field of an entry, and its line in the text. */
struct Field // NOLINT(bugprone-exception-escape): moving a JSON value allocates nothing
{
    Json value;
    std::size_t line = 0;
};

struct Entry
{
    std::map<std::string, Field> fields;
    std::size_t line = 0;
};

std::size_t lineAt (std::string_view text, std::size_t position)
{
    return 1
           + static_cast<std::size_t> (std::count (
               text.begin(), text.begin() + static_cast<std::ptrdiff_t> (std::min (position, text.size())), '\n'));
}

/** Counts the characters that the parser has read, so that errors can name a line. */
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator (const char* at, std::size_t* counter) : position (at), taken (counter) {}

    reference operator*() const { return *position; }
    CountingIterator& operator++()
    {
        ++position;
        ++*taken;
        return *this;
    }
    CountingIterator operator++ (int)
    {
        const auto before = *this;
        ++*this;
        return before;
    }
    bool operator== (const CountingIterator& other) const { return position == other.position; }
    bool operator!= (const CountingIterator& other) const { return position != other.position; }

private:
    const char* position;
    std::size_t* taken;
};

/** Reads the entries and their fields from a text, with their lines. */
class TargetsReader final : public nlohmann::json_sax<Json>
{
public:
    TargetsReader (std::string_view textToRead, std::string nameOfFile)
        : text (textToRead), fileName (std::move (nameOfFile))
    {}

    std::vector<Entry> read()
    {
        Json::sax_parse (CountingIterator (text.data(), &taken), CountingIterator (text.data() + text.size(), &taken),
                         this);

        if (! hasFormat)
            fail (1, "format", "it is missing. Write \"format\": 1 at the start");

        return std::move (entries);
    }

    [[noreturn]] void fail (std::size_t line, std::string_view field, const std::string& problem) const
    {
        throw FileError (fmt::format ("{}, line {}, field {}: {}.", fileName, line, field, problem));
    }

    bool null() override { return take (nullptr); }
    bool boolean (bool value) override { return take (value); }
    bool number_integer (number_integer_t value) override { return take (value); }
    bool number_unsigned (number_unsigned_t value) override { return take (value); }
    bool number_float (number_float_t value, const string_t&) override { return take (value); }
    bool string (string_t& value) override { return take (value); }
    bool binary (binary_t&) override { return false; }

    bool start_object (std::size_t) override
    {
        if (depth == 2 && rootKey == "targets")
            entries.push_back ({ {}, line() });
        else if (depth != 0)
            failNested();

        ++depth;
        return true;
    }

    bool end_object() override
    {
        --depth;
        return true;
    }

    bool start_array (std::size_t) override
    {
        if (depth != 1 || rootKey != "targets")
            failNested();

        ++depth;
        return true;
    }

    bool end_array() override
    {
        --depth;
        return true;
    }

    bool key (string_t& name) override
    {
        if (depth == 1 && name != "format" && name != "targets")
            fail (line(), name, "it is not known here. The file has \"format\" and \"targets\"");

        if (depth == 3 && entries.back().fields.contains (name))
            fail (line(), name, "it appears twice. Keep one");

        (depth == 1 ? rootKey : fieldKey) = name;
        return true;
    }

    bool parse_error (std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        throw FileError (
            fmt::format ("{}, line {}: this is not JSON here. A comma, a quote or a bracket is missing or too many.",
                         fileName, lineAt (text, position > 0 ? position - 1 : 0)));
    }

private:
    [[noreturn]] void failNested() const
    {
        fail (line(),
              depth == 3                      ? fieldKey
              : depth == 0 || rootKey.empty() ? "targets"
                                              : rootKey,
              depth == 0 ? "the file must be an object: {\"format\": 1, \"targets\": [...]}"
                         : "this must be a number "
                           "or a text, not a list or an object; \"targets\" is a list of objects");
    }

    /** Counts one character less, because the parser reads one past the end of a number. */
    std::size_t line() const { return lineAt (text, taken > 0 ? taken - 1 : 0); }

    bool take (Json value)
    {
        if (depth == 3)
        {
            entries.back().fields[fieldKey] = { std::move (value), line() };
            return true;
        }

        if (depth != 1 || rootKey != "format")
            failNested();

        if (value != 1)
            fail (line(), "format", "this program reads format 1");

        hasFormat = true;
        return true;
    }

    std::string_view text;
    std::string fileName, rootKey, fieldKey;
    std::size_t taken = 0;
    int depth = 0;
    bool hasFormat = false;
    std::vector<Entry> entries;
};

/** Overrides a target's fields with those of an entry. */
class Overlay
{
public:
    Overlay (const TargetsReader& readerToFail, const Entry& entryToTake) : reader (readerToFail), entry (entryToTake)
    {}

    void onto (DeliveryTarget& target, bool isNew)
    {
        take ("id", target.id);
        take ("name", target.name);
        take ("kind", target.kind, deliveryKindKeys);
        take ("policy", target.policy, deliveryPolicyKeys);
        take ("targetLufs", target.targetLufs, -60.0, 0.0);
        take ("toleranceLu", target.toleranceLu, 0.0, 10.0);
        take ("ceilingDbtp", target.ceilingDbtp, -20.0, 3.0);
        take ("loudCeilingDbtp", target.loudCeilingDbtp, -20.0, 3.0);
        take ("loudAboveLufs", target.loudAboveLufs, -60.0, 0.0);
        take ("liftsUpToDbtp", target.liftsUpToDbtp, -20.0, 0.0);
        take ("date", target.date);
        take ("source", target.source);
        take ("note", target.note);
        take ("provenance", target.provenance, provenanceKeys);

        for (const auto& [name, field] : entry.fields)
            if (std::find (known.begin(), known.end(), name) == known.end())
                reader.fail (field.line, name, "this field is not known");

        requireMandatoryFields (target, isNew);
    }

private:
    const Field* find (std::string_view name)
    {
        known.emplace_back (name);
        const auto found = entry.fields.find (std::string (name));
        return found != entry.fields.end() ? &found->second : nullptr;
    }

    void take (std::string_view name, std::string& value)
    {
        if (const auto* field = find (name))
        {
            if (! field->value.is_string() || field->value.get_ref<const std::string&>().empty())
                reader.fail (field->line, name, "this must be a text in quotes");

            value = printable (field->value.get_ref<const std::string&>());
        }
    }

    /** null removes a figure of the built-in entry. */
    void take (std::string_view name, std::optional<double>& value, double lowest, double highest)
    {
        const auto* field = find (name);

        if (field == nullptr)
            return;

        value.reset();

        if (field->value.is_null())
            return;

        const auto number = field->value.is_number() ? field->value.get<double>() : NAN;

        if (! (number >= lowest && number <= highest))
            reader.fail (field->line, name, fmt::format ("this must be a number from {} to {}", lowest, highest));

        value = number;
    }

    template <typename Value, std::size_t size>
    void take (std::string_view name, Value& value, const std::array<std::pair<Value, std::string_view>, size>& keys)
    {
        const auto* field = find (name);

        if (field == nullptr)
            return;

        std::string all;

        for (const auto& [match, key] : keys)
        {
            if (field->value == std::string (key))
            {
                value = match;
                return;
            }

            all += fmt::format ("{}\"{}\"", all.empty() ? "" : ", ", key);
        }

        reader.fail (field->line, name, "this must be one of: " + all);
    }

    void requireMandatoryFields (const DeliveryTarget& target, bool isNew) const
    {
        if (target.name.empty())
            reader.fail (entry.line, "name",
                         fmt::format ("it is missing: \"{}\" is a new entry and needs one", target.id));

        if (isNew && ! entry.fields.contains ("policy"))
            reader.fail (entry.line, "policy",
                         fmt::format ("it is missing: \"{}\" is a new entry and needs one", target.id));

        if (target.policy != DeliveryPolicy::none && ! target.targetLufs)
            reader.fail (entry.line, "targetLufs",
                         fmt::format ("it is missing: the policy of \"{}\" needs one", target.id));

        requireTogether ("loudCeilingDbtp", target.loudCeilingDbtp, "loudAboveLufs", target.loudAboveLufs);
        requireTogether ("loudAboveLufs", target.loudAboveLufs, "loudCeilingDbtp", target.loudCeilingDbtp);
    }

    /** Fails if the entry gives a figure that has no effect without another. An explicit null for the other one shows
        that it is missing on purpose. */
    void requireTogether (const std::string& name, std::optional<double> given, const std::string& otherName,
                          std::optional<double> other) const
    {
        if (given && ! other && entry.fields.contains (name) && ! entry.fields.contains (otherName))
            reader.fail (entry.line, otherName,
                         fmt::format ("it is missing: {} of \"{}\" needs it", name,
                                      entry.fields.at ("id").value.get<std::string>()));
    }

    const TargetsReader& reader;
    const Entry& entry;
    std::vector<std::string> known;
};

std::string idOf (const TargetsReader& reader, const Entry& entry)
{
    const auto id = entry.fields.find ("id");

    if (id == entry.fields.end())
        reader.fail (entry.line, "id", "it is missing. Name the built-in entry that it overrides, or a new one");

    if (! id->second.value.is_string() || id->second.value.get_ref<const std::string&>().empty())
        reader.fail (id->second.line, "id", "this must be a text in quotes");

    return printable (id->second.value.get_ref<const std::string&>());
}

std::vector<DeliveryTarget> overlaid (std::vector<DeliveryTarget> targets, std::string_view json,
                                      const std::string& fileName)
{
    TargetsReader reader (json, fileName);

    for (const auto& entry : reader.read())
    {
        const auto id = idOf (reader, entry);
        const auto found = std::find_if (targets.begin(), targets.end(),
                                         [&] (const DeliveryTarget& target) { return target.id == id; });
        const auto isNew = found == targets.end();
        auto target = isNew ? DeliveryTarget() : *found;

        target.id = id;
        Overlay (reader, entry).onto (target, isNew);

        if (isNew)
            targets.push_back (std::move (target));
        else
            *found = std::move (target);
    }

    return targets;
}
} // namespace

const std::vector<DeliveryTarget>& builtInTargets()
{
    static const auto targets = [] {
        const auto bytes = targetsResource();
        return overlaid ({}, { reinterpret_cast<const char*> (bytes.data()), bytes.size() }, "Resources/targets.json");
    }();

    return targets;
}

std::vector<DeliveryTarget> targetsWith (std::string_view json, const std::string& fileName)
{
    return overlaid (builtInTargets(), json, fileName);
}

std::vector<DeliveryTarget> targetsFromFile (const std::filesystem::path& path, bool mustExist)
{
    std::error_code error;
    const auto name = toUtf8 (path);
    const auto status = std::filesystem::status (path, error);

    if (! std::filesystem::exists (status) && ! mustExist)
        return builtInTargets();

    if (! std::filesystem::exists (status))
        throw FileError (name + ": there is no such file. Check the name.");

    if (! std::filesystem::is_regular_file (status) || std::filesystem::file_size (path, error) > largestFile || error)
        throw FileError (name
                         + ": this is not a list of targets but a folder, a device or a file of more than 1 "
                           "MiB. Give a JSON file.");

    std::ifstream file (path, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char> (file), {} };

    if (! file)
        throw FileError (name + ": it cannot be read. Check its permissions.");

    return targetsWith (text, name);
}
} // namespace twobus
