#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** A rounded, opaque surface with a title, on which a view draws. Two panels that touch along a seam look like one. */
class Panel : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit Panel (const std::string& title);

    /** The sides on which a neighbouring panel continues this surface. */
    struct Seams
    {
        bool left = false, top = false, right = false, bottom = false;

        bool operator== (const Seams&) const = default;
    };

    void setSeams (Seams);

    /** What this panel's numbers cover ("pass 3", "since reset"), to be shown beside its title. Empty while all panels
        of the page cover the same. */
    void setScopeNote (const std::string&);

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }

protected:
    /** Makes the panel a stop of the Tab key, so that its tooltip can be read without a mouse. */
    void makeExplainable (const std::string& tooltip);

    /** A plain panel shows no title: for the mini view. */
    void setPlain (bool shouldBePlain);

    /** Paints the title in its line. A view can override it to show something else there. */
    virtual void paintTitle (juce::Graphics&);

    /** Paints the view's content over the surface and the title. The clip region can be a small part of it. */
    virtual void paintContent (juce::Graphics&) {}

    const juce::String& scopeNote() const noexcept { return shownScope; }

    /** The width that the title takes of its line. */
    int titleWidth() const;

    /** The panel without its padding and its title. */
    juce::Rectangle<int> contentArea() const;

    /** The title's line, which has room for a remark on the right. */
    juce::Rectangle<int> titleArea() const;

private:
    bool hasTitle() const noexcept;
    juce::String titleThatFits() const;

    juce::String shownTitle, shownScope;
    bool isPlain = false;
    Seams seams;
};
} // namespace twobus
