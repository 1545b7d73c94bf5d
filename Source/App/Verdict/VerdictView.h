#pragma once

#include "App/Session/Frame.h"
#include "App/Widgets/ExpandButton.h"
#include "App/Widgets/Panel.h"
#include "Present/Meters/MeterScale.h"

#include <functional>
#include <string>
#include <vector>

namespace twobus
{
/** The answer: is it good, and how far to move the master fader. Repaints only when its words change, and has a new
    headline announced to those who hear the window. In the mini view it is also what the window is moved by. */
class VerdictView : public Panel
{
public:
    VerdictView();

    void show (const Frame&);
    void setMini (bool);

    /** How to get the sound here: offered while there is none. */
    std::function<void()> onGuide;

    /** From the mini view back to the whole window. */
    std::function<void()> onExpand;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** What is on the surface: compared with what should be. */
    struct Shown
    {
        Severity severity = Severity::neutral;
        std::string headline, action, amount, percent, loudest, aim, cause, notice, followUp, coverage, warning;
        std::string loudness, truePeak, psr; ///< the small window's own readings
        Zone truePeakZone = Zone::normal;
        bool offersGuide = false;

        bool operator== (const Shown&) const = default;
    };

    struct Reason
    {
        std::string words;
        juce::Font font;
        juce::Colour colour;
        int gapAbove = 0;
        int rank = 0; ///< the highest is left out first
        bool isBoxed = false;
    };

    std::vector<Reason> reasons() const;
    static int heightOf (const Reason&, int width);

    static Shown shownBy (const Frame&, bool isMini);

    /** Room enough to be read from further away. */
    bool isLarge() const noexcept;

    void paintContent (juce::Graphics&) override;
    void paintHeadline (juce::Graphics&, juce::Rectangle<int>& area) const;
    void paintAmount (juce::Graphics&, juce::Rectangle<int>& area) const;
    void paintFader (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintReasons (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintMiniReadings (juce::Graphics&, juce::Rectangle<int> area) const;

    void announce() const;
    std::string sentence() const;

    Shown shown;
    bool isMini = false;
    juce::TextButton guide { "How to get the sound here" };
    ExpandButton expand;
};
} // namespace twobus
