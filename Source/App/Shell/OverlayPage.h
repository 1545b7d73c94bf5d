#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
/** A page that lies over the others until it is closed: a title, its buttons, tabs where it has several parts, and
    whatever it holds. For the guide, the help, the about page and the settings.

    Close or Escape calls onClose, which takes the page away. Tab stays within it: when it appears the first control of
    what it holds takes the keyboard, never the page itself, from which Tab would lead out of it. Left and right change
    between tabs. Whoever shows it hides what lies below, for screen readers and for speed. Message thread.
*/
class OverlayPage : public juce::Component
{
public:
    OverlayPage (const std::string& title, std::unique_ptr<juce::Component> content);
    ~OverlayPage() override;

    /** May delete this page. */
    std::function<void()> onClose;

    /** Each with the index of its tab; the one chosen is not reported. */
    void setTabs (const std::vector<std::string>& names, std::size_t chosen,
                  std::function<void (std::size_t)> onChange);

    /** A further button beside Close, for example Copy; once clicked it says so where there is something to say. */
    void addButton (const std::string& text, const std::string& tooltip, std::function<void()> onClick,
                    const std::string& textWhenDone = {});

    /** Takes the keyboard, where nothing in it has it. */
    void takeFocus();

    juce::Component& content() noexcept { return *held; }

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;
    void visibilityChanged() override { takeFocus(); }
    void parentHierarchyChanged() override { takeFocus(); }
    void lookAndFeelChanged() override;

private:
    class Tabs;

    void close();

    std::unique_ptr<juce::Component> held;
    std::unique_ptr<Tabs> tabs;
    std::vector<std::unique_ptr<juce::TextButton>> buttons; ///< from the right; the first is Close
    juce::Rectangle<int> titleArea;
};
} // namespace twobus
