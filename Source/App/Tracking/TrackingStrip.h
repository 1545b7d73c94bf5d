#pragma once

#include "Advice/Advice.h"
#include "App/Meters/LevelBar.h"
#include "App/Session/ClipLatch.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/Panel.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Advice/TrackingText.h"

#include <array>
#include <functional>
#include <string>

namespace twobus
{
/** One input while recording: what to do with its gain, its bar, and its readings. A strip shows everything in words
    and numbers; a tile shows the gain as a number that can be read from three metres, beside the bar. Both show a clip
    with its time until the user clicks on it. */
class TrackingStrip : public Panel
{
public:
    enum class Style
    {
        strip,
        tile
    };

    TrackingStrip (std::size_t channel, std::string inputName);

    struct Contents
    {
        const ChannelReadings& readings;
        const InputAdvice& advice;
        const InputText& words;
        bool levelsAreLive = false, numbersAreDue = true;
        std::optional<LatchedClip> clip; ///< not acknowledged yet
    };

    void show (const Contents&);
    void setStyle (Style);

    std::function<void()> onClick;

    /** Called when the user has seen the clip. */
    std::function<void()> onAcknowledge;

    void resized() override;
    void mouseUp (const juce::MouseEvent&) override;
    void lookAndFeelChanged() override { takeThemeColours(); }

    static constexpr int narrowest = 150, widest = 560;

private:
    struct Row
    {
        FigureLabel label;
        std::string name;
        juce::Rectangle<int> nameArea;
    };

    enum RowIndex : std::size_t
    {
        peak,
        average,
        noise,
        hum,
        dc,
        clips,
        numRows
    };

    void showBar (const Contents&);
    void showClip (const std::optional<LatchedClip>&);
    void showRows (const Contents&);
    void showWords (const Contents&);
    void placeStrip (juce::Rectangle<int>);
    void placeTile (juce::Rectangle<int>);
    void placeClipButton (juce::Rectangle<int>& area, int height);
    void takeThemeColours();
    int scaled (int pixels) const noexcept { return juce::roundToInt (static_cast<float> (pixels) * textSize); }
    void paintContent (juce::Graphics&) override;
    void paintTitleLine (juce::Graphics&) const;
    void paintAdvice (juce::Graphics&) const;
    void paintAsTile (juce::Graphics&) const;

    const std::string number, name;
    Style style = Style::strip;
    InputText words;
    bool isLinked = false;
    float textSize = 1.0f; ///< of a strip, against the usual size
    LevelBar bar;
    juce::TextButton clipButton;
    std::optional<LatchedClip> shownClip;
    std::array<Row, numRows> rows;
    juce::Rectangle<int> titleLine, adviceArea, marksArea;
};
} // namespace twobus
