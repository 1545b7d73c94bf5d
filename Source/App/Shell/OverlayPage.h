#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twobus
{
/** A page that lies over the others until it is closed: a title, its buttons, tabs if it has several parts, and its
    content. For the guide, the help, the about page and the settings.

    Close or Escape calls onClose, which removes the page. Tab stays within the page: when the page appears, the first
    control of its content takes the focus, never the page itself, from which Tab would lead out of it. Left and Right
    move between tabs. The caller must hide the page below, for screen readers and for speed. Message thread.
*/
class OverlayPage : public juce::Component
{
public:
    OverlayPage (const std::string& title, std::unique_ptr<juce::Component> content);
    ~OverlayPage() override;

    /** Called by Close and Escape. It can delete this page. */
    std::function<void()> onClose;

    /** Shows tabs with these names. onChange gets the index of the tab that the user chooses; it is not called for the
        tab that is chosen already. */
    void setTabs (const std::vector<std::string>& names, std::size_t chosen,
                  std::function<void (std::size_t)> onChange);

    /** Adds a button beside Close, for example Copy. After a click it shows textWhenDone, unless that is empty. Whoever
        changes its text or hides it must call resized. */
    juce::TextButton& addButton (const std::string& text, const std::string& tooltip, std::function<void()> onClick,
                                 const std::string& textWhenDone = {});

    /** Takes the keyboard focus, unless a control in this page has it. */
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
    void placeButtons (juce::Rectangle<int>& area);

    std::unique_ptr<juce::Component> held;
    std::unique_ptr<Tabs> tabs;
    std::vector<std::unique_ptr<juce::TextButton>> buttons; ///< from right to left; the first is Close
    juce::Rectangle<int> titleArea;
};
} // namespace twobus
