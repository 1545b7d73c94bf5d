#pragma once

#include "App/Delivery/DeliveryPanel.h"
#include "App/Delivery/DynamicsChart.h"
#include "App/Verdict/VerdictView.h"

namespace twobus
{
/** The page for finished masters: the verdict, level against dynamics, and what each service will do.

    Needs at least 600 x 312 px. If the page is narrow, the services take the whole width, and the verdict and the chart
    stand above them if there is enough height. Message thread.
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

    void resized() override;

private:
    VerdictView verdict;
    DynamicsChart dynamics;
    DeliveryPanel services;
};
} // namespace twobus
