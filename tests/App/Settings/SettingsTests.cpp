#include "App/Settings/Settings.h"
#include "App/Settings/SettingsFile.h"
#include "App/Shell/SettingsPage.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
Settings someSettings()
{
    Settings settings;
    settings.stage = Stage::finishedMaster;
    settings.exportFormat = ExportFormat::float32;
    settings.aimDbtp = -4.5;
    settings.levelMeter = LevelMeter::ppmTypeIIa;
    settings.rms = RmsConvention::aes17;
    settings.dualMono = true;
    settings.keepsSessionLog = false;
    settings.source = DeviceAddress { "JACK", "ardour \"live\" ä", { "Master/audio_out 1", "Master/audio_out 2" } };
    settings.recordingSource = DeviceAddress { "ALSA", "interface", { "In 1", "In 2", "In 3" } };
    settings.linkedInputs.toggle (0);
    settings.linkedInputs.toggle (62);
    settings.window = WindowBounds { -20, 30, 1000, 640 };
    settings.miniWindow = WindowBounds { 1500, 14, 420, 236 };
    settings.isMini = true;
    settings.page = Page::files;
    settings.loudnessScale = LoudnessScale::ebuPlus18;
    settings.theme = ThemeName::light;
    settings.scalePercent = 150;
    settings.programmeOfRecording = Stage::finishedMaster;
    settings.streamTargetLufs = -17.5;
    settings.streamCeilingDbtp = -2.0;
    settings.lastMinutes = 7;
    settings.showsLastMinutes = true;
    settings.keepsStreamLog = true;
    return settings;
}

/** A folder that is deleted afterwards. */
struct TemporaryFolder
{
    TemporaryFolder() { folder.createDirectory(); }
    ~TemporaryFolder() { folder.deleteRecursively(); }

    juce::File folder = juce::File::createTempFile ("twobus-settings");
};
} // namespace

TEST_CASE ("settings survive a round trip")
{
    CHECK (settingsFromJson (toJson (someSettings())) == someSettings());
    CHECK (settingsFromJson (toJson (Settings())) == Settings());

    Settings demo;
    demo.source = DemoChoice {};
    CHECK (settingsFromJson (toJson (demo)) == demo);

    Settings tap;
    tap.source = TapChoice { makeTapId(), "Ardour · Master" };
    CHECK (settingsFromJson (toJson (tap)) == tap);
    CHECK (std::get<TapChoice> (*settingsFromJson (toJson (tap)).source).name == "Ardour · Master");
    CHECK_FALSE (settingsFromJson (R"({ "source": { "tap": { "id": "12", "name": "Master" } } })").source);
    CHECK_FALSE (tap.sourceAtStart (Stage::recording)); // what a tap hears was recorded before
}

TEST_CASE ("settings of a stream stay in their ranges, and its last minutes are always measured")
{
    const auto wild = settingsFromJson (
        R"({"streamTargetLufs": 3, "streamCeilingDbtp": -99, "lastMinutes": 1000, "programmeOfRecording": "recording"})");
    CHECK (wild.streamTargetLufs == highestStreamTargetLufs);
    CHECK (wild.streamCeilingDbtp == lowestStreamCeilingDbtp);
    CHECK (wild.lastMinutes == LastMinutes::most);
    CHECK (wild.programmeOfRecording == Stage::mix);

    Settings settings;
    CHECK_FALSE (settings.minutesToMeasure().has_value());
    settings.stage = Stage::streaming;
    CHECK (settings.minutesToMeasure() == LastMinutes::usual);
    settings.stage = Stage::mix;
    settings.showsLastMinutes = true;
    CHECK (settings.minutesToMeasure() == LastMinutes::usual);
}

TEST_CASE ("damaged settings fall back to the defaults")
{
    CHECK (settingsFromJson ("") == Settings());
    CHECK (settingsFromJson ("{ \"stage\": \"mix\"") == Settings());
    CHECK (settingsFromJson ("[1, 2]") == Settings());
    CHECK (settingsFromJson (std::string ("\xff\xfe\0\1", 4)) == Settings());
}

TEST_CASE ("from half-broken settings the valid half is used")
{
    const auto settings = settingsFromJson (
        R"({ "stage": "mix", "aimDbtp": "six", "levelMeter": "k-20", "rms": "loud", "dualMono": 1, "source": 7, "window": { "x": 1, "width": 1e99 }, "new": {}, "page": "stageQuestion", "theme": "pink", "scalePercent": 110, "mini": "yes", "loudnessScale": 9 })");

    CHECK (settings.stage == Stage::mix);
    CHECK (settings.aimDbtp == -6.0);
    CHECK (settings.levelMeter == LevelMeter::peakAndRms);
    CHECK (settings.rms == RmsConvention::mathematical);
    CHECK_FALSE (settings.dualMono);
    CHECK_FALSE (settings.source.has_value());
    CHECK_FALSE (settings.window.has_value());
    CHECK (settings.page == Page::mix);
    CHECK (settings.theme == ThemeName::dark);
    CHECK (settings.scalePercent == 100);
    CHECK_FALSE (settings.isMini);
    CHECK (settings.loudnessScale == LoudnessScale::absolute);
}

TEST_CASE ("endlessly nested settings are dropped, and the valid rest is used")
{
    const auto nested = R"({ "stage": "mix", "source": { "device": { "type": )" + std::string (200'000, '[')
                        + std::string (200'000, ']') + " } } }";
    CHECK (isSettingsText (nested));
    CHECK (settingsFromJson (nested).stage == Stage::mix);
    CHECK_FALSE (settingsFromJson (nested).source.has_value());
}

TEST_CASE ("a window position outside every desktop is dropped")
{
    CHECK_FALSE (settingsFromJson (R"({ "window": { "x": 2147483647, "y": 0, "width": 2147483647, "height": 600 } })")
                     .window.has_value());
    CHECK_FALSE (settingsFromJson (R"({ "window": { "x": 0, "y": -2147483648, "width": 800, "height": 600 } })")
                     .window.has_value());
    CHECK (
        settingsFromJson (R"({ "window": { "x": -1900, "y": 0, "width": 800, "height": 600 } })").window.has_value());
}

TEST_CASE ("settings from before pages existed open the page of their stage")
{
    CHECK (settingsFromJson (R"({ "stage": "recording" })").page == Page::tracking);
    CHECK (settingsFromJson (R"({ "stage": "master" })").page == Page::delivery);
    CHECK (settingsFromJson (R"({ "stage": "master", "page": "mix" })").page == Page::mix);
}

TEST_CASE ("an aim outside the range is clamped")
{
    CHECK (settingsFromJson (R"({ "aimDbtp": 5 })").aimDbtp == highestAimDbtp);
    CHECK (settingsFromJson (R"({ "aimDbtp": -500 })").aimDbtp == lowestAimDbtp);
}

TEST_CASE ("the file is written atomically, and its folder is created if needed")
{
    const TemporaryFolder temporary;
    SettingsFile file (temporary.folder.getChildFile ("deeper/settings.json"));

    CHECK (file.read().settings == Settings());
    REQUIRE (file.write (someSettings()).empty());
    CHECK (file.read().settings == someSettings());
    CHECK (file.read().problem.empty());
    CHECK (temporary.folder.getChildFile ("deeper").getNumberOfChildFiles (juce::File::findFiles) == 1);
}

TEST_CASE ("a folder that can't be created isn't a failure")
{
    const TemporaryFolder temporary;
    const auto blocker = temporary.folder.getChildFile ("blocker");
    REQUIRE (blocker.create().wasOk());

    SettingsFile file (blocker.getChildFile ("settings.json"));
    CHECK_THAT (file.checkWritable(), ContainsSubstring (blocker.getFullPathName().toStdString())
                                          && ContainsSubstring ("cannot be made (Not a directory)"));
    CHECK (file.write (someSettings()).empty()); // already reported by checkWritable
    CHECK (file.read().settings == Settings());
}

TEST_CASE ("without a home folder nothing is saved, which is reported once")
{
    SettingsFile file { juce::File() };
    CHECK (file.read().problem.empty());
    CHECK_THAT (file.write (someSettings()), ContainsSubstring ("Set HOME"));
    CHECK (file.write (someSettings()).empty());
}

TEST_CASE ("a damaged file is set aside under a new name each time, and reported")
{
    const TemporaryFolder temporary;
    const auto place = temporary.folder.getChildFile ("settings.json");

    for (const auto* kept : { "settings.json.bad", "settings.json.bad-2" })
    {
        const auto damaged = juce::String ("{ \"stage\": \"mix\" of ") + kept;
        REQUIRE (place.replaceWithText (damaged));
        SettingsFile file (place);
        const auto reading = file.read();
        CHECK (reading.settings == Settings());
        CHECK_THAT (reading.problem, ContainsSubstring (place.getFullPathName().toStdString()));
        CHECK_THAT (reading.problem, ContainsSubstring (kept));
        CHECK (temporary.folder.getChildFile (kept).loadFileAsString() == damaged);
        CHECK_FALSE (place.exists());
        CHECK (file.write (someSettings()).empty());
        CHECK (file.read().settings == someSettings());
    }
}

TEST_CASE ("a file too large to be settings is set aside unread")
{
    const TemporaryFolder temporary;
    const auto place = temporary.folder.getChildFile ("settings.json");
    REQUIRE (place.replaceWithText (juce::String::repeatedString ("x", (1 << 20) + 1)));
    SettingsFile file (place);
    CHECK_FALSE (file.read().problem.empty());
    CHECK (temporary.folder.getChildFile ("settings.json.bad").getSize() == (1 << 20) + 1);
}

TEST_CASE ("recording has its own source, and uses the mix page's until one is chosen, if that can be an input")
{
    Settings settings;
    CHECK_FALSE (settings.sourceAtStart (Stage::recording).has_value());

    settings.sourceOf (Stage::finishedMaster) = DemoChoice {};
    CHECK (settings.sourceOf (Stage::mix).has_value());
    CHECK_FALSE (settings.sourceOf (Stage::recording).has_value());
    CHECK (settings.sourceAtStart (Stage::recording) == settings.source);

    // What a DAW or an output plays is not what is being recorded.
    for (const auto& programme :
         { DeviceAddress { "JACK", "ardour", { "Master 1", "Master 2" } }, DeviceAddress { "JACK", "reaper", {} },
           DeviceAddress { "JACK", "speakers", { "monitor_FL", "monitor_FR" } },
           DeviceAddress { "ALSA", "Monitor of card", {} }, DeviceAddress { "ALSA", "default", {} } })
    {
        settings.sourceOf (Stage::mix) = programme;
        CAPTURE (optionText (programme));
        CHECK_FALSE (settings.sourceAtStart (Stage::recording).has_value());
    }

    for (const auto& hardware : { DeviceAddress { "JACK", "interface", { "capture_1", "capture_2" } },
                                  DeviceAddress { "ALSA", "Scarlett", { "In 1" } } })
    {
        settings.sourceOf (Stage::mix) = hardware;
        CHECK (settings.sourceAtStart (Stage::recording) == settings.source);
    }

    const SourceChoice inputs = DeviceAddress { "ALSA", "interface", { "In 1" } };
    settings.sourceOf (Stage::recording) = inputs;
    CHECK (settings.sourceAtStart (Stage::recording) == inputs);
    CHECK (settings.sourceAtStart (Stage::mix) == settings.source);
    settings.source.reset();
    CHECK (settings.sourceAtStart (Stage::mix) == inputs);
}

TEST_CASE ("from linked inputs the valid ones are used")
{
    const auto links = settingsFromJson (R"({ "linkedInputs": [3, 4, "5", -1, 0, 64, 1e9, 7] })").linkedInputs;
    LinkedInputs expected;
    expected.toggle (2);
    expected.toggle (6);
    CHECK (links == expected);
    CHECK (settingsFromJson (R"({ "linkedInputs": 3 })").linkedInputs == LinkedInputs());
}

namespace
{
/** The description of the component with this title. */
juce::String descriptionOf (const juce::Component& parent, const juce::String& title)
{
    for (auto* child : parent.getChildren())
    {
        if (child->getTitle() == title && child->getDescription().isNotEmpty())
            return child->getDescription();

        if (const auto inside = descriptionOf (*child, title); inside.isNotEmpty())
            return inside;
    }

    return {};
}
} // namespace

TEST_CASE ("the page says where session logs are")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const SettingsPage page ((Settings()));
    CHECK_THAT (descriptionOf (page, "Session log").toStdString(),
                ContainsSubstring ("without audio") && ContainsSubstring ("twobus") && ContainsSubstring ("sessions."));
}
