#include "App/Shell/StageQuestion.h"

#include "App/Shell/SessionLogText.h"
#include "App/Text.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int widestAnswer = 280, narrowestAnswer = 150, highestAnswer = 150, questionHeight = 74;
constexpr int boxSide = 18, switchMargin = 8;

juce::Font switchFont() { return interFont (FontWeight::medium, theme::textNormal); }

juce::Font meaningFont() { return interFont (FontWeight::regular, theme::textNormal); }
} // namespace

/** A large button with an explanation below its name. */
class StageQuestion::Answer : public juce::Button
{
public:
    Answer (const char* name, const char* explanation) : juce::Button (name), text (explanation)
    {
        setDescription (explanation);
        setMouseCursor (juce::MouseCursor::PointingHandCursor);
    }

    void paintButton (juce::Graphics& g, bool isOver, bool isDown) override
    {
        const auto bounds = getLocalBounds().toFloat();
        const auto isMarked = isOver || hasKeyboardFocus (true);
        g.setColour (isDown ? theme::buttonOver() : isOver ? theme::button() : theme::panel());
        g.fillRoundedRectangle (bounds, theme::corner);
        g.setColour (isMarked ? theme::good() : theme::line());
        g.drawRoundedRectangle (bounds.reduced (0.75f), theme::corner, isMarked ? 1.5f : 1.0f);

        auto area = getLocalBounds().reduced (sideMargin, margin);
        drawParagraph (g, getName().toStdString(), nameFont (area.getWidth()), theme::text(), area);
        area.removeFromTop (belowName);
        drawParagraph (g, text, interFont (FontWeight::regular, theme::textNormal), theme::textSecond(), area);
    }

    int heightFor (int answerWidth) const
    {
        const auto width = answerWidth - 2 * sideMargin;
        return 2 * margin + heightOfParagraph (getName().toStdString(), nameFont (width), width) + belowName
               + heightOfParagraph (text, interFont (FontWeight::regular, theme::textNormal), width);
    }

private:
    static constexpr int sideMargin = 18, margin = 16, belowName = 8;

    /** A long name in a narrow answer is smaller, so that it stays on one line. */
    juce::Font nameFont (int width) const
    {
        const auto font = interFont (FontWeight::semiBold, 20.0f);
        return font.getStringWidth (getName()) <= width ? font : interFont (FontWeight::semiBold, 16.0f);
    }

    const std::string text;
};

/** A tick box with its name and what it means. */
class StageQuestion::Switch : public juce::ToggleButton
{
public:
    Switch() : juce::ToggleButton ("Keep a session log"), meaning (sessionLogMeaning())
    {
        setTitle (getName());
        setDescription (toJuce (meaning));
        setTooltip ("You can change this in the settings at any time.");
        setToggleState (true, juce::dontSendNotification);
        makeReachable (*this);
    }

    int heightFor (int width) const
    {
        return 2 * switchMargin + heightOfParagraph (getName().toStdString(), switchFont(), textWidth (width)) + 3
               + heightOfParagraph (meaning, meaningFont(), textWidth (width));
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        auto area = getLocalBounds().reduced (switchMargin);
        const auto box = area.removeFromLeft (boxSide).withHeight (boxSide).toFloat();
        area.removeFromLeft (boxGap);
        g.setColour (isOver ? theme::buttonOver() : theme::inset());
        g.fillRoundedRectangle (box, 4.0f);
        g.setColour (theme::textSecond());
        g.drawRoundedRectangle (box.reduced (0.75f), 4.0f, 1.5f);

        if (getToggleState())
        {
            juce::Path tick;
            tick.startNewSubPath (box.getRelativePoint (0.24f, 0.52f));
            tick.lineTo (box.getRelativePoint (0.43f, 0.72f));
            tick.lineTo (box.getRelativePoint (0.77f, 0.3f));
            g.setColour (theme::text());
            g.strokePath (tick,
                          juce::PathStrokeType (2.0f, juce::PathStrokeType::curved, juce::PathStrokeType::rounded));
        }

        drawParagraph (g, getName().toStdString(), switchFont(), theme::text(), area);
        area.removeFromTop (3);
        drawParagraph (g, meaning, meaningFont(), theme::textSecond(), area);
        drawFocusRing (g, *this);
    }

private:
    static constexpr int boxGap = 10;

    static int textWidth (int width) { return width - 2 * switchMargin - boxSide - boxGap; }

    const std::string meaning;
};

StageQuestion::StageQuestion() : keepsLog (std::make_unique<Switch>())
{
    setOpaque (true);
    setTitle ("What are you working on?");

    const auto add = [this] (Stage stage, const char* name, const char* explanation) {
        answers.push_back (std::make_unique<Answer> (name, explanation));
        answers.back()->onClick = [this, stage] {
            if (onChoice != nullptr)
                onChoice (stage);
        };
        addAndMakeVisible (*answers.back());
    };

    add (Stage::recording, "Recording", "Set the gain of each input before a take.");
    add (Stage::mix, "Mix", "See whether the mix leaves room for mastering.");
    add (Stage::finishedMaster, "Finished master", "Check the peaks and the loudness before delivery.");
    add (Stage::streaming, "Streaming", "Watch loudness and peaks for hours. No session log is kept.");

    keepsLog->onClick = [this] {
        if (onKeepsLog != nullptr)
            onKeepsLog (keepsLog->getToggleState());
    };
    addAndMakeVisible (*keepsLog);
}

StageQuestion::~StageQuestion() = default;

void StageQuestion::showKeepsLog (bool isKept) { keepsLog->setToggleState (isKept, juce::dontSendNotification); }

void StageQuestion::takeFocus()
{
    if (isShowing() && ! hasKeyboardFocus (true))
        answers.front()->grabKeyboardFocus();
}

bool StageQuestion::keyPressed (const juce::KeyPress& key)
{
    std::vector<juce::Component*> controls;

    for (const auto& answer : answers)
        controls.push_back (answer.get());

    controls.push_back (keepsLog.get());
    return moveFocus (key, controls);
}

struct StageQuestion::Layout
{
    int numColumns, numRows, width, blockWidth, switchHeight;
    int leastHeight; ///< of everything
};

StageQuestion::Layout StageQuestion::layoutFor (int pageWidth) const
{
    const auto numAnswers = static_cast<int> (answers.size());
    const auto widthIn = [pageWidth] (int columns) { return (pageWidth - 2 * theme::padding) / columns - theme::gap; };

    Layout layout {};
    layout.numColumns = widthIn (numAnswers) >= narrowestAnswer ? numAnswers : numAnswers / 2;
    layout.numRows = numAnswers / layout.numColumns;
    layout.width = std::min (widestAnswer, widthIn (layout.numColumns));
    layout.blockWidth = layout.numColumns * layout.width + (layout.numColumns - 1) * theme::gap;
    layout.switchHeight = keepsLog->heightFor (layout.blockWidth + 2 * switchMargin);

    auto leastAnswer = 0;

    for (const auto& answer : answers)
        leastAnswer = std::max (leastAnswer, answer->heightFor (layout.width));

    layout.leastHeight = questionHeight + layout.numRows * (leastAnswer + theme::gap) + layout.switchHeight;
    return layout;
}

int StageQuestion::heightFor (juce::Rectangle<int> room) const
{
    return std::max (room.getHeight(), layoutFor (room.getWidth()).leastHeight);
}

void StageQuestion::resized()
{
    const auto layout = layoutFor (getWidth());
    const auto below = theme::gap + layout.switchHeight;
    const auto height =
        std::min (layout.numRows * (highestAnswer + theme::gap) - theme::gap, getHeight() - questionHeight - below);
    const auto heightOfAnswer = (height - (layout.numRows - 1) * theme::gap) / layout.numRows;
    const auto block = getLocalBounds().withSizeKeepingCentre (layout.blockWidth, questionHeight + height + below);

    questionArea = block.withHeight (questionHeight);

    for (int i = 0; i < static_cast<int> (answers.size()); ++i)
        answers[static_cast<std::size_t> (i)]->setBounds (
            block.getX() + i % layout.numColumns * (layout.width + theme::gap),
            block.getY() + questionHeight + i / layout.numColumns * (heightOfAnswer + theme::gap), layout.width,
            heightOfAnswer);

    // The tick box aligns with the left edge of the first answer; the focus ring extends past it.
    keepsLog->setBounds (
        block.withTop (block.getY() + questionHeight + height + theme::gap).expanded (switchMargin, 0));
}

void StageQuestion::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());

    auto area = questionArea;
    drawParagraph (g, "What are you working on?", interFont (FontWeight::semiBold, 24.0f), theme::text(), area);
    area.removeFromTop (4);
    drawParagraph (g, "You can change it at any time.", interFont (FontWeight::regular, 13.5f), theme::textSecond(),
                   area);
}
} // namespace twobus
