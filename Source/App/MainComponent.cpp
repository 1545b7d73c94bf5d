#include "App/MainComponent.h"

#include "App/DocumentPages.h"
#include "App/LookAndFeel.h"
#include "App/SettingsPage.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "App/WindowLayout.h"
#include "Devices/SteadyTime.h"
#include "Files/TargetsFile.h"
#include "Files/UsersFolder.h"
#include "Present/FileReport.h"
#include "Present/VerificationText.h"

namespace twobus
{
namespace
{
constexpr int pollsPerSecond = 10, expandSide = 26;
constexpr double secondsOfNotice = 20.0;

std::string commandKeyName()
{
#if JUCE_MAC
    return "Cmd";
#else
    return "Ctrl";
#endif
}

std::string reportOf (const Frame& frame, const std::string& sourceName)
{
    const auto& readings = frame.snapshot.readings;
    const MeterFormat format { frame.snapshot.sampleRate, frame.layout, fullScaleOf24Bits, frame.dualMono };
    return fileReportText ({ sourceName, "live", "stream", format, readings.secondsMeasured }, readings, frame.advice, frame.choices, frame.rms);
}

double steadySeconds() noexcept
{
    return static_cast<double> (steadyNanoseconds()) * 1.0e-9;
}
} // namespace

MainComponent::MainComponent (SettingsFile file, SettingsFile::Reading remembered, const CommandLine& commandLine, LiveMeter::Drive drive)
    : isLive (drive == LiveMeter::Drive::ownThread), settings (std::move (remembered.settings)), settingsFile (std::move (file)), inputs (sources, Stage::recording, drive), programme (sources, Stage::mix, drive), givenSource (commandLine.source), notice (std::move (remembered.problem))
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setTitle ("Twobus");
    connectControls();

    if (commandLine.stage)
    {
        settings.stage = commandLine.stage;
        settings.page = firstPageFor (*commandLine.stage);
    }

    // A question needs the room and the keys of a whole window.
    settings.isMini = settings.isMini && settings.stage.has_value() && (givenSource || settings.sourceAtStart (listensToInputs (settings.page) ? Stage::recording : programmeStage()));

    applyTheme();
    programme.session.setStage (programmeStage());
    inBothSessions ([this] (Session& both) {
        both.setExportFormat (settings.exportFormat);
        both.setAim (settings.aimDbtp);
        both.setClippedByChoice (settings.clippedByChoice);
        both.setRmsConvention (settings.rms);
        both.setDualMono (settings.dualMono);
        both.setLinkedInputs (settings.linkedInputs);
        both.setNeedle (faceOf (settings.levelMeter).needle);
    });
    files.setAim (settings.aimDbtp);
    files.setClippedByChoice (settings.clippedByChoice);
    files.setDualMono (settings.dualMono);
    files.setRmsConvention (settings.rms);
    mix.levels.setMeter (settings.levelMeter);
    mix.loudness.setScale (settings.loudnessScale);
    noticeUntilSeconds = notice.empty() ? 0.0 : steadySeconds() + secondsOfNotice;

    programme.session.addObserver (&tap);
    mix.stereo.setTap (&tap);
    readTargets();
    keepSessionLog();
    showPage();
    startTimerHz (pollsPerSecond);
}

MainComponent::~MainComponent()
{
    stopTimer();
    programme.session.removeObserver (&tap);
}

void MainComponent::connectControls()
{
    for (auto* child : std::initializer_list<juce::Component*> { &topBar, &stageQuestion, &sourceQuestion, &tracking, &mix, &delivery, &files, &banner, &expand })
        addChildComponent (child);

    const auto scan = [this] { return sources.scan (session().choices().stage); };
    const auto choose = [this] (const SourceChoice& choice) { chooseSource (choice); };

    topBar.onPage = [this] (Page chosen) { choosePage (chosen); };
    stageQuestion.onChoice = [this] (Stage chosen) { chooseStage (chosen); };
    topBar.picker.onScan = sourceQuestion.onScan = scan;
    topBar.picker.onChoice = sourceQuestion.onChoice = choose;
    topBar.picker.onSound = sourceQuestion.onSound = [this] (const SourceChoice& choice) { return sources.carriesSound (choice); };
    sourceQuestion.onHasChanged = [this] { return sources.hasChanged(); };
    topBar.pause.onClick = [this] { session().togglePause(); };
    topBar.reset.onClick = [this] { session().reset(); };
    topBar.undo.onClick = [this] { session().undoReset(); };
    topBar.menu.onClick = [this] { openMenu(); };
    mix.levels.onChoice = [this] (LevelMeter chosen) { chooseLevelMeter (chosen); };
    mix.levels.onClearHolds = [this] { programme.session.clearHolds(); };
    mix.loudness.onScale = [this] (LoudnessScale chosen) { chooseLoudnessScale (chosen); };
    mix.checks.options.onChange = [this] (const Choices& chosen) { chooseWork (chosen); };
    mix.readouts.onRms = [this] (RmsConvention chosen) { chooseRms (chosen); };
    mix.readouts.onDualMono = [this] (bool shouldCountTwice) { chooseDualMono (shouldCountTwice); };
    mix.verdict.onGuide = [this] { open (makeGuide()); };
    mix.verdict.onExpand = expand.onClick = [this] { toggleMini(); };
    delivery.onStage = [this] (Stage chosen) { judgeAs (chosen); };
    files.setExports (allFileExports());
    files.setStemAnalyser (sumInBackground());
    files.setComparer (compareInBackground());
    files.setVerifier (verifyInBackground());
    files.runningSessionLog = [this] { return programme.session.sessionRecorder().status().path; };
    files.onVerified = [this] (const BounceVerification& verification) { open (makeDocumentPage (verificationDocument (verification))); };
    files.onSay = [this] (Severity severity, const std::string& sentence) { say (sentence, severity); };
    topBar.badge.onClick = [this] { open (makeGuide()); };
    tracking.onLink = [this] (std::size_t first) { toggleLink (first); };
    tracking.onListenAgain = [this] { inputs.session.reset(); };
}

void MainComponent::remember() const
{
    settingsFile.write (settings);
}

//==============================================================================
Stage MainComponent::programmeStage() const noexcept
{
    return settings.stage == Stage::finishedMaster ? Stage::finishedMaster : Stage::mix;
}

void MainComponent::chooseStage (Stage chosen)
{
    settings.stage = chosen;
    settings.page = firstPageFor (chosen);
    programme.session.setStage (programmeStage());
    remember();
    showPage();
}

/** The programme, on whatever page: asked on Delivery, chosen in the options. */
void MainComponent::judgeAs (Stage chosen)
{
    settings.stage = chosen;
    remember();

    if (programme.session.choices().stage != chosen)
        programme.session.setStage (chosen);
}

void MainComponent::takeTargets (const std::vector<DeliveryTarget>& targets)
{
    delivery.setTargets (targets);
    files.setTargets (targets);
}

void MainComponent::readTargets()
{
    try
    {
        const auto file = usersTargetsFile();
        takeTargets (file.empty() ? builtInTargets() : targetsFromFile (file, false));
    }
    catch (const TargetsError& error)
    {
        takeTargets (builtInTargets());
        delivery.setTargetsProblem (std::string (error.what()) + " The built-in table is used.");
    }
}

void MainComponent::toggleLink (std::size_t first)
{
    settings.linkedInputs.toggle (first);
    remember();
    inputs.session.setLinkedInputs (settings.linkedInputs);
}

void MainComponent::chooseWork (const Choices& chosen)
{
    settings.exportFormat = chosen.exportFormat;
    settings.aimDbtp = chosen.aimDbtp;
    settings.clippedByChoice = chosen.isClippedByChoice;

    judgeAs (chosen.stage);
    files.setAim (chosen.aimDbtp);
    files.setClippedByChoice (chosen.isClippedByChoice);
    inBothSessions ([&chosen] (Session& both) {
        both.setExportFormat (chosen.exportFormat);
        both.setAim (chosen.aimDbtp);
        both.setClippedByChoice (chosen.isClippedByChoice);
    });
}

void MainComponent::chooseLevelMeter (LevelMeter chosen)
{
    settings.levelMeter = chosen;
    remember();
    programme.session.setNeedle (faceOf (chosen).needle);
    mix.levels.setMeter (chosen);
}

void MainComponent::chooseLoudnessScale (LoudnessScale chosen)
{
    settings.loudnessScale = chosen;
    remember();
    mix.loudness.setScale (chosen);
}

void MainComponent::chooseRms (RmsConvention chosen)
{
    settings.rms = chosen;
    remember();
    files.setRmsConvention (chosen);
    inBothSessions ([chosen] (Session& both) { both.setRmsConvention (chosen); });
}

void MainComponent::chooseDualMono (bool shouldCountTwice)
{
    settings.dualMono = shouldCountTwice;
    remember();
    files.setDualMono (shouldCountTwice);
    inBothSessions ([shouldCountTwice] (Session& both) { both.setDualMono (shouldCountTwice); });

    // One channel has another loudness now, which its measurement so far cannot be turned into.
    if (auto* source = programme.session.source(); source != nullptr && source->layout().size() == 1)
        programme.openAgain();
}

void MainComponent::chooseSessionLog (bool shouldKeep)
{
    settings.keepsSessionLog = shouldKeep;
    remember();
    keepSessionLog();
}

/** Of the programme only: inputs are no bounce. */
void MainComponent::keepSessionLog()
{
    auto& recorder = programme.session.sessionRecorder();

    if (! settings.keepsSessionLog || ! isLive)
        recorder.stop();
    else if (! recorder.isOn())
        recorder.start();
}

void MainComponent::chooseTheme (ThemeName chosen)
{
    settings.theme = chosen;
    remember();
    applyTheme();
    sendLookAndFeelChange();
    repaint();
}

void MainComponent::applyTheme()
{
    theme::setTheme (settings.theme);

    if (auto* looks = dynamic_cast<LookAndFeel*> (&getLookAndFeel()))
        looks->takeThemeColours();
}

void MainComponent::chooseScale (int percent)
{
    settings.scalePercent = percent;
    remember();
    juce::Desktop::getInstance().setGlobalScaleFactor (static_cast<float> (percent) / 100.0f);
}

/** From the settings page, which changes one thing at a time. */
void MainComponent::take (const Settings& next)
{
    if (next.theme != settings.theme)
        chooseTheme (next.theme);
    else if (next.scalePercent != settings.scalePercent)
        chooseScale (next.scalePercent);
    else if (next.levelMeter != settings.levelMeter)
        chooseLevelMeter (next.levelMeter);
    else if (next.loudnessScale != settings.loudnessScale)
        chooseLoudnessScale (next.loudnessScale);
    else if (next.rms != settings.rms)
        chooseRms (next.rms);
    else if (next.dualMono != settings.dualMono)
        chooseDualMono (next.dualMono);
    else if (next.keepsSessionLog != settings.keepsSessionLog)
        chooseSessionLog (next.keepsSessionLog);
    else
        chooseWork ({ .stage = next.stage.value_or (Stage::mix), .aimDbtp = next.aimDbtp, .exportFormat = next.exportFormat, .isClippedByChoice = next.clippedByChoice });
}

//==============================================================================
void MainComponent::chooseSource (const SourceChoice& choice)
{
    givenSource.reset();
    current().choose (choice);
    settings.sourceOf (session().choices().stage) = current().choice();
    remember();
    showPage();
}

/** What the page listens to, where it listens to nothing yet. */
void MainComponent::openFor (Page next)
{
    if (! settings.stage || next == Page::files)
        return;

    auto& listening = next == Page::tracking ? inputs : programme;
    const auto& wanted = givenSource ? givenSource : settings.sourceAtStart (listening.session.choices().stage);

    if (! listening.isChosen() && wanted)
        listening.open (*wanted);
}

/** The session that is looked at goes before the other where a device opens only once. */
void MainComponent::suspendTheOther()
{
    auto& shown = current();
    auto& other = &shown == &inputs ? programme : inputs;
    other.suspendFor (shown);
    shown.session.resume();
}

void MainComponent::choosePage (Page chosen)
{
    if (overlay != nullptr)
        closeOverlay();

    settings.page = chosen;
    remember();
    showPage();
}

void MainComponent::toggleMini()
{
    if (onMini != nullptr)
        onMini (! settings.isMini);
}

void MainComponent::noteMini (bool isNowMini)
{
    settings.isMini = isNowMini;
    remember();
}

void MainComponent::noteWindowBounds (WindowBounds bounds)
{
    auto& noted = settings.isMini ? settings.miniWindow : settings.window;

    if (noted == bounds)
        return;

    noted = bounds;
    remember();
}

void MainComponent::hold (Page held, std::unique_ptr<AudioSource> source, SourceChoice shown)
{
    (held == Page::tracking ? inputs : programme).hold (std::move (source), std::move (shown));
    showPage();
}

void MainComponent::hold (std::vector<FileRecord> measured)
{
    files.show (std::move (measured));
}

void MainComponent::hold (const StemReport& stems)
{
    files.show (stems);
}

//==============================================================================
void MainComponent::timerCallback()
{
    pollAt (steadySeconds());
}

void MainComponent::pollAt (double now)
{
    for (auto* listening : { &inputs, &programme })
        if (settings.stage)
            listening->poll (now);

    files.poll();
    sources.rest();

    if (auto problem = programme.session.sessionRecorder().takeProblem(); ! problem.empty())
        say (std::move (problem));
}

void MainComponent::showFrame()
{
    if (const auto now = steadySeconds(); frames.isDue (now))
        showFrameAt (now);
}

void MainComponent::showFrameAt (double now)
{
    const auto frame = session().frame (now);
    const auto facts = session().sourceFacts();
    topBar.show (frame, settings.page, current().label(), facts);
    showBanner (bannerNow (frame, facts, now));

    if (tracking.isVisible())
        tracking.show (frame);

    if (mix.isVisible())
        mix.show (frame);

    // Hidden too: its chart gathers moments.
    if (&session() == &programme.session)
        delivery.show (frame);
}

std::optional<Banner> MainComponent::bannerNow (const Frame& frame, const SourceFacts& facts, double now) const
{
    if (! notice.empty() && now < noticeUntilSeconds)
        return Banner { noticeSeverity, notice };

    if (isAsking())
        return std::nullopt;

    const auto& problem = settings.page == Page::tracking ? inputs.problem() : programme.problem();
    return problem.empty() ? bannerFor (facts, frame.snapshot) : Banner { Severity::caution, problem };
}

void MainComponent::showBanner (std::optional<Banner> next)
{
    if (next)
        banner.show (*next);

    if (next.has_value() == banner.isVisible())
        return;

    banner.setVisible (next.has_value());
    resized();
}

bool MainComponent::isAsking() const noexcept
{
    return page == Page::stageQuestion || page == Page::sourceQuestion;
}

/** In a small window delivery and files have no room: the verdict and the meters are what matters. */
bool MainComponent::showsMix (bool isSmall) const noexcept
{
    return page == Page::mix || (isSmall && (page == Page::delivery || page == Page::files));
}

void MainComponent::showPage()
{
    openFor (settings.page);
    const auto isChosen = (settings.page == Page::tracking ? inputs : programme).isChosen();
    const auto next = pageFor (settings.stage, isChosen, settings.page);

    if (page == next)
        return;

    page = next;
    suspendTheOther();
    topBar.setSteering (next != Page::stageQuestion);

    if (next == Page::sourceQuestion)
        sourceQuestion.refresh();

    resized();
    repaint();
}

//==============================================================================
void MainComponent::resized()
{
    const auto layout = layoutFor (getLocalBounds(), banner.isVisible());
    const auto bannerHeight = banner.isVisible() ? layout.page.getY() - layout.banner.getY() : 0;

    const auto place = [] (juce::Component& child, juce::Rectangle<int> area, bool isWanted) {
        child.setVisible (isWanted && ! area.isEmpty());
        child.setBounds (area);
    };

    place (topBar, layout.topBar, true);
    banner.setBounds (layout.banner);
    mix.setSurroundings (layout.isMini, bannerHeight);
    place (stageQuestion, layout.page, page == Page::stageQuestion);
    place (sourceQuestion, layout.page, page == Page::sourceQuestion && overlay == nullptr);
    place (tracking, layout.page, page == Page::tracking && overlay == nullptr);
    place (mix, layout.page, showsMix (layout.isMini) && overlay == nullptr);
    place (files, layout.page, page == Page::files && ! layout.isMini && overlay == nullptr);
    place (delivery, layout.page, page == Page::delivery && ! layout.isMini && overlay == nullptr);

    place (expand, layout.page.withTrimmedRight (3).removeFromTop (expandSide).removeFromRight (expandSide), settings.isMini && layout.isMini && ! mix.isVisible());
    expand.toFront (false);

    if (overlay != nullptr)
        overlay->setBounds (layout.page);
}

void MainComponent::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());
}

//==============================================================================
void MainComponent::openMenu()
{
    juce::PopupMenu menu;
    menu.addItem (toJuce ("Open files… (" + commandKeyName() + "+O)"), [this] { openFiles(); });
    menu.addItem (toJuce ("Save a report… (" + commandKeyName() + "+S)"), session().source() != nullptr, false, [this] { saveReport(); });
    menu.addItem ("Mini view (M)", [this] { toggleMini(); });
    menu.addItem (toJuce ("Settings… (" + commandKeyName() + "+,)"), [this] { openSettings(); });
    menu.addSeparator();
    menu.addItem ("How to get the sound here", [this] { open (makeGuide()); });
    menu.addItem ("Keyboard (?)", [this] { open (makeHelp()); });
    menu.addItem ("About Twobus", [this] { openAbout(); });
    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (topBar.menu).withStandardItemHeight (28));
}

void MainComponent::open (std::unique_ptr<OverlayPage> next)
{
    overlay = std::move (next);
    overlay->onClose = [this] { closeOverlay(); };
    addAndMakeVisible (*overlay);
    resized();
}

void MainComponent::closeOverlay()
{
    overlay.reset();
    resized();
    grabKeyboardFocus();
}

void MainComponent::openSettings()
{
    auto content = std::make_unique<SettingsPage> (settings);
    content->onChange = [this] (const Settings& next) { take (next); };
    open (std::make_unique<OverlayPage> ("Settings", std::move (content)));
}

void MainComponent::openAbout()
{
    open (makeAbout (ownVersions (juce::JUCEApplication::getInstance()->getApplicationVersion().toStdString())));
}

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    const auto modifiers = key.getModifiers();

    if (key == juce::KeyPress::F1Key || key.getTextCharacter() == '?')
    {
        open (makeHelp());
        return true;
    }

    if (isAsking() || modifiers.isAltDown())
        return false;

    return modifiers.isCommandDown() ? obeyCommandKey (key) : obeyLetter (juce::CharacterFunctions::toLowerCase (key.getTextCharacter()));
}

bool MainComponent::obeyCommandKey (const juce::KeyPress& key)
{
    switch (juce::CharacterFunctions::toLowerCase (static_cast<juce::juce_wchar> (key.getKeyCode())))
    {
        case ',': openSettings(); return true;
        case 'o': openFiles(); return true;
        case 's': saveReport(); return true;
        default: return false;
    }
}

void MainComponent::openFiles()
{
    choosePage (Page::files);
    files.openChooser();
}

void MainComponent::filesDropped (const juce::StringArray& filesAndFolders, int, int)
{
    if (settings.isMini)
        toggleMini();

    choosePage (Page::files);
    files.add (filesAndFolders);
}

/** What is measured on the page that is open, as `twobus-cli check` says it of a file. The chooser asks before it overwrites. */
void MainComponent::saveReport()
{
    auto& saved = session();

    if (! settings.stage || saved.source() == nullptr)
        return;

    const auto text = reportOf (saved.frame (steadySeconds()), current().label());
    const auto start = juce::File::getSpecialLocation (juce::File::userDocumentsDirectory).getNonexistentChildFile ("Twobus report", ".txt");
    reportChooser = std::make_unique<juce::FileChooser> ("Save the report", start, "*.txt");
    reportChooser->launchAsync (juce::FileBrowserComponent::saveMode | juce::FileBrowserComponent::warnAboutOverwriting, [this, text] (const juce::FileChooser& chosen) {
        const auto file = chosen.getResult();

        if (file != juce::File() && ! file.replaceWithText (toJuce (text), false, false, "\n"))
            say ("The report " + file.getFullPathName().toStdString() + " cannot be written: is the folder writable, and the disk not full?");
    });
}

/** Once, for a while. */
void MainComponent::say (std::string sentence, Severity severity)
{
    notice = std::move (sentence);
    noticeSeverity = severity;
    noticeUntilSeconds = steadySeconds() + secondsOfNotice;
}

bool MainComponent::obeyLetter (juce::juce_wchar letter)
{
    if (letter >= '1' && letter <= '4')
    {
        choosePage (pagesInOrder[static_cast<std::size_t> (letter - '1')]);
        return true;
    }

    switch (letter)
    {
        case 'p': session().togglePause(); return true;
        case 'r': session().reset(); return true;
        case 'u': session().undoReset(); return true;
        case 'm': toggleMini(); return true;
        case 'l': tracking.toggleLarge(); return page == Page::tracking;
        default: return false;
    }
}
} // namespace twobus
