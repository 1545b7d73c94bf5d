#include "App/Verdict/WorkOptions.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <cmath>

namespace twobus
{
WorkOptions::WorkOptions() : juce::TextButton ("Options")
{
    setTitle ("Options of the verdict");
    setTooltip ("Mix or master, what the bounce is written as, the aim of a mix, and whether clipping is intended.");
    makeReachable (*this);
    onClick = [this] { openMenu(); };
}

juce::PopupMenu::Item WorkOptions::item (const juce::String& words, bool isTicked, const Choices& next)
{
    return juce::PopupMenu::Item (words).setTicked (isTicked).setAction ([this, next] {
        if (onChange != nullptr)
            onChange (next);
    });
}

void WorkOptions::openMenu()
{
    juce::PopupMenu menu;
    menu.addSectionHeader ("Judge it as");

    for (const auto stage : { Stage::mix, Stage::finishedMaster })
    {
        auto next = choices;
        next.stage = stage;
        menu.addItem (item (stage == Stage::mix ? "Mix" : "Finished master", choices.stage == stage, next));
    }

    menu.addSectionHeader ("The bounce is written as");

    for (const auto format : exportFormats)
    {
        auto next = choices;
        next.exportFormat = format;
        menu.addItem (item (toJuce (std::string (nameOf (format))), choices.exportFormat == format, next));
    }

    menu.addSectionHeader ("Aim of a mix");

    for (const auto aimDbtp : aimsDbtp)
    {
        auto next = choices;
        next.aimDbtp = aimDbtp;
        menu.addItem (
            item (toJuce (numberText (aimDbtp, 0) + " dBTP"), std::abs (choices.aimDbtp - aimDbtp) < 0.01, next));
    }

    menu.addSectionHeader ("Sound");
    auto next = choices;
    next.isClippedByChoice = ! choices.isClippedByChoice;
    menu.addItem (item ("Clipping and hard limiting are intended", choices.isClippedByChoice, next));
    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (*this).withStandardItemHeight (28));
}
} // namespace twobus
