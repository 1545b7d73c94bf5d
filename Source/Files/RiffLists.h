#pragma once

#include <istream>

/** What is looked at before libsndfile is let at a RIFF file: 1.2.0 goes round in its LIST and INFO chunks for ever where one
    of the chunks in them says that it is nearly 4 GiB long, since its 32-bit sum of lengths then goes round too. */
namespace twobus
{
/** Whether a LIST or INFO chunk of a RIFF, RIFX or RF64 file holds a chunk that says it is 2 GiB or longer. Where the chunks of
    the file do not fit together, so that nobody can tell where another reader looks for them, each "LIST" and "INFO" in its first
    MiB is taken for one. Of other files false. */
bool riffListsAreDamaged (std::istream&);
} // namespace twobus
