#include "App/Widgets/FileDialog.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Browser = juce::FileBrowserComponent;

/** JUCE's own dialog, inside another component because there is no display. */
struct Dialog
{
    Dialog (int flags, const juce::String& name)
        : browser (flags, juce::File::getSpecialLocation (juce::File::tempDirectory).getChildFile (name), nullptr,
                   nullptr)
    {
        dialog.setSize (600, 500);
        startAtName (dialog);

        for (auto* child : browser.getChildren())
            if (auto* editor = dynamic_cast<juce::TextEditor*> (child))
                field = editor;

        REQUIRE (field != nullptr);
    }

    std::vector<juce::Component*> stops() { return juce::KeyboardFocusTraverser().getAllComponents (&dialog); }

    juce::Component screen;
    Browser browser;
    juce::FileChooserDialogBox dialog { "Save", {}, browser, true, juce::Colours::black, &screen };
    juce::TextEditor* field = nullptr;
};

std::string textOf (const juce::Component& component)
{
    const auto* button = dynamic_cast<const juce::TextButton*> (&component);
    return button != nullptr ? button->getButtonText().toStdString() : std::string();
}
} // namespace

TEST_CASE ("JUCE's save dialog starts in the name, selected up to its ending")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Dialog save (Browser::saveMode | Browser::canSelectFiles, "Twobus report.v2.html");

    CHECK_FALSE (save.dialog.getWantsKeyboardFocus()); // else the dialog itself would get the focus
    CHECK (juce::KeyboardFocusTraverser().getDefaultComponent (&save.dialog) == save.field);
    CHECK (save.field->getHighlightedText() == "Twobus report.v2");

    save.field->focusGained (juce::Component::focusChangedDirectly);
    CHECK (save.field->getHighlightedText() == "Twobus report.v2");
    save.field->insertTextAtCaret ("my song");
    CHECK (save.browser.getSelectedFile (0).getFileName() == "my song.html");
}

TEST_CASE ("a name without an ending is selected as a whole")
{
    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto* name : { "report", ".hidden" })
        CHECK (Dialog (Browser::saveMode | Browser::canSelectFiles, name).field->getHighlightedText() == name);
}

TEST_CASE ("the Tab key leads from the name through JUCE's save dialog to its buttons and back")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Dialog save (Browser::saveMode | Browser::canSelectFiles, "report.html");
    const auto stops = save.stops();

    REQUIRE (stops.size() >= 5);
    CHECK (stops.front() == save.field);
    CHECK (stops[1]->findParentComponentOfClass<juce::ComboBox>() != nullptr); // the folder
    CHECK (textOf (*stops[stops.size() - 3]) == "New Folder");
    CHECK (textOf (*stops[stops.size() - 2]) == "Cancel");
    CHECK (textOf (*stops.back()) == "Save");
    CHECK (save.dialog.isKeyboardFocusContainer()); // so that Tab begins again after the last
}

TEST_CASE ("the Escape key in the name of JUCE's save dialog cancels it")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Dialog save (Browser::saveMode | Browser::canSelectFiles, "report.html");

    save.dialog.enterModalState (false);
    CHECK (save.dialog.isCurrentlyModal());
    REQUIRE (save.field->onEscapeKey != nullptr);
    save.field->onEscapeKey();
    CHECK_FALSE (save.dialog.isCurrentlyModal());
}

TEST_CASE ("JUCE's dialog for several files starts in its list, because its name cannot be typed")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    Dialog open (Browser::openMode | Browser::canSelectFiles | Browser::canSelectMultipleItems, {});
    CHECK (dynamic_cast<juce::FileListComponent*> (juce::KeyboardFocusTraverser().getDefaultComponent (&open.dialog))
           != nullptr);
}
