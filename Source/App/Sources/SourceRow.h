#pragma once

#include "App/Session/SourceList.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

namespace twobus
{
/** One source to choose, with its kind and a sign that shows whether it carries sound. */
class SourceRow : public juce::Button
{
public:
    explicit SourceRow (const SourceEntry&);

    const SourceChoice choice;

    void showSound (std::optional<bool> carriesSound);
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;

private:
    juce::String kind;
    std::optional<bool> sound;
};
} // namespace twobus
