#pragma once

#include "App/Meters/LevelMarker.h"
#include "App/Meters/MeterColumn.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/TitleMenu.h"
#include "Present/Meters/LoudnessFace.h"

#include <functional>
#include <memory>

namespace twobus
{
/** Momentary and short-term loudness with their maxima, and integrated loudness as a marker beside them. The user
    chooses the scale: absolute, or relative to the target of EBU R 128. */
class LoudnessMeters : public Panel
{
public:
    LoudnessMeters();

    void show (const Frame&);
    void setScale (LoudnessScale);
    void setMini (bool);

    std::function<void (LoudnessScale)> onScale;

    void resized() override;
    void lookAndFeelChanged() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintTitle (juce::Graphics&) override {} // the picker is the title
    void makeColumns();
    void showIn (MeterColumn&, std::optional<double> lufs, std::optional<double> highestLufs, bool numbersAreDue) const;
    juce::PopupMenu menu() const;
    juce::String remark() const;

    TitleMenu picker { "Loudness scale" };
    const LoudnessFace* face = &faceOf (LoudnessScale::absolute);
    std::unique_ptr<MeterColumn> momentary, shortTerm;
    std::unique_ptr<LevelMarker> integrated;
    juce::Rectangle<int> marksArea;
    bool isMini = false, countsAsDualMono = false;
};
} // namespace twobus
