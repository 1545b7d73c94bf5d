#include "App/Files/Details/FileWaveform.h"

#include "App/Files/Details/TraceOvers.h"
#include "App/Files/Model/FileTraces.h"
#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/TimelineText.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int againWidth = 116, againHeight = 28, widestCard = 340;

std::optional<double> known (float level)
{
    return std::isnan (level) ? std::nullopt : std::optional (static_cast<double> (level));
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
    pointedAt.reset();
    limitDbtp = next.limitDbtp;
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

    showCard();

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
        const auto when = wordsOf (*picture.chosen)[1];
        text << toJuce (" Chosen: " + moment.time + ", " + moment.level
                        + (moment.nature.empty() ? "" : ", " + moment.nature) + "." + (when.empty() ? "" : " " + when));
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
void FileWaveform::showCursor (std::optional<juce::Point<int>> pointer)
{
    const auto x = pointer ? std::optional (pointer->x) : std::nullopt;
    const auto moment = pointer ? picture.momentAt (*pointer) : std::nullopt;

    if (x == picture.cursorX && moment == pointedAt)
        return;

    repaint (picture.cursorArea());
    picture.cursorX = x;
    pointedAt = moment;
    repaint (picture.cursorArea());
    showCard();
}

/** The moment whose card is open: the one at the pointer; without a pointer, the one chosen with the keyboard. */
std::optional<std::size_t> FileWaveform::explained() const
{
    if (picture.cursorX)
        return pointedAt;

    return hasKeyboardFocus (false) ? picture.chosen : std::nullopt;
}

void FileWaveform::focusChanged()
{
    showCard();
    repaint();
}

std::vector<std::string> FileWaveform::wordsOf (std::size_t moment) const
{
    const auto& found = picture.moments[moment];
    const auto slice = picture.sliceAt (picture.xOf (found.seconds));
    MomentReadings readings;
    readings.shortTermLufs = known (slice.shortTermMaxLufs);
    readings.momentaryLufs = known (slice.momentaryMaxLufs);
    readings.limitDbtp = limitDbtp;

    if (picture.trace != nullptr)
        readings.over = overAround (*picture.trace, found.seconds, limitDbtp);

    if (readings.over)
        readings.over->endSeconds = std::min (readings.over->endSeconds, picture.seconds);

    return { found.words.headline, whenText (readings), loudnessText (readings), found.words.cause };
}

std::string FileWaveform::wordsAt (int x) const
{
    const auto slice = picture.sliceAt (x);
    MomentReadings readings;
    readings.seconds = picture.secondsAt (x);
    readings.truePeakDbtp = static_cast<double> (slice.truePeakMaxDbtp);
    readings.shortTermLufs = known (slice.shortTermMaxLufs);
    readings.momentaryLufs = known (slice.momentaryMaxLufs);
    return columnText (readings, picture.seconds / std::max (1, getWidth()));
}

void FileWaveform::showCard()
{
    constexpr int away = 8;
    const auto moment = explained();
    card.setVisible (picture.cursorX || moment);

    if (! card.isVisible())
        return;

    card.show (moment ? wordsOf (*moment) : std::vector { wordsAt (*picture.cursorX) },
               std::min (widestCard, getWidth()));

    const auto x = moment ? picture.xOf (picture.moments[*moment].seconds) : *picture.cursorX;
    const auto isRight = x + away + card.getWidth() <= getWidth();
    card.setTopLeftPosition (isRight ? x + away : std::max (0, x - away - card.getWidth()),
                             std::max (0, getHeight() - card.getHeight() - 4));
}

void FileWaveform::mouseMove (const juce::MouseEvent& event)
{
    const auto isInside = picture.area.contains (event.getPosition());
    const auto hasMore = picture.trace != nullptr || picture.momentAt (event.getPosition());
    showCursor (isInside && hasMore ? std::optional (event.getPosition()) : std::nullopt);
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
