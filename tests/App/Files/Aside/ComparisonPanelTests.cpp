#include "App/Files/Aside/ComparisonPanel.h"
#include "App/Pictures/PosedFiles.h"
#include "App/Widgets/Fonts.h"
#include "Support/Catch.h"

#include <stdexcept>

using namespace twobus;
using Catch::Matchers::StartsWith;

namespace
{
struct ShownComparison
{
    ShownComparison()
    {
        panel.setSize (412, 724);
        panel.show (posedComparison());
    }

    SectionPlot& plot()
    {
        for (auto* child : panel.getChildren())
            if (auto* found = dynamic_cast<SectionPlot*> (child))
                return *found;

        throw std::logic_error ("no plot");
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    ComparisonPanel panel;
};
} // namespace

TEST_CASE ("a comparison is put into words: which files, how far apart, and where they differ")
{
    ShownComparison shown;
    const auto text = shown.panel.spokenText().toStdString();
    CHECK_THAT (text, StartsWith ("First song-mix-v7.wav, second song-mix-v6.wav. The second is 5.6 dB lower than the "
                                  "first. At equal loudness, they differ."));
    CHECK_THAT (text, ContainsSubstring ("0:20 to 0:30: the second is 1.2 dB louder"));
    CHECK (shown.plot().isVisible());
}

TEST_CASE ("the plot fits the largest difference, and the pointer finds each section")
{
    ShownComparison shown;
    CHECK (shown.plot().rangeDb() == 1.5);
    auto last = shown.plot().sectionAt (shown.plot().getWidth() / 2);
    REQUIRE (last);
    CHECK (*last == 2);
    CHECK (shown.plot().sectionAt (8) == std::size_t (0));
    CHECK_FALSE (shown.plot().sectionAt (0));
    CHECK_FALSE (shown.plot().sectionAt (shown.plot().getWidth() - 1));

    auto alike = posedComparison();
    alike.mostDifferent.clear();

    for (auto& section : alike.sections)
        section.loudnessDifferenceDb = 0.0;

    shown.panel.show (alike);
    CHECK (shown.plot().rangeDb() == 1.0);
}

TEST_CASE ("two names are shortened only if both don't fit, and a short one stays whole")
{
    const auto font = interFont (FontWeight::regular, 13.0f);
    const juce::String brief ("a.wav"), longer ("song-with-a-long-name-master-v17.wav");
    const auto whole = longer + ", then " + brief;
    const auto width = font.getStringWidthFloat (whole);
    CHECK (namesThatFit (longer, brief, font, width + 1.0f) == whole);
    CHECK (namesThatFit (longer, brief, font, 0.8f * width).endsWith (", then a.wav"));
    CHECK (namesThatFit (brief, longer, font, 0.8f * width).startsWith ("a.wav, then song"));

    for (auto room = 150.0f; room < 500.0f; room += 10.0f)
        CHECK (font.getStringWidthFloat (namesThatFit (longer, longer, font, room)) <= room + 0.01f);
}

TEST_CASE ("an error replaces a comparison, and having nothing to compare isn't an error")
{
    ShownComparison shown;
    shown.panel.showError ("a.wav: it is no audio file. Export it again.");
    CHECK (shown.panel.spokenText() == "a.wav: it is no audio file. Export it again.");
    CHECK_FALSE (shown.plot().isVisible());
    CHECK (shown.panel.hasContent());
    shown.panel.clear();
    CHECK_FALSE (shown.panel.hasContent());
    shown.panel.show (BounceComparison());

    for (const auto height : { 40, 160, 400, 1300 })
    {
        shown.panel.setSize (330, height);
        CHECK (shown.panel.createComponentSnapshot (shown.panel.getLocalBounds()).isValid());
    }
}
