#include "App/Sources/SoundSign.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
void drawBars (juce::Graphics& g, juce::Rectangle<float> area)
{
    constexpr auto width = 3.0f, step = 4.5f;
    auto x = area.getX();

    for (const auto height : { 6.0f, 11.0f, 8.0f })
    {
        g.fillRoundedRectangle (x, area.getCentreY() + 5.5f - height, width, height, 1.0f);
        x += step;
    }
}
} // namespace

std::string soundText (std::optional<bool> carriesSound)
{
    return ! carriesSound ? "" : *carriesSound ? "sound" : "silent";
}

void drawSoundSign (juce::Graphics& g, std::optional<bool> carriesSound, juce::Rectangle<int> area)
{
    if (! carriesSound)
        return;

    area = area.removeFromRight (soundSignWidth);
    auto bars = area.removeFromLeft (20);
    g.setColour (*carriesSound ? theme::good() : theme::textDim());

    if (*carriesSound)
        drawBars (g, bars.toFloat());

    g.setFont (interFont (FontWeight::medium, theme::textSmall));
    g.drawText (toJuce (soundText (carriesSound)), area, juce::Justification::centredLeft, false);
}
} // namespace twobus
