#include "App/Verdict/WorkOptions.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>

namespace twobus
{
namespace
{
template <typename Value>
juce::PopupMenu::Item item (const juce::String& words, bool isTicked, const std::function<void (Value)>& choose,
                            Value value)
{
    return juce::PopupMenu::Item (words).setTicked (isTicked).setAction ([&choose, value] {
        if (choose != nullptr)
            choose (value);
    });
}
} // namespace

WorkOptions::WorkOptions() : juce::TextButton ("Options")
{
    setTitle ("Options of the verdict");
    setTooltip ("Mix or master, what the bounce is written as, the aim of a mix, and whether clipping is intended.");
    makeReachable (*this);
    onClick = [this] { openMenu(); };
}

void WorkOptions::openMenu()
{
    juce::PopupMenu menu;
    menu.addSectionHeader ("Judge it as");

    for (const auto stage : { Stage::mix, Stage::finishedMaster })
        menu.addItem (item (stage == Stage::mix ? "Mix" : "Finished master", choices.stage == stage, onStage, stage));

    menu.addSectionHeader ("The bounce is written as");

    for (const auto format : exportFormats)
        menu.addItem (
            item (toJuce (std::string (nameOf (format))), choices.exportFormat == format, onExportFormat, format));

    menu.addSectionHeader ("Aim of a mix");

    for (const auto aimDbtp : aimsDbtp)
        menu.addItem (item (toJuce (numberText (aimDbtp, 0) + " dBTP"), std::abs (choices.aimDbtp - aimDbtp) < 0.01,
                            onAim, aimDbtp));

    menu.addSectionHeader ("Sound");
    menu.addItem (item ("Clipping and hard limiting are intended", choices.isClippedByChoice, onClippedByChoice,
                        ! choices.isClippedByChoice));
    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (*this).withStandardItemHeight (28));
}
} // namespace twobus
