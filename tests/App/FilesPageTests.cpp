#include "App/FileColumns.h"
#include "App/FilesPage.h"
#include "App/Fonts.h"
#include "App/ShortenedText.h"
#include "App/ShownText.h"
#include "App/Text.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <algorithm>
#include <stdexcept>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("names of any bytes become one line of valid text")
{
    CHECK (shownText ("söng – 7 日本.wav") == "söng – 7 日本.wav");
    CHECK (shownText ("a\nb\tc\x7f.wav") == "a?b?c?.wav");
    CHECK (shownText ("latin \xe9t\xe9.wav") == "latin ?t?.wav");
    CHECK (shownText ("cut \xe2\x80") == "cut ??");
    CHECK (shownText ("too long \xc0\xaf \xe0\x80\xaf, a surrogate \xed\xa0\x80") == "too long ?? ???, a surrogate ???");
    CHECK (shownText ("turned \xe2\x80\xae.wav") == "turned ?.wav");
    CHECK (shownText ("") == "");
}

TEST_CASE ("every byte and every pair of bytes becomes valid text", "[fuzz]")
{
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second)
        {
            const std::string bytes { static_cast<char> (first), static_cast<char> (second) };
            const auto text = shownText (bytes);

            if (! juce::CharPointer_UTF8::isValidString (text.data(), static_cast<int> (text.size())))
                FAIL (first << " " << second);
        }
}

TEST_CASE ("a path shows its name and the end of its folder")
{
    CHECK (shownPath ("/home/me/mixes/song-v7.wav").name == "song-v7.wav");
    CHECK (shownPath ("/home/me/mixes/song-v7.wav").folder == "…/mixes");
    CHECK (shownPath ("/mixes/song.wav").folder == "/mixes");
    CHECK (shownPath ("song.wav").folder.empty());
    CHECK (shownPath ("/home/me/mixes/").name == "mixes");
    CHECK (shownPath ("/").name == "/");
    CHECK (shownPath ("").name.empty());
}

TEST_CASE ("a name that is too wide keeps its ends")
{
    const auto font = interFont (FontWeight::medium, 13.5f);
    const juce::String name ("a-song-with-a-very-long-name-indeed-master-v17.wav");
    CHECK (shortenedText (name, font, 1000.0f) == name);

    for (const auto width : { 300.0f, 150.0f, 80.0f, 20.0f })
    {
        const auto shortened = shortenedText (name, font, width);
        CHECK (font.getStringWidthFloat (shortened) <= width);
        CHECK (shortened.containsChar (0x2026));
    }

    CHECK (shortenedText (name, font, 200.0f).startsWith ("a-"));
    CHECK (shortenedText (name, font, 200.0f).endsWith ("v17.wav"));
    CHECK (shortenedText (name, font, 0.0f) == juce::String::charToString (0x2026));
    CHECK (shortenedText ({}, font, 0.0f).isEmpty());
}

TEST_CASE ("columns fill every width, beside each other, and those that say least leave first")
{
    std::size_t numColumns = 0;

    for (int width = 0; width <= 3000; ++width)
    {
        const auto places = fileColumnsFor (width);
        auto x = 0;

        for (const auto& place : places)
        {
            CHECK (place.x == x);
            CHECK (place.width >= 0);
            x += place.width;
        }

        CHECK (x == width);
        REQUIRE (places.size() >= std::max<std::size_t> (2, numColumns));
        numColumns = places.size();
    }

    CHECK (numColumns == fileColumns.size());
    CHECK (fileColumnsFor (200).size() == 2);

    const auto places = fileColumnsFor (560);
    const auto has = [&places] (FileColumn column) { return std::any_of (places.begin(), places.end(), [column] (const auto& place) { return place.column == column; }); };
    CHECK (has (FileColumn::truePeak));
    CHECK (has (FileColumn::trim));
    CHECK (has (FileColumn::integrated));
    CHECK_FALSE (has (FileColumn::loudnessRange));
}

//==============================================================================
namespace
{
/** What a screen reader finds in a component and its children. */
juce::String spokenIn (const juce::Component& component)
{
    juce::String text = component.getTitle() + "\n" + component.getDescription() + "\n";

    if (auto* details = dynamic_cast<const FileDetails*> (&component))
        text << details->spokenText() << "\n";

    for (auto* child : component.getChildren())
        if (child->isVisible())
            text << spokenIn (*child);

    return text;
}

juce::Button* buttonIn (const juce::Component& component, const juce::String& name)
{
    for (auto* child : component.getChildren())
    {
        if (auto* button = dynamic_cast<juce::Button*> (child); button != nullptr && (button->getButtonText() == name || button->getName() == name))
            return button;

        if (auto* inside = buttonIn (*child, name))
            return inside;
    }

    return nullptr;
}

struct PageWithFiles
{
    PageWithFiles()
    {
        writeAudio (folder.file ("hot.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0, sineFrames (2, 44100.0, 2.0, 441.0, -0.4));
        writeAudio (folder.file ("mono.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1, 44100.0, sineFrames (1, 44100.0, 2.0, 441.0, -8.0));
        writeBytes (folder.file ("words \xff\n.wav"), "These are words.");
        page.setSize (1000, 600);
        page.add ({ juce::String (folder.path.string()) });
        REQUIRE (waitFor ("3 files: 1 ready, 1 to fix, 1 unreadable"));
    }

    bool waitFor (const juce::String& text)
    {
        return waitUntil ([&] {
            page.poll();
            return spokenIn (page).contains (text) && buttonIn (page, "Stop")->isVisible() == false;
        });
    }

    juce::ListBox& list()
    {
        for (auto* child : page.getChildren())
            if (auto* table = dynamic_cast<FileTable*> (child))
                for (auto* inside : table->getChildren())
                    if (auto* found = dynamic_cast<juce::ListBox*> (inside))
                        return *found;

        throw std::logic_error ("no list");
    }

    /** What a screen reader says of it. */
    juce::String rowText (int position) { return list().getModel()->getNameForRow (position); }

    const juce::ScopedJuceInitialiser_GUI juce;
    const TemporaryFolder folder;
    FilesPage page;
};
} // namespace

TEST_CASE ("the page shows what was added, the first file in detail")
{
    PageWithFiles files;
    CHECK (spokenIn (files.page).contains (toJuce ("hot.wav 0:02 · 44.1 kHz · WAV 24-bit · stereo Hot")));
}

TEST_CASE ("another stage or aim changes the page at once, without the files")
{
    PageWithFiles files;
    files.page.setAim (-12.0);
    CHECK (spokenIn (files.page).contains ("11.6 dB"));

    std::filesystem::remove (files.folder.path / "hot.wav");
    REQUIRE (buttonIn (files.page, "Master") != nullptr);
    buttonIn (files.page, "Master")->onClick();
    CHECK (spokenIn (files.page).contains ("peaks over the ceiling"));
}

TEST_CASE ("dual mono measures the files of one channel again, and no others")
{
    PageWithFiles files;
    const auto hot = files.rowText (0), mono = files.rowText (1);
    std::filesystem::remove (files.folder.path / "hot.wav");
    files.page.setDualMono (true);
    CHECK (waitUntil ([&] {
        files.page.poll();
        return files.rowText (1) != mono;
    }));
    CHECK (files.rowText (0) == hot);
}

TEST_CASE ("keys choose a row and remove it, and its details follow")
{
    PageWithFiles files;
    auto& list = files.list();
    list.keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    CHECK (spokenIn (files.page).contains ("mono.wav 0:02"));
    list.keyPressed (juce::KeyPress (juce::KeyPress::deleteKey));
    CHECK (spokenIn (files.page).contains ("2 files: 0 ready, 1 to fix, 1 unreadable"));
    CHECK (spokenIn (files.page).contains ("Cannot read"));
    CHECK (list.isRowSelected (1));
    list.keyPressed (juce::KeyPress (juce::KeyPress::deleteKey));
    list.keyPressed (juce::KeyPress (juce::KeyPress::deleteKey));
    CHECK_FALSE (list.isShowing());
    CHECK_FALSE (spokenIn (files.page).contains ("file:"));
}

TEST_CASE ("the chosen file stays chosen where the table is sorted")
{
    PageWithFiles files;
    buttonIn (files.page, "Verdict")->onClick();
    CHECK (files.rowText (0).contains ("Cannot read"));
    CHECK (files.list().isRowSelected (1));
    CHECK (files.rowText (1).startsWith ("hot.wav"));
}

TEST_CASE ("clear leaves an empty page that can be filled again")
{
    PageWithFiles files;
    buttonIn (files.page, "Clear")->onClick();
    CHECK (spokenIn (files.page).contains ("hot.wav") == false);
    files.page.add ({ juce::String (files.folder.file ("hot.wav")) });
    CHECK (files.waitFor ("1 file: 0 ready, 1 to fix"));
}

TEST_CASE ("the page can be painted at every size, empty and filled")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FilesPage empty;
    PageWithFiles files;

    for (auto* page : { &empty, &files.page })
        for (const auto size : { juce::Rectangle<int> (600, 312), juce::Rectangle<int> (1000, 600), juce::Rectangle<int> (2560, 1400), juce::Rectangle<int> (10, 10) })
        {
            page->setBounds (size);
            CHECK (page->createComponentSnapshot (size).isValid());

            for (auto* child : page->getChildren())
                if (child->isVisible() && size.getWidth() >= 600)
                    CHECK (page->getLocalBounds().contains (child->getBounds()));
        }
}
