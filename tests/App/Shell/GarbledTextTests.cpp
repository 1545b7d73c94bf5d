#include "App/Pictures/PosedFiles.h"
#include "App/Pictures/PosedWindow.h"
#include "App/Shell/DocumentPages.h"
#include "App/Shell/SettingsPage.h"
#include "App/Text.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>

/** juce::String (const char*) treats each byte as a character, so UTF-8 passed to it comes out garbled ("âˆ’" for a
    minus sign). Use it only for ASCII, and toJuce for everything else.

    On Linux, in all tests of this folder, the linker redirects every such call in Twobus and JUCE to this file
    (--wrap), so any call that garbles a text fails its test. On other systems only the texts in the window are checked.
*/
using namespace twobus;

#if JUCE_LINUX
namespace
{
/** Throws if the text isn't ASCII. Also prints to stderr, because some callers swallow exceptions while they paint. */
void checkIsAscii (const char* text)
{
    if (text == nullptr || std::none_of (text, text + std::strlen (text), [] (char byte) {
            return static_cast<unsigned char> (byte) >= 0x80;
        }))
        return;

    const auto problem = std::string ("Garbled: \"") + text + "\". Use toJuce.";
    std::fprintf (stderr, "%s\n", problem.c_str());
    throw std::logic_error (problem);
}
} // namespace

// The linker's names for the constructor, and for the operator that calls it inside JUCE.
void constructString (juce::String*, const char*) asm("__real__ZN4juce6StringC1EPKc");
void constructCheckedString (juce::String*, const char*) asm("__wrap__ZN4juce6StringC1EPKc");
juce::String joinStrings (const char*, const juce::String&) asm("__real__ZN4juceplEPKcRKNS_6StringE");
juce::String joinCheckedStrings (const char*, const juce::String&) asm("__wrap__ZN4juceplEPKcRKNS_6StringE");

void constructCheckedString (juce::String* string, const char* text)
{
    checkIsAscii (text);
    constructString (string, text);
}

juce::String joinCheckedStrings (const char* text, const juce::String& string)
{
    checkIsAscii (text);
    return joinStrings (text, string);
}

TEST_CASE ("UTF-8 passed to JUCE as single bytes is found")
{
    CHECK_THROWS_AS (juce::String ("\xe2\x88\x92"), std::logic_error);
    CHECK_THROWS_AS ("\xe2\x88\x92" + juce::String ("6"), std::logic_error);
    CHECK (("minus" + juce::String ("6")).length() == 6);
    CHECK (toJuce ("−").length() == 1);
}
#endif

namespace
{
/** Whether the text contains UTF-8 that was read byte by byte: the first byte of a sequence of two or more bytes,
    followed by a valid second byte. */
bool isGarbled (const juce::String& text)
{
    for (auto at = text.getCharPointer(); ! at.isEmpty();)
        if (const auto first = at.getAndAdvance(), second = *at;
            first >= 0xc2 && first <= 0xf4 && second >= 0x80 && second <= 0xbf)
            return true;

    return false;
}

/** Collects all texts of a component and its children, visible or not. */
void addTextsOf (juce::Component& component, juce::StringArray& texts)
{
    texts.addArray ({ component.getName(), component.getTitle(), component.getDescription(), component.getHelpText() });

    if (auto* client = dynamic_cast<juce::TooltipClient*> (&component))
        texts.add (client->getTooltip());

    if (auto* button = dynamic_cast<juce::Button*> (&component))
        texts.add (button->getButtonText());

    if (auto* list = dynamic_cast<juce::ListBox*> (&component); list != nullptr && list->getModel() != nullptr)
        for (int row = 0; row < list->getModel()->getNumRows(); ++row)
            texts.addArray ({ list->getModel()->getNameForRow (row), list->getModel()->getTooltipForRow (row) });

    for (auto* child : component.getChildren())
        addTextsOf (*child, texts);
}

struct OwnLookAndFeel
{
    OwnLookAndFeel() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~OwnLookAndFeel() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    LookAndFeel looks;
};
} // namespace

TEST_CASE ("no page of the window shows garbled text")
{
    REQUIRE (isGarbled (toJuce ("\xc3\xa2\xcb\x86\xe2\x80\x99 \xc3\x82\xc2\xb7")));
    REQUIRE_FALSE (isGarbled (toJuce ("3:42 · −0.4 dBTP … Größe, naïveté, façade")));

    const juce::ScopedJuceInitialiser_GUI juce;
    const OwnLookAndFeel looks;
    const auto demo = posedDemo();
    juce::StringArray texts;
    Settings settings;
    settings.stage = Stage::finishedMaster;
    settings.page = Page::files;

    PosedWindow window (settings, { 1280, 800 });
    window.play (Page::mix, exportedAt (demo, 4.0), 12.0);
    window.play (Page::tracking, posedSoundCheck (demo), 20.0);
    window.content().hold (posedFiles (demo));
    window.content().hold (posedStems());
    window.show();
    addTextsOf (window.content(), texts);

    const auto lookAt = [&] (std::unique_ptr<OverlayPage> page) {
        window.content().open (std::move (page));
        addTextsOf (window.content(), texts);
    };

    lookAt (makeGuide());
    lookAt (makeHelp());
    lookAt (std::make_unique<OverlayPage> ("Settings", std::make_unique<SettingsPage> (settings)));

    texts.removeEmptyStrings();
    CHECK (texts.size() > 300);

    for (const auto& text : texts)
    {
        CAPTURE (text.toStdString());
        CHECK_FALSE (isGarbled (text));
    }
}
