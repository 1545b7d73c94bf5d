#include "App/Pictures/PosedWindow.h"

#include "App/Pictures/StillSource.h"
#include "Core/Base/Decibels.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/Demo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr auto blocksPerSecond = static_cast<std::size_t> (1.0 / PosedWindow::frameSeconds);
constexpr double secondsOfSilence = 3.0, secondsOfQuiet = 5.0;

struct Input
{
    const char* name;
    std::size_t channel; ///< the demo's channel that it plays
    double gainDb, noiseDbfs;
};

constexpr std::array<Input, 8> inputsOfSoundCheck { { { "Kick in", 0, -6.4, -71.0 },
                                                      { "Snare", 1, -6.0, -68.0 },
                                                      { "OH L", 0, -9.1, -66.0 },
                                                      { "OH R", 1, -8.9, -66.0 },
                                                      { "Bass DI", 0, -10.0, -82.0 },
                                                      { "Guitar", 1, -20.0, -61.0 },
                                                      { "Vocal", 0, 3.5, -64.0 },
                                                      { "Room", 1, -11.0, -59.0 } } };

std::vector<float> inputFrom (const std::vector<float>& source, const Input& input, std::size_t quietFrames,
                              juce::Random& random)
{
    // Uniform white noise from -1 to 1 has an RMS of 1/sqrt(3).
    const auto gain = static_cast<float> (dbToAmplitude (input.gainDb)),
               noise = static_cast<float> (dbToAmplitude (input.noiseDbfs) * std::sqrt (3.0));
    std::vector<float> samples (quietFrames + source.size());

    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        const auto played = i < quietFrames ? 0.0f : source[i - quietFrames] * gain;
        samples[i] = juce::jlimit (-1.0f, 1.0f, played + noise * (2.0f * random.nextFloat() - 1.0f));
    }

    return samples;
}
} // namespace

PosedProgramme posedDemo()
{
    AudioFile file ("demo", demoFile());
    const auto& format = file.format();
    const auto length = static_cast<std::size_t> (file.declaredFrames());
    const auto silence = static_cast<std::size_t> (secondsOfSilence * format.sampleRate);
    PosedProgramme demo { "Demo mix",
                          { format.numChannels(), std::vector<float> (length + silence) },
                          format.layout,
                          { "Left", "Right" },
                          format.sampleRate };
    std::vector<float*> pointers;

    for (auto& channel : demo.channels)
        pointers.push_back (channel.data());

    file.read (pointers, length);
    return demo;
}

PosedProgramme exportedAt (const PosedProgramme& programme, double gainDb)
{
    auto exported = programme;
    const auto gain = static_cast<float> (dbToAmplitude (gainDb));

    for (auto& channel : exported.channels)
        for (auto& sample : channel)
            sample = juce::jlimit (-1.0f, 1.0f, sample * gain);

    return exported;
}

PosedProgramme withInvalidSample (const PosedProgramme& programme)
{
    auto broken = programme;
    broken.channels[0][static_cast<std::size_t> (broken.sampleRate)] = std::numeric_limits<float>::quiet_NaN();
    return broken;
}

PosedProgramme posedSoundCheck (const PosedProgramme& demo)
{
    PosedProgramme check { "interface", {}, ChannelLayout::discrete (inputsOfSoundCheck.size()), {}, demo.sampleRate };
    juce::Random random (1);

    for (const auto& input : inputsOfSoundCheck)
    {
        check.channels.push_back (inputFrom (demo.channels[input.channel], input,
                                             static_cast<std::size_t> (secondsOfQuiet * demo.sampleRate), random));
        check.names.emplace_back (input.name);
    }

    return check;
}

//==============================================================================
PosedWindow::PosedWindow (Settings settings, juce::Rectangle<int> size)
    : window (std::make_unique<MainComponent> (SettingsFile (juce::File()),
                                               SettingsFile::Reading { std::move (settings), {} }, CommandLine {},
                                               LiveMeter::Drive::poll))
{
    window->setBounds (size);
    window->setVisible (true);
    show();
}

void PosedWindow::play (Page page, const PosedProgramme& programme, double seconds)
{
    auto source =
        std::make_unique<StillSource> (programme.name, programme.names, programme.layout, programme.sampleRate);
    auto& still = *source;
    window->hold (page, std::move (source), DemoChoice {});

    const auto numFrames =
        std::min (programme.channels[0].size(), static_cast<std::size_t> (seconds * programme.sampleRate));
    const auto block = static_cast<std::size_t> (programme.sampleRate) / blocksPerSecond;
    std::vector<const float*> pointers (programme.channels.size());

    for (std::size_t done = 0; done < numFrames; done += block)
    {
        for (std::size_t channel = 0; channel < pointers.size(); ++channel)
            pointers[channel] = programme.channels[channel].data() + done;

        still.feed (pointers.data(), std::min (block, numFrames - done));
        show();
    }
}

void PosedWindow::show (double seconds)
{
    now += seconds;
    window->pollAt (now);
    window->showFrameAt (now);

    if (onFrame != nullptr)
        onFrame();
}

juce::Image PosedWindow::picture (float scale)
{
    return window->createComponentSnapshot (window->getLocalBounds(), true, scale);
}
} // namespace twobus
