#include "Plugin/TapProcessor.h"

#include "Plugin/TapEditor.h"

#include <array>

namespace twobus
{
namespace
{
constexpr auto stateTag = "TwobusTap";

ChannelPosition positionOf (juce::AudioChannelSet::ChannelType type, bool isMono) noexcept
{
    using Set = juce::AudioChannelSet;

    switch (type)
    {
        case Set::left: return ChannelPosition::left;
        case Set::right: return ChannelPosition::right;
        case Set::centre: return isMono ? ChannelPosition::mono : ChannelPosition::centre;
        case Set::LFE: return ChannelPosition::lowFrequency;
        case Set::leftSurround:
        case Set::leftSurroundSide: return ChannelPosition::leftSurround;
        case Set::rightSurround:
        case Set::rightSurroundSide: return ChannelPosition::rightSurround;
        case Set::leftSurroundRear: return ChannelPosition::leftRear;
        case Set::rightSurroundRear: return ChannelPosition::rightRear;
        case Set::centreSurround: return ChannelPosition::rearCentre;
        case Set::leftCentre: return ChannelPosition::leftOfCentre;
        case Set::rightCentre: return ChannelPosition::rightOfCentre;
        default: return ChannelPosition::unknown;
    }
}

ChannelLayout layoutOf (const juce::AudioChannelSet& set)
{
    const auto numChannels = static_cast<std::size_t> (set.size());

    if (set.isDiscreteLayout() || numChannels > maxTapChannels)
        return ChannelLayout::forChannelCount (numChannels);

    std::array<ChannelPosition, maxTapChannels> positions {};

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        positions[channel] = positionOf (set.getTypeOfChannel (static_cast<int> (channel)), numChannels == 1);

    return ChannelLayout (std::span (positions).first (numChannels));
}

std::optional<HostPosition> positionIn (juce::AudioPlayHead* playHead)
{
    const auto said =
        playHead != nullptr ? playHead->getPosition() : juce::Optional<juce::AudioPlayHead::PositionInfo>();

    if (! said || ! said->getTimeInSamples())
        return std::nullopt;

    HostPosition position { *said->getTimeInSamples(), said->getIsPlaying(), std::nullopt, std::nullopt };

    if (const auto quarterNotes = said->getPpqPosition())
        position.quarterNotes = *quarterNotes;

    if (const auto bpm = said->getBpm())
        position.beatsPerMinute = *bpm;

    return position;
}

std::string hostName()
{
    const juce::String name (juce::PluginHostType().getHostDescription());
    return name == "Unknown" ? juce::File::getSpecialLocation (juce::File::hostApplicationPath)
                                   .getFileNameWithoutExtension()
                                   .toStdString()
                             : name.toStdString();
}
} // namespace

TapProcessor::TapProcessor()
    : AudioProcessor (BusesProperties()
                          .withInput ("Input", juce::AudioChannelSet::stereo())
                          .withOutput ("Output", juce::AudioChannelSet::stereo())),
      sender (makeTapId(), hostName(), juce::AudioProcessor::getWrapperTypeDescription (wrapperType))
{}

void TapProcessor::prepareToPlay (double sampleRate, int)
{
    sender.prepare (sampleRate, layoutOf (getChannelLayoutOfBus (true, 0)));
}

void TapProcessor::processBlock (juce::AudioBuffer<float>& audio, juce::MidiBuffer&)
{
    const auto numFrames = static_cast<std::size_t> (audio.getNumSamples());
    const auto time = clock.next (positionIn (getPlayHead()), numFrames, getSampleRate(), isNonRealtime());

    if (numFrames > 0 && audio.getNumChannels() >= getTotalNumInputChannels())
        sender.process (audio.getArrayOfReadPointers(), numFrames, time);
}

bool TapProcessor::isBusesLayoutSupported (const BusesLayout& layouts) const
{
    const auto input = layouts.getMainInputChannelSet();
    return input == layouts.getMainOutputChannelSet() && input.size() >= 1
           && input.size() <= static_cast<int> (maxTapChannels);
}

juce::AudioProcessorEditor* TapProcessor::createEditor() { return new TapEditor (*this); }

//==============================================================================
void TapProcessor::getStateInformation (juce::MemoryBlock& block)
{
    juce::XmlElement state (stateTag);
    state.setAttribute ("id", juce::String (toText (sender.id())));
    state.setAttribute ("place", static_cast<int> (place()));
    state.setAttribute ("name", ownName());
    copyXmlToBinary (state, block);
}

void TapProcessor::setStateInformation (const void* data, int size)
{
    const auto state = getXmlFromBinary (data, size);

    if (state == nullptr || ! state->hasTagName (stateTag))
        return;

    if (const auto id = tapIdFromText (state->getStringAttribute ("id").toStdString()))
        sender.setId (*id);

    if (const auto stored = state->getIntAttribute ("place"); stored >= 0 && stored < static_cast<int> (numTapPlaces))
        setPlace (static_cast<TapPlace> (stored));

    setOwnName (state->getStringAttribute ("name"));
}

void TapProcessor::updateTrackProperties (const TrackProperties& properties)
{
    {
        const juce::ScopedLock scope (lock);
        hostsName = properties.name;
    }

    nameSender();
}

void TapProcessor::setOwnName (const juce::String& name)
{
    {
        const juce::ScopedLock scope (lock);
        usersName = name.trim();
    }

    nameSender();
}

juce::String TapProcessor::ownName() const
{
    const juce::ScopedLock scope (lock);
    return usersName;
}

juce::String TapProcessor::shownName() const
{
    const juce::ScopedLock scope (lock);
    return usersName.isEmpty() ? hostsName : usersName;
}

void TapProcessor::nameSender() { sender.setTrack (shownName().toStdString()); }

void TapProcessor::setPlace (TapPlace place)
{
    {
        const juce::ScopedLock scope (lock);
        chosenPlace = place;
    }

    sender.setPlace (place);
}

TapPlace TapProcessor::place() const
{
    const juce::ScopedLock scope (lock);
    return chosenPlace;
}
} // namespace twobus

juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter() { return new twobus::TapProcessor(); }
