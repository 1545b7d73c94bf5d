#include "App/Sources/SourceMenuItem.h"

#include "App/Sources/SoundSign.h"
#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
constexpr int asksPerSecond = 5, itemHeight = 28;

juce::Font kindFont() { return interFont (FontWeight::regular, 12.0f); }
} // namespace

SourceMenuItem::SourceMenuItem (const SourceEntry& entry, Ask askForSound, bool isTheCurrentOne)
    : label (toJuce (entry.label)), kind (entry.isMutedByListening ? "listening mutes it" : toJuce (entry.kind)),
      isCurrent (isTheCurrentOne), choice (entry.choice), ask (std::move (askForSound))
{
    timerCallback();
    startTimerHz (asksPerSecond);
}

void SourceMenuItem::getIdealSize (int& idealWidth, int& idealHeight)
{
    getLookAndFeel().getIdealPopupMenuItemSize (label, false, itemHeight, idealWidth, idealHeight);
    idealWidth += soundSignWidth + kindFont().getStringWidth (kind) + 24;
}

void SourceMenuItem::paint (juce::Graphics& g)
{
    getLookAndFeel().drawPopupMenuItem (g, getLocalBounds(), false, true, isItemHighlighted(), isCurrent, false, label,
                                        {}, nullptr, nullptr);

    auto area = getLocalBounds().withTrimmedRight (12);
    drawSoundSign (g, sound, area.removeFromRight (soundSignWidth));
    g.setColour (theme::textDim());
    g.setFont (kindFont());
    g.drawText (kind, area.withTrimmedRight (8), juce::Justification::centredRight, false);
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
