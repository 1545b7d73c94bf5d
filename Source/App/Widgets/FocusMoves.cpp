#include "App/Widgets/FocusMoves.h"

#include <algorithm>

namespace twobus
{
namespace
{
/** Where a view of this length must begin to show the range from start to end. If the range is longer than the view,
    the view shows its start. */
int viewStart (int current, int length, int start, int end)
{
    return std::min (start, std::max (current, end - length));
}

std::vector<juce::Component*> shownOf (const std::vector<juce::Component*>& controls)
{
    std::vector<juce::Component*> shown;
    std::ranges::copy_if (controls, std::back_inserter (shown),
                          [] (const auto* control) { return control->isVisible(); });
    return shown;
}

const juce::Identifier explains ("explains");

/** The outermost component around this one, in the viewed one, that explains it; or else this one. */
const juce::Component& withExplanation (const juce::Component& focused, const juce::Component& viewed)
{
    const auto* shown = &focused;

    for (const auto* part = &focused; part != nullptr && part != &viewed; part = part->getParentComponent())
        if (part->getProperties().contains (explains))
            shown = part;

    return *shown;
}

bool hasFocus (const juce::Component* control) { return control->hasKeyboardFocus (false); }
} // namespace

std::optional<std::size_t> steppedBy (const juce::KeyPress& key, std::size_t position, std::size_t count,
                                      std::size_t columns) noexcept
{
    if (count == 0)
        return std::nullopt;

    if (key == juce::KeyPress::leftKey)
        return position > 0 ? position - 1 : 0;

    if (key == juce::KeyPress::upKey)
        return position >= columns ? position - columns : position;

    if (key == juce::KeyPress::rightKey)
        return std::min (position + 1, count - 1);

    if (key == juce::KeyPress::downKey)
        return position + columns < count ? position + columns : position;

    if (key == juce::KeyPress::homeKey)
        return 0;

    return key == juce::KeyPress::endKey ? std::optional (count - 1) : std::nullopt;
}

bool moveFocus (const juce::KeyPress& key, const std::vector<juce::Component*>& controls, std::size_t columns)
{
    const auto shown = shownOf (controls);
    const auto focused = std::ranges::find_if (shown, hasFocus);

    if (focused == shown.end())
        return false;

    const auto next = steppedBy (key, static_cast<std::size_t> (focused - shown.begin()), shown.size(), columns);

    if (next)
    {
        const auto isGroup = ! shown[*next]->getWantsKeyboardFocus(); // only one of them is a Tab stop
        shown[*next]->setWantsKeyboardFocus (true);
        shown[*next]->grabKeyboardFocus();

        if (isGroup)
            keepOneTabStop (controls);
    }

    return next.has_value();
}

void keepOneTabStop (const std::vector<juce::Component*>& controls)
{
    const auto shown = shownOf (controls);
    auto stop = std::ranges::find_if (shown, hasFocus);

    if (stop == shown.end())
        stop = std::ranges::find_if (shown, [] (const auto* control) { return control->getWantsKeyboardFocus(); });

    const auto* chosen = stop != shown.end() ? *stop : shown.empty() ? nullptr : shown.front();

    for (auto* control : controls)
        control->setWantsKeyboardFocus (control == chosen);
}

void setExplains (juce::Component& part) { part.getProperties().set (explains, true); }

void scrollToFocus (const juce::Component& viewed)
{
    auto* viewport = viewed.findParentComponentOfClass<juce::Viewport>();
    const auto* focused = juce::Component::getCurrentlyFocusedComponent();

    if (viewport == nullptr || ! viewed.isParentOf (focused))
        return;

    const auto& shown = withExplanation (*focused, viewed);
    const auto area = viewed.getLocalArea (&shown, shown.getLocalBounds());
    const auto view = viewport->getViewArea();
    viewport->setViewPosition (viewStart (view.getX(), view.getWidth(), area.getX(), area.getRight()),
                               viewStart (view.getY(), view.getHeight(), area.getY(), area.getBottom()));
}
} // namespace twobus
