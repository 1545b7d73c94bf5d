#include "App/Session/PathCheck.h"

#include <algorithm>
#include <utility>

namespace twobus
{
PathCheck::PathCheck (Session& sessionToFollow) : session (sessionToFollow) { session.addObserver (&tap); }

PathCheck::~PathCheck() { session.removeObserver (&tap); }

std::optional<PathCheckText> PathCheck::poll (const std::string& name)
{
    const auto* live = session.source();
    const auto status = live != nullptr ? live->status() : SourceStatus();
    const auto isThere = live != nullptr && status.state == SourceState::running;
    const auto now =
        isThere ? name + '|' + std::to_string (status.sampleRate) + '|' + std::to_string (live->layout().size())
                : std::string();
    sourceName = name;

    if (now != source)
    {
        if (now.empty())
            checked.erase (source);

        source = now;
        forgetSource();
    }

    forgetWhatIsRefuted();

    // Each time, because a source that is opened again begins with what is expected of it.
    tellSession();
    listener.poll (tap, session.snapshot().health.lostFrames);

    followFile();

    if (const auto readings = listener.takeReadings(); readings && ! source.empty())
        return take (*readings);

    return std::nullopt;
}

/** The session's measuring stops and goes on with the file. */
void PathCheck::followFile()
{
    const auto hearsFile = listener.state() == PathListener::State::hearing;

    if (std::exchange (fileIsHeard, hearsFile) == hearsFile)
        return;

    if (hearsFile && isPassOfFile())
        session.withdrawPass();

    session.setLeftOut (hearsFile);
}

/** Whether the running pass began with the file. One that began before it has music in it. */
bool PathCheck::isPassOfFile() const
{
    constexpr auto toleranceSeconds = 0.5; // what was measured since the file was recognised
    const auto& readings = session.snapshot().readings;
    const auto& pass = readings.pass;
    return pass && pass->isRunning
           && readings.secondsMeasured - pass->startSeconds <= listener.fileSeconds() + toleranceSeconds;
}

/** A sample of a later pass above the ceiling shows that the path is another one now. */
void PathCheck::forgetWhatIsRefuted()
{
    const auto found = checked.find (source);
    const auto& snapshot = session.snapshot();
    const auto& pass = snapshot.ofPass;

    if (found == checked.end() || found->second.verdict.badge != PathBadge::limits || ! pass.pass)
        return;

    constexpr auto toleranceDb = 0.1;
    const auto& then = found->second;
    const auto isLater = snapshot.measurement != then.measurement || pass.pass->startSeconds >= then.secondsMeasured;

    if (isLater && pass.samplePeakDbfs && *pass.samplePeakDbfs > then.verdict.ceilingDbfs + toleranceDb)
        checked.erase (found);
}

void PathCheck::tellSession()
{
    session.setCheckedPath (verdict() != nullptr ? signalPathOf (*verdict(), addsBack()) : std::nullopt);

    // The readings of a source that has gone keep their gain.
    if (! source.empty())
        session.setAddedGain (addsBack() ? -verdict()->gainDb : 0.0);
}

void PathCheck::forgetSource()
{
    listener.clear();
    unclear.reset();
}

PathCheckText PathCheck::take (const PathReadings& readings)
{
    auto judged = judgePath (readings);
    auto text = wordsFor (readings, judged);

    if (judged.badge == PathBadge::notChecked)
    {
        unclear = text;
        return text;
    }

    unclear.reset();
    const auto stillAddsBack = addsBack() && judged.badge == PathBadge::gain;
    const auto& snapshot = session.snapshot();
    checked.insert_or_assign (source, Checked { std::move (judged), text, stillAddsBack, snapshot.measurement,
                                                snapshot.readings.secondsMeasured });
    tellSession();
    return text;
}

const PathVerdict* PathCheck::verdict() const
{
    const auto found = checked.find (source);
    return found != checked.end() ? &found->second.verdict : nullptr;
}

bool PathCheck::canAddBack() const { return verdict() != nullptr && verdict()->badge == PathBadge::gain; }

bool PathCheck::addsBack() const
{
    const auto found = checked.find (source);
    return found != checked.end() && found->second.addsBack;
}

void PathCheck::setAddsBack (bool should)
{
    if (! canAddBack())
        return;

    checked.at (source).addsBack = should;
    tellSession();
}

PathCheck::Badge PathCheck::badgeOfExactSource()
{
    PathVerdict exact;
    exact.badge = PathBadge::exact;
    return { true, "Path exact", briefBadge (exact), badgeSign (exact) };
}

PathCheck::Badge PathCheck::badge() const
{
    const auto found = checked.find (source);

    if (found == checked.end())
        return {};

    const auto& of = found->second;

    if (of.addsBack)
        return { true, addedBackBadge (of.verdict.gainDb), briefAddedBackBadge (of.verdict.gainDb),
                 badgeSign (of.verdict) };

    return { true, of.text.badgeInBar, briefBadge (of.verdict), badgeSign (of.verdict) };
}

std::optional<Banner> PathCheck::banner() const
{
    const auto found = checked.find (source);

    if (found == checked.end() || found->second.text.caution.empty() || found->second.addsBack)
        return std::nullopt;

    return Banner { Severity::caution, found->second.text.caution };
}

PathCheckPage PathCheck::page() const
{
    PathCheckPage page;
    page.sourceName = sourceName;
    page.isSourceThere = ! source.empty();
    page.fileSeconds = listener.fileSeconds();

    switch (listener.state())
    {
        case PathListener::State::hearing: page.state = PathCheckPage::State::hearing; break;
        case PathListener::State::measuring: page.state = PathCheckPage::State::measuring; break;
        case PathListener::State::heardOnlyEnd: page.state = PathCheckPage::State::heardOnlyEnd; break;
        case PathListener::State::listening: break;
    }

    const auto found = checked.find (source);

    // While another file is heard, what was said of the last one would contradict it.
    if (page.state == PathCheckPage::State::listening && (unclear || found != checked.end()))
        page.text = unclear ? unclear : found->second.text;

    if (unclear && found != checked.end())
        page.badgeBefore = found->second.text.badge;

    page.addedGainDb = addsBack() ? -verdict()->gainDb : 0.0;
    return page;
}
} // namespace twobus
