#include "App/FileStageChooser.h"

#include "App/Fonts.h"
#include "App/Theme.h"

namespace twobus
{
class FileStageChooser::Choice : public juce::Button
{
public:
    Choice (const juce::String& word, const juce::String& meaning) : juce::Button (word)
    {
        setTitle (word);
        setTooltip (meaning);
        setWantsKeyboardFocus (true);
        setRadioGroupId (1);
        setClickingTogglesState (true);
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        const auto area = getLocalBounds().toFloat();

        if (getToggleState() || isOver)
        {
            g.setColour (getToggleState() ? theme::buttonOver() : theme::button());
            g.fillRoundedRectangle (area, 6.0f);
        }

        g.setColour (getToggleState() ? theme::text() : theme::textSecond());
        g.setFont (interFont (getToggleState() ? FontWeight::semiBold : FontWeight::medium, 13.0f));
        g.drawText (getName(), getLocalBounds(), juce::Justification::centred, false);

        if (! hasKeyboardFocus (false))
            return;

        g.setColour (theme::good());
        g.drawRoundedRectangle (area.reduced (0.75f), 6.0f, 1.5f);
    }
};

FileStageChooser::FileStageChooser()
    : mix (std::make_unique<Choice> ("Mix", "Judge the files as mixes:\nroom for mastering is asked for.")),
      master (std::make_unique<Choice> ("Master", "Judge the files as finished masters:\nby the ceiling for delivery."))
{
    setTitle ("What the files are");

    for (auto* choice : { mix.get(), master.get() })
    {
        const auto stage = choice == mix.get() ? Stage::mix : Stage::finishedMaster;
        choice->onClick = [this, stage] {
            if (onChoice != nullptr)
                onChoice (stage);
        };
        addAndMakeVisible (choice);
    }

    mix->setToggleState (true, juce::dontSendNotification);
}

FileStageChooser::~FileStageChooser() = default;

void FileStageChooser::paint (juce::Graphics& g)
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 7.0f);
}

void FileStageChooser::resized()
{
    auto area = getLocalBounds().reduced (2);
    mix->setBounds (area.removeFromLeft (area.getWidth() / 2));
    master->setBounds (area);
}
} // namespace twobus
