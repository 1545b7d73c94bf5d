#include "App/Shell/BannerView.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
BannerView::BannerView()
{
    setOpaque (true);
    setTitle ("Notice");
}

void BannerView::show (const Banner& banner)
{
    if (banner == shown)
        return;

    shown = banner;
    setDescription (toJuce (shown.text));
    setHelpText (toJuce (shown.text));
    repaint();
}

void BannerView::paint (juce::Graphics& g)
{
    const auto colour = theme::colourOf (shown.severity);
    g.fillAll (theme::background());
    g.setColour (theme::panel().interpolatedWith (colour, 0.12f));
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 7.0f);

    const auto isMini = getHeight() > theme::bannerHeight;
    auto area = getLocalBounds().reduced (isMini ? 10 : 14, 0);
    drawStateIcon (g, shown.severity, area.removeFromLeft (18).toFloat());
    area.removeFromLeft (isMini ? 8 : 10);
    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, isMini ? theme::textSmall : theme::textNormal));
    g.drawFittedText (toJuce (shown.text), area, juce::Justification::centredLeft, isMini ? 3 : 2, 0.9f);
}
} // namespace twobus
