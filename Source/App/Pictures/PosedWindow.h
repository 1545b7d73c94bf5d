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

/** The built-in demo, followed by silence that ends its pass. Throws FileError if the demo is damaged. */
PosedProgramme posedDemo();

/** The same programme louder or softer, clipped at full scale like a fixed-point export. */
PosedProgramme exportedAt (const PosedProgramme&, double gainDb);

/** The same programme with one NaN sample, one second after its start. */
PosedProgramme withInvalidSample (const PosedProgramme&);

/** A sound check: eight inputs made from the demo's two channels, each with its own gain and its own noise, after 5 s
    with the noise alone. The seventh clips. */
PosedProgramme posedSoundCheck (const PosedProgramme& demo);

/** The window's content without a window, a device or a clock. Audio is played to it block by block, with one frame
    after each block, so that everything that moves has moved as in real time. For pictures and tests. Message thread.
*/
class PosedWindow
{
public:
    PosedWindow (Settings, juce::Rectangle<int> size);

    /** Plays this many seconds from the programme's beginning to the page's session. */
    void play (Page, const PosedProgramme&, double seconds = 1.0e6);

    static constexpr double frameSeconds = 0.05;

    /** Advances the time and shows a frame. */
    void show (double seconds = frameSeconds);

    /** Called after each frame. */
    std::function<void()> onFrame;

    juce::Image picture (float scale);
    MainComponent& content() noexcept { return *window; }

private:
    std::unique_ptr<MainComponent> window;
    double now = 1000.0;
};
} // namespace twobus
