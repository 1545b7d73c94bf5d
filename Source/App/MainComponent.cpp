#include "App/MainComponent.h"

#include "App/Theme.h"
#include "App/WindowLayout.h"
#include "Devices/SteadyTime.h"

namespace twobus
{
namespace
{
constexpr int pollsPerSecond = 10;
constexpr double secondsBetweenAttempts = 1.0;

double steadySeconds() noexcept
{
    return static_cast<double> (steadyNanoseconds()) * 1.0e-9;
}
} // namespace

MainComponent::MainComponent (Settings initial, SettingsFile file, const CommandLine& commandLine)
    : settings (std::move (initial)),
      settingsFile (std::move (file)),
      stage (commandLine.stage ? commandLine.stage : settings.stage),
      source (commandLine.source ? commandLine.source : settings.sourceAtStart (stage.value_or (Stage::mix))),
      isSourceGiven (commandLine.source.has_value())
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    connectControls();

    session.setExportFormat (settings.exportFormat);
    session.setAim (settings.aimDbtp);
    session.setClippedByChoice (settings.clippedByChoice);
    session.setRmsConvention (settings.rms);
    session.setDualMono (settings.dualMono);
    session.setLinkedInputs (settings.linkedInputs);
    session.setStage (stage.value_or (Stage::mix));
    showLevelMeter();

    if (stage && source)
        openSource (*source);

    showPage (pageFor (stage, source.has_value()));
    startTimerHz (pollsPerSecond);
}

MainComponent::~MainComponent()
{
    stopTimer();
}

void MainComponent::connectControls()
{
    for (auto* child : std::initializer_list<juce::Component*> { &topBar, &stageQuestion, &sourceQuestion, &tracking,
                                                                 &verdict, &levels, &loudness, &readouts, &checks,
                                                                 &correlation, &timeline, &banner })
        addChildComponent (child);

    const auto scan = [this] { return sources.scan (session.choices().stage); };
    const auto choose = [this] (const SourceChoice& choice) { chooseSource (choice); };

    topBar.stages.onChoice = stageQuestion.onChoice = [this] (Stage chosen) { chooseStage (chosen); };
    topBar.picker.onScan = sourceQuestion.onScan = scan;
    topBar.picker.onChoice = sourceQuestion.onChoice = choose;
    topBar.pause.onClick = [this] { session.togglePause(); };
    topBar.reset.onClick = [this] { session.reset(); };
    topBar.undo.onClick = [this] { session.undoReset(); };
    levels.picker.onChoice = [this] (LevelMeter chosen) { chooseLevelMeter (chosen); };
    checks.options.onChange = [this] (const Choices& chosen) { chooseWork (chosen); };
    readouts.onRms = [this] (RmsConvention chosen) { chooseRms (chosen); };
    readouts.onDualMono = [this] (bool shouldCountTwice) { chooseDualMono (shouldCountTwice); };
    tracking.onLink = [this] (std::size_t first) { toggleLink (first); };
    tracking.onListenAgain = [this] { session.reset(); };
    levels.onClearHolds = [this] { session.clearHolds(); };
}

//==============================================================================
void MainComponent::chooseStage (Stage chosen)
{
    const auto isUnchanged = stage == chosen;
    const auto wasRecording = session.choices().stage == Stage::recording;
    stage = settings.stage = chosen;
    settingsFile.write (settings);

    if (isUnchanged)
        return;

    session.setStage (chosen);

    const auto isOtherPage = wasRecording != (chosen == Stage::recording);

    if (const auto& remembered = settings.sourceOf (chosen); remembered && isOtherPage && ! isSourceGiven)
        source = remembered;

    // Inputs that are recorded have no loudness together: the same channels are another layout.
    if (source && (session.source() == nullptr || isOtherPage))
        openSource (*source);

    showPage (pageFor (stage, source.has_value()));
}

void MainComponent::toggleLink (std::size_t first)
{
    settings.linkedInputs.toggle (first);
    settingsFile.write (settings);
    session.setLinkedInputs (settings.linkedInputs);
}

void MainComponent::chooseWork (const Choices& chosen)
{
    settings.exportFormat = chosen.exportFormat;
    settings.aimDbtp = chosen.aimDbtp;
    settings.clippedByChoice = chosen.isClippedByChoice;
    settingsFile.write (settings);
    session.setExportFormat (chosen.exportFormat);
    session.setAim (chosen.aimDbtp);
    session.setClippedByChoice (chosen.isClippedByChoice);
}

void MainComponent::chooseLevelMeter (LevelMeter chosen)
{
    settings.levelMeter = chosen;
    settingsFile.write (settings);
    showLevelMeter();
}

void MainComponent::showLevelMeter()
{
    session.setNeedle (faceOf (settings.levelMeter).needle);
    levels.setMeter (settings.levelMeter);
}

void MainComponent::chooseSource (const SourceChoice& choice)
{
    if (session.source() == nullptr || choice != source)
        if (auto opened = sources.open (choice, session.choices().stage); ! isOpen (choice, opened))
            take (std::move (opened));

    isSourceGiven = false;
    settings.sourceOf (session.choices().stage) = source;
    settingsFile.write (settings);
    showPage (pageFor (stage, true));
}

void MainComponent::chooseRms (RmsConvention chosen)
{
    settings.rms = chosen;
    settingsFile.write (settings);
    session.setRmsConvention (chosen);
}

void MainComponent::chooseDualMono (bool shouldCountTwice)
{
    settings.dualMono = shouldCountTwice;
    settingsFile.write (settings);
    session.setDualMono (shouldCountTwice);

    // One channel has another loudness now, which its measurement so far cannot be turned into.
    if (source && session.source() != nullptr && session.source()->layout().size() == 1)
        openSource (*source);
}

/** A device may be chosen without its channels: it is open where those found are the same, or where it cannot be
    asked for them, since it is we who are using it. */
bool MainComponent::isOpen (const SourceChoice& choice, const OpenedSource& opened)
{
    if (session.source() == nullptr || ! source)
        return false;

    return opened.choice == *source || (opened.source == nullptr && isSameDevice (choice, *source));
}

void MainComponent::openSource (const SourceChoice& choice)
{
    take (sources.open (choice, session.choices().stage));
}

void MainComponent::take (OpenedSource opened)
{
    source = opened.choice;
    sourceProblem = opened.problem;
    mayComeBack = opened.mayComeBack;
    nextAttemptSeconds = steadySeconds() + secondsBetweenAttempts;
    session.setSource (std::move (opened.source), pathOf (opened.choice));
}

/** An open source waits for its device by itself; this is for one whose channels are not known before it is there. */
void MainComponent::retrySource (double nowSeconds)
{
    if (! stage || ! source || session.source() != nullptr || ! mayComeBack || nowSeconds < nextAttemptSeconds)
        return;

    openSource (*source);
}

void MainComponent::noteWindowBounds (WindowBounds bounds)
{
    if (settings.window == bounds)
        return;

    settings.window = bounds;
    settingsFile.write (settings);
}

//==============================================================================
void MainComponent::timerCallback()
{
    const auto now = steadySeconds();
    retrySource (now);
    session.poll (now);
}

void MainComponent::showFrame()
{
    const auto now = steadySeconds();

    if (! frames.isDue (now))
        return;

    const auto frame = session.frame (now);
    const auto facts = session.sourceFacts();

    topBar.show (frame, source ? labelOf (*source) : "Choose a source", facts);

    if (! sourceProblem.empty())
        showBanner (Banner { Severity::caution, sourceProblem });
    else
        showBanner (isAsking() ? std::nullopt : bannerFor (facts, frame.snapshot));

    if (page == Page::tracking)
        tracking.show (frame);
    else if (page == Page::programme)
        showProgramme (frame);
}

void MainComponent::showProgramme (const Frame& frame)
{
    verdict.show (frame);
    levels.show (frame);
    loudness.show (frame);
    readouts.show (frame);
    checks.show (frame);
    correlation.show (frame);
    timeline.show (frame);
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

void MainComponent::showPage (Page next)
{
    if (page == next)
        return;

    page = next;
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

    const auto place = [] (juce::Component& child, juce::Rectangle<int> area, bool isWanted) {
        child.setVisible (isWanted && ! area.isEmpty());
        child.setBounds (area);
    };

    const auto isProgramme = page == Page::programme;
    verdict.setMini (layout.isMini);
    levels.setMini (layout.isMini);
    loudness.setMini (layout.isMini);

    place (topBar, layout.topBar, true);
    banner.setBounds (layout.banner);
    place (stageQuestion, layout.page, page == Page::stageQuestion);
    place (sourceQuestion, layout.page, page == Page::sourceQuestion);
    place (tracking, layout.page, page == Page::tracking);
    place (verdict, layout.verdict, isProgramme);
    place (levels, layout.levels, isProgramme);
    place (loudness, layout.loudness, isProgramme);
    place (readouts, layout.readouts, isProgramme);
    place (checks, layout.checks, isProgramme);
    place (correlation, layout.correlation, isProgramme);
    place (timeline, layout.timeline, isProgramme);
}

void MainComponent::paint (juce::Graphics& g)
{
    g.fillAll (theme::background());
}

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    if (isAsking() || key.getModifiers().isAnyModifierKeyDown())
        return false;

    switch (juce::CharacterFunctions::toLowerCase (key.getTextCharacter()))
    {
        case 'p': session.togglePause(); return true;
        case 'r': session.reset(); return true;
        case 'u': session.undoReset(); return true;
        case 'l': tracking.toggleLarge(); return page == Page::tracking;
        default: return false;
    }
}
} // namespace twobus
