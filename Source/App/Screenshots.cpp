#include "App/Screenshots.h"

#include "App/DocumentPages.h"
#include "App/MainComponent.h"
#include "App/StillSource.h"
#include "App/Text.h"
#include "Core/Decibels.h"
#include "Files/AudioFile.h"
#include "Files/Demo.h"

#include <array>

namespace twobus
{
namespace
{
constexpr std::size_t blocksPerSecond = 20;
constexpr double secondsOfSilence = 3.0; ///< at the end: the pass is over

/** Channels of equal length. */
using Channels = std::vector<std::vector<float>>;

struct Programme
{
    Channels channels;
    ChannelLayout layout;
    std::vector<std::string> names;
    double sampleRate = 48000.0;
};

Programme demoProgramme()
{
    AudioFile file ("demo", demoFile());
    Programme demo { Channels (file.format().numChannels()), file.format().layout, { "Left", "Right" }, file.format().sampleRate };
    const auto length = static_cast<std::size_t> (file.declaredFrames());
    std::vector<float*> pointers;

    for (auto& channel : demo.channels)
    {
        channel.resize (length + static_cast<std::size_t> (secondsOfSilence * demo.sampleRate));
        pointers.push_back (channel.data());
    }

    file.read (pointers, length);
    return demo;
}

/** Eight inputs made of the demo's two channels, each at its own gain, after quiet seconds with their own noise: as in a sound
    check. */
Programme soundCheck (const Programme& demo)
{
    struct Input
    {
        const char* name;
        std::size_t channel;
        double gainDb, noiseDbfs;
    };

    constexpr std::array<Input, 8> inputs { { { "Kick in", 0, -6.4, -71.0 }, { "Snare", 1, -6.0, -68.0 }, { "OH L", 0, -9.1, -66.0 }, { "OH R", 1, -8.9, -66.0 }, { "Bass DI", 0, -10.0, -82.0 }, { "Guitar", 1, -20.0, -61.0 }, { "Vocal", 0, 3.5, -64.0 }, { "Room", 1, -11.0, -59.0 } } };
    const auto quiet = static_cast<std::size_t> (5.0 * demo.sampleRate);
    Programme check { {}, ChannelLayout::discrete (inputs.size()), {}, demo.sampleRate };
    juce::Random random (1);

    for (const auto& input : inputs)
    {
        const auto& source = demo.channels[input.channel];
        const auto gain = static_cast<float> (dbToAmplitude (input.gainDb)), noise = static_cast<float> (dbToAmplitude (input.noiseDbfs) * 1.732);
        std::vector<float> samples (quiet + source.size());

        for (std::size_t i = 0; i < samples.size(); ++i)
        {
            const auto played = i < quiet ? 0.0f : source[i - quiet] * gain;
            samples[i] = juce::jlimit (-1.0f, 1.0f, played + noise * (2.0f * random.nextFloat() - 1.0f));
        }

        check.channels.push_back (std::move (samples));
        check.names.emplace_back (input.name);
    }

    return check;
}

/** The window without a window: fed and drawn block by block, so that everything that moves has moved as in real time. */
class Sitter
{
public:
    Sitter (Settings settings, juce::Rectangle<int> size)
        : window (std::make_unique<MainComponent> (SettingsFile (juce::File()), SettingsFile::Reading { std::move (settings), {} }, CommandLine {}, LiveMeter::Drive::poll))
    {
        window->setBounds (size);
        window->setVisible (true);
    }

    void play (Page page, const Programme& programme, double seconds)
    {
        auto source = std::make_unique<StillSource> (programme.names.size() == 2 ? "Demo mix" : "interface", programme.names, programme.layout, programme.sampleRate);
        auto& still = *source;
        window->hold (page, std::move (source), DemoChoice {});

        const auto frames = std::min (programme.channels[0].size(), static_cast<std::size_t> (seconds * programme.sampleRate));
        const auto block = static_cast<std::size_t> (programme.sampleRate) / blocksPerSecond;

        for (std::size_t done = 0; done < frames; done += block)
        {
            std::vector<const float*> pointers;

            for (const auto& channel : programme.channels)
                pointers.push_back (channel.data() + done);

            still.feed (pointers.data(), std::min (block, frames - done));
            show();
        }
    }

    /** Time goes on by one block. */
    void show()
    {
        now += 1.0 / static_cast<double> (blocksPerSecond);
        window->pollAt (now);
        window->showFrameAt (now);
    }

    juce::Image picture (float scale) { return window->createComponentSnapshot (window->getLocalBounds(), true, scale); }

    MainComponent& content() noexcept { return *window; }

private:
    std::unique_ptr<MainComponent> window;
    double now = 1000.0;
};

Settings settingsOf (ThemeName themeName, Page page, Stage stage)
{
    Settings settings;
    settings.theme = themeName;
    settings.page = page;
    settings.stage = stage;
    settings.linkedInputs.toggle (2);
    return settings;
}

const juce::Rectangle<int> usualSize (1280, 800), miniSize (420, 236);
constexpr double secondsOfMix = 33.0, wholeDemo = 1.0e6;

void takeIn (ThemeName themeName, const Programme& demo, const Programme& inputs, float scale, std::vector<Screenshot>& taken)
{
    const auto suffix = themeName == ThemeName::light ? std::string ("-light") : std::string ("-dark");
    const auto add = [&] (const char* name, Sitter& sitter) { taken.push_back ({ name + suffix, sitter.picture (scale) }); };

    Sitter mix (settingsOf (themeName, Page::mix, Stage::mix), usualSize);
    mix.play (Page::mix, demo, secondsOfMix);
    add ("mix", mix);
    mix.content().setBounds (miniSize);
    mix.show();
    add ("mini", mix);

    Sitter tracking (settingsOf (themeName, Page::tracking, Stage::recording), usualSize);
    tracking.play (Page::tracking, inputs, wholeDemo);
    add ("tracking", tracking);

    Sitter silent (settingsOf (themeName, Page::mix, Stage::mix), usualSize);
    Programme silence { { std::vector<float> (960000), std::vector<float> (960000) }, demo.layout, demo.names, demo.sampleRate };
    silent.play (Page::mix, silence, 5.0);
    add ("silent", silent);

    Settings never;
    never.theme = themeName;
    Sitter first (never, usualSize);
    first.show();
    add ("first-start", first);
}
} // namespace

std::vector<Screenshot> takeScreenshots (float scale)
{
    const auto demo = demoProgramme();
    const auto inputs = soundCheck (demo);
    std::vector<Screenshot> taken;

    for (const auto themeName : { ThemeName::dark, ThemeName::light })
        takeIn (themeName, demo, inputs, scale, taken);

    theme::setTheme (ThemeName::dark);
    return taken;
}

std::string writeScreenshots (const juce::File& folder, float scale)
{
    if (const auto made = folder.createDirectory(); made.failed())
        return "The folder " + folder.getFullPathName().toStdString() + " cannot be made: " + made.getErrorMessage().toStdString() + " Name another folder.";

    for (const auto& [name, image] : takeScreenshots (scale))
    {
        const auto file = folder.getChildFile (toJuce (name + ".png"));
        juce::TemporaryFile temporary (file);
        {
            juce::FileOutputStream stream (temporary.getFile());

            if (! stream.openedOk() || ! juce::PNGImageFormat().writeImageToStream (image, stream))
                return "The picture " + file.getFullPathName().toStdString() + " cannot be written: is the folder writable, and the disk not full?";
        }

        if (! temporary.overwriteTargetFileWithTemporary())
            return "The picture " + file.getFullPathName().toStdString() + " cannot be put in its place: is it open elsewhere?";
    }

    return {};
}
} // namespace twobus
