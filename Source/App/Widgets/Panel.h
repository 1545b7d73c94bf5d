#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** A rounded, opaque surface with a title, on which a view draws. Two that touch along a seam look like one. */
class Panel : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit Panel (const std::string& title);

    /** The sides on which another panel goes on with the same surface. */
    struct Seams
    {
        bool left = false, top = false, right = false, bottom = false;

        bool operator== (const Seams&) const = default;
    };

    void setSeams (Seams);

    void paint (juce::Graphics&) override;

protected:
    /** No title and no padding of its own: the smallest window. */
    void setPlain (bool shouldBePlain);

    /** The title in its line; a view may put something else there. */
    virtual void paintTitle (juce::Graphics&);

    /** What a view draws over the surface and its title; the clip may be a small part of it. */
    virtual void paintContent (juce::Graphics&) {}

    /** The panel without its padding and its title. */
    juce::Rectangle<int> contentArea() const;

    /** The title's line, for a remark on its right. */
    juce::Rectangle<int> titleArea() const;

private:
    bool hasTitle() const noexcept;

    juce::String shownTitle;
    bool isPlain = false;
    Seams seams;
};
} // namespace twobus
