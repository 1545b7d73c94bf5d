#include "App/Tracking/TrackingView.h"

#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int headHeight = 104, narrowHeadHeight = 122, widthForUsualHead = 560, smallHeadHeight = 62,
              heightForLargeHead = 330, heightForStrips = 300;
constexpr int stripGap = 6, lowestTile = 46, narrowestTile = 96;

/** The name that the DAW or interface gives to the channel, or else "Input". */
std::string nameOf (const Frame& frame, std::size_t channel)
{
    return channel < frame.channelNames.size() && ! frame.channelNames[channel].empty() ? frame.channelNames[channel]
                                                                                        : "Input";
}

/** The number of columns that makes the tiles' numbers largest. A number with three digits is twice as wide as high. */
int columnsFor (int numTiles, juce::Rectangle<int> area)
{
    auto best = 1, largest = 0;

    for (auto columns = 1; columns <= numTiles; ++columns)
    {
        const auto numRows = (numTiles + columns - 1) / columns;
        const auto width = area.getWidth() / columns, height = area.getHeight() / numRows;

        if (columns > 1 && width < narrowestTile)
            break;

        if (const auto size = std::min (width, 2 * height); size > largest)
        {
            largest = size;
            best = columns;
        }
    }

    return best;
}
} // namespace

TrackingView::TrackingView()
{
    setOpaque (true);
    addAndMakeVisible (head);
    addAndMakeVisible (viewport);
    viewport.setViewedComponent (&strips, false);
    head.onListenAgain = [this] {
        if (onListenAgain != nullptr)
            onListenAgain();
    };
}

void TrackingView::setInputs (const Frame& frame)
{
    inputs.clear();
    links.clear();
    alone.reset();
    shownNames = frame.channelNames;
    shownChannels = frame.layout.size();

    for (std::size_t channel = 0; channel < shownChannels; ++channel)
    {
        inputs.push_back (std::make_unique<TrackingStrip> (channel, nameOf (frame, channel)));
        inputs.back()->onClick = [this, channel] { showAlone (channel); };
        inputs.back()->onAcknowledge = [this, channel] {
            if (onAcknowledge != nullptr)
                onAcknowledge (channel);
        };
        strips.addAndMakeVisible (*inputs.back());
    }

    for (std::size_t first = 0; first + 1 < shownChannels; ++first)
    {
        links.push_back (std::make_unique<LinkButton> (first));
        links.back()->onClick = [this, first] {
            if (onLink != nullptr)
                onLink (first);
        };
        strips.addAndMakeVisible (*links.back());
    }

    resized();
}

void TrackingView::show (const Frame& frame)
{
    if (frame.layout.size() != shownChannels || frame.channelNames != shownNames)
        setInputs (frame);

    head.show (frame);

    for (std::size_t first = 0; first < links.size(); ++first)
        links[first]->setToggleState (frame.choices.linkedInputs.isPair (first), juce::dontSendNotification);

    static const InputAdvice unknown;
    static const auto unknownWords = wordsForInput (unknown);

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        const auto isAdvised = i < frame.words.inputs.size() && i < frame.advice.inputs.size();
        inputs[i]->show ({ frame.snapshot.readings.channels[i], isAdvised ? frame.advice.inputs[i] : unknown,
                           isAdvised ? frame.words.inputs[i] : unknownWords, frame.levelsAreLive, frame.numbersAreDue,
                           frame.clips != nullptr ? frame.clips->of (i) : std::nullopt });
    }
}

void TrackingView::toggleLarge()
{
    isLarge = ! isLarge;
    alone.reset();
    resized();
}

void TrackingView::showAlone (std::size_t input)
{
    alone = alone ? std::nullopt : std::optional (input);
    resized();
}

bool TrackingView::showsTiles() const noexcept { return isLarge || alone || viewport.getHeight() < heightForStrips; }

void TrackingView::paint (juce::Graphics& g) { g.fillAll (theme::background()); }

//==============================================================================
void TrackingView::resized()
{
    auto area = getLocalBounds();
    const auto isSmall = area.getHeight() < heightForLargeHead;
    head.setBounds (area.removeFromTop (isSmall                               ? smallHeadHeight
                                        : area.getWidth() < widthForUsualHead ? narrowHeadHeight
                                                                              : headHeight));
    area.removeFromTop (isSmall ? stripGap : theme::gap);
    viewport.setBounds (area);

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        inputs[i]->setVisible (! alone || *alone == i);
        inputs[i]->setStyle (showsTiles() ? TrackingStrip::Style::tile : TrackingStrip::Style::strip);
    }

    for (auto& link : links)
        link->setVisible (! showsTiles());

    if (! inputs.empty())
    {
        if (showsTiles())
            placeTiles (area.withZeroOrigin());
        else
            placeStrips (area.withZeroOrigin());
    }

    // The Tab key stops here only if there is something to scroll.
    viewport.setWantsKeyboardFocus (! inputs.empty() && ! viewport.getLocalBounds().contains (strips.getLocalBounds()));
}

void TrackingView::focusOfChildComponentChanged (FocusChangeType)
{
    scrollToFocus (strips);
    repaint();
}

void TrackingView::paintOverChildren (juce::Graphics& g)
{
    if (! viewport.hasKeyboardFocus (false))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (viewport.getBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}

void TrackingView::placeStrips (juce::Rectangle<int> area)
{
    viewport.setScrollBarsShown (false, true);
    const auto numInputs = static_cast<int> (inputs.size());
    const auto width = std::clamp ((area.getWidth() + stripGap) / numInputs - stripGap, TrackingStrip::narrowest,
                                   TrackingStrip::widest);
    const auto fullWidth = numInputs * (width + stripGap) - stripGap;
    const auto height = area.getHeight() - (fullWidth > area.getWidth() ? viewport.getScrollBarThickness() + 2 : 0);
    strips.setBounds (0, 0, std::max (fullWidth, area.getWidth()), height);
    const auto left = std::max (0, area.getWidth() - fullWidth) / 2; // a few inputs are centred

    for (int i = 0; i < numInputs; ++i)
        inputs[static_cast<std::size_t> (i)]->setBounds (left + i * (width + stripGap), 0, width, height);

    for (int i = 0; i + 1 < numInputs; ++i)
        links[static_cast<std::size_t> (i)]->setBounds (
            left + (i + 1) * (width + stripGap) - (stripGap + LinkButton::width) / 2, (height - LinkButton::height) / 2,
            LinkButton::width, LinkButton::height);
}

void TrackingView::placeTiles (juce::Rectangle<int> area)
{
    viewport.setScrollBarsShown (true, false);

    if (alone)
    {
        strips.setBounds (area);
        inputs[*alone]->setBounds (area);
        return;
    }

    const auto numTiles = static_cast<int> (inputs.size());
    auto columns = columnsFor (numTiles, area);
    auto numRows = (numTiles + columns - 1) / columns;
    auto height = (area.getHeight() + stripGap) / numRows - stripGap;

    if (height < lowestTile)
    {
        area.removeFromRight (viewport.getScrollBarThickness() + 2);
        columns = std::clamp (area.getWidth() / narrowestTile, 1, numTiles);
        numRows = (numTiles + columns - 1) / columns;
        height = lowestTile;
    }

    const auto width = (area.getWidth() + stripGap) / columns - stripGap;
    strips.setBounds (0, 0, area.getWidth(), std::max (area.getHeight(), numRows * (height + stripGap) - stripGap));

    for (int i = 0; i < numTiles; ++i)
        inputs[static_cast<std::size_t> (i)]->setBounds ((i % columns) * (width + stripGap),
                                                         (i / columns) * (height + stripGap), width, height);
}
} // namespace twobus
