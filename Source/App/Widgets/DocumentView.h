#pragma once

#include "Present/Base/Document.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <vector>

namespace twobus
{
/** A scrolling page of text: headings, paragraphs, numbered steps, boxed notes and keys. It wraps at any width from 400
    px; the column is centred and never wider than is easy to read.

    Up, Down, Page Up, Page Down, Home and End scroll; Cmd/Ctrl+C copies the whole text. To a screen reader each block
    is a separate static text. Message thread.
*/
class DocumentView : public juce::Component
{
public:
    explicit DocumentView (Document);
    ~DocumentView() override;

    /** Shows another page, from its beginning. */
    void setDocument (Document);

    /** Shows the same page with other words. It stays scrolled to where it was. */
    void updateDocument (Document);

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
    juce::Viewport viewport; ///< declared after the column and blocks that it shows, so destroyed before them
    bool hasRing = false; ///< true while it has the focus by the Tab key
};
} // namespace twobus
