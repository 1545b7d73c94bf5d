#include "Taps/TapEnsemble.h"

#include "Core/Chain/ChainMeter.h"
#include "Taps/LateSum.h"
#include "Taps/TapAligner.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <stop_token>
#include <thread>
#include <utility>

namespace twobus
{
namespace
{
constexpr auto longestWait = std::chrono::milliseconds (20);
constexpr std::int64_t pauseBetweenPasses = 2'000'000'000, timeBetweenReadings = 400'000'000;
constexpr double shortestToReplace = 10.0; ///< seconds
constexpr double highestUsefulRestDb = -20.0; ///< beyond that no shares are shown

std::int64_t steadyNow() noexcept
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/** What must stay the same for the taps to be heard on. */
struct Arrangement
{
    struct Member
    {
        TapId id {};
        std::uint64_t number = 0, generation = 0;
        std::string name;

        bool operator== (const Member&) const = default;
    };

    std::vector<Member> members; ///< the leader first
    std::optional<std::size_t> beforeChain, afterChain, sum; ///< indexes of members
    std::vector<std::size_t> tracks;

    bool operator== (const Arrangement&) const = default;
};

/** The members' descriptions are in the same order as the arrangement's members. */
std::pair<Arrangement, std::vector<TapDescription>> arrangementOf (const TapRoles& roles)
{
    Arrangement arranged;
    std::vector<TapDescription> descriptions;

    const auto add = [&] (const HeardTap& tap) {
        const auto known = std::ranges::find (arranged.members, tap.number, &Arrangement::Member::number);
        const auto index = static_cast<std::size_t> (known - arranged.members.begin());

        if (known == arranged.members.end())
        {
            arranged.members.push_back (
                { tap.description.id, tap.number, tap.description.generation, trackName (tap) });
            descriptions.push_back (tap.description);
        }

        return index;
    };

    if (! roles.hasChain() && ! roles.hasTracks())
        return {};

    if (roles.sum)
        arranged.sum = add (*roles.sum);

    if (roles.hasChain())
    {
        arranged.beforeChain = add (*roles.beforeChain);
        arranged.afterChain = add (*roles.afterChain);
    }

    if (roles.hasTracks())
        for (const auto& track : roles.tracks)
            arranged.tracks.push_back (add (track));

    return { std::move (arranged), std::move (descriptions) };
}
} // namespace

//==============================================================================
/** Hears taps for as long as their roles stay the same. */
class TapEnsemble::Group
{
public:
    Group (TapReceiver& receiverToHear, Arrangement made, const std::vector<TapDescription>& descriptions)
        : arranged (std::move (made)), rate (descriptions.front().sampleRate), receiver (receiverToHear),
          aligner (channelCounts (descriptions), rate)
    {
        prepare (descriptions);

        for (std::size_t i = 0; i < descriptions.size(); ++i)
            receiver.listen (descriptions[i].id, members.emplace_back (*this, i));

        thread = std::jthread ([this] (const std::stop_token& stop) { run (stop); });
    }

    ~Group() { finish(); }

    Group (const Group&) = delete;
    Group& operator= (const Group&) = delete;

    const Arrangement arranged;

    /** Measures what has come so far, and then hears no more. */
    void finish()
    {
        for (auto& member : members)
            receiver.stopListening (member);

        thread.request_stop();

        if (thread.joinable())
            thread.join();
    }

    std::shared_ptr<const EnsembleReadings> latest() const
    {
        const std::lock_guard lock (mutex);
        return published;
    }

private:
    struct Member : TapListener
    {
        Member (Group& owner, std::size_t place) : group (owner), index (place) {}

        void tapOpened (const TapDescription&) override {}
        void tapClosed() override {}

        bool tapBlock (const TapBlock& block, std::int64_t now) noexcept override
        {
            const std::lock_guard lock (group.mutex);
            const auto isTaken = group.aligner.push (index, block, now);
            group.hasAudio.notify_one();
            return isTaken;
        }

        Group& group;
        const std::size_t index;
    };

    static std::vector<std::size_t> channelCounts (const std::vector<TapDescription>& descriptions)
    {
        std::vector<std::size_t> counts;

        for (const auto& each : descriptions)
            counts.push_back (each.layout.size());

        return counts;
    }

    void prepare (const std::vector<TapDescription>& descriptions)
    {
        if (arranged.beforeChain)
            chain.emplace().prepare (rate, descriptions[*arranged.beforeChain].layout,
                                     descriptions[*arranged.afterChain].layout);

        if (arranged.tracks.empty())
            return;

        for (const auto track : arranged.tracks)
            channelsOfTracks.push_back (descriptions[track].layout.size());

        channelsOfSum = descriptions[*arranged.sum].layout.size();
        lateSum.prepare (rate, channelsOfTracks, channelsOfSum);
        shares.emplace().prepare (rate, channelsOfTracks, channelsOfSum);
        lastPresent.assign (arranged.tracks.size(), 0);
    }

    void run (const std::stop_token& stop)
    {
        while (! stop.stop_requested())
        {
            const auto wasProcessed = processNext();
            const auto now = steadyNow();

            if (hasNews && (now - lastReadings > timeBetweenReadings || ! wasProcessed))
                publish (now);

            if (wasProcessed)
                continue;

            std::unique_lock lock (mutex);
            hasAudio.wait_for (lock, longestWait);
        }

        while (processNext())
        {}

        if (hasNews)
            publish (steadyNow());
    }

    /** Returns false if more audio has to come first. */
    bool processNext()
    {
        const auto now = steadyNow();
        std::unique_lock lock (mutex);
        const auto* stretch = aligner.next (now);

        if (stretch == nullptr)
            return false;

        // The aligner's own copy: only this thread asks for the next.
        lock.unlock();
        process (*stretch, now);
        return true;
    }

    void process (const TapAligner::Stretch& stretch, std::int64_t now)
    {
        if (! stretch.isContinuation)
            takeJump (stretch, now);

        lastAudio = now;
        isRender = stretch.isRendering;
        passFrames += stretch.numFrames;
        hostEnd = stretch.hostFrame + static_cast<std::int64_t> (stretch.numFrames);
        hasNews = true;

        if (chain && stretch.isPresent[*arranged.beforeChain] && stretch.isPresent[*arranged.afterChain])
            chain->process (stretch.channels[*arranged.beforeChain], stretch.channels[*arranged.afterChain],
                            stretch.numFrames);
        else if (chain)
            chain->markDiscontinuity();

        if (shares && stretch.isPresent[*arranged.sum])
            processShares (stretch, now);
    }

    void processShares (const TapAligner::Stretch& stretch, std::int64_t now)
    {
        tracks.clear();

        for (std::size_t i = 0; i < arranged.tracks.size(); ++i)
        {
            const auto& channels = stretch.channels[arranged.tracks[i]];
            tracks.insert (tracks.end(), channels.begin(), channels.end());

            if (stretch.isPresent[arranged.tracks[i]])
                lastPresent[i] = now;
        }

        // Other distance, other audio: the gains and moments so far are wrong.
        if (lateSum.process (tracks, stretch.channels[*arranged.sum], stretch.numFrames))
            shares->prepare (rate, channelsOfTracks, channelsOfSum);

        if (lateSum.isReady())
            shares->process (lateSum.tracks(), lateSum.sum(), stretch.numFrames,
                             static_cast<double> (stretch.hostFrame) / rate);
    }

    void takeJump (const TapAligner::Stretch& stretch, std::int64_t now)
    {
        const auto isNewPass =
            stretch.hostFrame < hostEnd || now - lastAudio > pauseBetweenPasses || stretch.isRendering != isRender;

        if (chain)
            chain->markDiscontinuity();

        lateSum.markDiscontinuity();

        if (! isNewPass && passFrames > 0)
            return;

        if (passFrames > 0 && hasNews)
            publish (now);

        passFrames = 0;

        if (chain)
            chain->beginPass();

        if (shares)
            shares->beginPass();
    }

    void publish (std::int64_t now)
    {
        hasNews = false;
        lastReadings = now;
        const auto seconds = static_cast<double> (passFrames) / rate;

        if (seconds < std::min (shortestToReplace, publishedSeconds) && publishedSeconds >= shortestToReplace)
            return;

        EnsembleReadings readings;
        readings.tracks.reserve (arranged.tracks.size());
        readings.isRender = isRender;
        readings.hostSeconds = static_cast<double> (hostEnd) / rate;

        for (std::size_t i = 0; i < arranged.tracks.size(); ++i)
        {
            readings.tracks.push_back (arranged.members[arranged.tracks[i]].name);
            readings.isHeard.push_back (now - lastPresent[i] < pauseBetweenPasses);
        }

        if (chain)
            readings.chain = chain->readings();

        if (shares)
            readings.shares = shares->readings();

        if (readings.shares && readings.shares->restDb > highestUsefulRestDb)
            lateSum.look();

        auto shared = std::make_shared<const EnsembleReadings> (std::move (readings));
        publishedSeconds = seconds;
        const std::lock_guard lock (mutex);
        published = std::move (shared);
    }

    const double rate;
    TapReceiver& receiver;

    // Both threads, under the mutex.
    mutable std::mutex mutex;
    std::condition_variable hasAudio;
    TapAligner aligner;
    std::shared_ptr<const EnsembleReadings> published = std::make_shared<const EnsembleReadings>();

    // The own thread only.
    std::optional<ChainMeter> chain;
    std::optional<TrackShares> shares;
    LateSum lateSum;
    std::vector<std::size_t> channelsOfTracks;
    std::size_t channelsOfSum = 0;
    std::vector<const float*> tracks;
    std::vector<std::int64_t> lastPresent; ///< of each track
    std::int64_t lastAudio = 0, lastReadings = 0, hostEnd = 0;
    std::size_t passFrames = 0;
    double publishedSeconds = 0.0;
    bool isRender = false, hasNews = false;

    std::deque<Member> members;
    std::jthread thread;
};

//==============================================================================
TapEnsemble::TapEnsemble (TapReceiver& receiverToHear) : receiver (receiverToHear) {}
TapEnsemble::~TapEnsemble() = default;

void TapEnsemble::update (const std::optional<TapId>& measured)
{
    auto [arranged, descriptions] = arrangementOf (rolesOf (receiver.taps(), measured));

    const auto isSame = std::exchange (lastMeasured, measured) == measured;

    if (! isSame)
        kept = nullptr;

    if (group != nullptr ? group->arranged == arranged : descriptions.empty())
        return;

    if (group != nullptr)
        group->finish();

    if (group != nullptr && isSame && group->latest()->hostSeconds)
        kept = group->latest();

    group = nullptr;

    if (! descriptions.empty())
        group = std::make_unique<Group> (receiver, std::move (arranged), descriptions);
}

std::shared_ptr<const EnsembleReadings> TapEnsemble::latest() const
{
    const auto newest = group != nullptr ? group->latest() : nullptr;
    return newest != nullptr && (newest->hostSeconds || kept == nullptr) ? newest : kept;
}
} // namespace twobus
