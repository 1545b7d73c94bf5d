#include "App/Pictures/Screenshots.h"
#include "App/Text.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstdlib>

using namespace twobus;

namespace
{
constexpr int visibleDifference = 24; ///< out of 255, in any of red, green and blue

/** Share of the pixels that may differ, because other versions of FreeType draw letters slightly differently. The
    README's pictures come from JUCE 7. JUCE 8 sets letters closer together, which moves most edges of the text; the
    largest share so far was 0.07. */
constexpr double mostDifferent = JUCE_MAJOR_VERSION == 7 ? 0.001 : 0.1;

bool differs (juce::Colour a, juce::Colour b)
{
    return std::max ({ std::abs (a.getRed() - b.getRed()), std::abs (a.getGreen() - b.getGreen()),
                       std::abs (a.getBlue() - b.getBlue()) })
           > visibleDifference;
}

/** From 0 to 1; 1 if the sizes differ. */
double shareOfDifferentPixels (const juce::Image& a, const juce::Image& b)
{
    if (a.getBounds() != b.getBounds())
        return 1.0;

    const juce::Image::BitmapData first (a, juce::Image::BitmapData::readOnly),
        second (b, juce::Image::BitmapData::readOnly);
    std::size_t different = 0;

    for (int y = 0; y < a.getHeight(); ++y)
        for (int x = 0; x < a.getWidth(); ++x)
            different += differs (first.getPixelColour (x, y), second.getPixelColour (x, y)) ? 1u : 0u;

    return static_cast<double> (different) / (static_cast<double> (a.getWidth()) * a.getHeight());
}

/** Takes the screenshots with the program's own look and feel, as the program does. */
std::vector<Screenshot> takeWithOwnLookAndFeel()
{
    LookAndFeel looks;
    juce::LookAndFeel::setDefaultLookAndFeel (&looks);
    auto taken = takeScreenshots();
    juce::LookAndFeel::setDefaultLookAndFeel (nullptr);
    return taken;
}
} // namespace

TEST_CASE ("the README's pictures match what the program draws, and drawing them is repeatable")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const juce::File folder (TWOBUS_PICTURES);
    const auto taken = takeWithOwnLookAndFeel(), again = takeWithOwnLookAndFeel();
    REQUIRE (taken.size() == again.size());
    auto numCompared = 0;

    for (std::size_t i = 0; i < taken.size(); ++i)
    {
        CAPTURE (taken[i].name);
        CHECK (shareOfDifferentPixels (taken[i].image, again[i].image) == 0.0);

        const auto file = folder.getChildFile (toJuce (taken[i].name + ".png"));

        if (! file.existsAsFile())
            continue;

        CHECK (shareOfDifferentPixels (taken[i].image, juce::ImageFileFormat::loadFrom (file)) <= mostDifferent);
        ++numCompared;
    }

    CHECK (numCompared == folder.getNumberOfChildFiles (juce::File::findFiles, "*.png"));
    CHECK (numCompared >= 5);
}

TEST_CASE ("a picture folder that can't be created is reported")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto blocker = juce::File::createTempFile ("twobus-pictures");
    REQUIRE (blocker.create().wasOk());
    CHECK_THAT (writeScreenshots (blocker.getChildFile ("inside")),
                ContainsSubstring (blocker.getFileName().toStdString()));
    blocker.deleteFile();
}
