#include "App/Shell/MainComponent.h"

#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Shell/StartFolder.h"
#include "App/Shell/WindowLayout.h"
#include "App/Text.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Theme.h"
#include "Devices/SteadyTime.h"
#include "Present/Base/AddedGainText.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Numbers.h"
#include "Present/Reports/VerificationText.h"

#include <utility>

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

/** The most useful keys on a page, in one line; a question needs none. A stream has no passes. */
juce::String keysToName (Page page, bool hasPasses)
{
    switch (page)
    {
        case Page::tracking: return toJuce ("P pause · R listen again · L large numbers · M mini view · ? all keys");
        case Page::mix:
        case Page::delivery:
            return toJuce (hasPasses ? "P pause · R reset · N new pass · J join passes · M mini view · ? all keys"
                                     : "P pause · R reset · M mini view · ? all keys");
        case Page::files: return toJuce (commandKeyName() + "+O open files · ? all keys");
        case Page::stageQuestion:
        case Page::sourceQuestion: break;
    }

    return {};
}
} // namespace

MainComponent::MainComponent (SettingsFile file, SettingsFile::Reading remembered, const CommandLine& commandLine,
                              LiveMeter::Drive drive)
    : workspace (std::move (file), std::move (remembered),
                 { commandLine.source, commandLine.stage, ! commandLine.files.empty() }, drive)
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setFocusContainerType (
        FocusContainerType::keyboardFocusContainer); // so that Tab does not stop between the last and first control
    setTitle ("Twobus");
    connectControls();
    connectSettings();
    delivery.setTargets (workspace.targets());
    delivery.setTargetsProblem (workspace.targetsProblem());
    files.setTargets (workspace.targets());
    workspace.programme.session.addObserver (&tap);
    mix.stereo.setTap (&tap);
    showSettings();
    files.open (commandLine.files);
    juce::Desktop::getInstance().addFocusChangeListener (this);
    startTimerHz (pollsPerSecond);
}

MainComponent::~MainComponent()
{
    stopTimer();
    juce::Desktop::getInstance().removeFocusChangeListener (this);

    // A child that is destroyed passes its focus to this component, which must not pass it on to a half-destroyed
    // child.
    overlay.reset();
    page.reset();
    giveAwayKeyboardFocus();

    workspace.programme.session.removeObserver (&tap);
}

void MainComponent::connectControls()
{
    for (auto* child :
         std::initializer_list<juce::Component*> { &topBar, &questionScroll, &sourceQuestion, &tracking, &mixScroll,
                                                   &deliveryScroll, &files, &status, &expand, &help })
        addChildComponent (child);

    const auto scan = [this] { return workspace.scan(); };
    const auto choose = [this] (const SourceChoice& choice) { chooseSource (choice); };
    const auto say = [this] (Severity severity, const std::string& sentence) { workspace.say (sentence, severity); };

    topBar.onPage = [this] (Page chosen) { choosePage (chosen); };
    topBar.picker.onScan = sourceQuestion.onScan = scan;
    topBar.picker.onChoice = sourceQuestion.onChoice = choose;
    topBar.picker.onSound = sourceQuestion.onSound = [this] (const SourceChoice& choice) {
        return workspace.sources.carriesSound (choice);
    };
    topBar.picker.onCurrent = [this] { return workspace.listening().choice(); };
    sourceQuestion.onHasChanged = [this] { return workspace.sources.hasChanged(); };
    topBar.pause.onClick = [this] { session().togglePause(); };
    topBar.reset.onClick = [this] { session().reset(); };
    topBar.undo.onClick = [this] { session().undoReset(); };
    topBar.menu.onClick = [this] { openMenu(); };
    topBar.onPagesMenu = [this] { return pagesMenu(); };
    topBar.badge.onClick = [this] { openPathCheck(); };
    mix.verdict.onGuide = [this] { open (makeGuide()); };
    mix.verdict.onMore = delivery.verdict.onMore = [this] (Document all) { open (makeDocumentPage (std::move (all))); };
    mix.levels.onClearHolds = [this] { workspace.programme.session.clearHolds(); };
    mix.verdict.onExpand = expand.onClick = [this] { toggleMini(); };
    tracking.onAcknowledge = [this] (std::size_t input) { workspace.inputs.session.clips().acknowledge (input); };
    tracking.onListenAgain = [this] { workspace.inputs.session.reset(); };
    files.setExports (allFileExports());
    files.setStemAnalyser (sumInBackground());
    files.setComparer (compareInBackground());
    files.setVerifier (verifyInBackground());
    files.runningSessionLog = [this] { return workspace.programme.session.sessionRecorder().status().path; };
    files.onVerified = [this] (const BounceVerification& verification) {
        open (makeDocumentPage (verificationDocument (verification)));
    };
    files.onSay = reportSaver.onSay = pathFileSaver.onSay = say;
    files.chooser.folderToStartIn = [this] { return startFolder (settings().lastFolder); };
}

/** Connects every control that changes a setting. */
void MainComponent::connectSettings()
{
    const auto judge = [this] (Stage chosen) {
        workspace.change ([chosen] (Settings& next) { next.judgeProgrammeAs (chosen); });
    };

    workspace.onChange = [this] { showSettings(); };
    stageQuestion.onChoice = [this] (Stage chosen) { workspace.chooseStage (chosen); };
    stageQuestion.onKeepsLog = setterOf (&Settings::keepsSessionLog);
    mix.levels.onChoice = setterOf (&Settings::levelMeter);
    mix.loudness.onScale = setterOf (&Settings::loudnessScale);
    mix.loudness.onMinutes = [this] (std::optional<int> minutes) { showMinutes (minutes); };
    mix.loudness.onOtherMinutes = [this] { askForMinutes(); };
    mix.onTimelineShare = setterOf (&Settings::timelineShare);
    mix.readouts.onScope = setterOf (&Settings::readingsScope);
    mix.readouts.onRms = setterOf (&Settings::rms);
    mix.readouts.onDualMono = setterOf (&Settings::dualMono);
    mix.checks.options.onStage = delivery.onStage = judge;
    mix.checks.options.onExportFormat = setterOf (&Settings::exportFormat);
    mix.checks.options.onAim = setterOf (&Settings::aimDbtp);
    mix.checks.options.onClippedByChoice = setterOf (&Settings::clippedByChoice);
    mix.checks.options.onStreamTarget = setterOf (&Settings::streamTargetLufs);
    mix.checks.options.onStreamCeiling = setterOf (&Settings::streamCeilingDbtp);
    mix.checks.options.onOtherTarget = [this] { askForStreamTarget(); };
    tracking.onLink = [this] (std::size_t first) {
        workspace.change ([first] (Settings& next) { next.linkedInputs.toggle (first); });
    };
    files.chooser.onFolderUsed = reportSaver.onFolderUsed = pathFileSaver.onFolderUsed =
        [this] (const juce::File& folder) { setterOf (&Settings::lastFolder) (toPath (folder)); };
}

void MainComponent::showMinutes (std::optional<int> minutes)
{
    workspace.change ([minutes] (Settings& next) {
        next.showsLastMinutes = minutes.has_value();
        next.lastMinutes = minutes.value_or (next.lastMinutes);
    });
}

void MainComponent::askForMinutes()
{
    const std::string range =
        std::to_string (LastMinutes::fewest) + " to " + std::to_string (LastMinutes::most) + " minutes";
    const WantedNumber wanted { "Loudness of the last minutes",
                                "a whole number, " + range,
                                static_cast<double> (settings().lastMinutes),
                                LastMinutes::fewest,
                                LastMinutes::most,
                                true };

    ask (wanted, [this] (double minutes) { showMinutes (static_cast<int> (minutes)); });
}

void MainComponent::askForStreamTarget()
{
    const auto range = numberText (lowestStreamTargetLufs, 0) + " to " + valueText (highestStreamTargetLufs, "LUFS", 0);
    const WantedNumber wanted { "Target of the stream", "a loudness, " + range, settings().streamTargetLufs,
                                lowestStreamTargetLufs, highestStreamTargetLufs };

    ask (wanted, [this] (double targetLufs) { setterOf (&Settings::streamTargetLufs) (targetLufs); });
}

void MainComponent::ask (const WantedNumber& wanted, std::function<void (double)> use)
{
    askForNumber (wanted, *this,
                  [self = juce::Component::SafePointer<MainComponent> (this), wanted,
                   use = std::move (use)] (std::optional<double> number) {
                      if (self == nullptr)
                          return;

                      if (number)
                          use (*number);
                      else
                          self->workspace.say (wanted.title + " is unchanged. Enter " + wanted.range + ".");
                  });
}

//==============================================================================
/** Updates everything that shows a setting or depends on one. */
void MainComponent::showSettings()
{
    const auto& shown = settings();
    showTheme();
    juce::Desktop::getInstance().setGlobalScaleFactor (static_cast<float> (shown.scalePercent) / 100.0f);
    files.setAim (shown.aimDbtp);
    files.setClippedByChoice (shown.clippedByChoice);
    files.setDualMono (shown.dualMono);
    files.setRmsConvention (shown.rms);
    mix.levels.setMeter (shown.levelMeter);
    mix.loudness.setScale (shown.loudnessScale);
    mix.setTimelineShare (shown.timelineShare);
    showPage();
    showKeys();
}

void MainComponent::showTheme()
{
    const auto chosen = settings().theme;

    if (std::exchange (shownTheme, chosen) == chosen)
        return;

    theme::setTheme (chosen);

    if (auto* looks = dynamic_cast<LookAndFeel*> (&getLookAndFeel()))
        looks->takeThemeColours();

    sendLookAndFeelChange();
    repaint();
}

//==============================================================================
void MainComponent::chooseSource (const SourceChoice& choice)
{
    if (! workspace.sources.isMutedByListening (choice))
        return takeSource (choice, Muting::avoided);

    // Return and Escape both cancel, so that the DAW is not muted by accident.
    auto question = std::make_unique<juce::AlertWindow> (toJuce (labelOf (choice)) + " would be muted",
                                                         toJuce (SourceList::mutingQuestion (choice)),
                                                         juce::MessageBoxIconType::WarningIcon, this);
    question->addButton ("Cancel", 0, juce::KeyPress (juce::KeyPress::escapeKey),
                         juce::KeyPress (juce::KeyPress::returnKey));
    question->addButton ("Listen anyway", 1);

    const auto onAnswer = [self = juce::Component::SafePointer<MainComponent> (this), choice] (int button) {
        if (self != nullptr && button == 1)
            self->takeSource (choice, Muting::accepted);
    };

    question.release()->enterModalState (true, juce::ModalCallbackFunction::create (onAnswer), true);
}

void MainComponent::takeSource (const SourceChoice& choice, Muting muting)
{
    workspace.chooseSource (choice, muting);
    showPage();
}

void MainComponent::choosePage (Page chosen)
{
    if (overlay != nullptr)
        closeOverlay();

    workspace.choosePage (chosen);
}

void MainComponent::toggleMini()
{
    if (onMini != nullptr)
        onMini (! isMini());
}

void MainComponent::noteMini (bool isNowMini) { workspace.chooseMini (isNowMini); }

void MainComponent::noteWindowBounds (WindowBounds bounds)
{
    workspace.change ([bounds] (Settings& next) { (next.isMini ? next.miniWindow : next.window) = bounds; });
}

void MainComponent::noteMaximised (bool isNowMaximised) { setterOf (&Settings::isMaximised) (isNowMaximised); }

void MainComponent::hold (Page held, std::unique_ptr<AudioSource> source, SourceChoice shown)
{
    workspace.listeningOf (held).hold (std::move (source), std::move (shown));
    showPage();
}

void MainComponent::hold (std::vector<FileRecord> measured) { files.show (std::move (measured)); }

void MainComponent::hold (const StemReport& stems) { files.show (stems); }

//==============================================================================
void MainComponent::timerCallback() { pollAt (steadySeconds()); }

void MainComponent::pollAt (double now)
{
    files.poll();
    reportSaver.poll();
    workspace.poll (now);

    if (workspace.sources.takeShowRequest())
        comeToFront();

    const auto addedBefore = workspace.programme.session.choices().addedGainDb;

    if (const auto heard = pathCheck.poll (workspace.programme.label()))
        noteTestFile (*heard, workspace.programme.session.choices().addedGainDb != addedBefore);

    pathFileSaver.poll();
    showPathCheck();

    if (isFocusedByMouse && ! juce::ModifierKeys::currentModifiers.isAnyMouseButtonDown())
    {
        isFocusedByMouse = false;
        explain (nullptr);
    }
}

/** The user has asked for the window in a tap's window, which is in front of it. */
void MainComponent::comeToFront()
{
    if (auto* window = dynamic_cast<juce::ResizableWindow*> (getTopLevelComponent()); window != nullptr)
    {
        window->setMinimised (false);
        window->toFront (true);
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
    const auto isProgramme = &session() == &workspace.programme.session;
    const auto& choice = workspace.programme.choice();
    const auto isTap = choice && std::holds_alternative<TapChoice> (*choice);
    topBar.show (frame, settings().page, workspace.listening().label(), facts,
                 ! isProgramme ? PathCheck::Badge()
                 : isTap       ? PathCheck::badgeOfExactSource()
                               : pathCheck.badge());
    topBar.markTracking (workspace.hasClippedInput());
    auto banner = workspace.bannerFor (frame, facts, now);

    // Its page says it already.
    if (! banner && isProgramme && pathCheckText == nullptr)
        banner = pathCheck.banner();

    if (! banner && isProgramme && frame.choices.addedGainDb != 0.0 && (isMini() || ! topBar.saysPath()))
        banner = Banner { Severity::neutral, capitalised (addedGainText (frame.choices.addedGainDb)) + '.' };

    showNotice (banner);

    if (tracking.isVisible())
        tracking.show (frame);

    if (frame.numbersAreDue)
        mix.remember (workspace.programme.session.snapshot());

    if (mixScroll.isVisible())
        mix.show (frame);

    help.follow();

    // Also while hidden, because its chart collects moments.
    if (&session() == &workspace.programme.session)
        delivery.show (frame);
}

int MainComponent::heightOfMiniNotice() const { return status.heightInMini (getWidth() - 2 * theme::miniGap); }

void MainComponent::showNotice (const std::optional<Banner>& next)
{
    const auto height = heightOfMiniNotice();
    status.show (next);

    if (heightOfMiniNotice() != height && isMini())
        resized();
}

/** The help box explains a reading, a check or a picture beside it. The status line explains everything else, and what
    has no room beside it. */
void MainComponent::explain (juce::Component* focused)
{
    auto* explained = focused == nullptr || isMini() ? nullptr : HelpBox::explainerOf (*focused, *this);
    help.close();

    if (explained == nullptr || help.explain (*explained))
        return status.explain ({});

    status.explain (dynamic_cast<juce::TooltipClient&> (*explained).getTooltip().replaceCharacter ('\n', ' '));
}

/** A control that is pressed is not explained, because people who use the mouse have its tooltip.
    JUCE tells a parent only that the focus has come to it or left it, not that it moves from child to child. */
void MainComponent::globalFocusChanged (juce::Component* focused)
{
    isFocusedByMouse = juce::ModifierKeys::currentModifiers.isAnyMouseButtonDown();

    if (isParentOf (focused))
        scrollIntoView (*focused);

    if (! isFocusedByMouse)
        explain (isParentOf (focused) ? focused : nullptr);
}

void MainComponent::scrollIntoView (const juce::Component& focused) const
{
    for (auto* viewport = focused.findParentComponentOfClass<juce::Viewport>(); viewport != nullptr;
         viewport = viewport->findParentComponentOfClass<juce::Viewport>())
        if (const auto* viewed = viewport->getViewedComponent(); viewed != nullptr && isParentOf (viewport))
            scrollToFocus (*viewed);
}

bool MainComponent::isAsking() const noexcept { return page == Page::stageQuestion || page == Page::sourceQuestion; }

/** The mini view has no room for Delivery and Files, so it shows the verdict and the meters instead. */
bool MainComponent::showsMix (bool asMini) const noexcept
{
    return page == Page::mix || (asMini && (page == Page::delivery || page == Page::files));
}

void MainComponent::showKeys()
{
    if (page)
        status.showKeys (keysToName (*page, settings().stage != Stage::streaming));
}

void MainComponent::showPage()
{
    const auto next = workspace.enterPage();

    if (page == next)
        return;

    page = next;
    topBar.setSteering (next != Page::stageQuestion);

    if (next == Page::stageQuestion)
        stageQuestion.showKeepsLog (settings().keepsSessionLog);

    if (next == Page::sourceQuestion)
    {
        sourceQuestion.askForInputs (listensToInputs (settings().page));
        sourceQuestion.refresh();
    }

    showKeys();
    resized();
    repaint();
    keepFocusInFront();
}

//==============================================================================
void MainComponent::resized()
{
    const auto layout = layoutFor (getLocalBounds(), isMini(), heightOfMiniNotice());

    const auto place = [] (juce::Component& child, juce::Rectangle<int> area, bool isWanted) {
        child.setVisible (isWanted && ! area.isEmpty());
        child.setBounds (area);
    };

    place (topBar, layout.topBar, true);
    place (status, layout.status, true);
    status.setMini (layout.isMini);
    topBar.setCompact (layout.isCompact);
    mix.setMini (layout.isMini);

    mixScroll.place(); // the mini view has another layout even in the same room
    place (questionScroll, layout.page, page == Page::stageQuestion);
    stageQuestion.setVisible (questionScroll.isVisible());
    place (sourceQuestion, layout.page, page == Page::sourceQuestion && overlay == nullptr);
    place (tracking, layout.page, page == Page::tracking && overlay == nullptr);
    place (mixScroll, layout.page, showsMix (layout.isMini) && overlay == nullptr);
    place (files, layout.page, page == Page::files && ! layout.isMini && overlay == nullptr);
    place (deliveryScroll, layout.page, page == Page::delivery && ! layout.isMini && overlay == nullptr);
    delivery.setVisible (deliveryScroll.isVisible());

    place (expand, layout.page.withTrimmedRight (3).removeFromTop (expandSide).removeFromRight (expandSide),
           layout.isMini && ! mixScroll.isVisible());
    expand.toFront (false);

    if (overlay != nullptr)
        overlay->setBounds (layout.page);
}

void MainComponent::paint (juce::Graphics& g) { g.fillAll (theme::background()); }

//==============================================================================
void MainComponent::openMenu()
{
    const auto frame = session().frame (steadySeconds());
    juce::PopupMenu menu;
    menu.addItem (toJuce ("Open files… (" + commandKeyName() + "+O)"), [this] { openFiles(); });
    menu.addItem (toJuce ("Save a report… (" + commandKeyName() + "+S)"), session().source() != nullptr, false,
                  [this] { saveReport(); });
    menu.addItem ("Mini view (M)", [this] { toggleMini(); });
    menu.addItem (toJuce ("Settings… (" + commandKeyName() + "+,)"), [this] { openSettings(); });
    menu.addSeparator();
    menu.addItem (frame.snapshot.isPaused ? "Resume (P)" : "Pause (P)", [this] { obey (KeyCommand::pause); });
    menu.addItem ("New pass (N)", [this] { obey (KeyCommand::newPass); });
    menu.addItem (toJuce (joinItem (frame.judged)), frame.judged.secondsOfRest.has_value(), false,
                  [this] { obey (KeyCommand::joinPasses); });
    menu.addItem ("Reset (R)", [this] { obey (KeyCommand::reset); });
    menu.addItem ("Undo the reset (U)", frame.snapshot.canUndoReset, false, [this] { obey (KeyCommand::undo); });
    menu.addSeparator();
    menu.addItem (toJuce ("Check the path…"), [this] { openPathCheck(); });
    menu.addItem ("How to get the sound here", [this] { open (makeGuide()); });
    menu.addItem ("Keyboard (?)", [this] { open (makeHelp()); });
    menu.addItem ("About Twobus", [this] { openAbout(); });
    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (topBar.menu).withStandardItemHeight (28));
}

juce::PopupMenu MainComponent::pagesMenu()
{
    juce::PopupMenu menu;

    for (std::size_t i = 0; i < pagesInOrder.size(); ++i)
        menu.addItem (toJuce (std::string (titleOf (pagesInOrder[i])) + " (" + std::to_string (i + 1) + ")"), true,
                      settings().page == pagesInOrder[i], [this, chosen = pagesInOrder[i]] { choosePage (chosen); });

    return menu;
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

/** Keeps the focus in front: an overlay always gets it, a question gets it if no control has it. */
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

/** If no control has the focus, Tab goes to the first control and Shift+Tab to the last. */
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
    auto content = std::make_unique<SettingsPage> (settings());
    content->onChange = [this] (const std::function<void (Settings&)>& edit) { workspace.change (edit); };
    open (std::make_unique<OverlayPage> ("Settings", std::move (content)));
}

void MainComponent::openPathCheck()
{
    auto next = makePathCheckPage (pathCheck.page(), [this] {
        pathFileSaver.askWhereToSave (session().snapshot().sampleRate, startFolder (settings().lastFolder));
    });
    pathCheckText = dynamic_cast<DocumentView*> (&next->content());
    addBack = &next->addButton ({}, "Makes every reading of this source that of your DAW. Measuring starts anew.",
                                [this] { toggleAddBack(); });
    addBack->setVisible (false);
    open (std::move (next));
    showPathCheck();
}

/** The test file is no mix, so the next sound is measured afresh. What was measured before it stays. */
void MainComponent::noteTestFile (const PathCheckText& heard, bool hasNewGain)
{
    auto& programme = workspace.programme.session;
    const auto& readings = programme.snapshot().readings;
    constexpr auto longestBeginning = 6.0; // what was measured of the file until it was recognised, and no mix
    const auto isAlone = hasNewGain || (readings.numPasses <= 1 && readings.secondsOfSignal < longestBeginning);

    if (isAlone)
        programme.discard();
    else
        programme.startNewPass();

    const auto& result = heard.faults.empty() ? heard.headline : heard.faults.front();
    workspace.say (result + (isAlone ? " Measuring starts anew." : " Your mix begins a new pass."),
                   heard.faults.empty() ? Severity::good : Severity::caution);
}

/** Updates the page of the path check, if it is open and says something else now. */
void MainComponent::showPathCheck()
{
    if (pathCheckText == nullptr)
        return;

    auto now = pathCheckDocument (pathCheck.page());

    if (plainText (now) != plainText (pathCheckText->document()))
        pathCheckText->updateDocument (std::move (now));

    const auto canAddBack = pathCheck.canAddBack();
    const auto text = pathCheck.addsBack() ? juce::String ("Stop adding it")
                      : canAddBack         ? toJuce (capitalised (addBackWords (pathCheck.verdict()->gainDb)))
                                           : juce::String();

    if (addBack->isVisible() == canAddBack && addBack->getButtonText() == text)
        return;

    addBack->setButtonText (text);
    addBack->setTitle (text);
    addBack->setVisible (canAddBack);
    overlay->resized();
}

void MainComponent::toggleAddBack()
{
    pathCheck.setAddsBack (! pathCheck.addsBack());
    const auto added = addedGainText (session().choices().addedGainDb);
    workspace.say ("Measuring starts anew: " + (added.empty() ? "the readings are those of the path" : added) + '.');
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

    if (help.isVisible() && key == juce::KeyPress::escapeKey)
    {
        help.close();
        return true;
    }

    const auto command = keyCommandFor (key);
    return command && allows (*command) && obey (*command);
}

/** While a question is asked, keys that would change the measurement do nothing. The pages stay in reach, as their tabs
    do: a take on another one runs on. */
bool MainComponent::allows (KeyCommand command) const noexcept
{
    const auto isPage = command == KeyCommand::trackingPage || command == KeyCommand::mixPage
                        || command == KeyCommand::deliveryPage || command == KeyCommand::filesPage;
    return ! isAsking() || command == KeyCommand::help || (isPage && page == Page::sourceQuestion);
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
        case KeyCommand::newPass: session().startNewPass(); break;
        case KeyCommand::joinPasses: session().joinOrSplitPasses(); break;
        case KeyCommand::mini: toggleMini(); break;
        case KeyCommand::large:
            if (page != Page::tracking)
                return false;

            tracking.toggleLarge();
            break;
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
    if (isMini())
        toggleMini();

    choosePage (Page::files);
    files.add (filesAndFolders);
}

/** Saves a report on the measurement of the open page. */
void MainComponent::saveReport()
{
    if (! settings().stage || session().source() == nullptr)
        return workspace.say (
            "Nothing has been heard yet, so there is nothing to report. Choose a source first. For the report "
            "on a file, press Report beside it.");

    const auto frame = session().frame (steadySeconds());
    reportSaver.askWhereToSave (
        { { liveReportOf (frame, workspace.listening().label()) }, liveReportSettings (frame, workspace.targets()) },
        startFolder (settings().lastFolder));
}
} // namespace twobus
