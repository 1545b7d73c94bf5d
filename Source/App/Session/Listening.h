#pragma once

#include "App/Session/Session.h"
#include "App/Session/SourceList.h"

#include <optional>
#include <string>

namespace twobus
{
/** A session and its source: opens the source that the user chose, and tries again if that can help. The window has
    two, one for the inputs being recorded and one for the programme, so that each keeps its measurement while the other
    is shown. Draws nothing. Message thread.
*/
class Listening
{
public:
    /** The stage decides how a device's channels are opened: inputs being recorded have no common loudness. */
    Listening (SourceList& list, Stage stage, LiveMeter::Drive drive = LiveMeter::Drive::ownThread);

    /** Opens this source, unless it is open already. A source that listening would mute is opened only if muting is
        accepted; that holds until another source is opened. */
    void choose (const SourceChoice&, Muting = Muting::avoided);

    /** Opens this source even if it is open already, as a new measurement. */
    void open (const SourceChoice&);

    /** Opens the chosen source again, as a new measurement. */
    void openAgain();

    /** Uses this source, which the user did not choose, and shows it as this choice: for pictures. */
    void hold (std::unique_ptr<AudioSource>, SourceChoice shown);

    /** Must be called about ten times a second. */
    void poll (double nowSeconds);

    /** Closes the device if it opens only once and the other one listens to it too. session.resume() opens it again. */
    void suspendFor (const Listening& other);

    bool isChosen() const noexcept { return source.has_value(); }
    bool isOpen() noexcept { return session.source() != nullptr; }
    const std::optional<SourceChoice>& choice() const noexcept { return source; }

    /** "Demo mix", the device and its channels, or what to do if nothing is chosen. */
    std::string label() const;

    /** Why the choice could not be opened, as a sentence. Empty if there is no problem. */
    const std::string& problem() const noexcept { return sourceProblem; }

    Session session;

private:
    bool isOpen (const SourceChoice&, const OpenedSource&);
    void take (OpenedSource);

    SourceList& sources;
    std::optional<SourceChoice> source;
    Muting sourceMuting = Muting::avoided;
    std::string sourceProblem;
    bool canComeBack = false; ///< the source may appear later, so opening it is tried again
    double nowSeconds = 0.0, nextAttemptSeconds = 0.0;
};
} // namespace twobus
