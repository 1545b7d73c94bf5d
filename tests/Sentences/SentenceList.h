#pragma once

#include <string>
#include <vector>

namespace twobus::test
{
/** Sentences under headings by topic, as the golden file has them. Equal lines under one heading stand once. */
class SentenceList
{
public:
    /** Lines that follow belong to this heading. */
    void begin (const std::string& heading);

    /** Adds each line of the text, without the spaces at its ends. Empty lines are left out. */
    void add (const std::string& text);

    /** "## Heading", its lines, an empty line. Headings without lines are left out. */
    std::string text() const;

private:
    struct Section
    {
        std::string heading;
        std::vector<std::string> lines;
    };

    std::vector<Section> sections;
};

/** What Present says: each function that words an enum is called with all of its values and representative numbers. */
void addSpokenSentences (SentenceList&);

/** The literals of the sources that hold a space and a letter, one heading for each file. Literals that are joined by +
    stand in one line, with … in place of what is between them. */
void addSourceTexts (SentenceList&, const std::string& sourceFolder);

/** The literals of one source, in its order. */
std::vector<std::string> textsInSource (const std::string& source);
} // namespace twobus::test
