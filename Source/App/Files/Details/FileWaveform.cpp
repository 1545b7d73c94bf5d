#include "App/Files/Details/FileWaveform.h"

#include "App/Files/Model/FileTraces.h"
#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "Present/Base/Numbers.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr int againWidth = 116, againHeight = 28;

std::string levelText (float level, const char* unit, bool isSigned)
{
    if (std::isnan (level))
        return std::string (notMeasuredText);

    return (isSigned ? signedNumberText (static_cast<double> (level)) : numberText (static_cast<double> (level))) + " "
           + unit;
}
} // namespace

FileWaveform::FileWaveform()
{
    setTitle ("Waveform");
    makeReachable (*this);
    measureAgain.setTitle ("Measure again");
    measureAgain.setTooltip ("Measures this file again for its waveform.");
    measureAgain.setWantsKeyboardFocus (true);
    measureAgain.onClick = [this] {
        if (onMeasureAgain != nullptr)
            onMeasureAgain();
    };
    addChildComponent (measureAgain);
    card.setInterceptsMouseClicks (false, false);
    addChildComponent (card);
}

void FileWaveform::show (Shown next)
{
    picture.trace = std::move (next.trace);
    picture.seconds = next.seconds;
    picture.moments = std::move (next.moments);
    picture.chosen.reset();
    picture.cursorX.reset();
    card.setVisible (false);
    measureAgain.setVisible (picture.trace == nullptr && picture.seconds > 0.0);
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void FileWaveform::choose (std::optional<std::size_t> moment)
{
    if (moment && *moment >= picture.moments.size())
        moment.reset();

    if (moment == picture.chosen)
        return;

    for (const auto next : { picture.chosen, moment })
    {
        if (picture.chosen)
            repaint (picture.momentArea (*picture.chosen));

        picture.chosen = next;
    }

    if (picture.chosen)
        repaint (picture.momentArea (*picture.chosen));

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

juce::String FileWaveform::spokenText() const
{
    if (picture.seconds <= 0.0)
        return "Nothing to show.";

    auto text = toJuce (durationText (picture.seconds) + ", "
                        + countText (picture.moments.size(), "worst moment", "worst moments") + ".");

    if (picture.trace == nullptr)
        text << " The waveform is not kept.";

    if (picture.chosen)
    {
        const auto& moment = picture.moments[*picture.chosen].text;
        text << toJuce (" Chosen: " + moment.time + ", " + moment.level
                        + (moment.nature.empty() ? "" : ", " + moment.nature) + ".");
    }

    return text;
}

std::unique_ptr<juce::AccessibilityHandler> FileWaveform::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] { return spokenText(); });
}

void FileWaveform::resized()
{
    showCursor (std::nullopt);
    picture.area = getLocalBounds();
    measureAgain.setBounds (getLocalBounds()
                                .withSizeKeepingCentre (againWidth, std::min (againHeight, getHeight()))
                                .translated (0, getHeight() > 76 ? 14 : 0));
}

void FileWaveform::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    picture.paint (g);

    if (measureAgain.isVisible() && getHeight() > 76)
    {
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::regular, theme::textSmall));
        g.drawText ("Twobus keeps the waveforms of the newest " + juce::String (FileTraces::mostKept) + " files.",
                    getLocalBounds().withBottom (measureAgain.getY() - 4), juce::Justification::centredBottom, false);
    }

    drawFocusRing (g, *this);
}

//==============================================================================
void FileWaveform::showCursor (std::optional<int> x)
{
    if (x == picture.cursorX)
        return;

    repaint (picture.cursorArea());
    picture.cursorX = x;
    repaint (picture.cursorArea());
    showCard();
}

void FileWaveform::showCard()
{
    card.setVisible (picture.cursorX.has_value());

    if (! picture.cursorX)
        return;

    constexpr int away = 8;
    const auto slice = picture.sliceAt (*picture.cursorX);
    const auto time = picture.seconds / std::max (1, getWidth()) < 0.1
                          ? momentText (picture.secondsAt (*picture.cursorX))
                          : durationText (picture.secondsAt (*picture.cursorX));
    card.show ({ time, "peak " + levelText (slice.truePeakMaxDbtp, "dBTP", true),
                 "short-term " + levelText (slice.shortTermMaxLufs, "LUFS", false) },
               getWidth());

    const auto isRight = *picture.cursorX + away + card.getWidth() <= getWidth();
    card.setTopLeftPosition (isRight ? *picture.cursorX + away : *picture.cursorX - away - card.getWidth(),
                             std::max (0, getHeight() - card.getHeight() - 4));
}

void FileWaveform::mouseMove (const juce::MouseEvent& event)
{
    showCursor (picture.trace != nullptr && picture.area.contains (event.getPosition()) ? std::optional (event.x)
                                                                                        : std::nullopt);
}

void FileWaveform::mouseExit (const juce::MouseEvent&) { showCursor (std::nullopt); }

void FileWaveform::mouseUp (const juce::MouseEvent& event)
{
    if (const auto moment = picture.momentAt (event.getPosition()); moment && onChoose != nullptr)
        onChoose (*moment);
}

//==============================================================================
/** The next moment in order of time. If none is chosen, the first one for later, the last one for earlier. */
std::optional<std::size_t> FileWaveform::neighbour (bool isLater) const
{
    if (! picture.chosen)
        return outermostMoment (! isLater);

    const auto from = picture.moments[*picture.chosen].seconds;
    std::optional<std::size_t> nearest;

    for (std::size_t i = 0; i < picture.moments.size(); ++i)
    {
        const auto at = picture.moments[i].seconds;
        const auto isThere = isLater ? at > from : at < from;

        if (isThere && (! nearest || std::abs (at - from) < std::abs (picture.moments[*nearest].seconds - from)))
            nearest = i;
    }

    return nearest;
}

std::optional<std::size_t> FileWaveform::outermostMoment (bool isLast) const
{
    std::optional<std::size_t> found;

    for (std::size_t i = 0; i < picture.moments.size(); ++i)
        if (! found || (picture.moments[i].seconds > picture.moments[*found].seconds) == isLast)
            found = i;

    return found;
}

bool FileWaveform::keyPressed (const juce::KeyPress& key)
{
    if (key.getModifiers().isAnyModifierKeyDown())
        return false;

    std::optional<std::size_t> next;

    if (key.isKeyCode (juce::KeyPress::leftKey) || key.isKeyCode (juce::KeyPress::rightKey))
        next = neighbour (key.isKeyCode (juce::KeyPress::rightKey));
    else if (key.isKeyCode (juce::KeyPress::homeKey) || key.isKeyCode (juce::KeyPress::endKey))
        next = outermostMoment (key.isKeyCode (juce::KeyPress::endKey));
    else
        return false;

    if (next && onChoose != nullptr)
        onChoose (*next);

    return true;
}
} // namespace twobus
