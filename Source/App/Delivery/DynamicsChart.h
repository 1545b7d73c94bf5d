#pragma once

#include "App/Delivery/DynamicsMoments.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "Present/Advice/DynamicsText.h"

#include <array>
#include <optional>
#include <string>

namespace twobus
{
/** Level against dynamics: the programme as a ring and its moments as dots, with an open zone and a low one. The low
    zone is amber and called squashed while the Dynamics check warns, and otherwise grey and called dense. The limits
    are conventions and must be judged by ear, so nothing here is red.

    A programme or moment outside the axes is drawn at their edge. Repaints only new dots, and the ring if it moves by a
    pixel.
*/
class DynamicsChart : public Panel
{
public:
    DynamicsChart();

    /** Must be called for every frame, even while the chart is hidden, because it collects the moments. */
    void show (const Frame&);

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** The programme: the position of its ring, and the ring's name. */
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
    juce::Rectangle<int> ringArea() const; ///< includes its name; empty if there is no programme
    juce::Rectangle<int> nameArea (juce::Point<int> ring) const;
    juce::Rectangle<int> openZone() const;
    juce::Rectangle<int> lowZone() const;
    DynamicsZone lowZoneKind() const noexcept;
    std::array<juce::Rectangle<int>, 3> namesBesideRing() const; ///< of the open zone, the low zone, the PSR axis

    DynamicsMoments moments;
    std::optional<Programme> programme;
    std::string words;
    bool isWarnedOf = false; ///< by the Dynamics check
};
} // namespace twobus
