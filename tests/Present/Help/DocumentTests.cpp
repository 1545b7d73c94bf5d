#include "Present/Help/About.h"
#include "Present/Help/KeyboardHelp.h"
#include "Support/Catch.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

using namespace twobus;

namespace
{
const Document sample { "Title",
                        { step ("one"), step ("two"), heading ("Next"), paragraph ("text"), step ("first again"),
                          keyRow ("[ ]", "events"), item ("thing"), warning ("careful") } };

std::string keysFor (const Document& document, std::string_view text)
{
    const auto found = std::find_if (document.blocks.begin(), document.blocks.end(),
                                     [text] (const auto& block) { return block.text.starts_with (text); });
    return found != document.blocks.end() ? found->keys : std::string();
}
} // namespace

TEST_CASE ("steps are numbered under their heading")
{
    CHECK (stepNumbers (sample) == std::vector { 1, 2, 0, 0, 1, 0, 0, 0 });
}

TEST_CASE ("a document is copied as plain text with separate headings")
{
    CHECK (plainText (sample)
           == "Title\n1. one\n2. two\n\nNext\ntext\n1. first again\n[ ]: events\n• thing\ncareful\n");
}

TEST_CASE ("a step is read aloud with its number, and a key with its function")
{
    CHECK (spokenText (step ("Play."), 2) == "2. Play.");
    CHECK (spokenText (keyRow ("P", "pause and go on"), 0) == "P: pause and go on");
}

TEST_CASE ("a warning is a note with the caution shape")
{
    CHECK (warning ("x").kind == DocumentBlock::Kind::note);
    CHECK (warning ("x").severity == Severity::caution);
    CHECK (note ("x").severity == Severity::neutral);
}

TEST_CASE ("the keyboard page has every key once, and never the space bar")
{
    const auto help = keyboardHelp (Platform::linuxPipeWire);
    std::set<std::string> keys;

    for (const auto& block : help.blocks)
        if (block.kind == DocumentBlock::Kind::keyRow)
        {
            CAPTURE (block.keys);
            CHECK_FALSE (block.text.empty());
            CHECK (keys.insert (block.keys).second);
        }

    for (const auto* key : { "P", "R", "U", "N", "1", "2", "3", "4", "M", "L", "Ctrl+O", "Ctrl+S", "Ctrl+,", "? F1",
                             "Esc", "+ −", "← →", "Home", "[ ]" })
        CHECK (keys.contains (key));

    CHECK (plainText (help).find ("Space belongs to your DAW") != std::string::npos);
}

TEST_CASE ("the README's keys match the program's, in the same words")
{
    std::set<std::string> rows;

    for (const auto& block : keyboardHelp (Platform::linuxPipeWire).blocks)
        if (block.kind == DocumentBlock::Kind::keyRow)
            rows.insert ("| " + block.keys + " | " + block.text + " |");

    std::ifstream readme (TWOBUS_README);
    std::string line;
    auto numRows = 0;

    while (std::getline (readme, line) && line != "| key | what it does |")
    {}

    for (std::getline (readme, line); std::getline (readme, line) && line.starts_with ("| "); ++numRows)
    {
        CAPTURE (line);
        CHECK (rows.contains (line));
    }

    CHECK (numRows >= 10);
}

TEST_CASE ("shortcuts use Cmd on macOS only")
{
    CHECK (keysFor (keyboardHelp (Platform::macOs), "Open files") == "Cmd+O");
    CHECK (keysFor (keyboardHelp (Platform::windows), "Open files") == "Ctrl+O");
    CHECK (plainText (keyboardHelp (Platform::macOs)).find ("Ctrl") == std::string::npos);
}

TEST_CASE ("the about page names versions and licences")
{
    const auto text =
        plainText (about ({ "0.1.0", "5efb09b", "7.0.5", "9.1.0", "1.0.3", "3.3.10", "1.2.0", "3.11.2", "1.2.13" }));

    for (const auto* part :
         { "Twobus 0.1.0, commit 5efb09b. A master", "GPL-3.0-or-later", "JUCE 7.0.5:", "fmt 9.1.0:", "Highway 1.0.3:",
           "Apache License 2.0", "FFTW 3.3.10:", "GPL version 2 or later",
           "libsndfile 1.2.0:", "LGPL version 2.1 or later", "Fons Adriaensen",
           "JSON for Modern C++ 3.11.2:", "zlib 1.2.13:", "MIT licence", "Inter:", "SIL Open Font License 1.1" })
    {
        CAPTURE (part);
        CHECK (text.find (part) != std::string::npos);
    }
}

TEST_CASE ("an unknown version is left out")
{
    const auto text = plainText (about ({}));
    CHECK (text.find ("Twobus. A master-bus meter") != std::string::npos);
    CHECK (text.find ("FFTW: the Fourier transform") != std::string::npos);
}
