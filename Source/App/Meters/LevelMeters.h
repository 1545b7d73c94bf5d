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
/** Every channel on the level meter of the user's choice. Peak and RMS at first, with the highest true peak held above
    its bar; on any other meter its reading stands there. The title opens the choice, and so does a right click. */
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
    void setCaution (double levelDbtp);
    void takeScale();
    std::optional<double> aimReading() const;
    void showIn (MeterColumn&, const ChannelReadings&, const Frame&) const;
    juce::Rectangle<int> columnsArea() const;
    juce::String miniRemark() const;
    bool hasMarks() const noexcept;

    TitleMenu picker { "Level meter" };
    const LevelMeterFace* face = &faceOf (LevelMeter::peakAndRms);
    double cautionDbtp = MeterScale::peakDbfs().limits().caution; ///< above it a move is asked for or offered
    MeterScale scale { face->scale }; ///< the face's, with its zones for the target
    std::vector<std::unique_ptr<MeterColumn>> columns;
    ChannelLayout shownLayout = ChannelLayout::forChannelCount (2);
    juce::Rectangle<int> marksArea;
    std::optional<double> aimDbtp;
    RmsConvention rms = RmsConvention::mathematical;
    bool isMini = false;
    bool isCeiling = false; ///< the aim is the most that a master may have
};
} // namespace twobus
