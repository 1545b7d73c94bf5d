#pragma once

#include "Advice/PathAdvice.h"
#include "App/Session/Session.h"
#include "Engine/PathListener.h"
#include "Present/Advice/PathCheckPage.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace twobus
{
/** The path check of a session's source: recognises the test file whenever it is played, and keeps what it said for
    each source while the program runs. The session's advice uses it (see Session::setCheckedPath).

    While the file plays, the session measures nothing: it is no mix. The file's first seconds, in which it was not
    recognised yet, are no pass.

    What was found belongs to a source, its sample rate and its channels. It is forgotten when the source goes away,
    since its ports or the server can be others when it comes back. A file that was not heard well changes nothing that
    was found before, but louder samples than its ceiling lets through do: then the path is not the one that was
    checked. Draws nothing. Message thread.
*/
class PathCheck
{
public:
    explicit PathCheck (Session&);
    ~PathCheck();

    PathCheck (const PathCheck&) = delete;
    PathCheck& operator= (const PathCheck&) = delete;

    /** Must be called about ten times a second, with the source's name. Returns what is said of a test file that has
        just been measured. */
    std::optional<PathCheckText> poll (const std::string& sourceName);

    /** Of the session's source; empty if its path was not checked. */
    const PathVerdict* verdict() const;

    /** Whether the path changes the level and nothing else, so that its gain can be added back. */
    bool canAddBack() const;
    bool addsBack() const;

    /** Adds the path's gain back to everything that is measured of this source, or doesn't any more. Measuring starts
        anew. Without effect if it cannot be added back. */
    void setAddsBack (bool);

    /** What the window's bar says of the path, in the form that there is room for. */
    struct Badge
    {
        bool isChecked = false;
        std::string whole = "Path not checked"; ///< "Path exact"
        std::string brief = briefBadge ({}); ///< "Exact"
        std::string sign = badgeSign ({}); ///< "OK"

        bool operator== (const Badge&) const = default;
    };

    Badge badge() const;

    /** Of a source that is exact by its nature, as a tap is. */
    static Badge badgeOfExactSource();

    /** Why the levels shown are not the DAW's; empty if they are, or the path was not checked. */
    std::optional<Banner> banner() const;

    /** Everything that a page about the check shows. */
    PathCheckPage page() const;

private:
    struct Checked
    {
        PathVerdict verdict;
        PathCheckText text;
        bool addsBack = false;
        std::uint64_t measurement = 0; ///< in which it was checked, and when in it
        double secondsMeasured = 0.0;
    };

    PathCheckText take (const PathReadings&);
    void tellSession();
    void forgetWhatIsRefuted();
    void forgetSource();
    void followFile();
    bool isPassOfFile() const;

    Session& session;
    PathTap tap;
    PathListener listener;
    std::string source, sourceName; ///< source: its name, rate and channels; empty if it isn't there
    std::map<std::string, Checked> checked;
    std::optional<PathCheckText> unclear; ///< of the newest file, if it was not heard well
    bool fileIsHeard = false;
};
} // namespace twobus
