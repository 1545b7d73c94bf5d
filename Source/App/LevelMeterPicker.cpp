#include "App/LevelMeterPicker.h"

#include "App/Fonts.h"
#include "App/MenuArrow.h"
#include "App/Text.h"

namespace twobus
{
namespace
{
constexpr int arrowWidth = 16;

juce::Font titleFont()
{
    return interFont (FontWeight::semiBold, theme::textTitle).withExtraKerningFactor (0.06f);
}

juce::String titleOf (LevelMeter meter, RmsConvention rms)
{
    if (meter == LevelMeter::peakAndRms)
        return toJuce ("Peak · " + std::string (rmsLabel (rms))).toUpperCase();

    return toJuce (faceOf (meter).shortName); // as it is: "PPM IIa" is a name
}
} // namespace

LevelMeterPicker::LevelMeterPicker() : juce::Button ("Level meter")
{
    setTitle ("Level meter");
    setTooltip ("Choose the level meter.");
    setWantsKeyboardFocus (false);
}

void LevelMeterPicker::show (LevelMeter meter, RmsConvention rms)
{
    shown = meter;
    title = titleOf (meter, rms);
    setDescription (toJuce (faceOf (meter).name));
    repaint();
}

int LevelMeterPicker::idealWidth() const
{
    return juce::roundToInt (std::ceil (titleFont().getStringWidthFloat (title))) + arrowWidth;
}

void LevelMeterPicker::openMenu()
{
    juce::PopupMenu menu;

    for (const auto& face : levelMeterFaces())
        menu.addItem (toJuce (face.name), true, face.meter == shown, [choose = onChoice, meter = face.meter] {
            if (choose != nullptr)
                choose (meter);
        });

    const auto options = juce::PopupMenu::Options().withStandardItemHeight (28).withMaximumNumColumns (1);
    menu.showMenuAsync (isShowing() ? options.withTargetComponent (*this) : options.withMousePosition());
}

void LevelMeterPicker::paintButton (juce::Graphics& g, bool isOver, bool)
{
    auto area = getLocalBounds();
    const auto colour = isOver ? theme::text() : theme::textDim();
    drawMenuArrow (g, area.removeFromRight (arrowWidth).toFloat(), colour);
    g.setColour (colour);
    g.setFont (titleFont());
    g.drawText (title, area, juce::Justification::centredLeft, false);
}
} // namespace twobus
