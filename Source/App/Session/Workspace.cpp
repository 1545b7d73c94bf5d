#include "App/Session/Workspace.h"

#include "Devices/SteadyTime.h"
#include "Files/Disk/UsersFolder.h"
#include "Files/Targets/TargetsFile.h"
#include "Present/Advice/TrackingText.h"

#include <utility>

namespace twobus
{
namespace
{
bool isQuestion (std::optional<Page> page) noexcept
{
    return page == Page::stageQuestion || page == Page::sourceQuestion;
}
} // namespace

Workspace::Workspace (SettingsFile settingsFile, SettingsFile::Reading reading, CommandLineChoices given,
                      LiveMeter::Drive drive)
    : inputs (sources, Stage::recording, drive), programme (sources, Stage::mix, drive),
      isLive (drive == LiveMeter::Drive::ownThread), file (std::move (settingsFile)),
      inFile (std::move (reading.settings)), current (inFile), givenSource (std::move (given.source))
{
    if (given.stage)
    {
        current.stage = given.stage;
        current.page = firstPageFor (*given.stage);
        isStageGiven = isPageGiven = true;
    }

    if (given.hasFiles)
    {
        current.page = Page::files;
        isPageGiven = isMiniGiven = true;
    }

    isGivenForInputs = listensToInputs (current.page);

    // The questions and the Files page need the room and the keys of the whole window.
    const auto hasSource = givenSource || current.sourceAtStart (stageOf (listening())).has_value();
    current.isMini = current.isMini && ! given.hasFiles && current.stage && hasSource;

    updateSessions (current);
    queueNotice (std::move (reading.problem));
    readTargets();
}

//==============================================================================
void Workspace::apply (const Settings& next)
{
    const auto before = std::exchange (current, next);
    isStageGiven = isStageGiven && next.stage == before.stage;
    updateSessions (before);
    write();
    enterPage();

    if (current != before && onChange != nullptr)
        onChange();
}

void Workspace::updateSessions (const Settings& before)
{
    // Set the stage only if it changes: setStage also clears the previous verdict, which the next one depends on.
    if (const auto stage = current.programmeStage(); programme.session.choices().stage != stage)
        programme.session.setStage (stage);

    for (auto* each : { &inputs, &programme })
    {
        each->session.setExportFormat (current.exportFormat);
        each->session.setAim (current.aimDbtp);
        each->session.setStreamLimits (current.streamTargetLufs, current.streamCeilingDbtp);
        each->session.setLastMinutes (current.minutesToMeasure());
        each->session.setClippedByChoice (current.clippedByChoice);
        each->session.setRmsConvention (current.rms);
        each->session.setReadingsScope (current.readingsScope);
        each->session.setDualMono (current.dualMono);
        each->session.setLinkedInputs (current.linkedInputs);
        each->session.setNeedle (faceOf (current.levelMeter).needle);
    }

    // The loudness of a single channel changes, and the measurement so far cannot be converted.
    if (current.dualMono != before.dualMono)
        if (auto* source = programme.session.source(); source != nullptr && source->layout().size() == 1)
            programme.openAgain();

    keepSessionLog();
}

/** Only the programme has a session log, because inputs are not a bounce, and a stream only if the user wants one. The
    log starts after the user has answered the first question, which says that a log is kept. */
void Workspace::keepSessionLog()
{
    auto& recorder = programme.session.sessionRecorder();

    const auto keepsLog =
        current.programmeStage() == Stage::streaming ? current.keepsStreamLog : current.keepsSessionLog;

    if (! keepsLog || ! current.stage || ! isLive)
        recorder.stop();
    else if (! recorder.isOn())
        recorder.start();
}

/** The current settings, but with the file's values in place of the command line's options. */
Settings Workspace::remembered() const
{
    auto kept = current;

    if (isStageGiven)
        kept.stage = inFile.stage;

    if (isPageGiven)
        kept.page = inFile.page;

    if (isMiniGiven)
        kept.isMini = inFile.isMini;

    return kept;
}

void Workspace::write()
{
    if (auto next = remembered(); next != inFile)
    {
        inFile = std::move (next);
        queueNotice (file.write (inFile));
    }
}

//==============================================================================
void Workspace::chooseStage (Stage chosen)
{
    isStageGiven = isPageGiven = false;
    change ([chosen] (Settings& next) {
        next.stage = chosen;
        next.page = firstPageFor (chosen);
    });
}

void Workspace::choosePage (Page chosen)
{
    isPageGiven = false;
    change ([chosen] (Settings& next) { next.page = chosen; });
}

void Workspace::chooseMini (bool isMini)
{
    isMiniGiven = false;
    change ([isMini] (Settings& next) { next.isMini = isMini; });
}

void Workspace::chooseSource (const SourceChoice& choice, Muting muting)
{
    givenSource.reset();
    auto& listener = listening();
    listener.choose (choice, muting);
    change ([this, &listener] (Settings& next) { next.sourceOf (stageOf (listener)) = listener.choice(); });
}

//==============================================================================
/** Opens the page's source, if the page has none yet. */
void Workspace::openFor (Page page)
{
    const auto isNewPage = std::exchange (openedFor, page) != page;

    if (! current.stage || page == Page::files)
        return;

    auto& listener = listeningOf (page);

    if (listener.isChosen())
        return;

    if (const auto wanted = sourceFor (listener, isNewPage))
        listener.open (*wanted);
}

/** looksForInputs: devices may be looked for, which takes a moment. */
std::optional<SourceChoice> Workspace::sourceFor (const Listening& listener, bool looksForInputs)
{
    const auto isForInputs = &listener == &inputs;

    if (givenSource && (isForInputs == isGivenForInputs || std::holds_alternative<DemoChoice> (*givenSource)))
        return givenSource;

    if (const auto& remembered = current.sourceAtStart (stageOf (listener)))
        return remembered;

    return isForInputs && isLive && looksForInputs ? sources.onlyHardwareInput() : std::nullopt;
}

Page Workspace::enterPage()
{
    openFor (current.page);
    const auto next = pageFor (current.stage, listening().isChosen(), current.page);

    if (std::exchange (entered, next) != next)
    {
        auto& shown = listening();
        auto& other = &shown == &inputs ? programme : inputs;
        other.suspendFor (shown);
        shown.session.resume();
    }

    return next;
}

std::vector<SourceSection> Workspace::scan() { return sources.scan (stageOf (listening())); }

void Workspace::poll (double nowSeconds)
{
    if (current.stage)
        for (auto* each : { &inputs, &programme })
            each->poll (nowSeconds);

    if (! hasClippedInput())
        clipShownUntil.reset();

    const auto& heard = programme.choice();
    programme.session.noteTaps (heard && std::holds_alternative<TapChoice> (*heard), sources.hearTogether (heard),
                                nowSeconds);
    sources.rest();
    queueNotice (programme.session.sessionRecorder().takeProblem());

    if (! waitingSentences.empty() && ! notice.at (nowSeconds))
    {
        notice.say (std::move (waitingSentences.front()), Severity::caution, nowSeconds);
        waitingSentences.erase (waitingSentences.begin());
    }
}

//==============================================================================
void Workspace::readTargets()
{
    try
    {
        const auto usersTable = usersTargetsFile();
        deliveryTargets = usersTable.empty() ? builtInTargets() : targetsFromFile (usersTable, false);
    }
    catch (const FileError& error)
    {
        deliveryTargets = builtInTargets();
        problemOfTargets = std::string (error.what()) + " The built-in table is used.";
    }
}

//==============================================================================
void Workspace::say (std::string sentence, Severity severity)
{
    notice.say (std::move (sentence), severity, steadySeconds());
}

void Workspace::queueNotice (std::string sentence)
{
    if (! sentence.empty())
        waitingSentences.push_back (std::move (sentence));
}

std::optional<Banner> Workspace::bannerFor (const Frame& frame, const SourceFacts& facts, double nowSeconds)
{
    if (auto said = notice.at (nowSeconds))
        return said;

    if (isQuestion (entered))
        return std::nullopt;

    const auto& problem = listening().problem();

    if (! problem.empty())
        return Banner { Severity::caution, problem };

    if (auto banner = twobus::bannerFor (facts, frame.snapshot,
                                         { frame.health, frame.judged.invalidSamples, frame.choices.stage }))
        return banner;

    return listensToInputs (current.page) ? std::nullopt : clipBanner (nowSeconds);
}

/** For the other pages: an input that is being recorded has clipped, and nobody has acknowledged it. */
std::optional<Banner> Workspace::clipBanner (double nowSeconds)
{
    const auto input = inputs.session.clips().newest();

    if (! input)
        return std::nullopt;

    clipShownUntil = clipShownUntil.value_or (nowSeconds + Notice::secondsShown);

    if (nowSeconds >= *clipShownUntil)
        return std::nullopt;

    const auto* source = inputs.session.source();
    const auto names = source != nullptr ? source->channelNames() : std::vector<std::string>();
    return Banner { Severity::damage,
                    clippedInputSentence (*input, *input < names.size() ? names[*input] : std::string(),
                                          inputs.session.clips().of (*input)->seconds) };
}
} // namespace twobus
