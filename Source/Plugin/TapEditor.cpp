#include "Plugin/TapEditor.h"

#include "Plugin/TapStatusText.h"

namespace twobus
{
namespace
{
constexpr int windowWidth = 400, windowHeight = 230;
constexpr int updatesPerSecond = 4;
const juce::Colour background (0xff14171c), text (0xffe6e9ee), textDim (0xff9aa3b0), inset (0xff1e232b),
    accent (0xff4fb477);

void addPlaces (juce::ComboBox& box)
{
    box.addItem ("Not said yet", 1);
    box.addItem ("A track or bus", 2);
    box.addItem ("Master, before the chain", 3);
    box.addItem ("Master, after the chain, before the fader", 4);
    box.addItem ("Master, after the fader", 5);
}
} // namespace

TapEditor::TapEditor (TapProcessor& shownTap) : AudioProcessorEditor (shownTap), tap (shownTap)
{
    for (auto* each : { &nameLabel, &placeLabel, &statusLabel })
    {
        each->setColour (juce::Label::textColourId, each == &statusLabel ? text : textDim);
        each->setJustificationType (each == &statusLabel ? juce::Justification::topLeft
                                                         : juce::Justification::centredLeft);
        each->setMinimumHorizontalScale (1.0f); // long sentences are broken, not squeezed
        addAndMakeVisible (each);
    }

    nameEditor.setTitle ("Name");
    nameEditor.setColour (juce::TextEditor::backgroundColourId, inset);
    nameEditor.setJustification (juce::Justification::centredLeft);
    nameEditor.setText (tap.ownName(), false);
    nameEditor.onTextChange = [this] { tap.setOwnName (nameEditor.getText()); };
    addAndMakeVisible (nameEditor);

    addPlaces (placeBox);
    placeBox.setTitle ("Place");
    placeBox.setColour (juce::ComboBox::backgroundColourId, inset);
    placeBox.setHasFocusOutline (true);
    placeBox.setSelectedId (static_cast<int> (tap.place()) + 1, juce::dontSendNotification);
    placeBox.onChange = [this] { tap.setPlace (static_cast<TapPlace> (placeBox.getSelectedId() - 1)); };
    addAndMakeVisible (placeBox);

    showButton.setHasFocusOutline (true);
    showButton.onClick = [this] { tap.sender.showWindow(); };
    addAndMakeVisible (showButton);

    setSize (windowWidth, windowHeight);
    timerCallback();
    startTimerHz (updatesPerSecond);
}

void TapEditor::paint (juce::Graphics& g)
{
    g.fillAll (background);
    g.setColour (text);
    g.setFont (juce::Font (17.0f, juce::Font::bold));
    g.drawText ("Twobus Tap", getLocalBounds().reduced (16, 12).removeFromTop (22), juce::Justification::centredLeft);

    const auto isHeard = tap.sender.status().state == TapSender::State::heard;
    g.setColour (isHeard ? accent : textDim);
    g.fillEllipse (
        statusLabel.getBounds().toFloat().removeFromLeft (10.0f).withHeight (10.0f).translated (-14.0f, 5.0f));
}

void TapEditor::resized()
{
    auto area = getLocalBounds().reduced (16, 12);
    area.removeFromTop (30);

    for (const auto& [label, field] :
         { std::pair<juce::Component*, juce::Component*> { &nameLabel, &nameEditor }, { &placeLabel, &placeBox } })
    {
        auto row = area.removeFromTop (28);
        label->setBounds (row.removeFromLeft (70));
        field->setBounds (row);
        area.removeFromTop (8);
    }

    area.removeFromTop (4);
    showButton.setBounds (area.removeFromBottom (28).removeFromRight (130));
    area.removeFromBottom (6);
    statusLabel.setBounds (area.withTrimmedLeft (18));
}

void TapEditor::timerCallback()
{
    const auto status = tap.sender.status();
    const auto words = juce::String::fromUTF8 (statusText (status, tap.getSampleRate()).c_str());

    if (words != statusLabel.getText())
    {
        statusLabel.setText (words, juce::dontSendNotification);
        repaint();
    }

    showButton.setEnabled (status.state == TapSender::State::heard);

    const auto hint = tap.ownName().isEmpty() ? tap.shownName() : juce::String();
    nameEditor.setTextToShowWhenEmpty (hint.isEmpty() ? juce::String ("What this track is called") : hint, textDim);
}
} // namespace twobus
