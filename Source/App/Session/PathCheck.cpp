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

    // Each time, because a source that is opened again begins with what is expected of it.
    session.setCheckedPath (verdict() != nullptr ? std::optional (signalPathOf (*verdict())) : std::nullopt);
    listener.poll (tap, session.snapshot().health.lostFrames);

    if (const auto readings = listener.takeReadings(); readings && ! source.empty())
        return take (*readings);

    return std::nullopt;
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
        unclear = Checked { readings, std::move (judged) };
        return text;
    }

    unclear.reset();
    session.setCheckedPath (signalPathOf (judged));
    checked.insert_or_assign (source, Checked { readings, std::move (judged) });
    return text;
}

const PathVerdict* PathCheck::verdict() const
{
    const auto found = checked.find (source);
    return found != checked.end() ? &found->second.verdict : nullptr;
}

std::string PathCheck::badge() const
{
    const auto found = checked.find (source);
    return found != checked.end() ? wordsFor (found->second.readings, found->second.verdict).badgeInBar : std::string();
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

    if (const auto* shown = unclear ? &*unclear : found != checked.end() ? &found->second : nullptr)
        page.text = wordsFor (shown->readings, shown->verdict);

    return page;
}
} // namespace twobus
