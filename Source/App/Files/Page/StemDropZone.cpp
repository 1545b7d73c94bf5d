#include "App/Files/Page/StemDropZone.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Files/Decoding/ReadableFormats.h"

#include <utility>

namespace twobus
{
juce::Rectangle<int> StemDropZone::area() const
{
    return ! isOffered || numDragged == 0 ? juce::Rectangle<int>()
                                          : owner.getLocalBounds().removeFromRight (owner.getWidth() / 3);
}

void StemDropZone::enter (const juce::StringArray& dragged, juce::Point<int> position)
{
    numDragged = static_cast<std::size_t> (dragged.size());
    isOver = area().contains (position);
    owner.repaint();
}

void StemDropZone::move (juce::Point<int> position)
{
    if (const auto isNowOver = area().contains (position); isNowOver != isOver)
    {
        isOver = isNowOver;
        owner.repaint (area());
    }
}

void StemDropZone::exit()
{
    numDragged = 0;
    isOver = false;
    owner.repaint();
}

bool StemDropZone::drop (const juce::StringArray& dropped, juce::Point<int> position)
{
    numDragged = static_cast<std::size_t> (dropped.size());
    const auto areStems = area().contains (position);
    exit();
    return areStems;
}

void StemDropZone::paint (juce::Graphics& g) const
{
    const auto zone = area();

    if (zone.isEmpty())
        return;

    g.setColour (theme::button().withAlpha (isOver ? 0.96f : 0.86f));
    g.fillRoundedRectangle (zone.toFloat(), theme::corner);
    g.setColour (isOver ? theme::good() : theme::line());
    g.drawRoundedRectangle (zone.toFloat().reduced (1.0f), theme::corner, 2.0f);
    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, theme::textHeadline));
    g.drawText ("Drop here as stems", zone.withTrimmedBottom (26), juce::Justification::centred, false);
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 13.0f));
    g.drawText ("that sum to one mix", zone.withTrimmedTop (26), juce::Justification::centred, false);
}

std::vector<std::filesystem::path> audioFilesIn (const juce::StringArray& filesAndFolders)
{
    std::vector<std::filesystem::path> paths;

    for (const auto& name : filesAndFolders)
    {
        const juce::File file (name);

        if (! file.isDirectory())
        {
            paths.push_back (toPath (file));
            continue;
        }

        auto inside = file.findChildFiles (juce::File::findFiles, false);
        inside.sort();

        for (const auto& each : inside)
            if (auto path = toPath (each); hasAudioEnding (path))
                paths.push_back (std::move (path));
    }

    return paths;
}
} // namespace twobus
