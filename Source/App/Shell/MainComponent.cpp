#include "App/Shell/MainComponent.h"

#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Shell/StartFolder.h"
#include "App/Shell/WindowLayout.h"
#include "App/Text.h"
#include "App/Widgets/Theme.h"
#include "Devices/SteadyTime.h"
#include "Present/Reports/VerificationText.h"

namespace twobus
{
namespace
{
constexpr int pollsPerSecond = 10, expandSide = 26;

std::string commandKeyName()
{
#if JUCE_MAC
    return "Cmd";
#else
    return "Ctrl";
#endif
}

double steadySeconds() noexcept { return static_cast<double> (steadyNanoseconds()) * 1.0e-9; }
} // namespace

MainComponent::MainComponent (SettingsFile file, SettingsFile::Reading remembered, const CommandLine& commandLine,
                              LiveMeter::Drive drive)
    : isLive (drive == LiveMeter::Drive::ownThread), settings (std::move (remembered.settings)),
      settingsFile (std::move (file)), inputs (sources, Stage::recording, drive),
      programme (sources, Stage::mix, drive), givenSource (commandLine.source)
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setFocusContainerType (
        FocusContainerType::keyboardFocusContainer); // no stop of its own between the last control and the first
    setTitle ("Twobus");
    connectControls();

    if (commandLine.stage)
    {
        settings.stage = commandLine.stage;
        settings.page = firstPageFor (*commandLine.stage);
    }

    if (! commandLine.files.empty())
        rememberedPage = std::exchange (settings.page, Page::files);

    // A question and the Files page need the room and the keys of a whole window.
    settings.isMini =
        settings.isMini && commandLine.files.empty() && settings.stage.has_value()
        && (givenSource
            || settings.sourceAtStart (listensToInputs (settings.page) ? Stage::recording : programmeStage()));

    applySettings();

    sayInTurn (std::move (remembered.problem));
    programme.session.addObserver (&tap);
    mix.stereo.setTap (&tap);
    readTargets();
    keepSessionLog();
    showPage();
    files.open (commandLine.files);
    startTimerHz (pollsPerSecond);
}

MainComponent::~MainComponent()
{
    stopTimer();

    // Children that go hand their focus to this component, which must not hand it to one that is half gone.
    overlay.reset();
    page.reset();
    giveAwayKeyboardFocus();

    programme.session.removeObserver (&tap);
}

void MainComponent::connectControls()
{
    for (auto* child : std::initializer_list<juce::Component*> { &topBar, &stageQuestion, &sourceQuestion, &tracking,
                                                                 &mix, &delivery, &files, &banner, &expand })
        addChildComponent (child);

    const auto scan = [this] { return sources.scan (session().choices().stage); };
    const auto choose = [this] (const SourceChoice& choice) { chooseSource (choice); };

    topBar.onPage = [this] (Page chosen) { choosePage (chosen); };
    stageQuestion.onChoice = [this] (Stage chosen) { chooseStage (chosen); };
    stageQuestion.onKeepsLog = [this] (bool shouldKeep) { chooseSessionLog (shouldKeep); };
    topBar.picker.onScan = sourceQuestion.onScan = scan;
    topBar.picker.onChoice = sourceQuestion.onChoice = choose;
    topBar.picker.onSound =
        sourceQuestion.onSound = [this] (const SourceChoice& choice) { return sources.carriesSound (choice); };
    topBar.picker.onCurrent = [this] { return current().choice(); };
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
    files.onVerified = [this] (const BounceVerification& verification) {
        open (makeDocumentPage (verificationDocument (verification)));
    };
    files.onSay = [this] (Severity severity, const std::string& sentence) { say (sentence, severity); };
    files.folderToStartIn = [this] { return startFolder (settings.lastFolder); };
    files.onFolderUsed = reportSaver.onFolderUsed = [this] (const juce::File& folder) { noteFolder (folder); };
    reportSaver.onSay = [this] (Severity severity, const std::string& sentence) { say (sentence, severity); };
    topBar.badge.onClick = [this] { open (makeGuide()); };
    tracking.onLink = [this] (std::size_t first) { toggleLink (first); };
    tracking.onListenAgain = [this] { inputs.session.reset(); };
}

//==============================================================================
void MainComponent::chooseSource (const SourceChoice& choice)
{
    if (! sources.isMutedByListening (choice))
        return takeSource (choice, Muting::avoided);

    // Return and Escape both leave the DAW alone.
    auto question = std::make_unique<juce::AlertWindow> (toJuce (labelOf (choice)) + " would be muted",
                                                         toJuce (SourceList::mutingQuestion (choice)),
                                                         juce::MessageBoxIconType::WarningIcon, this);
    question->addButton ("Cancel", 0, juce::KeyPress (juce::KeyPress::escapeKey),
                         juce::KeyPress (juce::KeyPress::returnKey));
    question->addButton ("Listen anyway", 1);

    const auto answered = [self = juce::Component::SafePointer<MainComponent> (this), choice] (int button) {
        if (self != nullptr && button == 1)
            self->takeSource (choice, Muting::accepted);
    };

    question.release()->enterModalState (true, juce::ModalCallbackFunction::create (answered), true);
}

void MainComponent::takeSource (const SourceChoice& choice, Muting muting)
{
    givenSource.reset();
    current().choose (choice, muting);
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
    rememberedPage.reset();
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

void MainComponent::noteMaximised (bool isNowMaximised)
{
    if (settings.isMaximised == isNowMaximised)
        return;

    settings.isMaximised = isNowMaximised;
    remember();
}

void MainComponent::hold (Page held, std::unique_ptr<AudioSource> source, SourceChoice shown)
{
    (held == Page::tracking ? inputs : programme).hold (std::move (source), std::move (shown));
    showPage();
}

void MainComponent::hold (std::vector<FileRecord> measured) { files.show (std::move (measured)); }

void MainComponent::hold (const StemReport& stems) { files.show (stems); }

//==============================================================================
void MainComponent::timerCallback() { pollAt (steadySeconds()); }

void MainComponent::pollAt (double now)
{
    for (auto* listening : { &inputs, &programme })
        if (settings.stage)
            listening->poll (now);

    files.poll();
    reportSaver.poll();
    sources.rest();

    sayInTurn (programme.session.sessionRecorder().takeProblem());

    if (! toSay.empty() && ! notice.at (now))
    {
        notice.say (std::move (toSay.front()), Severity::caution, now);
        toSay.erase (toSay.begin());
    }
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
    if (auto said = notice.at (now))
        return said;

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

bool MainComponent::isAsking() const noexcept { return page == Page::stageQuestion || page == Page::sourceQuestion; }

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

    if (next == Page::stageQuestion)
        stageQuestion.showKeepsLog (settings.keepsSessionLog);

    if (next == Page::sourceQuestion)
    {
        sourceQuestion.askForInputs (session().choices().stage == Stage::recording);
        sourceQuestion.refresh();
    }

    resized();
    repaint();
    keepFocusInFront();
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

    place (expand, layout.page.withTrimmedRight (3).removeFromTop (expandSide).removeFromRight (expandSide),
           settings.isMini && layout.isMini && ! mix.isVisible());
    expand.toFront (false);

    if (overlay != nullptr)
        overlay->setBounds (layout.page);
}

void MainComponent::paint (juce::Graphics& g) { g.fillAll (theme::background()); }

//==============================================================================
void MainComponent::openMenu()
{
    juce::PopupMenu menu;
    menu.addItem (toJuce ("Open files… (" + commandKeyName() + "+O)"), [this] { openFiles(); });
    menu.addItem (toJuce ("Save a report… (" + commandKeyName() + "+S)"), session().source() != nullptr, false,
                  [this] { saveReport(); });
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
    if (overlay == nullptr)
        focusedBelow = hasKeyboardFocus (true) ? getCurrentlyFocusedComponent() : nullptr;

    overlay = std::move (next);
    overlay->onClose = [this] { closeOverlay(); };
    addAndMakeVisible (*overlay);
    resized();
}

void MainComponent::closeOverlay()
{
    overlay.reset();
    resized();

    if (focusedBelow != nullptr && focusedBelow->isShowing())
        focusedBelow->grabKeyboardFocus();
    else if (isShowing())
        grabKeyboardFocus();
}

/** What is open has the keyboard: an overlay whatever asks for it, a question where no control has it. */
void MainComponent::keepFocusInFront()
{
    if (overlay != nullptr)
    {
        if (hasKeyboardFocus (true))
            overlay->takeFocus();
    }
    else if (hasKeyboardFocus (false))
    {
        stageQuestion.takeFocus();
        sourceQuestion.takeFocus();
    }
}

/** While no control has the focus the tab key goes to the first, or back to the last. */
bool MainComponent::enterByTab (const juce::KeyPress& key)
{
    if (! key.isKeyCode (juce::KeyPress::tabKey) || ! hasKeyboardFocus (false))
        return false;

    const auto stops = juce::KeyboardFocusTraverser().getAllComponents (this);

    if (! stops.empty())
        (key.getModifiers().isShiftDown() ? stops.back() : stops.front())->grabKeyboardFocus();

    return ! stops.empty();
}

void MainComponent::openSettings()
{
    auto content = std::make_unique<SettingsPage> (settings);
    content->onChange = [this] (const Settings& next) { take (next); };
    open (std::make_unique<OverlayPage> ("Settings", std::move (content)));
}

void MainComponent::openAbout() { open (makeAbout (ownVersions())); }

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    if (enterByTab (key))
        return true;

    if (overlay != nullptr && key == juce::KeyPress::escapeKey)
    {
        closeOverlay();
        return true;
    }

    const auto command = keyCommandFor (key);
    return command && (! isAsking() || command == KeyCommand::help) && obey (*command);
}

bool MainComponent::obey (KeyCommand command)
{
    switch (command)
    {
        case KeyCommand::trackingPage: choosePage (Page::tracking); break;
        case KeyCommand::mixPage: choosePage (Page::mix); break;
        case KeyCommand::deliveryPage: choosePage (Page::delivery); break;
        case KeyCommand::filesPage: choosePage (Page::files); break;
        case KeyCommand::pause: session().togglePause(); break;
        case KeyCommand::reset: session().reset(); break;
        case KeyCommand::undo: session().undoReset(); break;
        case KeyCommand::mini: toggleMini(); break;
        case KeyCommand::large: tracking.toggleLarge(); return page == Page::tracking;
        case KeyCommand::openFiles: openFiles(); break;
        case KeyCommand::saveReport: saveReport(); break;
        case KeyCommand::settings: openSettings(); break;
        case KeyCommand::help: open (makeHelp()); break;
    }

    return true;
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

/** Of what is measured on the page that is open. */
void MainComponent::saveReport()
{
    if (! settings.stage || session().source() == nullptr)
        return say ("Nothing has been heard yet, so there is nothing to report. Choose a source first. For the report "
                    "on a file, press Report beside it.");

    const auto frame = session().frame (steadySeconds());
    reportSaver.askWhereToSave (
        { { liveReportOf (frame, current().label()) }, liveReportSettings (frame, targetsOfReports) },
        startFolder (settings.lastFolder));
}

void MainComponent::noteFolder (const juce::File& folder)
{
    const auto used = toPath (folder);

    if (settings.lastFolder == used)
        return;

    settings.lastFolder = used;
    remember();
}

void MainComponent::sayInTurn (std::string sentence)
{
    if (! sentence.empty())
        toSay.push_back (std::move (sentence));
}

void MainComponent::say (std::string sentence, Severity severity)
{
    notice.say (std::move (sentence), severity, steadySeconds());
}
} // namespace twobus
