#include "Core/Passages/TransportEvidence.h"
#include "Support/Catch.h"

#include <algorithm>
#include <vector>

using namespace twobus;

namespace
{
struct Span
{
    double from, to;
};

using Spans = std::vector<Span>;

bool isIn (const Spans& spans, double seconds)
{
    return std::ranges::any_of (spans,
                                [seconds] (const Span& span) { return seconds >= span.from && seconds < span.to; });
}

/** A clock that looks ten times a second at a transport that rolls, and a player that sounds, in these spans. */
struct Watched
{
    bool followsAt (double endSeconds)
    {
        for (; seconds < endSeconds; seconds += 0.1)
        {
            if (isIn (sounds, seconds))
                newest = seconds;

            evidence.note (seconds, isIn (rolls, seconds), newest);
        }

        return evidence.follows();
    }

    Spans rolls, sounds;
    TransportEvidence evidence {};
    double seconds = 100.0; ///< nothing begins at 0
    std::optional<double> newest {};
};
} // namespace

TEST_CASE ("a player that starts with the transport follows it, from its first second on")
{
    Watched daw { { { 105.0, 200.0 } }, { { 105.3, 200.2 } } };
    CHECK_FALSE (daw.followsAt (105.2));
    CHECK (daw.followsAt (105.6));
    CHECK (daw.followsAt (300.0));
}

TEST_CASE ("a player that stops with the transport follows it, though its start was not watched")
{
    Watched daw { { { 0.0, 110.0 } }, { { 0.0, 111.0 } } }; // an echo of a second
    CHECK_FALSE (daw.followsAt (111.5));
    CHECK (daw.followsAt (114.0));
}

TEST_CASE ("a song with silence at both ends says nothing")
{
    Watched song { { { 105.0, 160.0 } }, { { 108.0, 150.0 } } };
    CHECK_FALSE (song.followsAt (200.0));
}

TEST_CASE ("a player that ignores a transport that rolls all the time does not follow it")
{
    Watched player { { { 0.0, 1000.0 } }, { { 105.0, 130.0 }, { 140.0, 200.0 }, { 210.0, 900.0 } } };
    CHECK_FALSE (player.followsAt (950.0));
}

TEST_CASE ("a transport that starts and stops beside a player that goes on is another program's")
{
    Watched player { { { 110.0, 120.0 }, { 125.0, 140.0 }, { 141.5, 160.0 } }, { { 102.5, 400.0 } } };
    CHECK_FALSE (player.followsAt (500.0));
}

TEST_CASE ("a player that sounds for 10 s while the transport stands does not follow it any more")
{
    Watched player { { { 105.0, 110.0 }, { 140.0, 150.0 } }, { { 105.2, 110.2 }, { 120.0, 135.0 }, { 140.1, 150.1 } } };
    CHECK (player.followsAt (129.0));
    CHECK_FALSE (player.followsAt (131.0));
    CHECK_FALSE (player.followsAt (140.0));
    CHECK (player.followsAt (141.0)); // it starts with it again
}

TEST_CASE ("a few seconds of sound while the transport stands say nothing")
{
    Watched daw { { { 105.0, 110.0 } }, { { 105.2, 110.2 }, { 120.0, 129.0 }, { 140.0, 149.0 } } };
    CHECK (daw.followsAt (200.0));
}

TEST_CASE ("at a jump the transport stops for a moment, which is no start")
{
    Watched player { { { 0.0, 120.0 }, { 120.6, 200.0 } }, { { 120.5, 150.0 } } };
    CHECK_FALSE (player.followsAt (149.0));
}

TEST_CASE ("a rest of less than 2 s is no start of the sound")
{
    Watched player { { { 110.0, 300.0 } }, { { 0.0, 108.5 }, { 110.1, 200.0 } } };
    CHECK_FALSE (player.followsAt (150.0));
}

TEST_CASE ("what begins or ends while nobody listens is no evidence, and the answer stays")
{
    Watched daw { { { 105.0, 110.0 }, { 130.0, 200.0 } }, { { 105.0, 110.0 }, { 130.0, 200.0 } } };
    daw.followsAt (104.0);
    daw.evidence.interrupt();
    daw.seconds = 105.5;
    CHECK_FALSE (daw.followsAt (109.0));
    daw.evidence.interrupt();
    daw.seconds = 113.0;
    CHECK_FALSE (daw.followsAt (129.0));
    CHECK (daw.followsAt (131.0));
    daw.evidence.interrupt();
    CHECK (daw.followsAt (132.0));
}
