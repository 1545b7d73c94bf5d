#pragma once

#include "App/Shell/MainComponent.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
struct PosedProgramme
{
    std::string name; ///< of the source
    std::vector<std::vector<float>> channels; ///< of equal length
    ChannelLayout layout;
    std::vector<std::string> names; ///< of the channels
    double sampleRate = 48000.0;
};

/** The built-in demo, and silence after it that ends its pass. Throws FileError where it is damaged. */
PosedProgramme posedDemo();

/** The same programme louder or softer, flat at full scale where it goes beyond, as a fixed-point export has it. */
PosedProgramme exportedAt (const PosedProgramme&, double gainDb);

/** The same programme with one sample in it that is none, a second from its start. */
PosedProgramme withInvalidSample (const PosedProgramme&);

/** Eight inputs made of the demo's two channels, each at a gain of its own, after quiet seconds with a noise of their
    own: a sound check. The seventh clips. */
PosedProgramme posedSoundCheck (const PosedProgramme& demo);

/** The window's content without a window, a device or a clock: audio is played to it block by block, and every frame
    between them is drawn for, so that all that moves has moved as in real time. For pictures and tests. Message thread.
*/
class PosedWindow
{
public:
    PosedWindow (Settings, juce::Rectangle<int> size);

    /** Plays so much of the programme's beginning to the page's session. */
    void play (Page, const PosedProgramme&, double seconds = 1.0e6);

    /** Time goes on by one frame. */
    void show();

    /** Called after each frame, where it is set. */
    std::function<void()> onFrame;

    juce::Image picture (float scale);
    MainComponent& content() noexcept { return *window; }

private:
    std::unique_ptr<MainComponent> window;
    double now = 1000.0;
};
} // namespace twobus
