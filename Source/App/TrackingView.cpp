#include "App/TrackingView.h"

#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/StateIcon.h"
#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int headHeight = 88, stripGap = 6;

Severity severityOf (const InputAdvice& input)
{
    switch (input.verdict)
    {
        case Verdict::clipped: return Severity::damage;
        case Verdict::hot: return Severity::caution;
        case Verdict::ready: return input.isOptional ? Severity::neutral : Severity::good;
        default: return Severity::neutral;
    }
}

/** A DAW's or an interface's own name of the channel, else its number. */
std::string nameOf (const Frame& frame, std::size_t channel)
{
    return channel < frame.channelNames.size() && ! frame.channelNames[channel].empty() ? frame.channelNames[channel]
                                                                                        : "Input";
}
} // namespace

/** What to do first, over all strips. */
class TrackingView::Head : public Panel
{
public:
    Head() : Panel ({}) { setTitle ("Verdict"); }

    void show (Severity newSeverity, const std::string& newHeadline, const std::string& newText)
    {
        if (newSeverity == severity && newHeadline == headline && newText == text)
            return;

        severity = newSeverity;
        headline = newHeadline;
        text = newText;
        repaint();
    }

private:
    void paintContent (juce::Graphics& g) override
    {
        auto area = getLocalBounds().reduced (theme::padding + 2, theme::padding);
        drawStateIcon (g, severity, area.removeFromLeft (22).removeFromTop (26).toFloat());
        area.removeFromLeft (8);

        const auto colour = severity == Severity::neutral ? theme::text : theme::colourOf (severity);
        drawParagraph (g, headline, interFont (FontWeight::semiBold, theme::textHeadline), colour, area);
        area.removeFromTop (6);
        drawParagraph (g, text, interFont (FontWeight::regular, theme::textNormal), theme::textSecond, area);
    }

    Severity severity = Severity::neutral;
    std::string headline, text;
};

TrackingView::TrackingView() : head (std::make_unique<Head>())
{
    setOpaque (true);
    addAndMakeVisible (*head);
    addAndMakeVisible (viewport);
    viewport.setViewedComponent (&strips, false);
    viewport.setScrollBarsShown (false, true);
}

TrackingView::~TrackingView() = default;

void TrackingView::setInputs (const Frame& frame)
{
    inputs.clear();
    shownNames = frame.channelNames;
    shownChannels = frame.layout.size();

    for (std::size_t channel = 0; channel < shownChannels; ++channel)
    {
        inputs.push_back (std::make_unique<TrackingStrip> (channel, nameOf (frame, channel)));
        strips.addAndMakeVisible (*inputs.back());
    }

    resized();
}

void TrackingView::show (const Frame& frame)
{
    if (frame.layout.size() != shownChannels || frame.channelNames != shownNames)
        setInputs (frame);

    if (frame.standby)
        head->show (Severity::neutral, frame.standby->headline, frame.standby->text);
    else
        head->show (frame.advice.severity, frame.words.headline, frame.words.aim);

    static const InputAdvice unknown;

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        const auto isAdvised = i < frame.words.inputs.size() && i < frame.advice.inputs.size();
        inputs[i]->show ({ frame.snapshot.readings.channels[i], isAdvised ? frame.words.inputs[i] : "listening",
                           severityOf (isAdvised ? frame.advice.inputs[i] : unknown), frame.levelsAreLive,
                           frame.numbersAreDue });
    }
}

void TrackingView::paint (juce::Graphics& g)
{
    g.fillAll (theme::background);
}

void TrackingView::resized()
{
    auto area = getLocalBounds();
    head->setBounds (area.removeFromTop (headHeight));
    area.removeFromTop (theme::gap);
    viewport.setBounds (area);

    if (inputs.empty())
        return;

    const auto numInputs = static_cast<int> (inputs.size());
    const auto width = std::clamp ((area.getWidth() + stripGap) / numInputs - stripGap, TrackingStrip::narrowest,
                                   TrackingStrip::widest);
    const auto fullWidth = numInputs * (width + stripGap) - stripGap;
    const auto height = area.getHeight() - (fullWidth > area.getWidth() ? viewport.getScrollBarThickness() + 2 : 0);
    strips.setBounds (0, 0, fullWidth, height);

    for (int i = 0; i < numInputs; ++i)
        inputs[static_cast<std::size_t> (i)]->setBounds (i * (width + stripGap), 0, width, height);
}
} // namespace twobus
