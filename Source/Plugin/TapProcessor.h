#pragma once

#include "Taps/HostClock.h"
#include "Taps/TapSender.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <string>

namespace twobus
{
/** "Twobus Tap": a plug-in that changes nothing and hands its input to Twobus, bit for bit and without latency.

    The audio thread calls processBlock; everything else comes from the host's message thread. What the project stores:
    the tap's id, its place, and a name if the user gave one. All of the work is TapSender's.
*/
class TapProcessor : public juce::AudioProcessor
{
public:
    TapProcessor();

    void prepareToPlay (double sampleRate, int maximumBlock) override;
    void releaseResources() override {}
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override;
    bool isBusesLayoutSupported (const BusesLayout&) const override;

    juce::AudioProcessorEditor* createEditor() override;
    bool hasEditor() const override { return true; }
    const juce::String getName() const override { return "Twobus Tap"; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    double getTailLengthSeconds() const override { return 0.0; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return "Default"; }
    void changeProgramName (int, const juce::String&) override {}

    void getStateInformation (juce::MemoryBlock&) override;
    void setStateInformation (const void*, int) override;
    void updateTrackProperties (const TrackProperties&) override;

    /** What the user calls this place, since some hosts don't tell a plug-in its track's name. Empty: the host's. */
    void setOwnName (const juce::String&);
    juce::String ownName() const;
    juce::String shownName() const;

    void setPlace (TapPlace);
    TapPlace place() const;

    /** For the plug-in's window. */
    TapSender sender;

private:
    void nameSender();

    HostClock clock;

    mutable juce::CriticalSection lock; ///< the host may ask for the state on another thread
    juce::String hostsName, usersName;
    TapPlace chosenPlace = TapPlace::unknown;
};
} // namespace twobus
