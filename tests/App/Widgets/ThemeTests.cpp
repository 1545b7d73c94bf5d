#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace twobus;

namespace
{
using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

/** Normal vision and each of the common colour blindnesses (protanopia, deuteranopia, tritanopia) as matrices for
    linear light. The values are the authors' table for severity 1 that accompanies G. Machado, M. Oliveira and L.
    Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (6), 2009. Each row
    adds up to 1, so that white stays white. */
constexpr std::array<Matrix, 4> visions {
    { { { { 1.0, 0.0, 0.0 }, { 0.0, 1.0, 0.0 }, { 0.0, 0.0, 1.0 } } },
      { { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } },
      { { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } },
      { { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } } }
};

/** Decodes sRGB (IEC 61966-2-1). The rows of primaries below are from the same standard. */
double linear (float value)
{
    const auto v = static_cast<double> (value);
    return v <= 0.04045 ? v / 12.92 : std::pow ((v + 0.055) / 1.055, 2.4);
}

Triple lightOf (juce::Colour colour)
{
    return { linear (colour.getFloatRed()), linear (colour.getFloatGreen()), linear (colour.getFloatBlue()) };
}

double product (const Triple& row, const Triple& light)
{
    return row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
}

Triple seenBy (const Matrix& vision, const Triple& light)
{
    Triple seen {};

    for (std::size_t i = 0; i < 3; ++i)
        seen[i] = std::clamp (product (vision[i], light), 0.0, 1.0);

    return seen;
}

double luminance (const Triple& light) { return product ({ 0.2126, 0.7152, 0.0722 }, light); }

/** CIE 1976 L*a*b* under D65. */
Triple labOf (const Triple& light)
{
    const auto f = [] (double t) { return t > 0.008856 ? std::cbrt (t) : 7.787 * t + 16.0 / 116.0; };
    const auto x = f (product ({ 0.4124, 0.3576, 0.1805 }, light) / 0.95047), y = f (luminance (light)),
               z = f (product ({ 0.0193, 0.1192, 0.9505 }, light) / 1.08883);
    return { 116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z) };
}

double distance (const Triple& a, const Triple& b) { return std::hypot (a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

double contrast (juce::Colour a, juce::Colour b)
{
    const auto first = luminance (lightOf (a)), second = luminance (lightOf (b));
    return (std::max (first, second) + 0.05) / (std::min (first, second) + 0.05);
}
} // namespace

TEST_CASE ("good, caution and damage can be distinguished with each common colour blindness, in both themes")
{
    for (const auto theme : { ThemeName::dark, ThemeName::light })
        for (std::size_t vision = 0; vision < visions.size(); ++vision)
        {
            CAPTURE (static_cast<int> (theme), vision);
            const auto& palette = theme::paletteOf (theme);
            const auto seen = [&] (juce::Colour colour) { return labOf (seenBy (visions[vision], lightOf (colour))); };

            // A difference of 2.3 is just noticeable (M. Mahy, L. Van Eycken and A. Oosterlinck, Color Research and
            // Application 19 (2), 1994).
            CHECK (distance (seen (palette.good), seen (palette.caution)) > 40.0);
            CHECK (distance (seen (palette.good), seen (palette.damage)) > 40.0);
            CHECK (distance (seen (palette.caution), seen (palette.damage)) > 15.0);
        }
}

TEST_CASE ("every text colour has the contrast to its panel that WCAG 2.1 requires, 4.5 to 1")
{
    for (const auto theme : { ThemeName::dark, ThemeName::light })
    {
        const auto& palette = theme::paletteOf (theme);

        for (const auto colour :
             { palette.text, palette.textSecond, palette.textDim, palette.good, palette.caution, palette.damage })
        {
            CAPTURE (static_cast<int> (theme), colour.toString().toStdString());
            CHECK (contrast (colour, palette.panel) >= 4.5);
        }
    }
}

TEST_CASE ("white stays white with every colour blindness")
{
    for (const auto& vision : visions)
        for (const auto& row : vision)
            CHECK (row[0] + row[1] + row[2] == near (1.0, 1.5e-6)); // each has six digits
}

TEST_CASE ("black on white has a contrast of 21 to 1")
{
    CHECK (contrast (juce::Colours::black, juce::Colours::white) == near (21.0, 0.01));
}
