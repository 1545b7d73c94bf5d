#pragma once

#include "Advice/TrackAdvice.h"
#include "Taps/TapEnsemble.h"

#include <future>
#include <memory>

namespace twobus
{
/** Keeps the advice on a DAW's tracks up to date. With many tracks it takes a fraction of a second, so it is made on
    another thread, at most once a second. Message thread. */
class TrackAdvisor
{
public:
    /** Call this some times a second. Null: there are no taps. */
    void update (std::shared_ptr<const EnsembleReadings>, double aimDbtp, double nowSeconds);

    /** Null until there is advice. It can be a second older than the readings. */
    const std::shared_ptr<const TrackAdvice>& latest() const noexcept { return newest; }

private:
    std::shared_ptr<const EnsembleReadings> advised;
    double advisedAimDbtp = 0.0, nextSeconds = 0.0;
    std::shared_ptr<const TrackAdvice> newest;
    std::future<TrackAdvice> pending; ///< the last member, so that it ends first
};
} // namespace twobus
