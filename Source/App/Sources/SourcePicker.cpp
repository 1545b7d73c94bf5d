#include "App/Sources/SourcePicker.h"

#include "App/Sources/SourceMenuItem.h"
#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/MenuArrow.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"

#include <algorithm>

namespace twobus
{
namespace
{
juce::Font nameFont() { return interFont (FontWeight::medium, 13.0f); }

juce::Font rateFont() { return interFont (FontWeight::regular, 12.0f); }

/** What a menu needs from the picker that opens it. */
struct MenuContext
{
    std::function<void (const SourceChoice&)> onChoice;
    SourceMenuItem::Ask onSound;
    std::optional<SourceChoice> current;
};

juce::PopupMenu::Item itemOf (const SourceEntry& entry, const MenuContext& use)
{
    juce::PopupMenu::Item item (toJuce (entry.label));
    const auto isCurrent = use.current == entry.choice;
    item.action = [onChoice = use.onChoice, choice = entry.choice] { onChoice (choice); };
    item.isTicked = isCurrent;
    item.customComponent = new SourceMenuItem (entry, use.onSound, isCurrent); // reference-counted
    return item;
}

bool lists (const SourceEntry& entry, const SourceChoice& choice)
{
    return entry.choice == choice
           || std::ranges::any_of (entry.more, [&choice] (const auto& other) { return other.choice == choice; });
}

/** Puts each sentence on its own line, because a menu does not wrap text. */
void addProblem (juce::PopupMenu& menu, const std::string& problem)
{
    auto sentences =
        juce::StringArray::fromLines (toJuce (problem.empty() ? "No device" : problem).replace (". ", ".\n"));

    for (const auto& sentence : sentences)
        menu.addItem (sentence, false, false, nullptr);
}

void addEntry (juce::PopupMenu& menu, const SourceEntry& entry, const MenuContext& use)
{
    menu.addItem (itemOf (entry, use));

    if (! entry.note.empty())
        addProblem (menu, entry.note);

    if (entry.more.empty())
        return;

    juce::PopupMenu more;

    for (const auto& other : entry.more)
        more.addItem (itemOf (other, use));

    const auto hasCurrent = use.current && entry.choice != *use.current && lists (entry, *use.current);
    menu.addSubMenu (toJuce (std::to_string (entry.more.size()) + " more of " + entry.program), more, true, nullptr,
                     hasCurrent);
}

juce::PopupMenu menuOf (const std::vector<SourceSection>& sections, const MenuContext& use,
                        const std::function<void()>& lookAgain)
{
    juce::PopupMenu menu;
    const auto isDemo = use.current == SourceChoice (DemoChoice {});
    menu.addItem ("Demo mix", true, isDemo, [onChoice = use.onChoice] { onChoice (DemoChoice {}); });

    const auto isListed = [&use] (const SourceSection& section) {
        return std::ranges::any_of (section.entries,
                                    [&use] (const auto& entry) { return lists (entry, *use.current); });
    };

    // If the chosen program has gone, Twobus still waits for it, so the menu shows it.
    if (use.current && ! isDemo && std::ranges::none_of (sections, isListed))
        menu.addItem (itemOf ({ labelOf (*use.current), *use.current }, use));

    for (const auto& section : sections)
    {
        menu.addSectionHeader (toJuce (section.title));

        if (section.entries.empty())
            addProblem (menu, section.problem);

        for (const auto& entry : section.entries)
            addEntry (menu, entry, use);
    }

    if (std::ranges::all_of (sections, [] (const SourceSection& section) { return section.entries.empty(); }))
        menu.addItem ("Look again", lookAgain);

    return menu;
}
} // namespace

SourcePicker::SourcePicker() : juce::Button ("Source")
{
    setTitle ("Source");
    setTooltip ("Choose what to listen to.");
    makeReachable (*this);
}

void SourcePicker::show (const std::string& name, const SourceFacts& facts)
{
    const auto isRunning = facts.exists && facts.status.state == SourceState::running;
    const auto severity = isRunning ? Severity::good : facts.exists ? Severity::caution : Severity::neutral;
    auto rate = isRunning ? sampleRateText (facts.status.sampleRate) : std::string();

    const auto frames = isRunning ? facts.status.bufferFrames : 0;
    auto buffer = frames > 0 ? std::to_string (frames) + " frames" : std::string();

    if (name == shownName && rate == shownRate && buffer == shownBuffer && severity == shownSeverity)
        return;

    shownName = name;
    shownRate = std::move (rate);
    shownBuffer = std::move (buffer);
    shownSeverity = severity;
    setDescription (toJuce (shownName + " " + shownRate + " " + shownBuffer));
    const auto atATime =
        frames > 0 ? shownBuffer + " (" + valueText (1000.0 * frames / facts.status.sampleRate, "ms") + ") at a time, "
                   : std::string();
    const auto arrival = isRunning ? "\nAudio arrives " + atATime + "at " + shownRate + "." : std::string();
    setTooltip (toJuce ("Choose what to listen to." + arrival));
    repaint();
}

void SourcePicker::openMenu()
{
    if (onScan == nullptr || onChoice == nullptr)
        return;

    auto options = juce::PopupMenu::Options()
                       .withTargetComponent (*this)
                       .withMinimumWidth (getWidth())
                       .withMaximumNumColumns (1)
                       .withStandardItemHeight (28);
    const MenuContext use { onChoice, onSound, onCurrent != nullptr ? onCurrent() : std::nullopt };
    menuOf (onScan(), use, [this] { openMenu(); }).showMenuAsync (options);
}

/** The sample rate and the buffer size, as far as the name leaves room for them. width: pixels. */
std::string SourcePicker::rateThatFits (int width) const
{
    constexpr auto between = 24.0f;
    const auto nameWidth = nameFont().getStringWidthFloat (toJuce (shownName));
    const auto fits = [&] (const std::string& facts) {
        return nameWidth + FigureFont (rateFont()).widthOf (facts) + between <= static_cast<float> (width);
    };

    if (auto both = shownRate + " · " + shownBuffer; ! shownBuffer.empty() && fits (both))
        return both;

    return fits (shownRate) ? shownRate : std::string();
}

void SourcePicker::paintButton (juce::Graphics& g, bool isOver, bool)
{
    g.setColour (isOver ? theme::inset().brighter (0.05f) : theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    auto area = getLocalBounds().reduced (12, 0);
    auto icon = area.removeFromLeft (14).toFloat();

    if (shownSeverity == Severity::good)
    {
        g.setColour (theme::good());
        g.fillEllipse (icon.withSizeKeepingCentre (9.0f, 9.0f));
    }
    else
    {
        drawStateIcon (g, shownSeverity, icon);
    }

    area.removeFromLeft (8);
    drawMenuArrow (g, area.removeFromRight (10).toFloat(), theme::textSecond());
    area.removeFromRight (6);

    if (const auto rate = rateThatFits (area.getWidth()); ! rate.empty())
    {
        const FigureFont figures (rateFont());
        const auto width = juce::roundToInt (figures.widthOf (rate)) + 8;
        g.setColour (theme::textDim());
        figures.draw (g, rate, area.removeFromRight (width).toFloat(), juce::Justification::centredRight);
    }

    g.setColour (theme::text());
    g.setFont (nameFont());
    g.drawFittedText (toJuce (shownName), area, juce::Justification::centredLeft, 1, 0.8f);
    drawFocusRing (g, *this);
}
} // namespace twobus
