#pragma once

#include "App/Mix/ChainTable.h"
#include "App/Mix/TableWithSentences.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/ScrolledPage.h"

#include <memory>

namespace twobus
{
/** What the master's chain of plug-ins does: the readings before and after it, and sentences. Without a tap on each
    side it says what to insert. Message thread. */
class ChainView : public Panel
{
public:
    ChainView();

    /** Call this when the numbers are due. */
    void show (const Frame&);

    void resized() override;

private:
    ChainTable table;
    TableWithSentences content;
    ScrolledPage scroll { content, [this] (juce::Rectangle<int> room) { return content.heightFor (room.getWidth()); } };
    std::shared_ptr<const EnsembleReadings> shown;
    bool hasShown = false;
};
} // namespace twobus
