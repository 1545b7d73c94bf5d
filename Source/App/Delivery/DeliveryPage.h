#pragma once

#include "App/Delivery/DeliveryPanel.h"
#include "App/Delivery/DynamicsChart.h"
#include "App/Verdict/VerdictView.h"

namespace twobus
{
/** The page for finished masters: the verdict, level against dynamics, and what each service will do.

    From 600 x 312 up. Where it is narrow the services have the width, and verdict and chart stand above them, if there
    is the height. Message thread.
*/
class DeliveryPage : public juce::Component
{
public:
    DeliveryPage();

    /** Those of Files/Targets/TargetsFile.h; none before. */
    void setTargets (std::vector<DeliveryTarget>);

    /** UTF-8: what is wrong with the user's own file and what is used instead; empty for nothing. */
    void setTargetsProblem (std::string);

    /** To be called for each frame, also while the page is hidden: the chart gathers its moments then too. */
    void show (const Frame&);

    /** The user says that this is a mix, or a finished master. The page follows with the next frame. */
    std::function<void (Stage)> onStage;

    void resized() override;

private:
    VerdictView verdict;
    DynamicsChart dynamics;
    DeliveryPanel services;
};
} // namespace twobus
