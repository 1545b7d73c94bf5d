#pragma once

#include "Advice/Choices.h"

#include <array>
#include <optional>
#include <string_view>

namespace twobus
{
/** The pages of the window, and which of them is open. Pure functions, so that they can be tested without a window. */
enum class Page
{
    stageQuestion, ///< the very first start
    sourceQuestion, ///< nothing was ever chosen to listen to
    tracking,
    mix,
    delivery,
    files
};

inline constexpr std::array<Page, 4> pagesInOrder { Page::tracking, Page::mix, Page::delivery, Page::files };

/** The wanted page, or the question that comes before it. Files need neither stage nor source. */
Page pageFor (std::optional<Stage>, bool hasSource, Page wanted) noexcept;

/** Where somebody at that stage begins. */
Page firstPageFor (Stage) noexcept;

/** Recording has a page of its own; on the others a programme is listened to. */
bool listensToInputs (Page) noexcept;

std::string_view keyOf (Page) noexcept; ///< "mix": for the settings; empty for a question
std::optional<Page> pageFromKey (std::string_view) noexcept;
} // namespace twobus
