#pragma once

namespace twobus
{
/** The two looks of the window: see Theme. */
enum class ThemeName
{
    dark,
    light
};
} // namespace twobus
