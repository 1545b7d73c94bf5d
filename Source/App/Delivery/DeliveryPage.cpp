#include "App/Delivery/DeliveryPage.h"

#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int narrowestWithLeft = 900, smallestLeft = 300, largestLeft = 460;
constexpr int smallestVerdict = 280, smallestChart = 190, heightAbove = 270, smallestServicesBelow = 420;
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

void DeliveryPage::resized()
{
    auto area = getLocalBounds();
    juce::Rectangle<int> verdictArea, chartArea;

    if (area.getWidth() >= narrowestWithLeft)
    {
        auto left = area.removeFromLeft (std::clamp (area.getWidth() * 29 / 100, smallestLeft, largestLeft));
        area.removeFromLeft (theme::gap);
        const auto roomForChart =
            std::min (left.getHeight() * 52 / 100, left.getHeight() - smallestVerdict) - theme::gap;

        if (roomForChart >= smallestChart)
        {
            chartArea = left.removeFromBottom (std::min (roomForChart, left.getWidth() + tallerThanWide));
            left.removeFromBottom (theme::gap);
        }

        verdictArea = left;
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
