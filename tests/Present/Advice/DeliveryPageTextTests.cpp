#include "Present/Advice/DeliveryPageText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;

namespace
{
DeliveryTarget entry (DeliveryKind kind, const std::string& date = {})
{
    DeliveryTarget target;
    target.kind = kind;
    target.date = date;
    return target;
}
} // namespace

TEST_CASE ("delivery page: the master's measurements, with dashes until they are known")
{
    auto readings = test::programmeWithTruePeak (0.2);
    readings.integratedLufs = -10.6;
    readings.plrDb = 10.8;
    CHECK (masterText (readings) == "−10.6 LUFS integrated · +0.2 dBTP · PLR 10.8 dB");

    readings.secondsOfSignal = 34.2;
    CHECK (masterText (readings) == "−10.6 LUFS integrated · +0.2 dBTP · PLR 10.8 dB · 0:34 of sound");
    readings.pass.emplace().isRunning = true;
    CHECK (masterText (readings) == "−10.6 LUFS integrated · +0.2 dBTP · PLR 10.8 dB · so far, 0:34 of sound");
    CHECK (masterText ({}) == "– LUFS integrated · – dBTP · PLR – dB");
}

TEST_CASE ("delivery page: only kinds that the table contains can be hidden")
{
    const auto music = entry (DeliveryKind::music), film = entry (DeliveryKind::film),
               game = entry (DeliveryKind::game);
    const auto podcast = entry (DeliveryKind::podcast), broadcast = entry (DeliveryKind::broadcast),
               recommendation = entry (DeliveryKind::recommendation);

    CHECK (hiddenTargetsText ({ music, podcast, recommendation, game, film, broadcast, game }, false)
           == "Broadcast, film, games, podcasts and recommendations are hidden. Show them");
    CHECK (hiddenTargetsText ({ recommendation }, true) == "Recommendations are shown. Hide them");
    CHECK (hiddenTargetsText ({ music, film, podcast }, true) == "Film and podcasts are shown. Hide them");
    CHECK (hiddenTargetsText ({ film }, false) == "Film is hidden. Show it");
    CHECK (shortHiddenTargetsText (false) == "Other targets are hidden. Show them");
    CHECK (shortHiddenTargetsText (true) == "Other targets are shown. Hide them");
    CHECK (hiddenTargetsText ({ game }, false) == "Games are hidden. Show them");
    CHECK (hiddenTargetsText ({ music, entry (DeliveryKind::disc) }, false).empty());
    CHECK (hiddenTargetsText ({}, false).empty());
}

TEST_CASE ("delivery page: the newest date of the table")
{
    const std::vector<DeliveryTarget> targets { entry (DeliveryKind::music, "2023"),
                                                entry (DeliveryKind::film, "2026-11"),
                                                entry (DeliveryKind::music, "2026-02"), entry (DeliveryKind::music) };
    CHECK (figuresText (targets, true)
           == "Figures checked 2026-11, sources in targets.json. Edit that file to add your own.");
    CHECK (figuresText (targets, false) == "Figures checked 2026-11, sources in targets.json.");
    CHECK (figuresText ({ entry (DeliveryKind::music) }, true) == "Edit targets.json to add your own.");
    CHECK (figuresText ({}, false).empty());
}
