#include "App/Verdict/VerdictView.h"

#include "Advice/MixAdvice.h"
#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace twobus
{
namespace
{
constexpr int faderWidth = 92, faderHeight = 72, guideWidth = 210, expandSide = 26;
constexpr int guideHeight = 32, captionHeight = 20;
constexpr int boxSideMargin = 12;
constexpr float beforeUnit = 10.0f;

juce::Colour headlineColour (Severity severity)
{
    return severity == Severity::neutral ? theme::text() : theme::colourOf (severity);
}

/** What was only listened to changes no verdict, but what is cut off or will be is shown as in one. */
Severity auditionSeverity (const Advice& advice, const Choices& choices)
{
    if (! advice.audition)
        return Severity::neutral;

    if (advice.audition->flatTopsAtFullScale > 0)
        return Severity::damage;

    if (advice.audition->samplesOverFullScale > 0)
        return keepsOversIntact (choices) ? Severity::caution : Severity::damage;

    return Severity::neutral;
}

struct HeadlineInTwo
{
    std::string headline, reason; ///< the reason is empty if the headline says it
};

/** Divides a headline that does not fit on one line: "Clipped", "Peaks are cut off." of "Clipped: peaks are cut off". */
HeadlineInTwo dividedToFit (const std::string& headline, const juce::Font& font, int width)
{
    const auto colon = headline.find (": ");

    if (colon == std::string::npos || font.getStringWidthFloat (toJuce (headline)) <= static_cast<float> (width))
        return { headline, {} };

    return { headline.substr (0, colon), capitalised (headline.substr (colon + 2)) + "." };
}

/** The text without its last sentence or line; empty if it has only one. */
std::string withoutLastSentence (const std::string& text)
{
    for (auto at = text.size(); at-- > 2;)
    {
        if (text[at] == '\n')
            return text.substr (0, at);

        if (text.compare (at - 2, 2, ". ") == 0 && std::isupper (static_cast<unsigned char> (text[at])) != 0)
            return text.substr (0, at - 1);
    }

    return {};
}

/** "Lowering the master cannot help." of "Lowering the master cannot help: 12 flat tops ..."; empty if there is no
    colon. */
std::string beforeColon (const std::string& text)
{
    const auto colon = text.find (": ");
    return colon == std::string::npos ? std::string() : text.substr (0, colon) + ".";
}
} // namespace

VerdictView::VerdictView() : Panel ({})
{
    setTitle ("Verdict");
    addChildComponent (guide);
    addChildComponent (expand);
    addChildComponent (more);
    makeReachable (guide);
    guide.setTooltip ("What to connect, step by step, on this computer and on others.");
    guide.onClick = [this] {
        if (onGuide != nullptr)
            onGuide();
    };
    more.setText ("Read all");
    more.setTooltip ("Read everything about this verdict.");
    more.onClick = [this] {
        if (onMore != nullptr)
            onMore (everything());
    };
    expand.onClick = [this] {
        if (onExpand != nullptr)
            onExpand();
    };
}

void VerdictView::resized()
{
    guide.setBounds (getLocalBounds().reduced (theme::padding + 2, theme::padding + 4).removeFromBottom (guideHeight));
    guide.setSize (std::min (guideWidth, guide.getWidth()), guideHeight);
    expand.setBounds (getLocalBounds().reduced (5).removeFromTop (expandSide).removeFromRight (expandSide));
    fitText();
}

void VerdictView::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    const auto* window = getTopLevelComponent();
    expand.setVisible (isMini && window != nullptr && window->isAlwaysOnTop());
    guide.setVisible (shown.offersGuide && ! isMini);
    fitText();
    explainMini();
    repaint();
}

/** The mini view has no room for most reasons. The two most important ones are its tooltip. */
void VerdictView::explainMini()
{
    constexpr std::size_t mostReasons = 2;
    auto byRank = isMini ? reasons() : std::vector<Reason>();
    std::ranges::stable_sort (byRank, {}, &Reason::rank);
    auto words = isMini ? shown.headline : std::string();

    for (std::size_t i = 0; i < std::min (mostReasons, byRank.size()); ++i)
        words += "\n" + byRank[i].words;

    setTooltip (toJuce (words));
}

VerdictView::Shown VerdictView::shownBy (const Frame& frame, bool isMini)
{
    Shown next;

    if (frame.standby)
    {
        next.headline = frame.standby->headline;
        next.aim = frame.standby->text;
        next.offersGuide = frame.standby->offersGuide;
        return next;
    }

    const auto& words = frame.words;
    next.severity = frame.advice.severity;
    next.headline = words.headline;
    next.action = words.action;
    next.amount = words.amount;
    next.percent = words.percent;
    next.unit = words.unit;
    next.movesFader = words.movesFader;
    next.loudest = words.loudest;
    next.aim = words.aim;
    next.cause = words.cause;
    next.notice = verdictNotice (words.notice, frame.advice, frame.floorLufs);
    next.isNoticeUrgent = frame.floorLufs || (frame.advice.recentTruePeakDbtp && frame.advice.isPassRunning);
    next.followUp = words.followUp;
    next.audition = words.audition;
    next.auditionSeverity = auditionSeverity (frame.advice, frame.choices);
    next.coverage = words.coverage;

    // One instruction at a time. If the pass was too short for a verdict, it may be the end of the song.
    const auto isJoined = frame.judged.pass && frame.judged.pass->joinedFrom != 0;
    const auto hasEndedEarly = frame.advice.isProvisional && ! frame.advice.isPassRunning;
    const auto asksForMore = frame.choices.stage != Stage::mix || frame.floorLufs
                             || (frame.advice.isProvisional && frame.advice.isPassRunning) || frame.advice.isFarTooQuiet
                             || needsFix (frame.advice.verdict);

    if (judgesPasses (frame.choices.stage) && (isJoined || (next.coverage.empty() && ! asksForMore)))
    {
        const auto offer = joinOffer (frame.judged, frame.player);

        if (hasEndedEarly && ! isJoined && ! offer.empty())
            next.notice.clear();

        next.coverage += (next.coverage.empty() ? "" : " ") + offer;
    }

    next.warning = words.warning;

    if (isMini)
    {
        const auto& readings = frame.judged;
        const MeterScale::Limits limits { warningLimitDbtp (frame.choices, readings.integratedLufs),
                                          frame.damageAboveDbtp() };
        const auto isStream = frame.choices.stage == Stage::streaming;
        const auto& truePeakDbtp = isStream ? frame.lastMinutes.truePeakDbtp : readings.truePeakDbtp;
        next.loudnessName = isStream ? std::to_string (frame.lastMinutes.minutes) + " min" : "I";
        next.loudness = valueText (isStream ? frame.lastMinutes.integratedLufs : readings.integratedLufs, "LUFS");
        next.truePeak = valueText (truePeakDbtp, "dBTP");
        next.truePeakZone = truePeakDbtp ? limits.zoneOf (*truePeakDbtp) : Zone::normal;
        next.psr = valueText (readings.psrMinDb, "dB");
    }

    return next;
}

void VerdictView::show (const Frame& frame)
{
    setScopeNote (frame.scopeOfVerdict());
    auto next = shownBy (frame, isMini);

    if (next == shown)
        return;

    // Running maxima change often and wait until numbers are due; a new headline or amount is shown at once.
    const auto isUrgent = next.headline != shown.headline || next.amount != shown.amount;

    if (! isUrgent && ! frame.numbersAreDue)
        return;

    const auto isNews = next.headline != shown.headline;
    shown = std::move (next);
    guide.setVisible (shown.offersGuide && ! isMini);
    fitText();
    setDescription (toJuce (sentence()));
    explainMini();
    repaint();

    if (isNews)
        announce();
}

std::string VerdictView::sentence() const
{
    return shown.headline + ". " + (isMove() ? shown.action + " " + shown.amount + " dB. " : "")
           + (shown.percent.empty() ? "" : faderPercentSentence (shown.percent) + " ") + shown.loudest + " "
           + shown.cause;
}

void VerdictView::announce() const
{
    if (isShowing())
        juce::AccessibilityHandler::postAnnouncement (toJuce (sentence()),
                                                      juce::AccessibilityHandler::AnnouncementPriority::medium);
}

std::unique_ptr<juce::AccessibilityHandler> VerdictView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return toJuce (sentence()); });
}

//==============================================================================
/** How the verdict is set: sizes and distances in pixels. */
struct VerdictView::Style
{
    float headline, action, amount, unit, reason; ///< em sizes in pixels
    int iconSide, belowHeadline, aboveAmount, belowAmount;

    juce::Font headlineFont() const { return interFont (FontWeight::semiBold, headline); }
    juce::Font actionFont() const { return interFont (FontWeight::regular, action); }
    FigureFont amountFigures() const { return FigureFont (interFont (FontWeight::semiBold, amount)); }
    FigureFont unitFigures() const { return FigureFont (interFont (FontWeight::regular, unit)); }
};

VerdictView::TextSize VerdictView::largestTextSize() const noexcept
{
    if (isMini)
        return TextSize::mini;

    const auto hasRoom = [this] (TextSize size, int height) {
        return getWidth() >= narrowestFor (size) && getHeight() >= height;
    };

    return hasRoom (TextSize::giant, 800)   ? TextSize::giant
           : hasRoom (TextSize::huge, 600)  ? TextSize::huge
           : hasRoom (TextSize::large, 460) ? TextSize::large
                                            : TextSize::usual;
}

int VerdictView::narrowestFor (TextSize size) noexcept
{
    return size == TextSize::giant ? 700 : size == TextSize::huge ? 560 : size == TextSize::large ? 400 : 0;
}

VerdictView::TextSize VerdictView::next (TextSize size, int steps) noexcept
{
    return static_cast<TextSize> (static_cast<int> (size) + steps);
}

VerdictView::Style VerdictView::styleOf (TextSize size)
{
    switch (size)
    {
        case TextSize::mini: return { 17.0f, 12.5f, 42.0f, 20.0f, theme::textNormal, 18, 6, 8, 10 };
        case TextSize::sentence: return { 18.0f, 13.0f, 13.0f, 13.0f, 12.0f, 18, 3, 0, 5 };
        case TextSize::tight: return { 20.0f, 13.0f, 40.0f, 20.0f, 12.5f, 20, 4, 6, 6 };
        case TextSize::small: return { 20.0f, 13.5f, 44.0f, 22.0f, 12.5f, 20, 6, 10, 12 };
        case TextSize::large: return { 26.0f, 17.0f, 92.0f, 26.0f, 15.5f, 26, 10, 14, 18 };
        case TextSize::huge: return { 38.0f, 23.0f, 150.0f, 40.0f, 21.0f, 36, 18, 22, 30 };
        case TextSize::giant: return { 50.0f, 30.0f, 200.0f, 52.0f, 28.0f, 46, 24, 30, 40 };
        case TextSize::usual: break;
    }

    return { theme::textHeadline, 14.5f, 56.0f, 26.0f, theme::textNormal, 22, 10, 14, 18 };
}

/** An amount that would be cut off is drawn smaller. */
VerdictView::Style VerdictView::style() const
{
    auto look = styleOf (textSize);
    const auto width =
        look.amountFigures().widthOf (shown.amount) + beforeUnit + look.unitFigures().widthOf (shown.unit);
    const auto room = static_cast<float> (textArea().getWidth());

    if (! shown.amount.empty() && width > room && room > 0.0f)
    {
        look.amount *= room / width;
        look.unit *= room / width;
    }

    return look;
}

juce::Rectangle<int> VerdictView::textArea() const
{
    if (isMini)
        return getLocalBounds().reduced (14, 12);

    // The checks below have a margin of their own.
    const auto spared = isTight() ? theme::padding - 4 : 0;
    return getLocalBounds()
        .reduced (theme::padding + 2, theme::padding + 4)
        .withTrimmedBottom (-spared)
        .withTrimmedTop (scopeNote().isEmpty() ? 0 : captionHeight);
}

int VerdictView::heightOfHeadline (int width) const
{
    const auto look = style();
    const auto room = width - look.iconSide - 8 - (expand.isVisible() ? expandSide / 2 : 0);
    const auto words =
        isMini ? dividedToFit (shown.headline, look.headlineFont(), room) : HeadlineInTwo { shown.headline, {} };
    const auto height = heightOfParagraph (words.headline, look.headlineFont(), room)
                        + heightOfParagraph (words.reason, look.actionFont(), width);
    return height + (height > 0 ? look.belowHeadline : 0);
}

int VerdictView::heightOfAmount (int width) const
{
    if (shown.amount.empty())
        return 0;

    const auto look = style();

    if (textSize == TextSize::sentence)
        return heightOfParagraph (amountSentence(), look.actionFont(), width) + look.belowAmount;

    return heightOfParagraph (shown.action, look.actionFont(), width) + look.aboveAmount
           + juce::roundToInt (look.amountFigures().digitHeight()) + look.belowAmount;
}

/** Below the headline and the amount. */
juce::Rectangle<int> VerdictView::areaOfReasons() const
{
    const auto area = textArea();
    return area.withTrimmedTop (heightOfHeadline (area.getWidth()) + heightOfAmount (area.getWidth()))
        .withTrimmedBottom (guide.isVisible() ? guideHeight + 8 : 0);
}

/** Without the line of the link that opens everything. */
juce::Rectangle<int> VerdictView::areaOfReasonsAboveLink() const
{
    const auto area = areaOfReasons();
    return everythingFits() ? area : area.withTrimmedBottom (TextLink::height - linkDrop());
}

/** "Pull the master fader down 6.0 dB." */
std::string VerdictView::amountSentence() const { return shown.action + " " + shown.amount + " " + shown.unit + "."; }

/** Whether the box that says what helps is shown, at least its beginning. True if there is none. */
bool VerdictView::causeFits() const
{
    return shown.cause.empty() || std::ranges::any_of (reasonsThatFit (areaOfReasonsAboveLink()), &Reason::isBoxed);
}

/** The height that stays empty below everything; negative if not everything fits. */
int VerdictView::heightLeft() const
{
    const auto area = areaOfReasons();
    const auto all = reasons();
    return std::accumulate (all.begin(), all.end(), area.getHeight(), [this, &area] (int left, const Reason& reason) {
        return left - reason.gapAbove - heightOf (reason, area.getWidth());
    });
}

/** Takes the largest text at which everything fits, or else the smallest and a link on the last line. If there is
    little to say, the text is one size larger than usual in so large a panel. */
void VerdictView::fitText()
{
    const auto usual = largestTextSize();
    textSize = usual;

    if (! isMini && usual < TextSize::giant && getWidth() >= narrowestFor (next (usual, 1)))
        if (textSize = next (usual, 1); heightLeft() * 4 < getHeight())
            textSize = usual;

    while (textSize > TextSize::tight && ! everythingFits())
        textSize = next (textSize, -1);

    if (textSize == TextSize::tight && ! shown.amount.empty() && ! causeFits())
        textSize = TextSize::sentence;

    more.setVisible (! isMini && ! everythingFits());
    more.setBounds (textArea()
                        .withBottom (areaOfReasons().getBottom())
                        .removeFromBottom (TextLink::height)
                        .withWidth (std::min (more.idealWidth(), textArea().getWidth()))
                        .translated (-TextLink::margin, linkDrop()));
}

Document VerdictView::everything() const
{
    Document all { shown.headline, {} };

    if (isMove())
        all.blocks.push_back (note (shown.action + " " + shown.amount + " dB."));

    for (const auto& reason : reasons())
        all.blocks.push_back (paragraph (reason.words));

    return all;
}

void VerdictView::paintHeadline (juce::Graphics& g, juce::Rectangle<int> area) const
{
    const auto look = style();
    const auto font = look.headlineFont();
    const auto whole = area;
    const auto icon = area.removeFromLeft (look.iconSide);
    auto text = area.withTrimmedLeft (8).withTrimmedRight (expand.isVisible() ? expandSide / 2 : 0);
    const auto words =
        isMini ? dividedToFit (shown.headline, font, text.getWidth()) : HeadlineInTwo { shown.headline, {} };

    drawStateIcon (g, shown.severity, icon.withHeight (juce::roundToInt (font.getHeight())).toFloat());
    drawParagraph (g, words.headline, font, headlineColour (shown.severity), text);

    auto below = whole.withTrimmedTop (heightOfParagraph (words.headline, font, text.getWidth()));
    drawParagraph (g, words.reason, look.actionFont(), headlineColour (shown.severity), below);
}

void VerdictView::paintAmount (juce::Graphics& g, juce::Rectangle<int> area) const
{
    if (shown.amount.empty())
        return;

    const auto look = style();
    const auto actionFont = look.actionFont();
    auto line = area;

    if (textSize == TextSize::sentence)
        return drawParagraph (g, amountSentence(), actionFont, theme::text(), line);

    drawParagraph (g, shown.action, actionFont, theme::textSecond(), line);

    const auto figures = look.amountFigures();
    const auto unit = look.unitFigures();
    const auto baseline = static_cast<float> (line.getY() + look.aboveAmount) + figures.digitHeight();
    const auto left = static_cast<float> (area.getX());

    g.setColour (theme::text());
    figures.drawAt (g, shown.amount, left, baseline);
    g.setColour (theme::textSecond());
    unit.drawAt (g, shown.unit, left + figures.widthOf (shown.amount) + beforeUnit, baseline);

    const auto amountWidth = figures.widthOf (shown.amount) + unit.widthOf (shown.unit) + beforeUnit;
    const auto widest = std::max (amountWidth, actionFont.getStringWidthFloat (toJuce (shown.action)));

    if (! isMini && shown.movesFader && area.getWidth() >= juce::roundToInt (widest) + faderWidth + 12)
    {
        const auto below = area.getY() - look.belowHeadline + 2; // never on the headline
        const auto bottom = juce::roundToInt (baseline) + 4;
        const auto top = std::max (bottom - faderHeight, below);
        paintFader (g, { area.getRight() - faderWidth, top, faderWidth, bottom - top });
    }
}

/** Draws the move: the fader where it is, and where it should be. */
void VerdictView::paintFader (juce::Graphics& g, juce::Rectangle<int> area) const
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (area.toFloat(), 6.0f);

    const auto track = area.withWidth (30).reduced (0, 8);
    const auto centre = track.getCentreX();
    g.setColour (theme::line());
    g.fillRect (centre - 1, track.getY(), 3, track.getHeight());

    for (int mark = 0; mark <= 4; ++mark)
        g.fillRect (centre - 8, track.getY() + mark * (track.getHeight() - 1) / 4, 17, 1);

    const auto knob = [&] (int y, juce::Colour colour) {
        g.setColour (colour);
        g.fillRoundedRectangle (juce::Rectangle<int> (centre - 11, y - 4, 23, 9).toFloat(), 2.0f);
        g.setColour (theme::inset());
        g.fillRect (centre - 11, y, 23, 1);
    };

    const auto nowY = track.getY() + track.getHeight() / 4, thenY = track.getY() + track.getHeight() * 11 / 14;
    knob (nowY, theme::textDim());
    knob (thenY, theme::text());

    g.setFont (interFont (FontWeight::medium, 11.0f));
    g.setColour (theme::textSecond());
    g.drawText ("now", area.withTrimmedLeft (34).withY (nowY - 8).withHeight (16), juce::Justification::centredLeft,
                false);
    g.setColour (theme::text());
    g.drawText (toJuce ("−" + shown.amount + " dB"), area.withTrimmedLeft (34).withY (thenY - 8).withHeight (16),
                juce::Justification::centredLeft, false);
}

/** The reasons that fit, in their usual order. If not all do, the important ones come first, and each of the others
    still gets room that is left. A reason that is too long loses its last sentences. */
std::vector<VerdictView::Reason> VerdictView::reasonsThatFit (juce::Rectangle<int> area) const
{
    auto candidates = reasons();
    std::vector<Reason*> byRank;

    for (auto& reason : candidates)
        byRank.push_back (&reason);

    std::ranges::sort (byRank, {}, &Reason::rank);

    for (auto* reason : byRank)
    {
        const auto heightNeeded = [&] { return reason->gapAbove + heightOf (*reason, area.getWidth()); };

        while (! reason->words.empty() && heightNeeded() > area.getHeight())
        {
            auto shorter = reason->isWhole ? std::string() : withoutLastSentence (reason->words);
            reason->words = shorter.empty() && reason->isBoxed ? beforeColon (reason->words) : std::move (shorter);
        }

        if (! reason->words.empty())
            area.removeFromTop (heightNeeded());
    }

    std::erase_if (candidates, [] (const Reason& reason) { return reason.words.empty(); });
    return candidates;
}

void VerdictView::paintReasons (juce::Graphics& g, juce::Rectangle<int> area) const
{
    for (const auto& reason : reasonsThatFit (area))
    {
        area.removeFromTop (reason.gapAbove);
        auto words = area.removeFromTop (heightOf (reason, area.getWidth()));

        if (reason.isBoxed)
        {
            g.setColour (theme::inset());
            g.fillRoundedRectangle (words.toFloat(), 6.0f);
            words.reduce (boxSideMargin, boxMargin());
        }

        drawParagraph (g, reason.words, reason.font, reason.colour, words);
    }
}

std::vector<VerdictView::Reason> VerdictView::reasons() const
{
    const auto size = style().reason;
    const auto font = interFont (FontWeight::regular, size), emphasised = interFont (FontWeight::medium, size);
    const auto isStream = ! shown.amount.empty() && ! isMove();
    std::vector<Reason> all { { faderPercentSentence (shown.percent), emphasised, theme::text(), 0, -1 },
                              { shown.loudest, emphasised, theme::text(), shown.percent.empty() ? 0 : 6, 3 },
                              { shown.notice, emphasised, theme::text(), 2, shown.isNoticeUrgent ? 1 : 4 },
                              { shown.aim, font, theme::textSecond(), 2,
                                isStream ? 1 : 5 }, // why a stream has its verdict
                              { shown.followUp, emphasised, theme::text(), 6, shown.isNoticeUrgent ? 4 : 1 },
                              { shown.audition, emphasised, headlineColour (shown.auditionSeverity), 6, 2 },
                              { shown.cause, font, theme::textSecond(), 8, 0, true },
                              { shown.warning, font, theme::textSecond(), 6, 6 },
                              { shown.coverage, font, theme::textSecond(), 4, 7, false, true } };
    std::erase_if (all, [] (const Reason& reason) { return reason.words.empty(); });

    if (isTight())
        for (auto& reason : all)
            reason.gapAbove /= 2;

    return all;
}

int VerdictView::linkDrop() const noexcept { return isTight() ? 0 : 6; }

int VerdictView::boxMargin() const noexcept { return isTight() ? 4 : 8; }

int VerdictView::heightOf (const Reason& reason, int width) const
{
    return reason.isBoxed ? heightOfParagraph (reason.words, reason.font, width - 2 * boxSideMargin) + 2 * boxMargin()
                          : heightOfParagraph (reason.words, reason.font, width);
}

void VerdictView::paintMiniReadings (juce::Graphics& g, juce::Rectangle<int>& area) const
{
    const FigureFont figures (interFont (FontWeight::semiBold, 12.5f));

    const auto line = [&] (const char* name, const std::string& value, Zone zone = Zone::normal) {
        if (area.getHeight() < 18)
            return;

        auto row = area.removeFromTop (20);
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::medium, 11.0f));
        g.drawText (name, row.removeFromLeft (48), juce::Justification::centredLeft, false);
        g.setColour (zone == Zone::normal ? theme::text() : theme::colourOf (zone));
        figures.draw (g, value, row.toFloat(), juce::Justification::centredLeft);
    };

    if (! shown.percent.empty())
        line ("", "fader × " + shown.percent);

    line (shown.loudnessName.c_str(), shown.loudness);
    line ("TP", shown.truePeak, shown.truePeakZone);
    line ("PSR min", shown.psr);
}

void VerdictView::paintContent (juce::Graphics& g)
{
    const auto area = textArea();

    if (! isMini && scopeNote().isNotEmpty())
    {
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::semiBold, theme::textTitle).withExtraKerningFactor (0.06f));
        g.drawText ("VERDICT, " + scopeNote().toUpperCase(), area.translated (0, -captionHeight).withHeight (14),
                    juce::Justification::centredLeft, false);
    }

    paintHeadline (g, area);
    paintAmount (g, area.withTrimmedTop (heightOfHeadline (area.getWidth())));
    auto below = isMini ? areaOfReasons() : areaOfReasonsAboveLink();

    if (isMini && ! shown.loudness.empty())
        paintMiniReadings (g, below);

    if (below.getHeight() > 0)
        paintReasons (g, below);
}
} // namespace twobus
