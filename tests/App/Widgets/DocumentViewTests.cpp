#include "App/Shell/DocumentPages.h"
#include "App/Widgets/DocumentView.h"
#include "App/Widgets/Theme.h"
#include "Present/Help/KeyboardHelp.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cctype>

using namespace twobus;

namespace
{
/** The column of blocks that the viewport shows. */
juce::Component& columnOf (DocumentView& view)
{
    auto* viewport = dynamic_cast<juce::Viewport*> (view.getChildComponent (0));
    REQUIRE (viewport != nullptr);
    REQUIRE (viewport->getViewedComponent() != nullptr);
    return *viewport->getViewedComponent();
}

int positionOf (DocumentView& view)
{
    return dynamic_cast<juce::Viewport*> (view.getChildComponent (0))->getViewPositionY();
}

std::vector<Document> allDocuments()
{
    std::vector<Document> documents { keyboardHelp (Platform::macOs), about (ownVersions()), dawGuide() };

    for (const auto platform : allPlatforms)
        documents.push_back (loopbackGuide (platform));

    return documents;
}

juce::TextButton* buttonCalled (juce::Component& parent, const juce::String& text)
{
    for (auto* child : parent.getChildren())
    {
        if (auto* button = dynamic_cast<juce::TextButton*> (child);
            button != nullptr && button->getButtonText() == text)
            return button;

        if (auto* found = buttonCalled (*child, text))
            return found;
    }

    return nullptr;
}
} // namespace

TEST_CASE ("an opened page takes the focus without a focus ring, and the tab key shows one")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    DocumentView view (keyboardHelp (Platform::macOs));
    view.setSize (600, 300);
    const auto hasRing = [&view] {
        return view.createComponentSnapshot (view.getLocalBounds()).getPixelAt (300, 0) == theme::good();
    };
    view.focusGained (juce::Component::focusChangedDirectly);
    CHECK_FALSE (hasRing());
    view.focusGained (juce::Component::focusChangedByTabKey);
    CHECK (hasRing());
    view.focusLost (juce::Component::focusChangedByMouseClick);
    CHECK_FALSE (hasRing());
}

TEST_CASE ("a document's blocks are stacked within the column at any width")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;

    for (const auto& document : allDocuments())
    {
        DocumentView view (document);

        for (int width = 400; width <= 2560; width += 135)
        {
            view.setSize (width, 300);
            auto& column = columnOf (view);
            REQUIRE (column.getNumChildComponents() == static_cast<int> (document.blocks.size()));
            auto bottom = 0;

            for (const auto* block : column.getChildren())
            {
                REQUIRE (block->getY() >= bottom);
                REQUIRE (block->getHeight() >= 14);
                REQUIRE (block->getX() >= 0);
                REQUIRE (block->getRight() <= column.getWidth());
                REQUIRE (block->getWidth() <= 720);
                bottom = block->getBottom();
            }

            CHECK (column.getHeight() >= bottom);
        }
    }
}

TEST_CASE ("a narrower document is higher")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    DocumentView view (loopbackGuide (Platform::windows));
    view.setSize (800, 300);
    const auto wide = columnOf (view).getHeight();
    view.setSize (400, 300);
    CHECK (columnOf (view).getHeight() > wide * 5 / 4);
}

TEST_CASE ("keys scroll a document to both ends")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    DocumentView view (loopbackGuide (Platform::macOs));
    view.setSize (600, 300);
    const auto press = [&view] (int key) { return view.keyPressed (juce::KeyPress (key)); };

    CHECK (press (juce::KeyPress::downKey));
    CHECK (positionOf (view) == 40);
    CHECK (press (juce::KeyPress::pageDownKey));
    CHECK (positionOf (view) > 200);
    CHECK (press (juce::KeyPress::endKey));
    const auto end = positionOf (view);
    CHECK (end == columnOf (view).getHeight() - 300);
    CHECK (press (juce::KeyPress::upKey));
    CHECK (positionOf (view) == end - 40);
    CHECK (press (juce::KeyPress::homeKey));
    CHECK (positionOf (view) == 0);
    CHECK_FALSE (press (juce::KeyPress::spaceKey));
    CHECK_FALSE (press ('p'));
}

TEST_CASE ("a screen reader gets the full text of each block")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    const auto document = loopbackGuide (Platform::linuxJack);
    const auto numbers = stepNumbers (document);
    DocumentView view (document);
    view.setSize (600, 300);

    for (std::size_t i = 0; i < document.blocks.size(); ++i)
    {
        auto* block = columnOf (view).getChildComponent (static_cast<int> (i));
        CHECK (block->getTitle().toStdString() == spokenText (document.blocks[i], numbers[i]));
        CHECK (block->isAccessible());
    }
}

TEST_CASE ("a new document starts at its top")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    DocumentView view (loopbackGuide (Platform::macOs));
    view.setSize (600, 300);
    view.keyPressed (juce::KeyPress (juce::KeyPress::endKey));
    view.setDocument (loopbackGuide (Platform::windows));
    CHECK (positionOf (view) == 0);
    CHECK (view.document().blocks.size() == loopbackGuide (Platform::windows).blocks.size());
}

//==============================================================================
TEST_CASE ("a document whose words change stays where it is scrolled to")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    DocumentView view (keyboardHelp (Platform::macOs));
    view.setSize (600, 300);
    view.keyPressed (juce::KeyPress (juce::KeyPress::pageDownKey));
    const auto place = positionOf (view);
    REQUIRE (place > 0);
    view.updateDocument (keyboardHelp (Platform::windows));
    CHECK (positionOf (view) == place);
}

TEST_CASE ("the guide opens with this machine's part, the DAWs come next, and each tab shows its own part")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    auto page = makeGuide (Platform::macOs);
    page->setSize (600, 400);
    auto& view = dynamic_cast<DocumentView&> (page->content());
    const auto isShown = [&view] (const Document& document) {
        return plainText (view.document()) == plainText (document);
    };
    const auto choose = [&page] (std::string_view name) {
        auto* tab = buttonCalled (*page, juce::String (std::string (name)));
        REQUIRE (tab != nullptr);
        tab->setToggleState (true, juce::dontSendNotification);
        tab->onClick();
    };

    CHECK (isShown (loopbackGuide (Platform::macOs)));

    for (const auto platform : allPlatforms)
    {
        choose (nameOf (platform));
        CHECK (isShown (loopbackGuide (platform)));
    }

    choose (dawGuideName);
    CHECK (isShown (dawGuide()));

    const auto xOf = [&page] (const char* name) { return buttonCalled (*page, name)->getX(); };
    CHECK (xOf ("DAWs") > xOf ("macOS"));

    for (const auto* other : { "PipeWire", "JACK, ALSA", "Windows" })
        CHECK (xOf (other) > xOf ("DAWs"));
}

TEST_CASE ("left and right change the tab and wrap around")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;
    auto page = makeGuide (Platform::linuxPipeWire);
    page->setSize (600, 400);
    auto& tabs = *buttonCalled (*page, "PipeWire")->getParentComponent();

    CHECK (tabs.keyPressed (juce::KeyPress (juce::KeyPress::leftKey)));
    CHECK (buttonCalled (*page, "Windows")->getToggleState());
    CHECK_FALSE (buttonCalled (*page, "PipeWire")->getToggleState());
    CHECK (tabs.keyPressed (juce::KeyPress (juce::KeyPress::rightKey)));
    CHECK (tabs.keyPressed (juce::KeyPress (juce::KeyPress::rightKey)));
    CHECK (buttonCalled (*page, "DAWs")->getToggleState());
    CHECK_FALSE (tabs.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
}

TEST_CASE ("escape and Close close a page, which can be deleted in that call")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;

    for (const auto byKey : { true, false })
    {
        auto page = makeHelp (Platform::linuxPipeWire);
        auto closed = 0;
        page->onClose = [&page, &closed] {
            ++closed;
            page.reset();
        };

        if (byKey)
            CHECK (page->keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
        else
            buttonCalled (*page, "Close")->onClick();

        CHECK (closed == 1);
        CHECK (page == nullptr);
    }
}

TEST_CASE ("nothing on a page overlaps, and its controls have names and can be reached by keyboard")
{
    const juce::ScopedJuceInitialiser_GUI juceIsRunning;

    for (const auto width : { 420, 600, 1000, 1600, 2560 })
    {
        auto page = makeGuide (Platform::windows);
        page->setSize (width, 236);

        for (auto* a : page->getChildren())
        {
            CHECK (page->getLocalBounds().contains (a->getBounds()));
            CHECK_FALSE (a->getTitle().isEmpty());

            for (auto* b : page->getChildren())
                CHECK ((a == b || ! a->getBounds().intersects (b->getBounds())));
        }

        for (const auto* name : { "Close", "Copy", "DAWs", "PipeWire", "JACK, ALSA", "macOS", "Windows" })
        {
            auto* button = buttonCalled (*page, name);
            CAPTURE (width, name);
            REQUIRE (button != nullptr);
            CHECK (button->getWantsKeyboardFocus());
            CHECK (button->getTooltip().isNotEmpty());
            CHECK (button->getTitle() == name);
            CHECK (button->getWidth() >= button->getBestWidthForHeight (30) - 20);
        }
    }
}

TEST_CASE ("the versions of the libraries are numbers")
{
    const auto versions = ownVersions();

    for (const auto& version : { versions.juce, versions.fmt, versions.highway, versions.fftw, versions.sndfile,
                                 versions.json, versions.zlib })
    {
        CAPTURE (version);
        CHECK (std::count (version.begin(), version.end(), '.') >= 2);
        CHECK (std::isdigit (static_cast<unsigned char> (version.front())) != 0);
    }
}
