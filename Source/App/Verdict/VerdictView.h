#pragma once

#include "App/Session/Frame.h"
#include "App/Widgets/ExpandButton.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TextLink.h"
#include "Present/Base/Document.h"
#include "Present/Meters/MeterScale.h"

#include <functional>
#include <string>
#include <vector>

namespace twobus
{
/** The answer: whether the level is good, and how far to move the master fader. Repaints only when its words change. A
    new headline is announced to screen readers. Its text is as large as the panel has room for. If not everything fits
    in the smallest size, reasons lose their last sentences, the less important ones first, and a link opens all of it.
    If not even the beginning of what helps fits, the large amount becomes a sentence. In the mini view the user drags
    the window by this panel. */
class VerdictView : public Panel
{
public:
    VerdictView();

    void show (const Frame&);
    void setMini (bool);

    /** Called when the user asks how to get the sound here, which is offered while there is none. */
    std::function<void()> onGuide;

    /** Called when the user goes back from the mini view to the whole window. */
    std::function<void()> onExpand;

    /** Called with everything that the verdict says, when the user asks for what did not fit. */
    std::function<void (Document)> onMore;

    void resized() override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** What is painted now; compared with the next frame to find changes. */
    struct Shown
    {
        Severity severity = Severity::neutral;
        std::string headline, action, amount, unit, percent, loudest, aim, cause, notice, followUp, audition, coverage,
            warning;
        std::string loudnessName, loudness, truePeak, psr; ///< readings that only the mini view shows
        Zone truePeakZone = Zone::normal;
        Severity auditionSeverity = Severity::neutral;
        bool movesFader = false;
        bool offersGuide = false;
        bool isNoticeUrgent = false; ///< it asks for something

        bool operator== (const Shown&) const = default;
    };

    struct Reason
    {
        std::string words;
        juce::Font font;
        juce::Colour colour;
        int gapAbove = 0;
        int rank = 0; ///< the reason with the highest rank is left out or shortened first
        bool isBoxed = false;
        bool isWhole = false; ///< its sentences belong together: all of them or none
    };

    enum class TextSize
    {
        mini,
        sentence, ///< the amount is no larger than the words
        tight, ///< as small, but with less room between the lines
        small,
        usual,
        large, ///< can be read from further away
        huge,
        giant
    };

    struct Style;
    TextSize largestTextSize() const noexcept;
    static int narrowestFor (TextSize) noexcept;
    static TextSize next (TextSize, int steps) noexcept;
    static Style styleOf (TextSize);
    Style style() const;

    std::vector<Reason> reasons() const;
    std::vector<Reason> reasonsThatFit (juce::Rectangle<int> area) const;
    int heightOf (const Reason&, int width) const;
    int boxMargin() const noexcept; ///< above and below the words in the box
    int linkDrop() const noexcept; ///< how far "Read all" stands below the room for the reasons
    int heightLeft() const;
    bool everythingFits() const { return heightLeft() >= 0; }
    bool causeFits() const;
    bool isTight() const noexcept { return textSize == TextSize::tight || textSize == TextSize::sentence; }

    static Shown shownBy (const Frame&, bool isMini);

    juce::Rectangle<int> textArea() const;
    juce::Rectangle<int> areaOfReasons() const;
    juce::Rectangle<int> areaOfReasonsAboveLink() const;
    void fitText();
    void explainMini();
    Document everything() const;

    int heightOfHeadline (int width) const;
    int heightOfAmount (int width) const;
    void paintContent (juce::Graphics&) override;
    void paintHeadline (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintAmount (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintFader (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintReasons (juce::Graphics&, juce::Rectangle<int> area) const;
    void paintMiniReadings (juce::Graphics&, juce::Rectangle<int>& area) const;

    /** Whether the amount is a move of the fader, not the loudness of a stream. */
    bool isMove() const { return ! shown.amount.empty() && shown.unit == "dB"; }

    std::string amountSentence() const;
    void announce() const;
    std::string sentence() const;

    Shown shown;
    TextSize textSize = TextSize::usual;
    bool isMini = false;
    juce::TextButton guide { "How to get the sound here" };
    ExpandButton expand;
    TextLink more;
};
} // namespace twobus
