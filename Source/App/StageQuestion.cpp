#include "App/StageQuestion.h"

#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/Theme.h"

namespace twobus
{
namespace
{
constexpr int widestAnswer = 280, highestAnswer = 150, questionHeight = 74;
}

/** A large button with a line below its name. */
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
        g.setColour (isDown ? theme::buttonOver() : isOver ? theme::button()
                                                           : theme::panel());
        g.fillRoundedRectangle (bounds, theme::corner);
        g.setColour (isMarked ? theme::good() : theme::line());
        g.drawRoundedRectangle (bounds.reduced (0.75f), theme::corner, isMarked ? 1.5f : 1.0f);

        auto area = getLocalBounds().reduced (18, 16);
        drawParagraph (g, getName().toStdString(), interFont (FontWeight::semiBold, 20.0f), theme::text(), area);
        area.removeFromTop (8);
        drawParagraph (g, text, interFont (FontWeight::regular, theme::textNormal), theme::textSecond(), area);
    }

private:
    const std::string text;
};

StageQuestion::StageQuestion()
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
}

StageQuestion::~StageQuestion() = default;

void StageQuestion::resized()
{
    const auto numAnswers = static_cast<int> (answers.size());
    const auto width = std::min (widestAnswer, (getWidth() - 2 * theme::padding) / numAnswers - theme::gap);
    const auto height = std::min (highestAnswer, getHeight() - questionHeight - theme::gap);
    const auto block = getLocalBounds().withSizeKeepingCentre (numAnswers * width + (numAnswers - 1) * theme::gap,
                                                               questionHeight + height);

    questionArea = block.withHeight (questionHeight);

    for (int i = 0; i < numAnswers; ++i)
        answers[static_cast<std::size_t> (i)]->setBounds (block.getX() + i * (width + theme::gap),
                                                          block.getY() + questionHeight, width, height);
}

void StageQuestion::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());

    auto area = questionArea;
    drawParagraph (g, "What are you working on?", interFont (FontWeight::semiBold, 24.0f), theme::text(), area);
    area.removeFromTop (4);
    drawParagraph (g, "You can change it at any time: each of them has its page.",
                   interFont (FontWeight::regular, 13.5f), theme::textSecond(), area);
}
} // namespace twobus
