#pragma once

#include "Present/Base/Document.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace twobus
{
/** A written page, to be read and scrolled: headings, paragraphs, numbered steps, boxed notes and keys. It wraps at any
    width from 400 px; lines grow no longer than is easily read, and the column stands in the middle.

    Up, down, page up and down, Home and End scroll; Cmd/Ctrl+C copies all of it. To a screen reader each block is a
    static text of its own. Message thread.
*/
class DocumentView : public juce::Component
{
public:
    explicit DocumentView (Document);
    ~DocumentView() override;

    /** Another page, from its beginning. */
    void setDocument (Document);

    const Document& document() const noexcept { return shown; }

    void copyText() const;

    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override;
    void focusLost (FocusChangeType) override;

private:
    class Block;

    void scrollBy (int pixels);

    Document shown;
    juce::Component column;
    std::vector<std::unique_ptr<Block>> blocks;
    juce::Viewport viewport; ///< goes before what it shows
    bool hasRing = false; ///< reached by the tab key
};
} // namespace twobus
