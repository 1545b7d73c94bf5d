#include "App/Pictures/Screenshots.h"

#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Session/Notice.h"
#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Text.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
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
constexpr double secondsOfMix = 33.0, secondsOfSilence = 5.0, secondsOfSoundCheck = 30.0, secondsOfListening = 4.0,
                 wholeProgramme = 1.0e6;
constexpr double readyGainDb = -6.0, clippingGainDb = 4.0;

/** What the pictures of both themes show. */
struct Scene
{
    PosedProgramme demo = posedDemo(), inputs = posedSoundCheck (demo);
    std::vector<FileRecord> files = posedFiles (demo);
};

void takeInTheme (ThemeName themeName, const Scene& scene, float scale, std::vector<Screenshot>& taken)
{
    const auto& demo = scene.demo;
    const auto suffix = themeName == ThemeName::light ? std::string ("-light") : std::string ("-dark");
    const auto add = [&] (const char* name, PosedWindow& sitter) {
        taken.push_back ({ name + suffix, sitter.picture (scale) });
    };

    PosedWindow mix (settingsOf (themeName, Page::mix, Stage::mix), usualSize);
    mix.play (Page::mix, demo, secondsOfMix);
    add ("mix", mix);
    mix.content().noteMini (true);
    mix.content().setBounds (miniSize);
    mix.show();
    mix.show (Notice::secondsShown); // that the posed window cannot keep its settings
    add ("mini", mix);

    PosedWindow master (settingsOf (themeName, Page::delivery, Stage::finishedMaster), usualSize);
    master.play (Page::delivery, demo);
    add ("delivery", master);

    PosedWindow tracking (settingsOf (themeName, Page::tracking, Stage::recording), usualSize);
    tracking.play (Page::tracking, scene.inputs, secondsOfSoundCheck);
    add ("tracking", tracking);

    PosedWindow files (settingsOf (themeName, Page::files, Stage::mix), usualSize);
    files.content().hold (scene.files);
    files.content().hold (posedStems());
    files.show();
    add ("files", files);
    files.content().open (makeGuide());
    add ("guide", files);
    files.content().open (makeHelp());
    add ("keyboard", files);
    files.content().open (std::make_unique<OverlayPage> (
        "Settings", std::make_unique<SettingsPage> (settingsOf (themeName, Page::files, Stage::mix))));
    add ("settings", files);

    PosedWindow silent (settingsOf (themeName, Page::mix, Stage::mix), usualSize);
    const std::vector<float> silence (static_cast<std::size_t> (secondsOfSilence * demo.sampleRate));
    silent.play (Page::mix, { demo.name, { silence, silence }, demo.layout, demo.names, demo.sampleRate });
    add ("silent", silent);

    const auto addState = [&] (const char* name, const PosedProgramme& programme, double seconds) {
        PosedWindow state (settingsOf (themeName, Page::mix, Stage::mix), usualSize);
        state.play (Page::mix, programme, seconds);
        add (name, state);
    };

    addState ("listening", demo, secondsOfListening);
    addState ("ready", exportedAt (demo, readyGainDb), wholeProgramme);
    addState ("clipped", exportedAt (demo, clippingGainDb), wholeProgramme);
    addState ("incomplete", withInvalidSample (demo), secondsOfMix);

    Settings never;
    never.theme = themeName;
    PosedWindow first (never, usualSize);
    add ("first-start", first);
}
} // namespace

std::vector<Screenshot> takeScreenshots (float scale)
{
    const Scene scene;
    std::vector<Screenshot> taken;

    for (const auto themeName : { ThemeName::dark, ThemeName::light })
        takeInTheme (themeName, scene, scale, taken);

    theme::setTheme (ThemeName::dark);
    return taken;
}

std::string writeScreenshots (const juce::File& folder, float scale)
{
    if (const auto made = folder.createDirectory(); made.failed())
        return "The folder " + folder.getFullPathName().toStdString()
               + " cannot be made: " + made.getErrorMessage().toStdString() + " Name another folder.";

    for (const auto& [name, image] : takeScreenshots (scale))
    {
        const auto file = folder.getChildFile (toJuce (name + ".png"));
        juce::TemporaryFile temporary (file);
        {
            juce::FileOutputStream stream (temporary.getFile());

            if (! stream.openedOk() || ! juce::PNGImageFormat().writeImageToStream (image, stream))
                return "The picture " + file.getFullPathName().toStdString()
                       + " cannot be written: is the folder writable, and the disk not full?";
        }

        if (! temporary.overwriteTargetFileWithTemporary())
            return "The picture " + file.getFullPathName().toStdString()
                   + " cannot be put in its place: is it open elsewhere?";
    }

    return {};
}
} // namespace twobus
