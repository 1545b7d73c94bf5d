#include "App/Sources/SourceRow.h"

#include "App/Sources/SoundSign.h"
#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"

namespace twobus
{
SourceRow::SourceRow (const SourceEntry& entry)
    : juce::Button (toJuce (entry.label)), choice (entry.choice),
      kind (entry.isMutedByListening ? "listening mutes it" : toJuce (entry.kind))
{
    setTitle (getName());
    setDescription (kind);
    makeReachable (*this);
}

void SourceRow::showSound (std::optional<bool> carriesSound)
{
    if (carriesSound == sound)
        return;

    sound = carriesSound;
    setDescription (kind + " " + toJuce (soundText (sound)));
    repaint();
}

void SourceRow::paintButton (juce::Graphics& g, bool isOver, bool isDown)
{
    g.setColour (isOver || isDown ? theme::button() : theme::panel());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    auto area = getLocalBounds().reduced (14, 0);
    drawSoundSign (g, sound, area.removeFromRight (soundSignWidth));
    area.removeFromRight (8);

    const auto kindFont = interFont (FontWeight::regular, 12.0f);
    g.setColour (theme::textDim());
    g.setFont (kindFont);
    g.drawText (kind, area.removeFromRight (kindFont.getStringWidth (kind) + 8), juce::Justification::centredRight,
                false);

    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, theme::textNormal));
    g.drawText (getName(), area, juce::Justification::centredLeft, true);
    drawFocusRing (g, *this);
}
} // namespace twobus
