#include "App/Session/Listening.h"

#include "App/Session/OwnPlatform.h"
#include "App/Session/SilentSource.h"
#include "Taps/TapSource.h"

#include <utility>

namespace twobus
{
namespace
{
constexpr double secondsBetweenAttempts = 1.0;

/** False for JACK, PipeWire and Core Audio, where several programs can listen to one device. */
bool canOpenOnlyOnce (const SourceChoice& choice)
{
    const auto* address = std::get_if<DeviceAddress> (&choice);
    return address != nullptr && ! address->isJack() && address->typeName != "CoreAudio";
}
} // namespace

Listening::Listening (SourceList& list, Stage stage, LiveMeter::Drive drive) : session (drive), sources (list)
{
    session.setStage (stage);
}

void Listening::choose (const SourceChoice& choice, Muting muting)
{
    const auto hasMutingChanged = std::exchange (sourceMuting, muting) != muting;

    if (isOpen() && choice == source && ! hasMutingChanged)
        return;

    if (auto opened = sources.open (choice, session.choices().stage, muting);
        hasMutingChanged || ! isOpen (choice, opened))
        take (std::move (opened));
}

/** A device can be chosen without its channels. It counts as open if the channels found are the open ones, or if they
    cannot be found because Twobus itself is using the device. */
bool Listening::isOpen (const SourceChoice& choice, const OpenedSource& opened)
{
    if (! isOpen() || ! source)
        return false;

    return opened.choice == *source || (opened.source == nullptr && isSameDevice (choice, *source));
}

void Listening::open (const SourceChoice& choice)
{
    if (choice != source)
        sourceMuting = Muting::avoided;

    take (sources.open (choice, session.choices().stage, sourceMuting));
}

void Listening::openAgain()
{
    if (source)
        open (*source);
}

void Listening::take (OpenedSource opened)
{
    source = opened.choice;
    sourceProblem = opened.problem;
    canComeBack = opened.canComeBack;
    nextAttemptSeconds = nowSeconds + secondsBetweenAttempts;
    session.setSilenceCauses (silenceCausesOf (opened.choice, ownPlatform()));
    session.setSource (std::move (opened.source), pathOf (opened.choice));
}

void Listening::hold (std::unique_ptr<AudioSource> held, SourceChoice shown)
{
    source = std::move (shown);
    session.setSource (std::move (held), pathOf (*source));
}

/** An open source waits for its device by itself. Only a source whose channels are unknown until the device appears
    must be opened again. */
void Listening::poll (double now)
{
    nowSeconds = now;

    if (source && ! isOpen() && canComeBack && now >= nextAttemptSeconds)
        openAgain();

    session.poll (now);

    // A tap can be renamed, or say its place, while it is heard.
    if (const auto* heard = dynamic_cast<const TapSource*> (session.source()); heard != nullptr && source)
        if (auto* tap = std::get_if<TapChoice> (&*source); tap != nullptr && tap->isKnown())
            tap->name = heard->name();
}

void Listening::suspendFor (const Listening& other)
{
    if (source && other.source && canOpenOnlyOnce (*source) && isSameDevice (*source, *other.source))
        session.suspend();
}

std::string Listening::label() const { return source ? labelOf (*source) : "Choose a source"; }
} // namespace twobus
