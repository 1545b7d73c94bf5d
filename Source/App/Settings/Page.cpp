#include "App/Settings/Page.h"

namespace twobus
{
Page pageFor (std::optional<Stage> stage, bool hasSource, Page wanted) noexcept
{
    if (wanted == Page::files)
        return wanted;

    if (! stage)
        return Page::stageQuestion;

    return hasSource ? wanted : Page::sourceQuestion;
}

Page firstPageFor (Stage stage) noexcept
{
    switch (stage)
    {
        case Stage::recording: return Page::tracking;
        case Stage::finishedMaster: return Page::delivery;
        case Stage::mix:
        case Stage::streaming: break;
    }

    return Page::mix;
}

bool listensToInputs (Page page) noexcept { return page == Page::tracking; }

std::string_view titleOf (Page page) noexcept
{
    switch (page)
    {
        case Page::tracking: return "Tracking";
        case Page::mix: return "Mix bus";
        case Page::delivery: return "Delivery";
        case Page::files: return "Files";
        case Page::stageQuestion:
        case Page::sourceQuestion: break;
    }

    return {};
}

std::string_view keyOf (Page page) noexcept
{
    switch (page)
    {
        case Page::tracking: return "tracking";
        case Page::mix: return "mix";
        case Page::delivery: return "delivery";
        case Page::files: return "files";
        case Page::stageQuestion:
        case Page::sourceQuestion: break;
    }

    return {};
}

std::optional<Page> pageFromKey (std::string_view key) noexcept
{
    for (const auto page : pagesInOrder)
        if (keyOf (page) == key)
            return page;

    return std::nullopt;
}
} // namespace twobus
