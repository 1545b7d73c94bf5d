#pragma once

#include "App/Delivery/DeliveryPanel.h"
#include "App/Delivery/DynamicsChart.h"
#include "App/Verdict/VerdictView.h"

namespace twobus
{
/** The page for finished masters: the verdict, level against dynamics, and what each service will do.

    On a wide page the verdict and the chart stand beside the services; on a narrow page they stand above them. If the
    page has too little height for that, it scrolls. Message thread.
*/
class DeliveryPage : public juce::Component
{
public:
    DeliveryPage();

    /** The targets from Files/Targets/TargetsFile.h. The page shows none before this call. */
    void setTargets (std::vector<DeliveryTarget>);

    /** UTF-8: what is wrong with the user's own file, and what is used instead. Empty if there is no problem. */
    void setTargetsProblem (std::string);

    /** Must be called for every frame, even while the page is hidden, because the chart collects its moments. */
    void show (const Frame&);

    /** Called when the user chooses mix or finished master. The page changes with the next frame. */
    std::function<void (Stage)> onStage;

    /** The height that the page needs if this much of it can be seen at once. */
    static int heightFor (juce::Rectangle<int> room);

    void resized() override;

    VerdictView verdict;

private:
    void placeBeside (juce::Rectangle<int>);
    void placeBelow (juce::Rectangle<int>);

    DynamicsChart dynamics;
    DeliveryPanel services;
};
} // namespace twobus
