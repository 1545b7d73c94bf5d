#include "App/Shell/SettingsPage.h"

#include "App/Shell/SessionLogText.h"
#include "App/Text.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int controlHeight = SegmentedControl::idealHeight, rowGap = 10, widest = 720, margin = 16, leastWords = 250;

constexpr std::array programmeStages { Stage::mix, Stage::finishedMaster, Stage::streaming };

/** The content of a row: its choices, which one the settings have, and how a choice changes the settings. */
struct Choice
{
    const char* name;
    std::string meaning;
    std::vector<std::string> titles;
    std::function<std::size_t (const Settings&)> chosen;
    std::function<void (Settings&, std::size_t)> choose;
};

template <typename Items, typename Predicate>
std::size_t indexWhere (const Items& items, Predicate&& isIt)
{
    const auto found = std::find_if (std::begin (items), std::end (items), isIt);
    return static_cast<std::size_t> (found - std::begin (items));
}

template <typename Items, typename ToTitle>
std::vector<std::string> titlesOf (const Items& items, ToTitle&& titleOf)
{
    std::vector<std::string> titles;
    titles.reserve (std::size (items));

    for (const auto& item : items)
        titles.emplace_back (titleOf (item));

    return titles;
}

Choice yesOrNo (const char* name, std::string meaning, const char* no, const char* yes, bool Settings::*flag)
{
    return { name,
             std::move (meaning),
             { no, yes },
             [flag] (const Settings& s) { return s.*flag ? 1u : 0u; },
             [flag] (Settings& s, std::size_t i) { s.*flag = i == 1; } };
}

Choice themeChoice()
{
    return { "Theme",
             "Both suit the common kinds of colour blindness.",
             { "Dark", "Light" },
             [] (const Settings& s) { return s.theme == ThemeName::light ? 1u : 0u; },
             [] (Settings& s, std::size_t i) { s.theme = i == 1 ? ThemeName::light : ThemeName::dark; } };
}

Choice scaleChoice()
{
    return { "Size", "The size of everything in the window.",
             titlesOf (scalePercents, [] (int percent) { return std::to_string (percent) + " %"; }),
             [] (const Settings& s) {
                 return indexWhere (scalePercents, [&s] (int percent) { return percent == s.scalePercent; });
             },
             [] (Settings& s, std::size_t i) { s.scalePercent = scalePercents[i]; } };
}

Choice levelMeterChoice()
{
    return { "Level meter", "What the level bars show.",
             titlesOf (levelMeterFaces(), [] (const LevelMeterFace& face) { return face.shortName; }),
             [] (const Settings& s) {
                 return indexWhere (levelMeterFaces(), [&s] (const auto& face) { return face.meter == s.levelMeter; });
             },
             [] (Settings& s, std::size_t i) { s.levelMeter = levelMeterFaces()[i].meter; } };
}

Choice loudnessChoice()
{
    return { "Loudness bars",
             "Absolute, or in LU around EBU R 128's target of −23 LUFS.",
             { "LUFS", "EBU +9", "EBU +18" },
             [] (const Settings& s) { return static_cast<std::size_t> (s.loudnessScale); },
             [] (Settings& s, std::size_t i) { s.loudnessScale = loudnessFaces()[i].which; } };
}

Choice rmsChoice()
{
    return { "RMS",
             "A full-scale sine reads −3.0 dBFS, or 0.0 dBFS with AES17.",
             { "Mathematical", "AES17" },
             [] (const Settings& s) { return s.rms == RmsConvention::aes17 ? 1u : 0u; },
             [] (Settings& s, std::size_t i) { s.rms = i == 1 ? RmsConvention::aes17 : RmsConvention::mathematical; } };
}

Choice stageChoice()
{
    return { "Judge it as",
             "A mix leaves room for mastering; a master is judged for delivery; a stream by its last minutes.",
             { "Mix", "Finished master", "Stream" },
             [] (const Settings& s) {
                 return indexWhere (programmeStages, [&s] (Stage stage) { return stage == s.programmeStage(); });
             },
             [] (Settings& s, std::size_t i) { s.judgeProgrammeAs (programmeStages[i]); } };
}

Choice streamTargetChoice()
{
    return { "Target of a stream", "The loudness to keep. Under Options beside the checks you can enter another.",
             titlesOf (streamTargetsLufs, [] (double target) { return numberText (target, 0) + " LUFS"; }),
             [] (const Settings& s) {
                 return indexWhere (streamTargetsLufs,
                                    [&s] (double target) { return std::abs (target - s.streamTargetLufs) < 0.01; });
             },
             [] (Settings& s, std::size_t i) { s.streamTargetLufs = streamTargetsLufs[i]; } };
}

Choice aimChoice()
{
    return { "Aim of a mix", "The highest true peak before mastering. A convention, not a law: up to −3 dBTP is fine.",
             titlesOf (aimsDbtp, [] (double aim) { return numberText (aim, 0) + " dBTP"; }),
             [] (const Settings& s) {
                 return indexWhere (aimsDbtp, [&s] (double aim) { return std::abs (aim - s.aimDbtp) < 0.01; });
             },
             [] (Settings& s, std::size_t i) { s.aimDbtp = aimsDbtp[i]; } };
}

Choice formatChoice()
{
    return { "The bounce is written as", "Float keeps peaks over 0 dBFS; the other formats clip them.",
             titlesOf (exportFormats, [] (ExportFormat format) { return nameOf (format); }),
             [] (const Settings& s) {
                 return indexWhere (exportFormats, [&s] (ExportFormat format) { return format == s.exportFormat; });
             },
             [] (Settings& s, std::size_t i) { s.exportFormat = exportFormats[i]; } };
}

std::string meaningOfSessionLog()
{
    const auto folder = shownSessionFolder();

    if (folder.empty())
        return "No log is kept, because there is no home folder. Set HOME and start Twobus again.";

    return "Readings without audio, to check a bounce against. Kept in " + folder + ".";
}

std::vector<Choice> allChoices()
{
    return { themeChoice(),
             scaleChoice(),
             levelMeterChoice(),
             loudnessChoice(),
             rmsChoice(),
             yesOrNo ("Mono", "Count a single channel once, or twice if two speakers will play it: +3.0 LU.",
                      "Counts once", "Counts twice", &Settings::dualMono),
             stageChoice(),
             aimChoice(),
             formatChoice(),
             yesOrNo ("Clipping and hard limiting", "If they are intended, Twobus doesn't warn about them.", "A fault",
                      "Intended", &Settings::clippedByChoice),
             yesOrNo ("Session log", meaningOfSessionLog(), "Off", "On", &Settings::keepsSessionLog),
             streamTargetChoice(),
             yesOrNo ("Session log of a stream", "The same, while you stream.", "Off", "On",
                      &Settings::keepsStreamLog) };
}
} // namespace

class SettingsPage::Row : public juce::Component
{
public:
    explicit Row (Choice rowChoice) : choice (std::move (rowChoice)), control (choice.name, choice.titles)
    {
        setTitle (toJuce (choice.name));
        setDescription (toJuce (choice.meaning));
        setExplains (*this);
        addAndMakeVisible (control);
    }

    void show (const Settings& settings)
    {
        const auto index = choice.chosen (settings);
        control.choose (index < choice.titles.size() ? std::optional (index) : std::nullopt);
    }

    int heightFor (int width) const
    {
        const auto words = wordsWidth (width);
        const auto height = heightOfParagraph (choice.name, nameFont(), words) + 2
                            + heightOfParagraph (choice.meaning, meaningFont(), words);
        return isStacked (width) ? height + 6 + control.heightFor (std::min (width, controlWidth()))
                                 : std::max (height, controlHeight);
    }

    void resized() override
    {
        auto area = getLocalBounds();
        const auto width = std::min (area.getWidth(), controlWidth());
        control.setBounds (isStacked (getWidth())
                               ? area.removeFromBottom (control.heightFor (width)).withWidth (width)
                               : area.removeFromRight (width).withSizeKeepingCentre (width, controlHeight));
    }

    void paint (juce::Graphics& g) override
    {
        g.fillAll (theme::background());
        auto area = getLocalBounds().withWidth (wordsWidth (getWidth()));
        drawParagraph (g, choice.name, nameFont(), theme::text(), area);
        area.removeFromTop (2);
        drawParagraph (g, choice.meaning, meaningFont(), theme::textSecond(), area);
    }

    Choice choice;
    SegmentedControl control;

private:
    static juce::Font nameFont() { return interFont (FontWeight::medium, theme::textNormal); }
    static juce::Font meaningFont() { return interFont (FontWeight::regular, theme::textSmall); }

    int controlWidth() const { return control.idealWidth(); }

    /** Whether the choices go below the words, because both do not fit side by side. */
    bool isStacked (int width) const { return controlWidth() + theme::gap + leastWords > width; }
    int wordsWidth (int width) const { return isStacked (width) ? width : width - controlWidth() - theme::gap; }
};

class SettingsPage::Rows : public juce::Component
{
public:
    Rows()
    {
        setOpaque (true);

        for (auto& choice : allChoices())
        {
            rows.push_back (std::make_unique<Row> (std::move (choice)));
            addAndMakeVisible (*rows.back());
        }
    }

    void fit (int width)
    {
        auto y = 0;

        for (auto& row : rows)
        {
            const auto height = row->heightFor (width);
            row->setBounds (0, y, width, height);
            y += height + 2 * rowGap;
        }

        setSize (width, y);
    }

    void paint (juce::Graphics& g) override
    {
        g.fillAll (theme::background());
        g.setColour (theme::line());

        for (const auto& row : rows)
            g.fillRect (0, row->getBottom() + rowGap, getWidth(), 1);
    }

    void focusOfChildComponentChanged (FocusChangeType) override { scrollToFocus (*this); }

    std::vector<std::unique_ptr<Row>> rows;
};

SettingsPage::SettingsPage (const Settings& initial) : settings (initial), rows (std::make_unique<Rows>())
{
    setTitle ("Settings");
    addAndMakeVisible (viewport);
    viewport.setViewedComponent (rows.get(), false);
    viewport.setScrollBarsShown (true, false);
    viewport.setWantsKeyboardFocus (false);

    for (auto& row : rows->rows)
    {
        row->show (settings);
        row->control.onChange = [this, shown = row.get()] (std::size_t index) {
            shown->choice.choose (settings, index);
            shown->show (settings);

            if (onChange != nullptr)
                onChange ([&choose = shown->choice.choose, index] (Settings& current) { choose (current, index); });
        };
    }
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::resized()
{
    // As wide as the page's head; the scroll bar is in the margin.
    const auto width = std::min (getWidth() - 2 * margin, widest);
    viewport.setBounds (getLocalBounds()
                            .withSizeKeepingCentre (width, getHeight())
                            .withRight (getLocalBounds().getCentreX() + width / 2 + margin));
    rows->fit (width);
}
} // namespace twobus
