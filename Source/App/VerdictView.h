#pragma once

#include "App/Frame.h"
#include "App/Panel.h"

#include <string>

/** The answer: is it good, and how far to move the master fader. Repaints only when its words change. */
namespace twobus
{
class VerdictView : public Panel
{
public:
    VerdictView();

    void show (const Frame&);
    void setMini (bool);

private:
    /** What is on the surface: compared with what should be. */
    struct Shown
    {
        Severity severity = Severity::neutral;
        std::string headline, action, amount, loudest, aim, cause, notice, followUp, coverage, warning;
        std::string loudness, truePeak, psr; ///< the small window's own readings

        bool operator== (const Shown&) const = default;
    };

    static Shown shownBy (const Frame&, bool isMini);

    /** Room enough to be read from further away. */
    bool isLarge() const noexcept;

    void paintContent (juce::Graphics&) override;
    void paintHeadline (juce::Graphics&, juce::Rectangle<int>& area) const;
    void paintAmount (juce::Graphics&, juce::Rectangle<int>& area) const;
    void paintFader (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintReasons (juce::Graphics&, juce::Rectangle<int>& area) const;
    void paintMiniReadings (juce::Graphics&, juce::Rectangle<int> area) const;

    Shown shown;
    bool isMini = false;
};
} // namespace twobus
