#include "App/Verdict/WorkOptions.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <utility>

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
    setTooltip ("Mix, master or stream, what the bounce is written as, the aim of a mix, and the target of a stream.");
    makeReachable (*this);
    onClick = [this] { openMenu(); };
}

void WorkOptions::openMenu()
{
    juce::PopupMenu menu;
    menu.addSectionHeader ("Judge it as");

    for (const auto& [stage, name] :
         { std::pair { Stage::mix, "Mix" }, std::pair { Stage::finishedMaster, "Finished master" },
           std::pair { Stage::streaming, "Stream" } })
        menu.addItem (item (name, choices.stage == stage, onStage, stage));

    if (choices.stage == Stage::streaming)
        addStream (menu);
    else
        addBounce (menu);

    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (*this).withStandardItemHeight (28));
}

void WorkOptions::addStream (juce::PopupMenu& menu)
{
    menu.addSectionHeader ("Target of the stream");
    auto isOther = true;

    for (const auto targetLufs : streamTargetsLufs)
    {
        const auto isChosen = std::abs (choices.streamTargetLufs - targetLufs) < 0.01;
        isOther = isOther && ! isChosen;
        menu.addItem (item (toJuce (numberText (targetLufs, 0) + " LUFS"), isChosen, onStreamTarget, targetLufs));
    }

    const auto other = isOther ? toJuce ("Other: " + valueText (choices.streamTargetLufs, "LUFS")) : juce::String();
    menu.addItem (juce::PopupMenu::Item (isOther ? other : toJuce ("Other…")).setTicked (isOther).setAction ([this] {
        if (onOtherTarget != nullptr)
            onOtherTarget();
    }));

    menu.addSectionHeader ("Ceiling of the stream");

    for (const auto ceilingDbtp : streamCeilingsDbtp)
        menu.addItem (item (toJuce (numberText (ceilingDbtp, 0) + " dBTP"),
                            std::abs (choices.streamCeilingDbtp - ceilingDbtp) < 0.01, onStreamCeiling, ceilingDbtp));
}

void WorkOptions::addBounce (juce::PopupMenu& menu)
{
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
}
} // namespace twobus
