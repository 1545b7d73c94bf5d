#include "App/Files/Page/ChooserAnswer.h"
#include "Support/Catch.h"

#include <fmt/format.h>

using namespace twobus;

#if JUCE_LINUX || JUCE_BSD
namespace
{
using Names = std::vector<std::string>;

/** A folder with files of these names. Deletes the folder afterwards. */
struct Music
{
    explicit Music (const Names& names)
    {
        for (const auto& name : names)
            folder.getChildFile (juce::String::fromUTF8 (name.c_str())).create();
    }

    ~Music() { folder.deleteRecursively(); }

    std::string path (const std::string& name) const { return folder.getFullPathName().toStdString() + "/" + name; }

    std::vector<std::filesystem::path> paths (const Names& names) const
    {
        std::vector<std::filesystem::path> all;

        for (const auto& name : names)
            all.push_back (path (name));

        return all;
    }

    /** The files that JUCE makes of the chooser's answer in this folder. */
    juce::Array<juce::File> answer (const Names& names, const juce::String& separator = ":") const
    {
        juce::StringArray chosen, tokens;

        for (const auto& name : names)
            chosen.add (juce::String::fromUTF8 (path (name).c_str()));

        tokens.addTokens (chosen.joinIntoString (separator), separator, "\"");
        juce::Array<juce::File> files;

        for (const auto& token : tokens)
            files.add (juce::URL (folder.getChildFile (token)).getLocalFile());

        return files;
    }

    juce::File folder = juce::File::createTempFile ("twobus-music");
};
} // namespace

TEST_CASE ("chosen files arrive unchanged and in order")
{
    const Names names { "b.wav", "a.wav", "söng – 7 日本.wav", "50 % #1?.wav" };
    const Music music (names);
    CHECK (pathsOfAnswer (music.answer (names), music.folder) == music.paths (names));
    CHECK (pathsOfAnswer (music.answer (names), juce::File ("/")) == music.paths (names));
    CHECK (pathsOfAnswer ({}, music.folder).empty());
}

TEST_CASE ("a chosen name with a colon is one file, wherever the name appears in the answer")
{
    for (const auto& names :
         { Names { "Mix 12:30.wav" }, Names { "Mix 12:30.wav", "a.wav" }, Names { "a.wav", "Mix 12:30.wav", "b.wav" },
           Names { "a.wav", "Mix 1:2:3.wav" }, Names { "one:two.wav", "three:four.wav" },
           Names { "a.wav", "last:", "b.wav", "end:" }, Names { "two::colons.wav", "a.wav" } })
    {
        const Music music (names);
        CAPTURE (names);
        CHECK (pathsOfAnswer (music.answer (names), music.folder) == music.paths (names));
        CHECK (pathsOfAnswer (music.answer (names, "\n"), music.folder)
               == music.paths (names)); // kdialog handles colons correctly
    }
}

TEST_CASE ("the longest name that exists wins")
{
    const Music music ({ "Mix", "Mix:30.wav" });
    CHECK (pathsOfAnswer (music.answer ({ "Mix:30.wav" }), music.folder) == music.paths ({ "Mix:30.wav" }));
    CHECK (pathsOfAnswer (music.answer ({ "Mix", "Mix:30.wav" }), music.folder)
           == music.paths ({ "Mix", "Mix:30.wav" }));

    const Music others ({ "Mix 1:2", "2", "a.wav" });
    CHECK (pathsOfAnswer (others.answer ({ "a.wav", "Mix 1:2" }), others.folder)
           == others.paths ({ "a.wav", "Mix 1:2" }));
}

TEST_CASE ("chosen names that are complete file names are taken as those files")
{
    const Music music ({ "a", "b", "a:b" });
    CHECK (pathsOfAnswer (music.answer ({ "a", "b" }), music.folder) == music.paths ({ "a", "b" }));
}

TEST_CASE ("a chosen name with a quotation mark is one of the files")
{
    for (const auto& names : { Names { "7\" edit.wav" }, Names { "7\" edit.wav", "a.wav", "b.wav" },
                               Names { "a.wav", "7\" edit.wav", "12\" edit.wav", "b.wav" },
                               Names { "7\": the edit.wav", "a.wav" }, Names { "\"quoted\".wav", "a.wav" } })
    {
        const Music music (names);
        CAPTURE (names);
        CHECK (pathsOfAnswer (music.answer (names), music.folder) == music.paths (names));
    }

    const Music music ({ "7\" edit.wav", "a\nb.wav", "c.wav" });
    CHECK (pathsOfAnswer (music.answer ({ "7\" edit.wav", "a\nb.wav", "c.wav" }, "\n"), music.folder)
           == music.paths ({ "7\" edit.wav", "a\nb.wav", "c.wav" }));
}

TEST_CASE ("a chosen folder's name can end in a colon, and its files are found")
{
    const Music music ({ "Session:/a.wav", "Session:/b.wav", "c.wav" });
    const auto in = music.folder.getChildFile ("Session:");
    CHECK (pathsOfAnswer (music.answer ({ "Session:/a.wav", "Session:/b.wav" }), in)
           == music.paths ({ "Session:/a.wav", "Session:/b.wav" }));
    CHECK (pathsOfAnswer (music.answer ({ "Session:" }), music.folder) == music.paths ({ "Session:" }));
}

TEST_CASE ("chosen files that are gone keep their names, and the rest are found")
{
    const Music music ({ "a.wav" });
    CHECK (pathsOfAnswer (music.answer ({ "gone.wav", "a.wav" }), music.folder)
           == music.paths ({ "gone.wav", "a.wav" }));
    CHECK (pathsOfAnswer (music.answer ({ "a.wav", "gone.wav" }), music.folder)
           == music.paths ({ "a.wav", "gone.wav" }));

    Names many;

    for (int i = 0; i < 500; ++i)
        many.push_back (fmt::format ("gone {}.wav", i));

    CHECK (pathsOfAnswer (music.answer (many), music.folder) == music.paths (many));
}
#endif
