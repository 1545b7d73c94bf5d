#include "Present/Advice/DeliveryPageText.h"

#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace twobus
{
namespace
{
constexpr double secondsForSure = 60.0; // the same as for Delivery::isProvisional

struct HiddenKind
{
    DeliveryKind kind;
    std::string_view name;
    bool isPlural;
};

constexpr std::array<HiddenKind, 5> hiddenKinds { { { DeliveryKind::broadcast, "broadcast", false },
                                                    { DeliveryKind::film, "film", false },
                                                    { DeliveryKind::game, "games", true },
                                                    { DeliveryKind::podcast, "podcasts", true },
                                                    { DeliveryKind::recommendation, "recommendations", true } } };

std::vector<HiddenKind> hiddenKindsIn (const std::vector<DeliveryTarget>& targets)
{
    std::vector<HiddenKind> found;

    for (const auto& hidden : hiddenKinds)
        if (std::any_of (targets.begin(), targets.end(),
                         [&] (const auto& target) { return target.kind == hidden.kind; }))
            found.push_back (hidden);

    return found;
}

/** "broadcast, film and games". */
std::string listOf (const std::vector<HiddenKind>& kinds)
{
    std::string list;

    for (std::size_t i = 0; i < kinds.size(); ++i)
        list += fmt::format ("{}{}", i == 0 ? "" : i + 1 == kinds.size() ? " and " : ", ", kinds[i].name);

    return list;
}

} // namespace

std::string masterText (const MeterReadings& readings)
{
    auto text = fmt::format ("{} LUFS integrated · {} dBTP · PLR {} dB", numberText (readings.integratedLufs),
                             signedNumberText (readings.truePeakDbtp), numberText (readings.plrDb));

    if (readings.secondsOfSignal >= 1.0 && readings.secondsOfSignal < secondsForSure)
        text += fmt::format (" · {}{} of sound", readings.pass && readings.pass->isRunning ? "so far, " : "",
                             durationText (readings.secondsOfSignal));

    return text;
}

std::string hiddenTargetsText (const std::vector<DeliveryTarget>& targets, bool areShown)
{
    const auto kinds = hiddenKindsIn (targets);

    if (kinds.empty())
        return {};

    auto list = listOf (kinds);
    list.front() = static_cast<char> (list.front() - 'a' + 'A');
    const auto verb = kinds.size() > 1 || kinds.front().isPlural ? "are" : "is";
    const auto object = kinds.size() > 1 || kinds.front().isPlural ? "them" : "it";
    return fmt::format ("{} {} {}. {} {}", list, verb, areShown ? "shown" : "hidden", areShown ? "Hide" : "Show",
                        object);
}

std::string shortHiddenTargetsText (bool areShown)
{
    return areShown ? "Other targets are shown. Hide them" : "Other targets are hidden. Show them";
}

std::string newestDateOf (const std::vector<DeliveryTarget>& targets)
{
    std::string newest;

    for (const auto& target : targets)
        newest = std::max (newest, target.date);

    return newest;
}

std::string figuresText (const std::vector<DeliveryTarget>& targets, bool hasUsersFile)
{
    const auto date = newestDateOf (targets);
    auto text = date.empty() ? std::string() : fmt::format ("Figures checked {}, sources in targets.json.", date);

    if (! hasUsersFile)
        return text;

    return text.empty() ? "Edit targets.json to add your own." : text + " Edit that file to add your own.";
}
} // namespace twobus
