#pragma once

/** The two looks of the window: see Theme. */
namespace twobus
{
enum class ThemeName
{
    dark,
    light
};
} // namespace twobus
