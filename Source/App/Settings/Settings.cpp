#include "App/Settings/Settings.h"

#include "Devices/ListedDevice.h"
#include "Present/Base/Names.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace twobus
{
namespace
{
using Json = nlohmann::json;

constexpr int deepestNesting = 8; ///< of JSON values: ours reach 4, and deep recursion could exhaust the stack
constexpr int furthestPixel = 100'000; ///< beyond any desktop, and the sum of two still fits an int

/** Leaves out values nested deeper than deepestNesting. Returns a discarded value if the text is not JSON. */
Json parsed (std::string_view text)
{
    return Json::parse (
        text, [] (int depth, Json::parse_event_t, Json&) { return depth <= deepestNesting; }, false);
}

template <typename T>
std::optional<T> read (const Json& object, const char* key)
{
    const auto found = object.find (key);

    if (found == object.end())
        return std::nullopt;

    if constexpr (std::is_same_v<T, std::string>)
        return found->is_string() ? std::optional<T> (found->template get<T>()) : std::nullopt;
    else if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? std::optional<T> (found->template get<T>()) : std::nullopt;
    else if constexpr (std::is_same_v<T, int>)
        return found->is_number_integer() ? std::optional<T> (found->template get<T>()) : std::nullopt;
    else
        return found->is_number() ? std::optional<T> (found->template get<T>()) : std::nullopt;
}

const Json& child (const Json& object, const char* key)
{
    static const auto nothing = Json::object();
    const auto found = object.find (key);
    return found != object.end() && found->is_object() ? *found : nothing;
}

Json jsonOf (const SourceChoice& choice)
{
    if (const auto* address = std::get_if<DeviceAddress> (&choice))
        return { { "device", Json::parse (toJson (*address)) } };

    if (const auto* tap = std::get_if<TapChoice> (&choice))
        return { { "tap", { { "id", toText (tap->id) }, { "name", tap->name } } } };

    return { { "demo", true } };
}

std::optional<SourceChoice> sourceFrom (const Json& json)
{
    if (const auto& device = child (json, "device"); ! device.empty())
        if (const auto address = addressFromJson (device.dump()))
            return SourceChoice (*address);

    if (const auto& tap = child (json, "tap"); ! tap.empty())
        if (const auto id = tapIdFromText (read<std::string> (tap, "id").value_or ("")))
            return SourceChoice (TapChoice { *id, read<std::string> (tap, "name").value_or ("Tap") });

    return json.contains ("demo") ? std::optional<SourceChoice> (DemoChoice {}) : std::nullopt;
}

/** The first input of each pair, counted from 1. */
Json jsonOf (const LinkedInputs& links)
{
    auto firsts = Json::array();

    for (std::size_t input = 0; input < maxChannels; ++input)
        if (links.isPair (input))
            firsts.push_back (input + 1);

    return firsts;
}

LinkedInputs linksFrom (const Json& json)
{
    LinkedInputs links;
    const auto found = json.find ("linkedInputs");

    if (found == json.end() || ! found->is_array())
        return links;

    for (const auto& first : *found)
        if (first.is_number_unsigned() && first > 0u && first < maxChannels
            && ! links.partnerOf (first.get<std::size_t>() - 1))
            links.toggle (first.get<std::size_t>() - 1);

    return links;
}

Json jsonOf (const WindowBounds& window)
{
    return { { "x", window.x }, { "y", window.y }, { "width", window.width }, { "height", window.height } };
}

int scaleFrom (const Json& json)
{
    const auto percent = read<int> (json, "scalePercent").value_or (100);
    return std::find (scalePercents.begin(), scalePercents.end(), percent) != scalePercents.end() ? percent : 100;
}

std::optional<double> shareFrom (const Json& json)
{
    const auto share = read<double> (json, "timelineShare");
    return share && *share > 0.0 && *share < 1.0 ? share : std::nullopt;
}

std::optional<WindowBounds> windowFrom (const Json& json)
{
    const auto x = read<int> (json, "x"), y = read<int> (json, "y");
    const auto width = read<int> (json, "width"), height = read<int> (json, "height");

    const auto isOnSomeDesktop = [] (const std::optional<int>& pixels) {
        return pixels && *pixels >= -furthestPixel && *pixels <= furthestPixel;
    };

    if (isOnSomeDesktop (x) && isOnSomeDesktop (y) && isOnSomeDesktop (width) && isOnSomeDesktop (height) && *width > 0
        && *height > 0)
        return WindowBounds { *x, *y, *width, *height };

    return std::nullopt;
}

/** Whether it can be what is being recorded. */
bool canBeRecorded (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return std::holds_alternative<DemoChoice> (choice) || (address != nullptr && isHardwareInput (*address));
}

Stage programmeStageFrom (const Json& json)
{
    const auto stage = stageFromKey (read<std::string> (json, "programmeOfRecording").value_or (""));
    return stage && *stage != Stage::recording ? *stage : Stage::mix;
}

void readStream (const Json& json, Settings& settings)
{
    settings.keepsStreamLog = read<bool> (json, "streamLog").value_or (false);
    settings.streamTargetLufs =
        std::clamp (read<double> (json, "streamTargetLufs").value_or (settings.streamTargetLufs),
                    lowestStreamTargetLufs, highestStreamTargetLufs);
    settings.streamCeilingDbtp =
        std::clamp (read<double> (json, "streamCeilingDbtp").value_or (settings.streamCeilingDbtp),
                    lowestStreamCeilingDbtp, highestStreamCeilingDbtp);
    settings.lastMinutes = std::clamp (read<int> (json, "lastMinutes").value_or (settings.lastMinutes),
                                       LastMinutes::fewest, LastMinutes::most);
    settings.showsLastMinutes = read<bool> (json, "showsLastMinutes").value_or (false);
}
} // namespace

Stage Settings::programmeStage() const noexcept
{
    return stage == Stage::recording ? programmeOfRecording : stage.value_or (Stage::mix);
}

void Settings::judgeProgrammeAs (Stage chosen) noexcept
{
    if (stage == Stage::recording)
        programmeOfRecording = chosen;
    else
        stage = chosen;
}

std::optional<int> Settings::minutesToMeasure() const noexcept
{
    return showsLastMinutes || programmeStage() == Stage::streaming ? std::optional (lastMinutes) : std::nullopt;
}

std::optional<SourceChoice>& Settings::sourceOf (Stage stageOfPage) noexcept
{
    return stageOfPage == Stage::recording ? recordingSource : source;
}

const std::optional<SourceChoice>& Settings::sourceAtStart (Stage stageOfPage) const noexcept
{
    static const std::optional<SourceChoice> none;

    if (stageOfPage == Stage::recording)
        return recordingSource ? recordingSource : source && canBeRecorded (*source) ? source : none;

    return source ? source : recordingSource;
}

std::string toJson (const Settings& settings)
{
    Json json { { "exportFormat", keyOf (settings.exportFormat) },
                { "aimDbtp", settings.aimDbtp },
                { "clippedByChoice", settings.clippedByChoice },
                { "levelMeter", faceOf (settings.levelMeter).key },
                { "rms", keyOf (settings.rms) },
                { "readingsScope", keyOf (settings.readingsScope) },
                { "dualMono", settings.dualMono } };

    json["page"] = keyOf (settings.page);
    json["mini"] = settings.isMini;
    json["maximised"] = settings.isMaximised;
    json["sessionLog"] = settings.keepsSessionLog;
    json["streamLog"] = settings.keepsStreamLog;
    json["streamTargetLufs"] = settings.streamTargetLufs;
    json["streamCeilingDbtp"] = settings.streamCeilingDbtp;
    json["lastMinutes"] = settings.lastMinutes;
    json["showsLastMinutes"] = settings.showsLastMinutes;
    json["loudnessScale"] = faceOf (settings.loudnessScale).key;
    json["theme"] = settings.theme == ThemeName::light ? "light" : "dark";
    json["scalePercent"] = settings.scalePercent;

    if (settings.timelineShare)
        json["timelineShare"] = *settings.timelineShare;

    if (! settings.lastFolder.empty())
        json["lastFolder"] = toUtf8 (settings.lastFolder);

    if (settings.stage)
        json["stage"] = keyOf (*settings.stage);

    if (settings.programmeOfRecording != Stage::mix)
        json["programmeOfRecording"] = keyOf (settings.programmeOfRecording);

    if (settings.source)
        json["source"] = jsonOf (*settings.source);

    if (settings.recordingSource)
        json["recordingSource"] = jsonOf (*settings.recordingSource);

    if (settings.linkedInputs != LinkedInputs())
        json["linkedInputs"] = jsonOf (settings.linkedInputs);

    if (settings.window)
        json["window"] = jsonOf (*settings.window);

    if (settings.miniWindow)
        json["miniWindow"] = jsonOf (*settings.miniWindow);

    return json.dump (2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Settings settingsFromJson (std::string_view text)
{
    const auto json = parsed (text);
    Settings settings;

    if (! json.is_object())
        return settings;

    settings.stage = stageFromKey (read<std::string> (json, "stage").value_or (""));
    settings.programmeOfRecording = programmeStageFrom (json);
    settings.exportFormat =
        exportFormatFromKey (read<std::string> (json, "exportFormat").value_or ("")).value_or (settings.exportFormat);
    settings.aimDbtp =
        std::clamp (read<double> (json, "aimDbtp").value_or (settings.aimDbtp), lowestAimDbtp, highestAimDbtp);
    settings.levelMeter =
        levelMeterFromKey (read<std::string> (json, "levelMeter").value_or ("")).value_or (settings.levelMeter);
    settings.readingsScope = readingsScopeFromKey (read<std::string> (json, "readingsScope").value_or (""))
                                 .value_or (settings.readingsScope);
    settings.rms = rmsConventionFromKey (read<std::string> (json, "rms").value_or ("")).value_or (settings.rms);
    settings.clippedByChoice = read<bool> (json, "clippedByChoice").value_or (settings.clippedByChoice);
    settings.dualMono = read<bool> (json, "dualMono").value_or (settings.dualMono);
    settings.source = sourceFrom (child (json, "source"));
    settings.recordingSource = sourceFrom (child (json, "recordingSource"));
    settings.linkedInputs = linksFrom (json);
    settings.window = windowFrom (child (json, "window"));
    settings.miniWindow = windowFrom (child (json, "miniWindow"));
    settings.page = pageFromKey (read<std::string> (json, "page").value_or (""))
                        .value_or (firstPageFor (settings.stage.value_or (Stage::mix)));
    settings.isMini = read<bool> (json, "mini").value_or (false);
    settings.isMaximised = read<bool> (json, "maximised").value_or (false);
    settings.keepsSessionLog = read<bool> (json, "sessionLog").value_or (true);
    readStream (json, settings);
    settings.loudnessScale = loudnessScaleFromKey (read<std::string> (json, "loudnessScale").value_or (""))
                                 .value_or (settings.loudnessScale);
    settings.theme = read<std::string> (json, "theme") == "light" ? ThemeName::light : ThemeName::dark;
    settings.lastFolder = toPath (read<std::string> (json, "lastFolder").value_or (""));
    settings.scalePercent = scaleFrom (json);
    settings.timelineShare = shareFrom (json);
    return settings;
}

bool isSettingsText (std::string_view text) { return parsed (text).is_object(); }
} // namespace twobus
