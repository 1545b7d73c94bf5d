#pragma once

namespace twobus
{
/** The gates of integrated loudness: ITU-R BS.1770-5, Annex 1, equations 4 and 6. A block counts if it is louder. */
inline constexpr double absoluteGateLufs = -70.0;
inline constexpr double relativeGateLu = -10.0; ///< relative to the mean power of the blocks above the absolute gate
} // namespace twobus
