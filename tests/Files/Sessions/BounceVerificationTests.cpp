#include "Core/Base/Decibels.h"
#include "Files/Sessions/BounceVerification.h"
#include "Files/Sessions/SessionTimeline.h"
#include "LiveSession.h"
#include "Present/Reports/VerificationText.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"
#include "Support/Song.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
using Outcome = VerificationOutcome;

constexpr double rate = 8000.0;

/** A song whose peaks are at -6 dBFS. */
AudioBuffer songOf (double seconds, std::uint32_t seed)
{
    return normalised (inBothChannels (song (seconds, rate, seed)), -6.0);
}

AudioBuffer part (const AudioBuffer& audio, double fromSeconds, double seconds)
{
    std::vector<Samples> channels;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
    {
        const auto first = audio[channel].begin() + static_cast<std::ptrdiff_t> (framesOf (fromSeconds, rate));
        channels.emplace_back (first, first + static_cast<std::ptrdiff_t> (framesOf (seconds, rate)));
    }

    return AudioBuffer (std::move (channels));
}

constexpr int pcm24 = SF_FORMAT_WAV | SF_FORMAT_PCM_24;

/** Writes the audio to a file, which clips at full scale unless it is float, and measures the file. */
RowedAnalysis bounced (const AudioBuffer& audio, int format = pcm24)
{
    const TemporaryFolder folder;
    const auto samples =
        interleaved (2, static_cast<std::int64_t> (audio.numFrames()), [&audio] (int channel, std::int64_t frame) {
            return audio[static_cast<std::size_t> (channel)][static_cast<std::size_t> (frame)];
        });
    writeAudio (folder.file ("bounce.wav"), format, 2, rate, samples);
    return analyseWithRows (folder.file ("bounce.wav"), {});
}

LoggedRow quietRow (std::uint32_t number)
{
    return { { -30.0f, -30.0f, -20.0f, -20.0f }, 1, number, 1, 0, 0, 100ull * number };
}
} // namespace

TEST_CASE ("a bounce of the audio heard is the same and undamaged, at any gain")
{
    const auto heard = songOf (45.0, 701);
    LiveSession session;
    session.silence (3.0);
    session.play (heard);
    session.silence (5.0);
    const auto log = session.log();

    for (const auto gainDb : { 0.0, -3.0, 5.5 })
    {
        CAPTURE (gainDb);
        const auto v = verifyBounce (bounced (gained (heard, gainDb)), log);
        CHECK (v.outcome == Outcome::same);
        CHECK (isUndamaged (v));
        CHECK (v.gainDb == near (gainDb, 0.02));
        CHECK (v.residualDb < 0.2);
        CHECK (v.pass == 1);
        CHECK (v.sourceName == "Demo");
        CHECK_FALSE (v.heardAt.empty());
        CHECK (v.secondsCompared > 40.0);
        CHECK (v.secondsMatched == v.secondsCompared);
        CHECK (v.secondsNotHeard == 0.0);
        CHECK (v.secondsLost == 0.0);
        CHECK (v.fileSeconds == Approx (45.0));
    }
}

TEST_CASE ("silence around the music in the file isn't a difference")
{
    const auto heard = songOf (30.0, 702);
    LiveSession session;
    session.play (heard);
    session.silence (5.0);

    auto file = AudioBuffer (2, framesOf (4.03, rate));
    file.append (heard);
    file.append (AudioBuffer (2, framesOf (6.0, rate)));
    const auto v = verifyBounce (bounced (file), session.log());
    CHECK (isUndamaged (v));
    CHECK (v.secondsNotHeard == 0.0);
}

TEST_CASE ("a truncated bounce says where, how long and how loud the missing part is")
{
    const auto heard = songOf (45.0, 703);
    LiveSession session;
    session.play (heard);
    session.silence (5.0);
    const auto log = session.log();

    const auto tail = verifyBounce (bounced (part (heard, 0.0, 38.0)), log);
    CHECK (tail.outcome == Outcome::same);
    CHECK_FALSE (isUndamaged (tail));
    CHECK_FALSE (tail.missingHead.has_value());
    REQUIRE (tail.missingTail.has_value());
    CHECK (tail.missingTail->seconds == near (7.0, 0.35)); // the song fades at its very end
    const auto expected = bounced (part (heard, 38.0, 7.0)).analysis.readings.truePeakDbtp;
    CHECK (tail.missingTail->truePeakDbtp == near (*expected, 0.6));

    const auto head = verifyBounce (bounced (part (heard, 1.5, 43.5)), log);
    CHECK (head.outcome == Outcome::same);
    REQUIRE (head.missingHead.has_value());
    CHECK (head.missingHead->seconds == near (1.5, 0.2));
    CHECK_FALSE (head.missingTail.has_value());
    CHECK_FALSE (head.missingPeaks.has_value());

    // Cuts that are too short to detect.
    const auto hardlyCut = verifyBounce (bounced (part (heard, 0.05, 44.95)), log);
    INFO (verificationJson (hardlyCut));
    CHECK (isUndamaged (hardlyCut)); // also offset by half a row from the session's rows
    CHECK (hardlyCut.gainDb == near (0.0, 0.08));
}

TEST_CASE ("a bounce clipped by the export is distinguished from a quieter one and from one already heard clipped")
{
    const auto heard = songOf (45.0, 704); // peaks at -6 dBFS
    LiveSession session;
    session.play (heard);
    session.silence (5.0);
    const auto log = session.log();

    const auto clipped = verifyBounce (bounced (gained (heard, 10.0)), log);
    CHECK (clipped.outcome == Outcome::same);
    REQUIRE (clipped.missingPeaks.has_value());
    CHECK (clipped.missingPeaks->hasFlatTops);
    CHECK (clipped.missingPeaks->places > 0);
    CHECK (clipped.missingPeaks->expectedTruePeakDbtp == near (4.0, 0.7)); // minus the loudness that clipping removed
    CHECK (clipped.missingPeaks->truePeakDbtp < 2.0);

    // 32-bit float loses nothing.
    CHECK (isUndamaged (verifyBounce (bounced (gained (heard, 10.0), SF_FORMAT_WAV | SF_FORMAT_FLOAT), log)));

    // A limiter in front of the file.
    const auto held = verifyBounce (bounced (limited (heard, 4.0, LimiterKind::samplePeak)), log);
    REQUIRE (held.outcome == Outcome::same);
    REQUIRE (held.missingPeaks.has_value());
    CHECK_FALSE (held.missingPeaks->hasFlatTops);
    CHECK (held.missingPeaks->places >= 2);

    // The audio was already clipped when it was heard.
    LiveSession other;
    auto flat = gained (heard, 10.0);

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (auto& sample : flat[channel])
            sample = std::clamp (sample, -1.0f, 1.0f);

    other.play (flat);
    other.silence (5.0);
    CHECK (isUndamaged (verifyBounce (bounced (flat), other.log())));
}

TEST_CASE ("of several equally good passes the newest is used")
{
    const auto heard = songOf (30.0, 705);
    LiveSession session;
    session.play (heard);
    session.silence (3.0);
    session.play (gained (heard, -4.0));
    session.silence (3.0);
    session.play (gained (part (heard, 0.0, 15.0), -8.0)); // stopped early
    session.silence (3.0);

    const auto v = verifyBounce (bounced (heard), session.log());
    CHECK (isUndamaged (v));
    CHECK (v.pass == 2);
    CHECK (v.gainDb == near (4.0, 0.02));

    session.reset();
    session.play (gained (heard, -6.0));
    const auto later = verifyBounce (bounced (heard), session.log());
    CHECK (later.pass == 1); // from the newer measurement
    CHECK (later.gainDb == near (6.0, 0.02));
}

TEST_CASE ("repetitive music isn't aligned to the wrong position")
{
    SongForm loops;
    loops.loopSeconds = 4.0;
    const auto heard = normalised (inBothChannels (song (240.0, rate, 710, loops)), -6.0);
    LiveSession session;
    session.play (heard);
    session.silence (3.0);
    session.play (gained (heard, -2.0));
    session.silence (3.0);

    const auto v = verifyBounce (bounced (heard), session.log());
    INFO (verificationJson (v));
    CHECK (isUndamaged (v));
    CHECK (v.pass == 2);
    CHECK (v.gainDb == near (2.0, 0.02));
}

TEST_CASE ("audio lost or not heard live is reported, and not counted against the file")
{
    const auto heard = songOf (45.0, 706);
    LiveSession session;
    session.play (part (heard, 5.0, 15.0));
    session.playUnheard (part (heard, 20.0, 1.0));
    session.play (part (heard, 21.0, 24.0));
    session.silence (5.0);
    const auto log = session.log();
    const auto v = verifyBounce (bounced (heard), log);
    CHECK (isUndamaged (v));
    CHECK (v.secondsLost > 0.5);
    CHECK (v.secondsLost < 0.9);
    CHECK (v.secondsNotHeard == near (4.8, 0.4));
    CHECK (v.secondsCompared > 36.0);
    CHECK (v.secondsMatched > 0.97 * v.secondsCompared);
}

TEST_CASE ("a different programme, a changed one, and undecidable cases")
{
    const auto heard = songOf (45.0, 707);
    LiveSession session;
    session.play (heard);
    session.silence (5.0);
    const auto log = session.log();

    CHECK (verifyBounce (bounced (songOf (45.0, 708)), log).outcome == Outcome::different);
    CHECK (verifyBounce (bounced (songOf (8.0, 707)), log).outcome == Outcome::tooShort);
    CHECK (verifyBounce (bounced (inBothChannels (sine (framesOf (30.0, rate), rate, 440.0, 0.3))), log).outcome
           == Outcome::tooEven);

    auto changed = part (heard, 0.0, 20.0);
    changed.append (part (songOf (45.0, 709), 0.0, 12.0));
    changed.append (part (heard, 32.0, 13.0));
    const auto v = verifyBounce (bounced (changed), log);
    CHECK (v.outcome == Outcome::sameInPart);
    CHECK_FALSE (isUndamaged (v));
    REQUIRE (v.differsFromSeconds.has_value());
    CHECK (*v.differsFromSeconds >= 19.0);
    CHECK (*v.differsFromSeconds + *v.differsForSeconds <= 33.5);

    LiveSession shortOne;
    shortOne.play (part (heard, 0.0, 5.0));
    CHECK (verifyBounce (bounced (heard), shortOne.log()).outcome == Outcome::nothingHeard);
    CHECK (verifyBounce (bounced (heard), SessionLog {}).outcome == Outcome::nothingHeard);
}

//==============================================================================
TEST_CASE ("a timeline has holes for lost frames, missing rows and pauses")
{
    SessionMeasurement measurement;
    measurement.sampleRate = 48000.0;

    for (std::uint32_t i = 0; i < 10; ++i)
        measurement.rows.push_back (quietRow (i));

    const auto holesOf = [&measurement] {
        const SessionTimeline timeline (measurement);
        std::size_t holes = 0;

        for (std::size_t place = 0; place < timeline.size(); ++place)
            holes += timeline[place] == nullptr ? 1u : 0u;

        return holes;
    };

    CHECK (holesOf() == 0);

    measurement.rows.erase (measurement.rows.begin() + 4, measurement.rows.begin() + 6);
    CHECK (holesOf() == 2);
    CHECK (SessionTimeline (measurement)[4] == nullptr);
    CHECK (SessionTimeline (measurement)[6] == &measurement.rows[4]);

    // Two losses of 0.25 s add up to half a second.
    for (std::size_t i = 0; i < measurement.rows.size(); ++i)
        measurement.rows[i].lostFrames = i < 2 ? 0 : i < 6 ? 12000 : 24000;

    CHECK (holesOf() == 7);

    for (std::size_t i = 3; i < measurement.rows.size(); ++i)
        measurement.rows[i].milliseconds += 5000;

    CHECK (holesOf() == 57);

    for (std::size_t i = 3; i < measurement.rows.size(); ++i)
        measurement.rows[i].milliseconds += 1'000'000'000'000;

    CHECK (holesOf() == 607); // a hole is a minute long at most
}

TEST_CASE ("a pass runs from its first signal to its last")
{
    SessionMeasurement measurement;
    measurement.sampleRate = 48000.0;

    for (std::uint32_t i = 0; i < 60; ++i)
    {
        auto row = quietRow (i);
        row.pass = i < 10 || i >= 50 ? 0 : 3;
        row.row.samplePeakDbfs = i < 12 || i >= 40 ? -70.0f : -20.0f;
        measurement.rows.push_back (row);
    }

    const SessionTimeline timeline (measurement);
    const auto pass = timeline.passAround (30);
    CHECK (pass.first == 12);
    CHECK (pass.end == 40);
    CHECK (pass.pass == 3);
    CHECK (timeline.passAround (5).pass == 0);
    CHECK (timeline.passAround (1000).pass == 0);
}

TEST_CASE ("limited peaks are reported from the second place on, with the time of the worst")
{
    // Bursts of a tone, given in dBFS, are the highest peaks but too short to affect the loudness. The first place has
    // two of them.
    const auto music = gained (songOf (40.0, 711), -12.0);
    const auto withBursts = [&music] (double firstDbfs, double secondDbfs) {
        auto audio = music;

        for (const auto& [seconds, dbfs] :
             { std::pair { 10.0, firstDbfs }, std::pair { 10.3, firstDbfs }, std::pair { 25.0, secondDbfs } })
            for (std::size_t i = 0; i < framesOf (0.02, rate); ++i)
                for (std::size_t channel = 0; channel < 2; ++channel)
                    audio[channel][framesOf (seconds, rate) + i] =
                        static_cast<float> (dbToAmplitude (dbfs) * std::sin (0.9 * static_cast<double> (i)));

        return audio;
    };

    LiveSession session;
    session.play (withBursts (-6.0, -5.0));
    session.silence (3.0);
    const auto log = session.log();
    auto held = bounced (withBursts (-7.0, -7.0));
    const auto both = verifyBounce (held, log);
    REQUIRE (both.missingPeaks.has_value());
    CHECK (both.missingPeaks->places == 2);
    CHECK (both.missingPeaks->seconds == near (25.0, 0.5));
    CHECK (both.missingPeaks->expectedTruePeakDbtp == near (-5.0, 0.8)); // the burst's onset overshoots its samples

    // Lossy encoding changes peaks, so a difference of 1 dB isn't a sign of a limiter.
    held.analysis.choices.path = SignalPath::lossyFile;
    CHECK_FALSE (verifyBounce (held, log).missingPeaks.has_value());

    LiveSession once;
    once.play (withBursts (-6.0, -20.0));
    once.silence (3.0);
    CHECK_FALSE (verifyBounce (bounced (withBursts (-7.0, -20.0)), once.log()).missingPeaks.has_value());
}

TEST_CASE ("the time a file was heard includes the silence before its music")
{
    const auto heard = songOf (30.0, 712);
    LiveSession session;
    session.silence (8.0);
    session.play (heard);
    session.silence (3.0);
    const auto log = session.log();

    auto later = AudioBuffer (2, framesOf (5.0, rate));
    later.append (heard);
    const auto first = verifyBounce (bounced (heard), log), second = verifyBounce (bounced (later), log);
    CHECK (static_cast<double> (first.heardAtUnixMilliseconds) - static_cast<double> (second.heardAtUnixMilliseconds)
           == near (5000.0, 400.0));
}

TEST_CASE ("a newer pass with half of the music isn't preferred")
{
    const auto heard = songOf (40.0, 713);
    LiveSession session;
    session.play (heard);
    session.silence (3.0);
    session.play (part (heard, 0.0, 28.0));
    session.silence (3.0);
    CHECK (verifyBounce (bounced (heard), session.log()).pass == 1);
}

TEST_CASE ("a short measurement beside a long one doesn't make a file too short to compare")
{
    LiveSession session;
    session.play (songOf (30.0, 714));
    session.silence (3.0);
    session.reset();
    session.play (songOf (3.0, 714));
    CHECK (verifyBounce (bounced (songOf (30.0, 715)), session.log()).outcome == Outcome::different);
}
