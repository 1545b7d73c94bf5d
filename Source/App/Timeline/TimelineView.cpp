#include "App/Timeline/TimelineView.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/TimelineText.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int narrowestWithDistribution = 700, distributionWidth = 112, distributionGap = 14;
constexpr int fitWidth = 40, fitHeight = 20, legendIndent = 82, eventRoom = 4;
constexpr int widestCard = 300, cardMargin = 6;

FigureFont remarkFont() { return FigureFont (interFont (FontWeight::medium, 11.5f)); }

juce::Font legendFont() { return interFont (FontWeight::regular, 11.5f); }

std::optional<double> measured (float lufs)
{
    return std::isnan (lufs) ? std::nullopt : std::optional<double> (static_cast<double> (lufs));
}
} // namespace

TimelineView::TimelineView() : Panel ("Timeline")
{
    setTooltip (toJuce ("Wheel: zoom. Drag: move. Double-click: show all.\nClick a triangle for its readings. Keys: + "
                        "− arrows [ ] Return."));
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

    if (getWidth() >= narrowestWithDistribution)
    {
        auto bars = content.removeFromRight (distributionWidth).withTrimmedTop (eventRoom);
        bars.removeFromBottom (TimelinePicture::timeHeight + TimelinePicture::passHeight
                               - LoudnessDistributionView::captionHeight);
        distributionView.setBounds (bars);
        content.removeFromRight (distributionGap);
    }

    distributionView.setVisible (getWidth() >= narrowestWithDistribution);
    picture.plot = content.withTrimmedLeft (TimelinePicture::levelWidth)
                       .withTrimmedTop (eventRoom)
                       .withTrimmedBottom (TimelinePicture::timeHeight + TimelinePicture::passHeight);
    picture.columns.setWidth (picture.plot.getWidth());
    fitButton.setBounds (titleArea().removeFromRight (fitWidth).withSizeKeepingCentre (fitWidth, fitHeight));
}

juce::String TimelineView::getTooltip()
{
    // No tooltip over the picture, because it would cover the readings at the pointer.
    return picture.whole().contains (getMouseXYRelative()) ? juce::String() : Panel::getTooltip();
}

juce::Rectangle<int> TimelineView::titleRest() const
{
    return titleArea().withTrimmedLeft (legendIndent).withTrimmedRight (fitButton.isVisible() ? fitWidth + 10 : 0);
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

    // Also while hidden, because the readings drop what is not kept here.
    if (frame.numbersAreDue)
        memory.update (frame.snapshot.readings, frame.snapshot.measurement);

    if (! isVisible())
        return;

    showColumns (frame);
    showDistribution (frame);

    if (frame.numbersAreDue)
        showReadings (frame);

    showChosen (frame);
}

void TimelineView::startNewMeasurement (std::uint64_t measurement)
{
    shownMeasurement = measurement;
    range.fit();
    closeCard();
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
    showPasses();
    showHover();
}

void TimelineView::showReadings (const Frame& frame)
{
    const auto& readings = frame.snapshot.readings;
    summary = timelineText (readings.secondsMeasured, readings.numPasses, readings.loudestMoment);
    showTitleLine (readings);
    showEvents (readings);
    showPasses();
}

void TimelineView::showEvents (const MeterReadings& readings)
{
    const auto old = picture.overs;
    const auto oldLoudest = picture.loudest;
    const auto& loudest = readings.loudestMoment;
    picture.overs = oversIn (picture.columns, memory, readings.levelEvents.limitDbtp, TimelinePicture::closestEvents);
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

    // The loudest moment has its own colour, so if it is also an over, that mark changes colour when another becomes
    // the loudest.
    if (oldLoudest != picture.loudest)
        for (const auto& event : { oldLoudest, picture.loudest })
            if (event)
                repaintEvent (*event);
}

void TimelineView::showPasses()
{
    auto next = passMarks (memory.passes(), picture.columns.span(), picture.plot.getWidth(),
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
    auto nextLegend = timelineLegend (readings.levelEvents.limitDbtp);

    if (nextRemark == remark && nextLegend == legend)
        return;

    remark = std::move (nextRemark);
    legend = std::move (nextLegend);
    repaint (titleRest());
}

void TimelineView::showDistribution (const Frame& frame)
{
    if (distributionView.isVisible() && distribution.update (frame.history, frame.snapshot.measurement))
        distributionView.show (distribution);
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
    constexpr auto triangleWidth = 12.0f, between = 16.0f;
    auto rest = titleRest().toFloat();

    if (! remark.empty())
    {
        const auto figures = remarkFont();
        const auto width = figures.widthOf (remark) + triangleWidth;
        const auto area = rest.removeFromRight (std::min (width, rest.getWidth()));
        drawEventTriangle (g, area.getX(), area.getCentreY() - 4.0f, theme::text());
        g.setColour (theme::textSecond());
        figures.draw (g, remark, area, juce::Justification::centredRight);
        rest.removeFromRight (between);
    }

    if (legendFont().getStringWidthFloat (toJuce (legend)) > rest.getWidth())
        return;

    g.setColour (theme::textDim());
    g.setFont (legendFont());
    g.drawText (toJuce (legend), rest, juce::Justification::centredLeft, false);
}

std::unique_ptr<juce::AccessibilityHandler> TimelineView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return toJuce (summary); });
}

//==============================================================================
void TimelineView::showHover()
{
    const auto* column = picture.cursorX ? picture.columns.at (momentAt (*picture.cursorX)) : nullptr;

    if (column == nullptr || isDragging)
    {
        hoverCard.setVisible (false);
        return;
    }

    MomentReadings readings;
    readings.seconds = momentAt (*picture.cursorX);
    readings.shortTermLufs = measured (column->shortTermMaxLufs);
    readings.momentaryLufs = measured (column->momentaryMaxLufs);
    readings.truePeakDbtp = static_cast<double> (column->truePeakMaxDbtp);
    hoverCard.show ({ columnText (readings, picture.columns.columnSeconds()) }, getWidth());

    const auto right = *picture.cursorX + 10;
    const auto fits = right + hoverCard.getWidth() <= getWidth() - cardMargin;
    hoverCard.setTopLeftPosition (fits ? right : std::max (cardMargin, *picture.cursorX - 10 - hoverCard.getWidth()),
                                  picture.plot.getY() + 6);
    hoverCard.setVisible (! (eventCard.isVisible() && eventCard.getBounds().intersects (hoverCard.getBounds())));
}

/** Chooses the wanted event once its columns are known, and updates its card, because the readings can add details
    later. */
void TimelineView::showChosen (const Frame& frame)
{
    constexpr auto rowSeconds = 1.0 / rowsPerSecond;

    if (const auto* event = wantedSeconds ? eventNear (*wantedSeconds) : nullptr)
    {
        choose (refined (*event, picture.columns.columnSeconds(), frame.history, memory));
        isCardDue = true;
    }

    wantedSeconds.reset();

    if (picture.chosen && frame.numbersAreDue)
    {
        choose (refined (*picture.chosen, rowSeconds, frame.history, memory));
        isCardDue = true;
    }

    if (isCardDue && isCardWanted && picture.chosen)
        fillCard (frame);

    isCardDue = false;
    placeCard();
}

void TimelineView::fillCard (const Frame& frame)
{
    const auto& event = *picture.chosen;
    const auto row = static_cast<std::uint64_t> (event.seconds * rowsPerSecond + 1.0e-6);
    const auto view = frame.history.read (row, row + 1, 1);
    MomentReadings readings { event.seconds, event.truePeakDbtp, std::nullopt, std::nullopt,
                              event.channel, event.octaveBandHz, event.cause };

    if (! view.columns.empty())
    {
        readings.shortTermLufs = measured (view.columns.front().shortTermMaxLufs);
        readings.momentaryLufs = measured (view.columns.front().momentaryMaxLufs);
    }

    const auto words = wordsFor (readings, frame.layout);
    eventCard.show ({ words.headline, words.loudness, words.cause },
                    std::min (widestCard, getWidth() - 2 * cardMargin));
}

/** Places the card under its event, or beside it if there is no room under it. */
void TimelineView::placeCard()
{
    const auto isInView = isCardWanted && picture.chosen && picture.columns.span().contains (picture.chosen->seconds);
    eventCard.setVisible (isInView);

    if (! isInView)
        return;

    const auto event = picture.eventArea (picture.chosen->seconds);
    const auto leftmost = picture.plot.getX(), rightmost = picture.plot.getRight() - eventCard.getWidth();
    const auto lowest = getHeight() - cardMargin - eventCard.getHeight(), under = picture.plot.getY() + 6;

    if (under <= lowest)
    {
        eventCard.setTopLeftPosition (
            std::max (leftmost, std::min (event.getCentreX() - eventCard.getWidth() / 2, rightmost)), under);
        return;
    }

    const auto right = event.getRight() + cardMargin;
    eventCard.setTopLeftPosition (
        right <= rightmost ? right : std::max (cardMargin, event.getX() - cardMargin - eventCard.getWidth()),
        std::max (cardMargin, lowest));
}

void TimelineView::closeCard()
{
    isCardWanted = false;
    eventCard.setVisible (false);
}

void TimelineView::choose (const std::optional<TimelineEvent>& event)
{
    if (picture.chosen == event)
        return;

    for (const auto& choice : { picture.chosen, event })
        if (choice)
            repaint (picture.eventArea (choice->seconds));

    picture.chosen = event;
}
} // namespace twobus
