#pragma once

namespace twobus
{
/** The window's two themes: see Theme. */
enum class ThemeName
{
    dark,
    light
};
} // namespace twobus
