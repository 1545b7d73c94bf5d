#include "App/Delivery/DeliveryPage.h"

#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int narrowestWithLeft = 800, narrowestWithTwoAbove = 560, smallestLeft = 280, largestLeft = 620,
              widestPage = 2200;
constexpr int smallestVerdict = 280, smallestChart = 190, heightAbove = 280, smallestServicesBelow = 460;
constexpr int tallerThanWide = 40; // the height that the chart needs besides its square plot
} // namespace

DeliveryPage::DeliveryPage()
{
    setTitle ("Delivery");

    for (auto* child : std::initializer_list<juce::Component*> { &verdict, &dynamics, &services })
        addAndMakeVisible (child);

    services.onStage = [this] (Stage stage) {
        if (onStage != nullptr)
            onStage (stage);
    };
}

void DeliveryPage::setTargets (std::vector<DeliveryTarget> targets) { services.setTargets (std::move (targets)); }

void DeliveryPage::setTargetsProblem (std::string problem) { services.setTargetsProblem (std::move (problem)); }

void DeliveryPage::show (const Frame& frame)
{
    dynamics.show (frame);

    if (! isVisible())
        return;

    verdict.show (frame);
    services.show (frame);
}

int DeliveryPage::heightFor (juce::Rectangle<int> room)
{
    const auto above = room.getWidth() >= narrowestWithTwoAbove ? heightAbove : 2 * heightAbove + theme::gap;
    const auto least = room.getWidth() >= narrowestWithLeft ? smallestVerdict + smallestChart + theme::gap
                                                            : above + theme::gap + smallestServicesBelow;
    return std::max (room.getHeight(), least);
}

void DeliveryPage::placeBeside (juce::Rectangle<int> area)
{
    area = area.withSizeKeepingCentre (std::min (area.getWidth(), widestPage), area.getHeight());
    auto left = area.removeFromLeft (std::clamp (area.getWidth() * 29 / 100, smallestLeft, largestLeft));
    area.removeFromLeft (theme::gap);

    // Neither part is higher than what it shows.
    const auto half = left.getHeight() * 48 / 100;
    verdict.setBounds (left.removeFromTop (std::max (smallestVerdict, std::min (half, left.getWidth()))));
    left.removeFromTop (theme::gap);
    dynamics.setBounds (left.withHeight (std::min (left.getHeight(), left.getWidth() + tallerThanWide)));
    services.setBounds (area.withHeight (std::min (area.getHeight(), services.highestIn (area.getWidth()))));
}

void DeliveryPage::placeBelow (juce::Rectangle<int> area)
{
    auto above = area.removeFromTop (heightAbove);
    area.removeFromTop (theme::gap);

    if (area.getWidth() >= narrowestWithTwoAbove)
    {
        verdict.setBounds (above.removeFromLeft ((above.getWidth() - theme::gap) / 2));
        dynamics.setBounds (above.withTrimmedLeft (theme::gap));
    }
    else
    {
        verdict.setBounds (above);
        dynamics.setBounds (area.removeFromTop (heightAbove));
        area.removeFromTop (theme::gap);
    }

    services.setBounds (area);
}

void DeliveryPage::resized()
{
    if (getWidth() >= narrowestWithLeft)
        placeBeside (getLocalBounds());
    else
        placeBelow (getLocalBounds());
}
} // namespace twobus
