#include "App/SourceMenuItem.h"

#include "App/SoundSign.h"
#include "App/Text.h"

namespace twobus
{
namespace
{
constexpr int asksPerSecond = 5, itemHeight = 28;
}

SourceMenuItem::SourceMenuItem (const SourceEntry& entry, Ask askForSound)
    : label (toJuce (entry.label)), choice (entry.choice), ask (std::move (askForSound))
{
    timerCallback();
    startTimerHz (asksPerSecond);
}

void SourceMenuItem::getIdealSize (int& idealWidth, int& idealHeight)
{
    getLookAndFeel().getIdealPopupMenuItemSize (label, false, itemHeight, idealWidth, idealHeight);
    idealWidth += soundSignWidth;
}

void SourceMenuItem::paint (juce::Graphics& g)
{
    getLookAndFeel().drawPopupMenuItem (g, getLocalBounds(), false, true, isItemHighlighted(), false, false, label, {}, nullptr, nullptr);
    drawSoundSign (g, sound, getLocalBounds().withTrimmedRight (12));
}

void SourceMenuItem::timerCallback()
{
    const auto now = ask != nullptr ? ask (choice) : std::nullopt;

    if (now == sound)
        return;

    sound = now;
    setDescription (toJuce (soundText (sound)));
    repaint();
}
} // namespace twobus
