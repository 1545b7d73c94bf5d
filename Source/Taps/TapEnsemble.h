#pragma once

#include "Core/Chain/ChainReadings.h"
#include "Core/Stems/TrackShares.h"
#include "Taps/TapRoles.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** What the taps of one DAW show together. */
struct EnsembleReadings
{
    std::vector<std::string> tracks; ///< the names of those with a tap
    std::vector<bool> isHeard; ///< of each track: false while its tap gets nothing
    std::optional<TrackShareReadings> shares; ///< empty without taps on tracks
    std::optional<ChainReadings> chain; ///< empty without a tap on each side of the master's chain
    std::optional<double> hostSeconds; ///< how far the pass has come on the DAW's timeline
    bool isRender = false; ///< the DAW exported it
};

/** Hears all taps of one DAW at once, and measures what no single one shows: who uses the headroom, and what the
    master's chain does.

    If the tracks don't explain the sum, it looks whether the sum is later than the host's positions say (LateSum).

    What the taps showed stays when they go: a DAW can end right after its export. It is forgotten when other taps show
    something, or when something else is measured.

    A pass begins when the playhead has gone back or audio comes after a pause of two seconds, and when a render begins
    or ends. The readings of a pass stay until the next one has lasted for ten seconds.

    Threads: the message thread makes all calls. Measures on a thread of its own, since the fits take time; a render
    waits for it as it does for the meters.
*/
class TapEnsemble
{
public:
    explicit TapEnsemble (TapReceiver&);
    ~TapEnsemble();

    TapEnsemble (const TapEnsemble&) = delete;
    TapEnsemble& operator= (const TapEnsemble&) = delete;

    /** Call this some times a second: takes taps that have come, gone or changed into account. `measured` is the tap
        that the meters hear; empty if they hear something else. */
    void update (const std::optional<TapId>& measured);

    /** The newest readings; null if there were no taps that can be heard together. */
    std::shared_ptr<const EnsembleReadings> latest() const;

private:
    class Group;

    TapReceiver& receiver;
    std::unique_ptr<Group> group;
    std::shared_ptr<const EnsembleReadings> kept; ///< of the group before
    std::optional<TapId> lastMeasured;
};
} // namespace twobus
