#include "App/Timeline/TimelineView.h"

#include "App/Text.h"
#include "App/Timeline/TimelineReadings.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/EventMark.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/TimelineText.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace twobus
{
namespace
{
constexpr int narrowestWithDistribution = 700, distributionGap = 18;
constexpr int fitWidth = 40, fitHeight = 20, legendIndent = 82, eventRoom = 6;
constexpr int widestCard = 340, cardMargin = 6;

FigureFont remarkFont() { return FigureFont (interFont (FontWeight::medium, 11.5f)); }

juce::Font legendFont() { return interFont (FontWeight::regular, 11.5f); }

int distributionWidthIn (int width) noexcept { return width < 1000 ? 150 : width < 1800 ? 196 : 260; }
} // namespace

TimelineView::TimelineView() : Panel ("Timeline")
{
    setTooltip (
        toJuce ("Wheel: zoom. Drag: move. Double-click: show all.\nPoint at the curve or a mark to read it. Keys: "
                "arrows [ ] + − Return."));
    setWantsKeyboardFocus (true);

    fitButton.setTitle ("Fit");
    fitButton.setTooltip ("Shows the whole measurement again (Home).");
    fitButton.onClick = [this] {
        range.fit();
        rangeChanged();
    };

    hoverCard.setInterceptsMouseClicks (false, false);
    distributionView.setInterceptsMouseClicks (false, false);
    addChildComponent (distributionView);
    addChildComponent (fitButton);
    addChildComponent (hoverCard);
    addChildComponent (eventCard);
}

//==============================================================================
void TimelineView::resized()
{
    auto content = contentArea();

    const auto hasDistribution = getWidth() >= narrowestWithDistribution;
    auto bars = juce::Rectangle<int>();

    if (hasDistribution)
    {
        bars = content.removeFromRight (distributionWidthIn (getWidth())).withTop (titleArea().getY());
        content.removeFromRight (distributionGap);
    }

    picture.plot = content.withTrimmedLeft (TimelinePicture::levelWidth)
                       .withTrimmedTop (eventRoom)
                       .withTrimmedBottom (TimelinePicture::timeHeight + TimelinePicture::passHeight);
    distributionView.setBounds (bars);
    distributionView.setScaleRows ({ picture.plot.getY() - bars.getY(), picture.plot.getBottom() - bars.getY() });
    distributionView.setVisible (hasDistribution);
    picture.columns.setWidth (picture.plot.getWidth());
    fitButton.setBounds (titleArea()
                             .withRight (picture.plot.getRight())
                             .removeFromRight (fitWidth)
                             .withSizeKeepingCentre (fitWidth, fitHeight));
}

juce::String TimelineView::getTooltip()
{
    // No tooltip over the pictures, because it would cover the readings at the pointer.
    const auto pointerNow = getMouseXYRelative();
    return picture.whole().contains (pointerNow) || distributionView.getBounds().contains (pointerNow)
               ? juce::String()
               : Panel::getTooltip();
}

void TimelineView::mouseDrag (const juce::MouseEvent& event)
{
    input.dragBy (event.getDistanceFromDragStartX());

    if (input.isDragging() && ! range.showsEverything())
        setMouseCursor (juce::MouseCursor::DraggingHandCursor);
}

void TimelineView::mouseUp (const juce::MouseEvent& event)
{
    setMouseCursor (juce::MouseCursor::NormalCursor);
    input.release (event.getPosition(), event.getNumberOfClicks() == 1);
}

void TimelineView::mouseDoubleClick (const juce::MouseEvent&)
{
    range.fit();
    rangeChanged();
}

void TimelineView::mouseWheelMove (const juce::MouseEvent& event, const juce::MouseWheelDetails& wheel)
{
    input.turnWheel (event, wheel);
    rangeChanged();
}

bool TimelineView::keyPressed (const juce::KeyPress& key)
{
    const auto isUsed = input.keyPressed (key);
    rangeChanged();
    return isUsed;
}

void TimelineView::focusLost (FocusChangeType)
{
    input.setKeyCursor (std::nullopt);
    repaint();
}

juce::Rectangle<int> TimelineView::titleRest() const
{
    return titleArea()
        .withRight (picture.plot.getRight())
        .withTrimmedLeft (legendIndent)
        .withTrimmedRight (fitButton.isVisible() ? fitWidth + 10 : 0);
}

void TimelineView::rangeChanged()
{
    if (fitButton.isVisible() != ! range.showsEverything())
    {
        fitButton.setVisible (! range.showsEverything());
        repaint (titleArea());
    }
}

//==============================================================================
void TimelineView::show (const Frame& frame)
{
    if (frame.snapshot.measurement != shownMeasurement)
        startNewMeasurement (frame.snapshot.measurement);

    if (! isVisible())
        return;

    showColumns (frame);
    showDistribution (frame);

    if (frame.numbersAreDue)
        showReadings (frame);

    showCursor();
    showChosen (frame);
    showHover (frame);
}

void TimelineView::remember (const MeterSnapshot& snapshot)
{
    memory.update (snapshot.readings, snapshot.measurement);
    memory.noteClipsOfPass (snapshot.ofPass);
}

void TimelineView::startNewMeasurement (std::uint64_t measurement)
{
    shownMeasurement = measurement;
    range.fit();
    input.reset();
    choose (std::nullopt);
}

void TimelineView::showColumns (const Frame& frame)
{
    range.setMeasuredSeconds (static_cast<double> (frame.history.numRows()) / rowsPerSecond);
    rangeChanged();

    const auto change = picture.columns.update (frame.history, frame.snapshot.measurement, range.visible());

    if (change.isNewPicture)
        repaint (picture.whole());
    else if (change.first < change.last)
        repaint (picture.areaOf (change));
    else
        return;

    showEvents (frame.snapshot.readings);
    showPasses (frame.judged.pass);
    input.isHoverDue = true;

    if (change.isNewPicture)
        input.updateHovered();
}

void TimelineView::showReadings (const Frame& frame)
{
    const auto& readings = frame.snapshot.readings;
    summary = timelineText (readings.secondsMeasured, readings.numPasses, readings.loudestMoment);
    const auto isByChoice = frame.advice.isByChoice;

    if (isByChoice != picture.isClippedByChoice)
        repaint (picture.whole());

    picture.isClippedByChoice = isByChoice;
    showEvents (readings);
    showSpans();
    showTitleLine (readings);
    showPasses (frame.judged.pass);
    input.isHoverDue = true;
}

void TimelineView::showEvents (const MeterReadings& readings)
{
    const auto old = picture.overs;
    const auto oldLoudest = picture.loudest;
    const auto& loudest = readings.loudestMoment;

    if (const auto limit = readings.levelEvents.limitDbtp; limit < picture.limitDbtp || limit > picture.limitDbtp)
    {
        picture.limitDbtp = limit;
        repaint (picture.whole());
    }

    picture.overs = eventsIn (picture.columns, memory, readings.levelEvents.limitDbtp, TimelinePicture::closestEvents);
    picture.loudest =
        loudest && std::isfinite (loudest->truePeakDbtp) ? std::optional (eventOf (*loudest, memory)) : std::nullopt;

    const auto repaintEvent = [this] (const TimelineEvent& event) {
        if (picture.columns.span().contains (event.seconds))
            repaint (picture.eventArea (event.seconds));
    };

    const auto repaintWhereMissingIn = [&repaintEvent] (const std::vector<TimelineEvent>& events,
                                                        const std::vector<TimelineEvent>& others) {
        for (const auto& event : events)
            if (std::find (others.begin(), others.end(), event) == others.end())
                repaintEvent (event);
    };

    repaintWhereMissingIn (old, picture.overs);
    repaintWhereMissingIn (picture.overs, old);

    // The loudest moment has a bar over its mark, so if it is also an over, that mark changes when another becomes the
    // loudest.
    if (oldLoudest != picture.loudest)
        for (const auto& event : { oldLoudest, picture.loudest })
            if (event)
                repaintEvent (*event);
}

void TimelineView::showSpans()
{
    std::vector<EventSpan> next, nextClips;
    const auto addIfVisible = [this] (std::vector<EventSpan>& spans, const EventSpan& span) {
        if (span.endSeconds >= picture.columns.span().firstSeconds
            && span.beginSeconds <= picture.columns.span().lastSeconds())
            spans.push_back (span);
    };

    for (const auto& over : memory.overs())
        addIfVisible (next, { over.seconds, over.seconds + over.lengthSeconds, memory.isRunning (over) });

    for (const auto& clips : memory.clippedPlaces())
        addIfVisible (nextClips, { clips.firstSeconds, clips.lastSeconds });

    if (next == picture.spans && nextClips == picture.clips)
        return;

    picture.spans = std::move (next);
    picture.clips = std::move (nextClips);
    repaint (picture.spanStrip());
}

void TimelineView::showPasses (const std::optional<PassReadings>& judged)
{
    auto next = passMarks (memory.passes(), judged, picture.columns.span(), picture.plot.getWidth(),
                           [this] (const std::string& label) { return picture.widthOf (label); });

    if (next == picture.passes)
        return;

    repaint (picture.passRow().expanded (2, 0));

    if (next.size() != picture.passes.size())
        for (const auto* marks : { &picture.passes, &next })
            for (const auto& mark : *marks)
                repaint (picture.passLine (mark));

    picture.passes = std::move (next);
}

void TimelineView::showTitleLine (const MeterReadings& readings)
{
    const auto& loudest = readings.loudestMoment;
    auto nextRemark = loudest && std::isfinite (loudest->truePeakDbtp)
                          ? valueText (loudest->truePeakDbtp, "dBTP") + " at " + momentText (loudest->seconds)
                          : std::string();
    auto nextLegend = eventLegend (readings.levelEvents.limitDbtp);
    const auto severity = picture.loudest ? picture.severityOf (*picture.loudest) : Severity::neutral;

    if (nextRemark == remark && nextLegend == legend && severity == remarkSeverity)
        return;

    remark = std::move (nextRemark);
    legend = std::move (nextLegend);
    remarkSeverity = severity;
    repaint (titleRest());
}

void TimelineView::showDistribution (const Frame& frame)
{
    if (! distributionView.isVisible())
        return;

    // Since the reset, like the bars. But a single pass must read here what it reads elsewhere, and since the reset its
    // first windows count too, which are half silence.
    const auto& readings = frame.snapshot.readings.numPasses > 1 ? frame.snapshot.readings : frame.judged;
    const auto isChanged = distribution.update (frame.history, frame.snapshot.measurement);

    if (isChanged || frame.numbersAreDue)
        distributionView.show (distribution,
                               { readings.integratedLufs, readings.loudnessRangeLu, readings.numPasses > 1 });
}

//==============================================================================
void TimelineView::paintContent (juce::Graphics& g)
{
    if (g.clipRegionIntersects (titleRest()))
        paintTitleLine (g);

    picture.paint (g);

    if (! hasKeyboardFocus (false))
        return;

    g.setColour (theme::good());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.75f), 6.0f, 1.5f);
}

void TimelineView::paintTitleLine (juce::Graphics& g) const
{
    constexpr auto markSide = 10.0f, markWidth = 15.0f, between = 16.0f;
    auto rest = titleRest().toFloat();

    if (! remark.empty())
    {
        const auto figures = remarkFont();
        const auto width = figures.widthOf (remark) + markWidth;
        auto area = rest.removeFromRight (std::min (width, rest.getWidth()));
        drawEventMark (g, remarkSeverity, true,
                       area.removeFromLeft (markWidth).withWidth (markSide).withSizeKeepingCentre (markSide, markSide));
        g.setColour (theme::textSecond());
        figures.draw (g, remark, area, juce::Justification::centredRight);
        rest.removeFromRight (between);
    }

    // The marks are explained first, and the curves only if there is room for both.
    const auto curves = toJuce (timelineCurvesText);
    const auto curvesWidth = legendFont().getStringWidthFloat (curves) + between;

    if (curvesWidth + widthOfEventLegend (legend, legendFont()) <= rest.getWidth())
    {
        g.setColour (theme::textDim());
        g.setFont (legendFont());
        g.drawText (curves, rest.removeFromLeft (curvesWidth), juce::Justification::centredLeft, false);
    }

    drawEventLegend (g, legend, legendFont(), rest);
}

juce::String TimelineView::cardText() const
{
    juce::StringArray texts;

    for (const auto* card : { &eventCard, &hoverCard })
        if (card->isVisible())
            texts.add (card->spokenText());

    return texts.joinIntoString (" ");
}

juce::String TimelineView::spokenText() const
{
    auto text = toJuce (summary);

    if (input.keyCursorSeconds() && ! hoverText.empty())
        text << ". " << toJuce (hoverText);

    return text;
}

std::unique_ptr<juce::AccessibilityHandler> TimelineView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return spokenText(); });
}

//==============================================================================
void TimelineView::showCursor()
{
    const auto next = input.cursorX();

    if (next == picture.cursorX)
        return;

    repaint (picture.cursorArea());
    picture.cursorX = next;
    repaint (picture.cursorArea());
    input.isHoverDue = true;
}

void TimelineView::showHover (const Frame& frame)
{
    if (! std::exchange (input.isHoverDue, false))
        return;

    const auto old = std::exchange (hoverText, std::string());

    if (const auto seconds = input.cursorSeconds(); seconds && ! input.isDragging() && ! input.hovered)
        if (const auto* column = picture.columns.at (*seconds))
            hoverText = columnText (readingsAt (*seconds, *column, frame), picture.columns.columnSeconds());

    const auto& pointer = input.pointer();
    const auto isOnBars = pointer && ! input.keyCursorSeconds() && distributionView.isVisible()
                          && distributionView.getBounds().contains (*pointer);

    if (isOnBars)
        hoverText = distributionView.textAt (pointer->y - distributionView.getY());

    if (! hoverText.empty())
    {
        hoverCard.show ({ hoverText }, getWidth());
        placeHover (isOnBars ? distributionView.getX() : *picture.cursorX);
    }

    hoverCard.setVisible (! hoverText.empty()
                          && ! (eventCard.isVisible() && eventCard.getBounds().intersects (hoverCard.getBounds())));

    if (input.keyCursorSeconds() && hoverText != old)
        if (auto* handler = getAccessibilityHandler())
            handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

/** Places the card beside the cursor, where it covers neither the curve nor a mark if there is such a place. */
void TimelineView::placeHover (int x)
{
    constexpr auto away = 10;
    const auto& plot = picture.plot;
    const auto width = hoverCard.getWidth(), height = hoverCard.getHeight();
    const auto top = plot.getY() + TimelinePicture::spanHeight + 2;
    const auto bottom = std::max (top, plot.getBottom() - height - 2);
    const auto right = x + away, left = x - away - width;
    const auto farRight = std::max (plot.getX(), plot.getRight() - width);
    auto best = juce::Rectangle<int> (std::clamp (left, plot.getX(), farRight), bottom, width, height);
    auto leastCovered = std::numeric_limits<int>::max();

    for (const auto place : { juce::Point<int> (right, bottom), juce::Point<int> (left, bottom),
                              juce::Point<int> (right, top), juce::Point<int> (left, top) })
    {
        const auto area = juce::Rectangle<int> (place.x, place.y, width, height);

        if (area.getX() < plot.getX() || area.getRight() > plot.getRight())
            continue;

        const auto curve = picture.curveArea (area.getX(), area.getRight());
        const auto covered = curve.getIntersection (area).getHeight();

        if (covered < leastCovered)
        {
            best = area;
            leastCovered = covered;
        }
    }

    hoverCard.setTopLeftPosition (best.getPosition());
}

/** Chooses the wanted event once its columns are known, and updates its card, because the readings can add details
    later. */
void TimelineView::showChosen (const Frame& frame)
{
    constexpr auto rowSeconds = 1.0 / rowsPerSecond;

    if (const auto* event = input.wantedSeconds ? input.eventNear (*input.wantedSeconds) : nullptr)
    {
        choose (refined (*event, picture.columns.columnSeconds(), frame.history, memory));
        input.isCardDue = true;
    }

    input.wantedSeconds.reset();

    if (picture.chosen && frame.numbersAreDue)
    {
        choose (refined (*picture.chosen, rowSeconds, frame.history, memory));
        input.isCardDue = true;
    }

    if (input.hovered && (input.isCardDue || frame.numbersAreDue))
    {
        input.hovered = refined (*input.hovered, input.isCardDue ? picture.columns.columnSeconds() : rowSeconds,
                                 frame.history, memory);
        input.isCardDue = true;
    }

    const auto* event = input.explained();
    input.isHoverDue = input.isHoverDue || input.isCardDue;

    if (input.isCardDue && event != nullptr)
        fillCard (*event, frame);

    input.isCardDue = false;
    placeCard();
}

void TimelineView::fillCard (const TimelineEvent& event, const Frame& frame)
{
    const auto words = wordsFor (readingsOf (event, picture.limitDbtp, frame), frame.layout);
    eventCard.show ({ words.group, words.headline, words.when, words.loudness, words.cause },
                    std::min (widestCard, getWidth() - 2 * cardMargin));
}

/** Places the card beside its event, so that the curve and the line at the event stay visible. */
void TimelineView::placeCard()
{
    const auto* event = input.explained();
    const auto isInView = event != nullptr && picture.columns.span().contains (event->seconds);
    eventCard.setVisible (isInView);

    if (! isInView)
        return;

    const auto mark = picture.eventArea (event->seconds);
    const auto right = mark.getRight() + cardMargin, left = mark.getX() - cardMargin - eventCard.getWidth();
    const auto fits = right + eventCard.getWidth() <= picture.plot.getRight();
    const auto lowest = std::max (cardMargin, getHeight() - cardMargin - eventCard.getHeight());
    eventCard.setTopLeftPosition (fits ? right : std::max (cardMargin, left),
                                  std::min (picture.plot.getY() + TimelinePicture::spanHeight + 2, lowest));
}

void TimelineView::choose (const std::optional<TimelineEvent>& event)
{
    if (picture.chosen == event)
        return;

    for (const auto& choice : { picture.chosen, event })
        if (choice)
        {
            repaint (picture.eventArea (choice->seconds));
            repaint (picture.eventLine (choice->seconds));
        }

    picture.chosen = event;
}
} // namespace twobus
