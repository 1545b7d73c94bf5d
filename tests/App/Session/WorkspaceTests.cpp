#include "App/Delivery/DeliveryPage.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Pictures/StillSource.h"
#include "App/Session/Workspace.h"
#include "App/Shell/SettingsPage.h"
#include "App/Verdict/VerdictView.h"
#include "App/Verdict/WorkOptions.h"
#include "App/Widgets/SegmentedControl.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <stdexcept>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The first component of this kind (and with this title, if one is given) that is visible along with all its
    parents. */
template <typename Kind>
Kind* findShown (const juce::Component& parent, const juce::String& title)
{
    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible())
            continue;

        if (auto* found = dynamic_cast<Kind*> (child);
            found != nullptr && (title.isEmpty() || found->getTitle() == title))
            return found;

        if (auto* inside = findShown<Kind> (*child, title))
            return inside;
    }

    return nullptr;
}

template <typename Kind>
Kind& shownIn (const juce::Component& parent, const juce::String& title = {})
{
    if (auto* found = findShown<Kind> (parent, title))
        return *found;

    throw std::logic_error ("no such component is shown");
}

void press (MainComponent& window, char key, int modifiers = 0)
{
    window.keyPressed (juce::KeyPress (key, juce::ModifierKeys (modifiers), static_cast<juce::juce_wchar> (key)));
}

void openSettings (MainComponent& window) { press (window, ',', juce::ModifierKeys::commandModifier); }

/** Makes both live pages hold silence, so that neither asks for a source. */
void fillPagesWithSilence (MainComponent& window)
{
    for (const auto page : { Page::tracking, Page::mix })
        window.hold (page, nullptr, DemoChoice {});
}

/** Opens the settings, makes a choice as the user does, and closes them again. */
void chooseInSettings (MainComponent& window, const char* row, std::size_t index)
{
    openSettings (window);
    shownIn<SegmentedControl> (window, row).onChange (index);
    window.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey));
}

Settings settingsAt (Stage stage)
{
    Settings settings;
    settings.stage = stage;
    settings.page = firstPageFor (stage);
    return settings;
}

/** A window with its settings in a file. */
struct FiledWindow
{
    explicit FiledWindow (const Settings& settings, const CommandLine& commandLine = {})
        : window (SettingsFile (file()), SettingsFile::Reading { settings, {} }, commandLine, LiveMeter::Drive::poll)
    {
        window.setBounds (0, 0, 1280, 800);
        window.setVisible (true);
        fillPagesWithSilence (window);
    }

    juce::File file() const { return juce::File (folder.file ("settings.json")); }
    Settings remembered() const { return SettingsFile (file()).read().settings; }

    const juce::ScopedJuceInitialiser_GUI juce;
    const TemporaryFolder folder;
    MainComponent window;
};
/** A workspace with its settings in a file, without a window or a clock. */
struct FiledWorkspace
{
    explicit FiledWorkspace (const Settings& settings, Workspace::CommandLineChoices given = {},
                             LiveMeter::Drive drive = LiveMeter::Drive::poll)
        : workspace (SettingsFile (file()), SettingsFile::Reading { settings, {} }, std::move (given), drive)
    {
        workspace.onChange = [this] { ++numChanges; };
        workspace.enterPage();
    }

    juce::File file() const { return juce::File (folder.file ("settings.json")); }
    Settings remembered() const { return SettingsFile (file()).read().settings; }

    const TemporaryFolder folder;
    int numChanges = 0;
    Workspace workspace;
};

using Edit = std::function<void (Settings&)>;

/** Edits of all settings except window positions. */
std::vector<Edit> allEdits()
{
    return { [] (Settings& s) { s.aimDbtp = -9.0; },
             [] (Settings& s) { s.exportFormat = ExportFormat::float32; },
             [] (Settings& s) { s.clippedByChoice = true; },
             [] (Settings& s) { s.levelMeter = LevelMeter::vu; },
             [] (Settings& s) { s.rms = RmsConvention::aes17; },
             [] (Settings& s) { s.dualMono = true; },
             [] (Settings& s) { s.linkedInputs.toggle (0); },
             [] (Settings& s) { s.keepsSessionLog = false; },
             [] (Settings& s) { s.loudnessScale = LoudnessScale::ebuPlus9; },
             [] (Settings& s) { s.theme = ThemeName::light; },
             [] (Settings& s) { s.lastFolder = "/somewhere"; },
             [] (Settings& s) { s.scalePercent = 150; },
             [] (Settings& s) { s.page = Page::files; },
             [] (Settings& s) { s.streamTargetLufs = -20.0; },
             [] (Settings& s) { s.streamCeilingDbtp = -3.0; },
             [] (Settings& s) { s.lastMinutes = 10; },
             [] (Settings& s) { s.showsLastMinutes = true; },
             [] (Settings& s) { s.keepsStreamLog = true; },
             [] (Settings& s) { s.judgeProgrammeAs (Stage::streaming); },
             [] (Settings& s) { s.judgeProgrammeAs (Stage::finishedMaster); },
             [] (Settings& s) { s.judgeProgrammeAs (Stage::mix); } };
}

/** Checks that both sessions follow the settings and that each has its own stage. */
void checkSessions (Workspace& workspace)
{
    const auto& settings = workspace.settings();
    CHECK (workspace.inputs.session.choices().stage == Stage::recording);
    CHECK (workspace.programme.session.choices().stage == settings.programmeStage());

    for (auto* listening : { &workspace.inputs, &workspace.programme })
    {
        const auto& choices = listening->session.choices();
        CHECK (choices.aimDbtp == settings.aimDbtp);
        CHECK (choices.streamTargetLufs == settings.streamTargetLufs);
        CHECK (choices.streamCeilingDbtp == settings.streamCeilingDbtp);
        CHECK (choices.exportFormat == settings.exportFormat);
        CHECK (choices.isClippedByChoice == settings.clippedByChoice);
        CHECK (choices.linkedInputs == settings.linkedInputs);

        const auto frame = listening->session.frame (1.0);
        CHECK (frame.rms == settings.rms);
        CHECK (frame.dualMono == settings.dualMono);
        CHECK (frame.lastMinutes.minutes == settings.minutesToMeasure().value_or (0));
    }
}

std::unique_ptr<StillSource> stillSource (std::size_t numChannels)
{
    return std::make_unique<StillSource> ("still", std::vector<std::string> (numChannels, "in"),
                                          ChannelLayout::forChannelCount (numChannels), 48000.0);
}

/** Feeds half a second of a constant level. */
void feed (Workspace& workspace, StillSource& source, std::size_t numChannels)
{
    const std::vector<float> samples (2400, 0.25f);
    const std::vector<const float*> channels (numChannels, samples.data());

    for (int block = 0; block < 10; ++block)
    {
        source.feed (channels.data(), samples.size());
        workspace.poll (1.0 + 0.05 * block);
    }
}
} // namespace

TEST_CASE ("workspace: every change reaches both sessions and the file, and each session keeps its stage")
{
    for (const auto stage : { Stage::recording, Stage::mix, Stage::finishedMaster })
    {
        FiledWorkspace filed (settingsAt (stage));
        auto& workspace = filed.workspace;
        checkSessions (workspace);

        for (std::size_t i = 0; const auto& edit : allEdits())
        {
            CAPTURE (static_cast<int> (stage), i++);
            auto expected = workspace.settings();
            edit (expected);
            workspace.change (edit);
            CHECK (workspace.settings() == expected);
            checkSessions (workspace);

            if (filed.file().exists())
                CHECK (filed.remembered() == expected);
            else
                CHECK (expected == settingsAt (stage));
        }

        CHECK ((workspace.settings().stage == Stage::recording) == (stage == Stage::recording));
    }
}

TEST_CASE ("workspace: identical settings change nothing and write nothing")
{
    FiledWorkspace filed (settingsAt (Stage::mix));
    auto& workspace = filed.workspace;
    auto mono = stillSource (1);
    workspace.programme.hold (std::move (mono), DemoChoice {});
    auto next = workspace.settings();
    next.aimDbtp = -9.0;
    workspace.apply (next);
    CHECK (filed.numChanges == 1);
    REQUIRE (filed.file().deleteFile());
    const auto* source = workspace.programme.session.source();
    workspace.apply (next);
    workspace.apply (workspace.settings());
    CHECK (filed.numChanges == 1);
    CHECK_FALSE (filed.file().exists());
    CHECK (workspace.programme.session.source() == source);
}

TEST_CASE ("workspace: a source opened on a page is remembered for that page and opened for its stage")
{
    FiledWorkspace filed (settingsAt (Stage::recording));
    auto& workspace = filed.workspace;
    workspace.change (allEdits()[0]);
    workspace.choosePage (Page::mix);
    workspace.chooseSource (DemoChoice {}, Muting::avoided);
    CHECK (workspace.settings().source == SourceChoice (DemoChoice {}));
    CHECK_FALSE (workspace.settings().recordingSource.has_value());
    REQUIRE (workspace.programme.isChosen());
    CHECK (workspace.programme.session.choices().stage == Stage::mix);
    CHECK (workspace.enterPage() == Page::mix);

    const DeviceAddress microphone { "nowhere", "interface", { "In 1" } };
    workspace.choosePage (Page::tracking);
    CHECK (workspace.inputs.isChosen()); // the only known source is chosen
    workspace.chooseSource (microphone, Muting::avoided);
    CHECK (filed.remembered().recordingSource == SourceChoice (microphone));
    CHECK (filed.remembered().source == SourceChoice (DemoChoice {}));
    CHECK (filed.remembered().stage == Stage::recording);
}

TEST_CASE ("workspace: no other setting answers the first question, and no page opens before the answer")
{
    for (const auto& edit : allEdits())
    {
        auto judged = settingsAt (Stage::mix);
        judged.stage.reset();
        edit (judged);

        if (judged.stage) // this edit sets the stage itself
            continue;

        FiledWorkspace filed ((Settings()));
        filed.workspace.change (edit);
        CHECK_FALSE (filed.workspace.settings().stage.has_value());
        CHECK (filed.workspace.enterPage()
               == (filed.workspace.settings().page == Page::files ? Page::files : Page::stageQuestion));
    }
}

TEST_CASE ("workspace: the needle changes in both sessions")
{
    FiledWorkspace filed (settingsAt (Stage::recording));
    auto& workspace = filed.workspace;
    workspace.change ([] (Settings& next) { next.levelMeter = LevelMeter::vu; });

    for (auto* listening : { &workspace.inputs, &workspace.programme })
    {
        auto source = stillSource (2);
        auto& still = *source;
        listening->hold (std::move (source), DemoChoice {});
        feed (workspace, still, 2);
        CHECK (listening->session.snapshot().readings.channels.at (0).needleDbfs.has_value());
    }
}

TEST_CASE ("workspace: the dual mono option reopens only one-channel sources")
{
    for (const auto numChannels : { 1u, 2u })
    {
        FiledWorkspace filed (settingsAt (Stage::mix));
        auto& programme = filed.workspace.programme;
        programme.hold (stillSource (numChannels), DemoChoice {});
        REQUIRE (dynamic_cast<StillSource*> (programme.session.source()) != nullptr);
        filed.workspace.change ([] (Settings& next) { next.rms = RmsConvention::aes17; });
        CHECK (dynamic_cast<StillSource*> (programme.session.source()) != nullptr);
        filed.workspace.change ([] (Settings& next) { next.dualMono = true; });
        CHECK ((dynamic_cast<StillSource*> (programme.session.source()) == nullptr) == (numChannels == 1));
    }
}

TEST_CASE ("workspace: from the first answer on a session log is kept if the settings say so")
{
    FiledWorkspace filed (Settings(), {}, LiveMeter::Drive::ownThread);
    auto& workspace = filed.workspace;
    const auto isLogKept = [&workspace] { return workspace.programme.session.sessionRecorder().isOn(); };
    CHECK_FALSE (isLogKept());
    workspace.chooseStage (Stage::recording);
    CHECK (isLogKept());
    CHECK_FALSE (workspace.inputs.session.sessionRecorder().isOn());
    workspace.change ([] (Settings& next) { next.keepsSessionLog = false; });
    CHECK_FALSE (isLogKept());
}

TEST_CASE ("workspace: a stream has no session log unless the settings say so")
{
    FiledWorkspace filed (Settings(), {}, LiveMeter::Drive::ownThread);
    auto& workspace = filed.workspace;
    const auto isLogKept = [&workspace] { return workspace.programme.session.sessionRecorder().isOn(); };
    workspace.chooseStage (Stage::streaming);
    CHECK (workspace.settings().page == Page::mix);
    CHECK_FALSE (isLogKept());
    workspace.change ([] (Settings& next) { next.keepsStreamLog = true; });
    CHECK (isLogKept());
    workspace.change ([] (Settings& next) { next.keepsStreamLog = false; });
    CHECK_FALSE (isLogKept());
    workspace.change ([] (Settings& next) { next.judgeProgrammeAs (Stage::mix); });
    CHECK (isLogKept());
}

TEST_CASE ("workspace: command-line choices apply, and the file keeps its own until the user chooses")
{
    auto inFile = settingsAt (Stage::finishedMaster);
    inFile.source = DemoChoice {};
    inFile.isMini = true;
    const auto aim = allEdits()[0];

    SECTION ("a stage")
    {
        FiledWorkspace filed (inFile, { {}, Stage::recording, false });
        auto& workspace = filed.workspace;
        CHECK (workspace.settings().page == Page::tracking);
        CHECK (workspace.settings().programmeStage() == Stage::mix);
        CHECK (workspace.settings().isMini);
        checkSessions (workspace);
        workspace.change (aim);
        aim (inFile);
        CHECK (filed.remembered() == inFile);
        workspace.choosePage (Page::mix);
        CHECK (filed.remembered().page == Page::mix);
        CHECK (filed.remembered().stage == Stage::finishedMaster);
    }

    SECTION ("a stage that the user changes afterwards")
    {
        FiledWorkspace filed (inFile, { {}, Stage::finishedMaster, false });
        filed.workspace.change ([] (Settings& next) { next.judgeProgrammeAs (Stage::mix); });
        CHECK (filed.remembered().stage == Stage::mix);
    }

    SECTION ("files")
    {
        FiledWorkspace filed (inFile, { {}, {}, true });
        auto& workspace = filed.workspace;
        CHECK (workspace.settings().page == Page::files);
        CHECK_FALSE (workspace.settings().isMini);
        workspace.change (aim);
        aim (inFile);
        CHECK (filed.remembered() == inFile);
        workspace.choosePage (Page::files); // the same page, but now chosen by the user
        CHECK (filed.remembered().page == Page::files);
        workspace.chooseMini (false);
        CHECK_FALSE (filed.remembered().isMini);
    }

    SECTION ("a source")
    {
        const DeviceAddress microphone { "nowhere", "interface", { "In 1" } };
        FiledWorkspace filed (inFile, { microphone, {}, false });
        auto& workspace = filed.workspace;
        CHECK (workspace.programme.choice() == SourceChoice (microphone));
        workspace.change (aim);
        CHECK (filed.remembered().source == SourceChoice (DemoChoice {}));
        workspace.chooseSource (microphone, Muting::avoided);
        CHECK (filed.remembered().source == SourceChoice (microphone));
    }
}

TEST_CASE ("workspace: recording never starts on what the mix page listens to, unless that is an input")
{
    const DeviceAddress master { "JACK", "ardour", { "Master 1", "Master 2" } };
    const DeviceAddress capture { "JACK", "interface", { "capture_1", "capture_2" } };

    for (const auto isOption : { false, true })
        for (const auto& [address, isInput] : { std::pair (master, false), std::pair (capture, true) })
        {
            CAPTURE (isOption, isInput);
            auto settings = settingsAt (Stage::mix);

            if (! isOption)
                settings.source = address;

            FiledWorkspace filed (settings,
                                  { isOption ? std::optional<SourceChoice> (address) : std::nullopt, {}, false });
            auto& workspace = filed.workspace;
            CHECK (workspace.programme.choice() == SourceChoice (address));
            workspace.choosePage (Page::tracking);
            CHECK (workspace.inputs.isChosen() == (isInput && ! isOption));
            CHECK (workspace.enterPage() == (isInput && ! isOption ? Page::tracking : Page::sourceQuestion));
        }

    // An option for the recording page is for it.
    FiledWorkspace filed (settingsAt (Stage::recording), { master, {}, false });
    CHECK (filed.workspace.inputs.choice() == SourceChoice (master));
}

TEST_CASE ("workspace: a clipped input is told on the other pages for a while, and until it is acknowledged by a mark")
{
    FiledWorkspace filed (settingsAt (Stage::mix));
    auto& workspace = filed.workspace;
    workspace.programme.hold (nullptr, DemoChoice {});
    auto source = std::make_unique<StillSource> ("Interface", std::vector<std::string> { "In 1", "In 2" },
                                                 ChannelLayout::forChannelCount (2), 48000.0);
    auto& still = *source;
    workspace.inputs.hold (std::move (source), DeviceAddress { "JACK", "interface", { "capture_1", "capture_2" } });
    workspace.enterPage();

    auto now = 1.0;
    const auto play = [&] (float level) {
        std::vector<float> samples (4800);

        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = std::clamp (level * std::sin (0.02f * static_cast<float> (i)), -1.0f, 1.0f);

        const float* channels[] { samples.data(), samples.data() };

        for (int i = 0; i < 10; ++i)
        {
            still.feed (channels, samples.size());
            now += 0.1;
            workspace.poll (now);
        }
    };
    const auto said = [&] {
        const auto frame = workspace.session().frame (now);
        const auto banner = workspace.bannerFor (frame, workspace.session().sourceFacts(), now);
        return banner ? banner->text : std::string();
    };

    play (0.5f);
    CHECK_FALSE (workspace.hasClippedInput());
    CHECK (said().empty());

    play (1.5f);
    CHECK (workspace.hasClippedInput());
    CHECK_THAT (said(), ContainsSubstring ("clipped"));

    // Then the line is free again.
    now += Notice::secondsShown + 1.0;
    CHECK (said().empty());
    CHECK (workspace.hasClippedInput());

    // Reset on the Mix page is about the mix. On its own page it acknowledges, at once.
    workspace.session().reset();
    CHECK (workspace.hasClippedInput());
    workspace.choosePage (Page::tracking);
    workspace.session().reset();
    CHECK_FALSE (workspace.hasClippedInput());
    play (0.5f);
    CHECK_FALSE (workspace.hasClippedInput());

    workspace.choosePage (Page::mix);
    play (1.5f);
    CHECK_THAT (said(), ContainsSubstring ("clipped"));
}

TEST_CASE ("workspace: settings errors come first, and messages about user actions take precedence")
{
    const TemporaryFolder folder;
    Workspace workspace (SettingsFile (juce::File (folder.file ("settings.json"))),
                         SettingsFile::Reading { {}, "They are damaged." }, {}, LiveMeter::Drive::poll);
    workspace.enterPage();
    const auto said = [&workspace] (double now) {
        const auto frame = workspace.session().frame (now);
        const auto banner = workspace.bannerFor (frame, workspace.session().sourceFacts(), now);
        return banner ? banner->text : std::string();
    };
    workspace.queueNotice ("And another.");
    workspace.poll (1.0);
    CHECK (said (1.0) == "They are damaged.");
    workspace.poll (2.0);
    CHECK (said (2.0) == "They are damaged.");
    workspace.poll (1.0 + Notice::secondsShown);
    CHECK (said (1.0 + Notice::secondsShown) == "And another.");
    CHECK_FALSE (workspace.targets().empty());
}

TEST_CASE ("window: the settings page changes the current settings, not those it was opened with")
{
    FiledWindow filed (settingsAt (Stage::mix));
    openSettings (filed.window);
    filed.window.noteWindowBounds ({ 10, 20, 800, 600 });
    shownIn<SegmentedControl> (filed.window, "Aim of a mix").onChange (2);
    CHECK (filed.remembered().aimDbtp == -9.0);
    CHECK (filed.remembered().window == WindowBounds { 10, 20, 800, 600 });
}

TEST_CASE ("window: changing the aim while recording leaves the mix session a mix")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    PosedWindow posed (settingsAt (Stage::recording), { 1280, 800 });
    fillPagesWithSilence (posed.content());
    chooseInSettings (posed.content(), "Aim of a mix", 2);
    press (posed.content(), '2');
    posed.play (Page::mix, posedDemo(), 33.0);
    const auto verdict = shownIn<VerdictView> (posed.content()).getDescription().toStdString();
    CHECK_THAT (verdict, ContainsSubstring ("Pull the master fader down"));
    CHECK_THAT (verdict, ! ContainsSubstring ("preamp"));
}

TEST_CASE ("window: an option on the Mix page keeps the remembered Recording stage")
{
    FiledWindow filed (settingsAt (Stage::recording));
    press (filed.window, '2');
    shownIn<WorkOptions> (filed.window).onAim (-9.0);
    CHECK (filed.remembered().aimDbtp == -9.0);
    CHECK (filed.remembered().stage == Stage::recording);
}

TEST_CASE ("window: judging a programme as a master keeps the remembered Recording stage, wherever it is chosen")
{
    for (const auto isInSettings : { true, false })
    {
        CAPTURE (isInSettings);
        FiledWindow filed (settingsAt (Stage::recording));
        press (filed.window, '3');

        if (isInSettings)
            chooseInSettings (filed.window, "Judge it as", 1);
        else
            shownIn<DeliveryPage> (filed.window).onStage (Stage::finishedMaster);

        CHECK (filed.remembered().stage == Stage::recording);

        openSettings (filed.window);
        CHECK (shownIn<SegmentedControl> (filed.window, "Judge it as").chosen() == 1u);

        FiledWindow again (filed.remembered());
        openSettings (again.window);
        CHECK (shownIn<SegmentedControl> (again.window, "Judge it as").chosen() == 1u);
    }
}

TEST_CASE ("window: a stage or file on the command line applies to this run only")
{
    auto settings = settingsAt (Stage::finishedMaster);
    settings.source = DemoChoice {};
    settings.isMini = true;
    CommandLine commandLine;

    SECTION ("a stage") { commandLine.stage = Stage::recording; }

    SECTION ("a file, which needs the whole window") { commandLine.files = { "song.wav" }; }

    FiledWindow filed (settings, commandLine);
    filed.window.noteWindowBounds ({ 10, 20, 800, 600 });
    CHECK (filed.remembered().stage == Stage::finishedMaster);
    CHECK (filed.remembered().page == Page::delivery);
    CHECK (filed.remembered().isMini);
}

TEST_CASE ("until the last minutes are full, their figures are those since the reset in every frame")
{
    Session session (LiveMeter::Drive::poll);
    session.setStage (Stage::streaming);
    session.setLastMinutes (5);
    const auto demo = posedDemo();
    auto source = std::make_unique<StillSource> (demo.name, demo.names, demo.layout, demo.sampleRate);
    auto& still = *source;
    session.setSource (std::move (source), SignalPath::floatingPoint);
    const auto block = static_cast<std::size_t> (demo.sampleRate / 20.0);
    auto now = 10.0;
    auto numCompared = 0;

    for (std::size_t done = 0; done + block < 20 * static_cast<std::size_t> (demo.sampleRate); done += block)
    {
        const std::array pointers { demo.channels[0].data() + done, demo.channels[1].data() + done };
        still.feed (pointers.data(), block);
        now += 0.05;
        session.poll (now);
        const auto frame = session.frame (now);

        if (! frame.readings.integratedLufs)
            continue;

        CHECK (frame.lastMinutes.integratedLufs == frame.readings.integratedLufs);
        CHECK (frame.lastMinutes.truePeakDbtp == frame.readings.truePeakDbtp);
        ++numCompared;
    }

    CHECK (numCompared > 300);
}
