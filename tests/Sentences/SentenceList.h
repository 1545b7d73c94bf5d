#pragma once

#include <string>
#include <vector>

namespace twobus::test
{
/** Sentences under headings by topic, as in the golden file. A line appears only once under each heading. */
class SentenceList
{
public:
    /** Starts a heading for the lines that follow. */
    void begin (const std::string& heading);

    /** Adds each line of the text, without leading and trailing spaces. Skips empty lines. */
    void add (const std::string& text);

    /** "## Heading", its lines, an empty line. Skips headings without lines. */
    std::string text() const;

private:
    struct Section
    {
        std::string heading;
        std::vector<std::string> lines;
    };

    std::vector<Section> sections;
};

/** Adds the sentences of Present: calls each function that words an enum with all of its values and representative
    numbers. */
void addSpokenSentences (SentenceList&);

/** Adds the literals in the sources that contain a space and a letter, with one heading for each file. Literals joined
    by + become one line, with … in place of the code between them. */
void addSourceTexts (SentenceList&, const std::string& sourceFolder);

/** The literals of one source, in order. */
std::vector<std::string> textsInSource (const std::string& source);
} // namespace twobus::test
