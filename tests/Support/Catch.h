#pragma once

/** Catch2, of whichever generation the machine has: 2 (one header) or 3. Names are those of generation 3. */
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
#else
#include <catch2/catch.hpp>
inline auto ContainsSubstring (const std::string& text) { return Catch::Matchers::Contains (text); }
#endif
