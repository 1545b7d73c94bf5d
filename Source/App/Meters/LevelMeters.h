#pragma once

#include "App/Meters/MeterColumn.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TitleMenu.h"
#include "Present/Meters/LevelMeter.h"

#include <functional>
#include <memory>
#include <vector>

namespace twobus
{
/** All channels on the level meter that the user chose. The default is peak and RMS, with the highest true peak above
    each bar; the other meters show their reading there. The title or a right click opens the menu of meters. */
class LevelMeters : public Panel
{
public:
    LevelMeters();

    void show (const Frame&);
    void setMeter (LevelMeter);
    void setMini (bool);

    std::function<void()> onClearHolds;
    std::function<void (LevelMeter)> onChoice;

    void resized() override;
    void lookAndFeelChanged() override;
    void mouseUp (const juce::MouseEvent&) override;

private:
    void paintContent (juce::Graphics&) override;
    void paintTitle (juce::Graphics&) override {} // the picker is the title
    void takeFace();
    void makeColumns();
    void nameMeter();
    juce::PopupMenu menu() const;
    void setAim (std::optional<double> levelDbtp);
    void setRmsConvention (RmsConvention);
    void setZones (double cautionDbtp, double damageDbtp);
    void takeScale();
    std::optional<double> aimReading() const;
    void showIn (MeterColumn&, const ChannelReadings&, const Frame&) const;
    juce::Rectangle<int> columnsArea() const;
    juce::String miniRemark() const;
    bool hasMarks() const noexcept;

    TitleMenu picker { "Level meter" };
    const LevelMeterFace* face = &faceOf (LevelMeter::peakAndRms);
    double cautionDbtp = MeterScale::peakDbfs().limits().caution; ///< above this a move is asked for
    double damageDbtp = MeterScale::peakDbfs().limits().damage; ///< above this peaks are cut off
    MeterScale scale { face->scale }; ///< the face's scale, with zones for the target
    std::vector<std::unique_ptr<MeterColumn>> columns;
    ChannelLayout shownLayout = ChannelLayout::forChannelCount (2);
    juce::Rectangle<int> marksArea;
    std::optional<double> aimDbtp;
    RmsConvention rms = RmsConvention::mathematical;
    bool isMini = false;
    bool isCeiling = false; ///< if true, aimDbtp is the ceiling of a master and not an aim
};
} // namespace twobus
