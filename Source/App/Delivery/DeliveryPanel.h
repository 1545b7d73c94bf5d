#pragma once

#include "Advice/DeliveryTarget.h"
#include "App/Delivery/DeliveryTable.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/SegmentedControl.h"
#include "App/Widgets/TextLine.h"
#include "App/Widgets/TextLink.h"

#include <functional>
#include <string>
#include <vector>

namespace twobus
{
/** What each service will do to a finished master. At any other stage the panel asks whether this is a mix or a master,
    because services judge only masters, and dims the table to a preview. */
class DeliveryPanel : public Panel
{
public:
    DeliveryPanel();

    void setTargets (std::vector<DeliveryTarget>);

    /** A sentence above the table that says what is wrong with the user's own file. Empty if there is no problem. */
    void setTargetsProblem (std::string);

    void show (const Frame&);

    /** The height beyond which there is nothing more to show at this width. Pixels. */
    int highestIn (int width) const;

    void resized() override;
    void paintOverChildren (juce::Graphics&) override;

    std::function<void (Stage)> onStage;

private:
    void paintContent (juce::Graphics&) override;
    void paintHeading (juce::Graphics&) const;
    void paintProblem (juce::Graphics&) const;
    void paintQuestion (juce::Graphics&) const;
    void paintBox (juce::Graphics&) const;

    void showStage (Stage);
    void showHidden (bool);

    /** What is no finished master shows the table too, dimmed. */
    bool isPreview() const noexcept { return stage != Stage::finishedMaster; }
    juce::Rectangle<int> innerArea() const;
    void placeTable (juce::Rectangle<int>);
    int heightOfQuestion (int width) const;
    int heightOfProblem (int width) const;

    std::vector<DeliveryTarget> targets, shownTargets;
    std::string problem;
    Stage stage = Stage::mix;
    bool showsHidden = false;

    SegmentedControl stages { "Mix or master", { "Mix", "Master" } };
    TextLine master;
    DeliveryTable table;
    TextLink hiddenLink;
    TextLine figures;
    juce::Rectangle<int> headingArea, problemArea, questionArea, boxArea; ///< empty if not shown
};
} // namespace twobus
