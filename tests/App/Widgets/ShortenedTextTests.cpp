#include "App/Widgets/Fonts.h"
#include "App/Widgets/ShortenedText.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("a name that is too wide keeps both ends")
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
