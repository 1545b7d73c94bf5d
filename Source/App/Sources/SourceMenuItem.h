#pragma once

#include "App/Session/SourceList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>

namespace twobus
{
/** A source in the picker's menu, with a sign that shows whether it carries sound. The sign is updated a few times a
    second while the menu is open. */
class SourceMenuItem : public juce::PopupMenu::CustomComponent, private juce::Timer
{
public:
    using Ask = std::function<std::optional<bool> (const SourceChoice&)>;

    SourceMenuItem (const SourceEntry&, Ask, bool isCurrent);

    void getIdealSize (int& idealWidth, int& idealHeight) override;
    void paint (juce::Graphics&) override;

private:
    void timerCallback() override;

    juce::String label, kind;
    bool isCurrent = false;
    SourceChoice choice;
    Ask ask;
    std::optional<bool> sound;
};
} // namespace twobus
