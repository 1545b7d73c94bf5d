#pragma once

#include "App/Session/Session.h"
#include "App/Session/SourceList.h"

#include <optional>
#include <string>

namespace twobus
{
/** A session and what it listens to: opens what the user chose, and tries again while that may help. The window has
    two, one for the inputs being recorded and one for the programme: neither loses what it measured while the other is
    looked at. No drawing. Message thread.
*/
class Listening
{
public:
    /** The stage says how a device's channels are opened: inputs that are recorded have no loudness together. */
    Listening (SourceList& list, Stage stage, LiveMeter::Drive drive = LiveMeter::Drive::ownThread);

    /** Opens it, unless it is what is open. What listening mutes is opened only where that was accepted, until
        something else is opened. */
    void choose (const SourceChoice&, Muting = Muting::avoided);

    /** Opens it in any case, as a new measurement. */
    void open (const SourceChoice&);

    /** What is chosen, opened anew. */
    void openAgain();

    /** A source that is no choice of the user's, in place of what they chose: for pictures. */
    void hold (std::unique_ptr<AudioSource>, SourceChoice shown);

    /** To be called about ten times a second. */
    void poll (double nowSeconds);

    /** Lets go of a device that opens only once where the other one listens to it too; takes it again with resume. */
    void suspendFor (const Listening& other);

    bool isChosen() const noexcept { return source.has_value(); }
    bool isOpen() noexcept { return session.source() != nullptr; }
    const std::optional<SourceChoice>& choice() const noexcept { return source; }

    /** "Demo mix", the device and its channels, or what to do where nothing is chosen. */
    std::string label() const;

    /** Why the choice could not be opened: a sentence; empty while all is well. */
    const std::string& problem() const noexcept { return sourceProblem; }

    Session session;

private:
    bool isOpen (const SourceChoice&, const OpenedSource&);
    void take (OpenedSource);

    SourceList& sources;
    std::optional<SourceChoice> source;
    Muting sourceMuting = Muting::avoided;
    std::string sourceProblem;
    bool mayComeBack = false; ///< the problem: worth another try
    double nowSeconds = 0.0, nextAttemptSeconds = 0.0;
};
} // namespace twobus
