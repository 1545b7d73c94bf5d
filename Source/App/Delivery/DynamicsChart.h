#pragma once

#include "App/Delivery/DynamicsMoments.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"

#include <optional>
#include <string>

namespace twobus
{
/** Level against dynamics: the programme as a ring, its moments as dots, between a zone that is open and one that is
    squashed. The limits are customs, to be judged by ear: nothing here is red.

    A programme or moment outside the axes stands at their edge. Repaints only dots that are new and the ring where it
    moved by a pixel.
*/
class DynamicsChart : public Panel
{
public:
    DynamicsChart();

    /** To be called for each frame, also while it is hidden: it gathers the moments. */
    void show (const Frame&);

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** The programme: where its ring stands, and what that is called. */
    struct Programme
    {
        double integratedLufs = 0.0, psrDb = 0.0;
        std::string name; ///< "this master"
    };

    static std::optional<Programme> programmeIn (const Frame&);

    void paintTitle (juce::Graphics&) override;
    void paintContent (juce::Graphics&) override;
    void paintZones (juce::Graphics&) const;
    void paintAxes (juce::Graphics&) const;
    void paintMoments (juce::Graphics&) const;
    void paintProgramme (juce::Graphics&) const;

    juce::Rectangle<int> plotArea() const;
    juce::Point<int> pointOf (double lufs, double psrDb) const;
    juce::Rectangle<int> ringArea() const; ///< with its name; empty without a programme
    juce::Rectangle<int> nameArea (juce::Point<int> ring) const;

    DynamicsMoments moments;
    std::optional<Programme> programme;
    std::string words;
};
} // namespace twobus
