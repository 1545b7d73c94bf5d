#pragma once

#include "App/Meters/LevelMarker.h"
#include "App/Meters/MeterColumn.h"
#include "App/Session/Frame.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TitleMenu.h"
#include "Present/Meters/LoudnessFace.h"

#include <functional>
#include <memory>

namespace twobus
{
/** Momentary and short-term loudness with their maxima, and integrated loudness as a marker beside them. Below them, if
    wanted, the loudness of the last minutes. The user chooses the scale, absolute or relative to the target of EBU R
    128, and how many minutes. */
class LoudnessMeters : public Panel
{
public:
    LoudnessMeters();

    void show (const Frame&);
    void setScale (LoudnessScale);
    void setMini (bool);

    std::function<void (LoudnessScale)> onScale;
    std::function<void (std::optional<int> minutes)> onMinutes; ///< empty: not shown
    std::function<void()> onOtherMinutes; ///< the user wants to enter a number of minutes

    void resized() override;
    void lookAndFeelChanged() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintTitle (juce::Graphics&) override {} // the picker is the title
    void makeColumns();
    void showLast (const Frame&);
    void fillLast();
    void addMinutes (juce::PopupMenu&) const;
    void showIn (MeterColumn&, std::optional<double> lufs, std::optional<double> highestLufs, bool numbersAreDue) const;
    juce::PopupMenu menu() const;
    juce::String remark (const juce::String& unit) const;

    TitleMenu picker { "Loudness scale" };
    const LoudnessFace* face = &faceOf (LoudnessScale::absolute);
    std::unique_ptr<MeterColumn> momentary, shortTerm;
    std::unique_ptr<LevelMarker> integrated;
    FigureLabel last;
    LastMinutes lastMinutes; ///< as shown
    bool isStream = false;
    juce::Rectangle<int> marksArea;
    bool isMini = false, countsAsDualMono = false;
};
} // namespace twobus
