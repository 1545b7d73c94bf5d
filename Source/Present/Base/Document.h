#pragma once

#include "Advice/Advice.h"

#include <string>
#include <vector>

namespace twobus
{
struct DocumentBlock
{
    enum class Kind
    {
        heading,
        paragraph,
        step, ///< numbered within its heading, from 1
        item, ///< of an unordered list
        note, ///< in a box of its own, with the shape of its severity
        keyRow ///< keys, and their effect
    };

    Kind kind = Kind::paragraph;
    std::string text;
    std::string keys {}; ///< for a keyRow, separated by spaces: "Ctrl+O", "[ ]"
    Severity severity = Severity::neutral; ///< for a note
};

/** A page of text in the window, as data: guide, help, about. No drawing; UTF-8. */
struct Document
{
    std::string title;
    std::vector<DocumentBlock> blocks;
};

/** The number of each step; 0 for blocks that are not steps. */
std::vector<int> stepNumbers (const Document&);

/** The whole document as plain text, for copying: one line per block, a bullet before an item, an empty line before
    each heading.
*/
std::string plainText (const Document&);

/** One block as a screen reader reads it: "2. Play.", "P: pause and go on". */
std::string spokenText (const DocumentBlock&, int stepNumber);

DocumentBlock heading (std::string text);
DocumentBlock paragraph (std::string text);
DocumentBlock step (std::string text);
DocumentBlock item (std::string text);
DocumentBlock note (std::string text);
DocumentBlock warning (std::string text); ///< a note with the shape of caution
DocumentBlock keyRow (std::string keys, std::string text);
} // namespace twobus
