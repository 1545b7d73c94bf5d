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
    stageQuestion, ///< shown at the very first start
    sourceQuestion, ///< shown until a source has been chosen
    tracking,
    mix,
    delivery,
    files
};

inline constexpr std::array<Page, 4> pagesInOrder { Page::tracking, Page::mix, Page::delivery, Page::files };

/** The wanted page, or the question that comes before it. The Files page needs neither stage nor source. */
Page pageFor (std::optional<Stage>, bool hasSource, Page wanted) noexcept;

/** The page that is shown first at this stage. */
Page firstPageFor (Stage) noexcept;

/** True for the Tracking page only; the other pages listen to a programme. */
bool listensToInputs (Page) noexcept;

std::string_view titleOf (Page) noexcept; ///< "Mix bus"; empty for a question
std::string_view keyOf (Page) noexcept; ///< "mix": the page's key in the settings; empty for a question
std::optional<Page> pageFromKey (std::string_view) noexcept;
} // namespace twobus
