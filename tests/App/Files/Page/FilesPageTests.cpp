#include "App/Files/Model/FileColumns.h"
#include "App/Files/Page/FilesPage.h"
#include "App/Pictures/PosedFiles.h"
#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** The text that a screen reader finds in a component and its children. */
juce::String spokenIn (const juce::Component& component)
{
    juce::String text = component.getTitle() + "\n" + component.getDescription() + "\n";

    if (auto* details = dynamic_cast<const FileDetails*> (&component))
        text << details->spokenText() << "\n";

    if (auto* panel = dynamic_cast<const StemsPanel*> (&component))
        text << panel->spokenText() << "\n";

    for (auto* child : component.getChildren())
        if (child->isVisible())
            text << spokenIn (*child);

    return text;
}

/** The first child component of this kind, visible or not. */
template <typename Kind>
Kind* findIn (const juce::Component& component)
{
    for (auto* child : component.getChildren())
    {
        if (auto* found = dynamic_cast<Kind*> (child))
            return found;

        if (auto* inside = findIn<Kind> (*child))
            return inside;
    }

    return nullptr;
}

template <typename Kind>
Kind& componentIn (const juce::Component& component)
{
    if (auto* found = findIn<Kind> (component))
        return *found;

    throw std::logic_error ("no such component");
}

juce::Button* buttonIn (const juce::Component& component, const juce::String& name)
{
    for (auto* child : component.getChildren())
    {
        if (auto* button = dynamic_cast<juce::Button*> (child);
            button != nullptr && (button->getButtonText() == name || button->getName() == name))
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
        writeAudio (folder.file ("hot.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0,
                    sineFrames (2, 44100.0, 2.0, 441.0, -0.4));
        writeAudio (folder.file ("mono.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1, 44100.0,
                    sineFrames (1, 44100.0, 2.0, 441.0, -8.0));
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

    juce::ListBox& list() { return componentIn<juce::ListBox> (componentIn<FileTable> (page)); }

    /** The row's text for screen readers. */
    juce::String rowText (int position) { return list().getModel()->getNameForRow (position); }

    const juce::ScopedJuceInitialiser_GUI juce;
    const TemporaryFolder folder;
    FilesPage page;
};
} // namespace

TEST_CASE ("the page lists the added files and shows details of the first")
{
    PageWithFiles files;
    CHECK (spokenIn (files.page).contains (toJuce ("hot.wav 0:02 · 44.1 kHz · WAV 24-bit · stereo Hot")));
}

TEST_CASE ("rows without files change nothing")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FilesPage page;
    page.show (std::vector<FileRecord>());
    page.setSize (1000, 600);
    CHECK_FALSE (spokenIn (page).contains ("files:"));
}

TEST_CASE ("a new stage or aim updates the page at once without reading the files")
{
    PageWithFiles files;
    files.page.setAim (-12.0);
    CHECK (spokenIn (files.page).contains ("11.6 dB"));

    std::filesystem::remove (files.folder.path / "hot.wav");
    REQUIRE (buttonIn (files.page, "Master") != nullptr);
    buttonIn (files.page, "Master")->onClick();
    CHECK (spokenIn (files.page).contains ("peaks over the ceiling"));
}

TEST_CASE ("the dual mono option measures only mono files again")
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

TEST_CASE ("keys choose and remove a row, and the details follow")
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

TEST_CASE ("the chosen file stays chosen when the table is sorted")
{
    PageWithFiles files;
    buttonIn (files.page, "Verdict")->onClick();
    CHECK (files.rowText (0).contains ("Cannot read"));
    CHECK (files.list().isRowSelected (1));
    CHECK (files.rowText (1).startsWith ("hot.wav"));
}

TEST_CASE ("clearing leaves an empty page that can be filled again")
{
    PageWithFiles files;
    buttonIn (files.page, "Clear")->onClick();
    CHECK (spokenIn (files.page).contains ("hot.wav") == false);
    files.page.add ({ juce::String (files.folder.file ("hot.wav")) });
    CHECK (files.waitFor ("1 file: 0 ready, 1 to fix"));
}

TEST_CASE ("several rows can be chosen and removed by keyboard")
{
    PageWithFiles files;
    auto& list = files.list();
    list.keyPressed (juce::KeyPress (juce::KeyPress::downKey, juce::ModifierKeys::shiftModifier, 0));
    CHECK (list.getNumSelectedRows() == 2);
    CHECK (spokenIn (files.page).contains ("mono.wav 0:02")); // shows the file that was chosen last

    buttonIn (files.page, "dBTP")->onClick(); // sorting keeps them chosen
    CHECK (list.getNumSelectedRows() == 2);
    CHECK (spokenIn (files.page).contains ("mono.wav 0:02"));

    list.keyPressed (juce::KeyPress (juce::KeyPress::deleteKey));
    CHECK (spokenIn (files.page).contains ("1 file: 0 ready, 0 to fix, 1 unreadable"));
}

TEST_CASE ("with nothing chosen no file is shown")
{
    PageWithFiles files;
    files.list().deselectAllRows();
    CHECK (spokenIn (files.page).contains ("No file is chosen."));
    CHECK_FALSE (componentIn<FileWaveform> (files.page).isVisible());
}

TEST_CASE ("a file's own stage is chosen in its details, and the page's stage applies to the other files")
{
    PageWithFiles files;
    std::filesystem::remove (files.folder.path / "hot.wav");
    auto& stage = componentIn<SegmentedControl> (componentIn<FileDetails> (files.page));
    CHECK (stage.chosen() == 0);
    stage.onChange (1);
    CHECK (files.rowText (0).startsWith ("hot.wav, as a master. Hot: peaks over the ceiling"));
    CHECK (files.rowText (1).contains ("Ready for mastering"));
    CHECK (stage.chosen() == 1);

    // The other row has its own stage.
    files.list().selectRow (1);
    CHECK (stage.chosen() == 0);
    buttonIn (files.page, "Master")->onClick(); // of all
    CHECK (files.rowText (1).contains ("Ready to deliver"));
    CHECK (stage.chosen() == 1);
    buttonIn (files.page, "Mix")->onClick();
    CHECK (files.rowText (0).startsWith ("hot.wav, as a master."));
}

TEST_CASE ("a chosen file shows its worst moments in the waveform and as rows, and choosing one chooses it in both")
{
    PageWithFiles files;
    auto& waveform = componentIn<FileWaveform> (files.page);
    auto& list = componentIn<juce::ListBox> (componentIn<FileMomentList> (files.page));
    REQUIRE (waveform.isVisible());
    REQUIRE (list.getModel()->getNumRows() >= 1);
    waveform.keyPressed (juce::KeyPress (juce::KeyPress::rightKey));
    CHECK (list.getNumSelectedRows() == 1);
    CHECK (waveform.shownPicture().chosen == static_cast<std::size_t> (list.getSelectedRow()));

    files.list().selectRow (2); // unreadable
    CHECK_FALSE (waveform.isVisible());
    CHECK (list.getModel()->getNumRows() == 0);
}

TEST_CASE ("only exports that have a writer are offered, and the page says where a file was written")
{
    PageWithFiles files;
    std::vector<std::pair<Severity, std::string>> said;
    files.page.onSay = [&said] (Severity severity, const std::string& sentence) {
        said.emplace_back (severity, sentence);
    };
    CHECK_FALSE (buttonIn (files.page, "CSV")->isVisible());
    files.page.exportTo (FileExport::csv, files.folder.file ("table.csv"));
    CHECK_FALSE (std::filesystem::exists (files.folder.path / "table.csv"));

    std::vector<ReportedFile> written;
    files.page.setExports ({ { FileExport::csv, [&written] (const ExportedFiles& exported, const auto& path) {
                                  written = exported.files;
                                  return path;
                              } } });
    CHECK (buttonIn (files.page, "CSV")->isVisible());
    CHECK_FALSE (buttonIn (files.page, "DAW markers")->isVisible());

    files.list().keyPressed (juce::KeyPress ('a', juce::ModifierKeys::commandModifier, 0));
    files.page.exportTo (FileExport::csv, files.folder.file ("table.csv"));
    REQUIRE (waitUntil ([&] {
        files.page.poll();
        return said.size() == 1;
    }));
    CHECK (said[0].first == Severity::good);
    CHECK (said[0].second == "The table is in " + files.folder.file ("table.csv") + ".");
    REQUIRE (written.size() == 3);
    CHECK (written[0].path == files.folder.file ("hot.wav"));
    CHECK_FALSE (written[0].trace.columns.empty());
    CHECK_FALSE (written[2].error.empty());
    CHECK (written[0].advice.verdict == Verdict::hot);

    files.page.exportTo (FileExport::csv, files.folder.file ("hot.wav"));
    REQUIRE (waitUntil ([&] {
        files.page.poll();
        return said.size() == 2;
    }));
    CHECK (said[1].first == Severity::caution);
    CHECK_THAT (said[1].second, ContainsSubstring ("audio file"));
}

#if JUCE_LINUX
TEST_CASE ("a file whose name isn't UTF-8 keeps its bytes from adding to export")
{
    PageWithFiles files;
    const auto path = files.folder.file ("caf\xe9.wav"), copy = files.folder.file ("caf\xe9-cues.wav");
    writeAudio (path, SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0, sineFrames (2, 44100.0, 2.0, 441.0, -8.0));
    files.page.add ({ toJuce (path) });
    REQUIRE (files.waitFor ("4 files: 2 ready, 1 to fix, 1 unreadable"));
    CHECK (files.rowText (3).startsWith ("caf?.wav. Ready"));
    files.page.open ({ path }); // the same file takes the same row
    CHECK (files.waitFor ("4 files: 2 ready, 1 to fix, 1 unreadable"));

    std::vector<ReportedFile> written;
    std::vector<std::string> said;
    files.page.onSay = [&said] (Severity, const std::string& sentence) { said.push_back (sentence); };
    files.page.setExports ({ { FileExport::wavCues, [&written] (const ExportedFiles& exported, const auto& to) {
                                  written = exported.files;
                                  return allFileExports().at (FileExport::wavCues) (exported, to);
                              } } });
    files.list().selectRow (3);
    files.page.exportTo (FileExport::wavCues, copy);
    REQUIRE (waitUntil ([&] {
        files.page.poll();
        return said.size() == 1;
    }));
    CHECK_THAT (said[0], ContainsSubstring ("caf?-cues.wav"));
    REQUIRE (written.size() == 1);
    CHECK (written[0].path == path);
    CHECK (readBytes (copy).starts_with ("RIFF"));

    files.list().keyPressed (juce::KeyPress (juce::KeyPress::deleteKey));
    CHECK (spokenIn (files.page).contains ("3 files: 1 ready, 1 to fix, 1 unreadable"));
    files.page.add ({ toJuce (path) });
    CHECK (files.waitFor ("4 files: 2 ready, 1 to fix, 1 unreadable"));
}
#endif

TEST_CASE ("chosen files are checked as stems, and the result appears beside them")
{
    PageWithFiles files;
    CHECK (buttonIn (files.page, "Check as stems")->isVisible() == false);
    Paths asked;
    files.page.setStemAnalyser ([&asked] (const StemRequest& request, const auto&, const std::stop_token&) {
        asked = request.paths;
        StemReport report;
        report.stems = { { "/hot.wav", "hot", 2.0, -0.4, 0.0 }, { "/mono.wav", "mono", 2.0, -8.0, 0.0 } };
        report.moments = { { 1.0, 0, -0.4, { 1.02, -0.02 } } };
        return report;
    });
    files.list().keyPressed (juce::KeyPress (juce::KeyPress::downKey, juce::ModifierKeys::shiftModifier, 0));
    REQUIRE (buttonIn (files.page, "Check as stems")->isVisible());
    buttonIn (files.page, "Check as stems")->onClick();
    auto& panel = componentIn<StemsPanel> (files.page);
    CHECK (panel.isVisible());
    CHECK (waitUntil ([&] {
        files.page.poll();
        return panel.spokenText().contains ("2 stems");
    }));
    CHECK (asked == Paths { files.folder.file ("hot.wav"), files.folder.file ("mono.wav") });
    CHECK (panel.getX() > 500);

    files.page.setSize (620, 500); // too narrow for both panels
    CHECK (panel.getWidth() == 620);
    CHECK_FALSE (componentIn<BouncesPanel> (files.page).isVisible());
    buttonIn (files.page, "Close")->onClick();
    CHECK_FALSE (panel.isVisible());
    CHECK (componentIn<BouncesPanel> (files.page).getWidth() == 620);
}

TEST_CASE ("an unreadable mix leaves the stems' shares, and new stems start from scratch")
{
    PageWithFiles files;
    std::vector<std::string> said;
    files.page.onSay = [&said] (Severity, const std::string& sentence) { said.push_back (sentence); };
    files.page.setStemAnalyser ([] (const StemRequest& request, const auto&, const std::stop_token& stop) {
        if (request.mixPath)
            throw std::runtime_error (request.mixPath->string() + ": this cannot be read as audio.");

        while (request.paths[0] == "slow.wav" && ! stop.stop_requested())
            std::this_thread::yield();

        return posedStems();
    });
    auto& panel = componentIn<StemsPanel> (files.page);
    const auto wait = [&files] (const std::function<bool()>& isSo) {
        return waitUntil ([&] {
            files.page.poll();
            return isSo();
        });
    };

    files.page.checkStems ({ "a.wav", "b.wav" });
    REQUIRE (wait ([&panel] { return panel.hasReport(); }));
    files.page.checkStems ({ "a.wav", "b.wav" }, "words.txt");
    REQUIRE (wait ([&said] { return ! said.empty(); }));
    CHECK (said == std::vector<std::string> { "words.txt: this cannot be read as audio." });
    CHECK (panel.hasReport());
    CHECK (buttonIn (panel, juce::String::fromUTF8 ("Compare with the mix…"))->isVisible());

    files.page.checkStems ({ "slow.wav", "b.wav" });
    CHECK_FALSE (panel.hasContent());
    buttonIn (panel, "Cancel")->onClick();
    CHECK_FALSE (panel.isVisible());
}

TEST_CASE ("actions for the chosen files are at the right edge, next to any progress")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FileRows rows;
    rows.put ({ { "/a.wav", "no audio", std::nullopt, nullptr }, { "/b.wav", "no audio", std::nullopt, nullptr } });
    BouncesPanel panel (rows);
    panel.setSize (1000, 600);
    panel.offerStems (true);
    panel.showNumChosen (2);
    auto& button = *buttonIn (panel, "Check as stems");
    const auto edge = buttonIn (panel, juce::String::fromUTF8 ("Add files…"))->getRight();
    CHECK (button.getRight() == edge);
    panel.showProgress ("1 of 2");
    CHECK (buttonIn (panel, "Stop")->getRight() == edge);
    CHECK (button.getRight() < buttonIn (panel, "Stop")->getX() - 100);
    panel.showProgress ({});
    CHECK (button.getRight() == edge);
}

TEST_CASE ("the narrowest verdict column fits the usual verdicts")
{
    const auto icon = 24.0f, insets = 16.0f;

    for (int width = 340; width < 1000; ++width)
        for (const auto& place : fileColumnsFor (width))
            if (place.column == FileColumn::verdict)
                CHECK (
                    icon + insets
                        + interFont (FontWeight::medium, theme::textNormal).getStringWidthFloat ("Ready for mastering")
                    <= static_cast<float> (place.width));
}

TEST_CASE ("table and list rows are never cut off")
{
    PageWithFiles files;

    for (int height = 200; height <= 700; height += 7)
    {
        files.page.setSize (800, height);
        auto& table = files.list();
        auto& moments = componentIn<FileMomentList> (files.page);
        auto& list = componentIn<juce::ListBox> (moments);
        CAPTURE (height, table.getHeight(), moments.getHeight());

        if (table.isVisible() && table.getHeight() < 3 * table.getRowHeight())
            CHECK (table.getHeight() % table.getRowHeight() == 0);

        if (moments.isVisible() && list.getHeight() < list.getModel()->getNumRows() * list.getRowHeight())
        {
            CHECK (list.getHeight() % list.getRowHeight() == 0);
            CHECK (list.getHeight() > 0);
        }
    }
}

TEST_CASE ("two chosen files can be compared, the upper one first")
{
    PageWithFiles files;
    std::filesystem::path first, second;
    files.page.setComparer ([&] (const ComparisonRequest& request, const auto&, const std::stop_token&) {
        first = request.first;
        second = request.second;
        return posedComparison();
    });
    CHECK_FALSE (buttonIn (files.page, "Compare")->isVisible());
    files.list().selectRow (1);
    files.list().selectRow (0, true, false); // chosen last, but higher in the list
    REQUIRE (buttonIn (files.page, "Compare")->isVisible());
    buttonIn (files.page, "Compare")->onClick();
    auto& panel = componentIn<ComparisonPanel> (files.page);
    CHECK (waitUntil ([&] {
        files.page.poll();
        return panel.spokenText().contains ("they differ");
    }));
    CHECK (first == files.folder.file ("hot.wav"));
    CHECK (second == files.folder.file ("mono.wav"));

    files.list().keyPressed (juce::KeyPress ('a', juce::ModifierKeys::commandModifier, 0));
    CHECK_FALSE (buttonIn (files.page, "Compare")->isVisible());
    buttonIn (panel, "Close")->onClick();
    CHECK_FALSE (panel.isVisible());
}

TEST_CASE ("files dropped on the right are stems, and files dropped elsewhere are measured")
{
    PageWithFiles files;
    Paths asked;
    files.page.setStemAnalyser ([&asked] (const StemRequest& request, const auto&, const std::stop_token&) {
        asked = request.paths;
        return StemReport();
    });
    std::filesystem::create_directories (files.folder.path / "stems");
    writeBytes (files.folder.file ("stems/b.wav"), "b");
    writeBytes (files.folder.file ("stems/a.flac"), "a");
    writeBytes (files.folder.file ("stems/notes.txt"), "no audio");
    const juce::StringArray dropped { juce::String (files.folder.file ("stems")) };
    files.page.fileDragEnter (dropped, 100, 100);
    files.page.filesDropped (dropped, 900, 100);
    CHECK (waitUntil ([&] {
        files.page.poll();
        return asked.size() == 2;
    }));
    CHECK (asked == Paths { files.folder.file ("stems/a.flac"), files.folder.file ("stems/b.wav") });

    files.page.filesDropped (dropped, 100, 100);
    CHECK (files.waitFor ("5 files: 1 ready, 1 to fix, 3 unreadable"));
}

namespace
{
/** Checks that every visible component lies within its parent and overlaps no sibling. Scrolled content can be larger
    than its viewport. */
void checkLayout (const juce::Component& parent)
{
    const auto isScrolled = dynamic_cast<const juce::Viewport*> (parent.getParentComponent()) != nullptr
                            || dynamic_cast<const juce::Viewport*> (&parent) != nullptr;

    for (auto* child : parent.getChildren())
    {
        if (! child->isVisible() || isScrolled)
            continue;

        CAPTURE (parent.getTitle().toStdString(), child->getTitle().toStdString(), child->getName().toStdString(),
                 child->getBounds().toString().toStdString());
        CHECK (parent.getLocalBounds().contains (child->getBounds()));

        for (auto* other : parent.getChildren())
            CHECK_FALSE ((other != child && other->isVisible() && other->getBounds().intersects (child->getBounds())));

        checkLayout (*child);
    }
}

/** Checks that the text of every button fits. */
void checkTexts (const juce::Component& component)
{
    for (auto* child : component.getChildren())
    {
        if (auto* button = dynamic_cast<juce::TextButton*> (child); button != nullptr && button->isVisible())
        {
            CAPTURE (button->getButtonText().toStdString());
            CHECK (interFont (FontWeight::medium, 13.0f).getStringWidthFloat (button->getButtonText())
                   <= static_cast<float> (button->getWidth()));
        }

        if (child->isVisible())
            checkTexts (*child);
    }
}
} // namespace

TEST_CASE ("nothing on the page overlaps or is cut off at usual sizes, empty or filled, with or without stems")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FilesPage empty;
    PageWithFiles files;
    files.page.setExports (
        { { FileExport::report, {} }, { FileExport::csv, {} }, { FileExport::json, {} }, { FileExport::wavCues, {} } });
    files.page.setStemAnalyser ([] (const StemRequest&, const auto&, const std::stop_token&) { return StemReport(); });
    files.list().keyPressed (juce::KeyPress ('a', juce::ModifierKeys::commandModifier, 0));
    files.list().selectRow (0, true, false);
    const auto stems = posedStems();

    for (const auto beside : { 0, 1, 2 })
    {
        if (beside == 1)
            files.page.show (stems);
        else if (beside == 2)
            files.page.show (posedComparison());

        // Page sizes in windows of 620 x 360, 1000 x 640, 1280 x 800 and 2560 x 1400, and of 1280 x 800 at 150 %.
        // The first size is narrower than any window shows the page.
        for (const auto size :
             { juce::Rectangle<int> (392, 500), juce::Rectangle<int> (592, 284), juce::Rectangle<int> (972, 564),
               juce::Rectangle<int> (1252, 724), juce::Rectangle<int> (2532, 1324), juce::Rectangle<int> (825, 457) })
            for (auto* page : { &empty, &files.page })
            {
                CAPTURE (size.getWidth(), size.getHeight(), beside);
                page->setBounds (size);
                checkLayout (*page);
                checkTexts (*page);
            }
    }
}

TEST_CASE ("the page can be painted at every size, empty or filled")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FilesPage empty;
    PageWithFiles files;

    for (auto* page : { &empty, &files.page })
        for (const auto size : { juce::Rectangle<int> (600, 312), juce::Rectangle<int> (1000, 600),
                                 juce::Rectangle<int> (2560, 1400), juce::Rectangle<int> (10, 10) })
        {
            page->setBounds (size);
            CHECK (page->createComponentSnapshot (size).isValid());

            for (auto* child : page->getChildren())
                if (child->isVisible() && size.getWidth() >= 600)
                    CHECK (page->getLocalBounds().contains (child->getBounds()));
        }
}
