#include "App/DeliveryPage.h"

#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int narrowestWithLeft = 900, smallestLeft = 300, largestLeft = 460;
constexpr int smallestVerdict = 250, smallestChart = 210, heightAbove = 270, smallestServicesBelow = 420;
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

void DeliveryPage::setTargets (std::vector<DeliveryTarget> targets)
{
    services.setTargets (std::move (targets));
}

void DeliveryPage::setTargetsProblem (std::string problem)
{
    services.setTargetsProblem (std::move (problem));
}

void DeliveryPage::show (const Frame& frame)
{
    dynamics.show (frame);

    if (! isVisible())
        return;

    verdict.show (frame);
    services.show (frame);
}

void DeliveryPage::resized()
{
    auto area = getLocalBounds();
    juce::Rectangle<int> verdictArea, chartArea;

    if (area.getWidth() >= narrowestWithLeft)
    {
        chartArea = area.removeFromLeft (std::clamp (area.getWidth() * 29 / 100, smallestLeft, largestLeft));
        area.removeFromLeft (theme::gap);
        const auto isTooLowForBoth = chartArea.getHeight() < smallestVerdict + theme::gap + smallestChart;
        const auto verdictHeight = std::max (smallestVerdict, (chartArea.getHeight() - theme::gap) * 48 / 100);
        verdictArea = chartArea.removeFromTop (isTooLowForBoth ? chartArea.getHeight() : verdictHeight);
        chartArea.removeFromTop (theme::gap);
    }
    else if (area.getHeight() >= heightAbove + theme::gap + smallestServicesBelow)
    {
        auto above = area.removeFromTop (heightAbove);
        area.removeFromTop (theme::gap);
        verdictArea = above.removeFromLeft ((above.getWidth() - theme::gap) / 2);
        chartArea = above.withTrimmedLeft (theme::gap);
    }

    verdict.setVisible (! verdictArea.isEmpty());
    dynamics.setVisible (! chartArea.isEmpty());
    verdict.setBounds (verdictArea);
    dynamics.setBounds (chartArea);
    services.setBounds (area);
}
} // namespace twobus
