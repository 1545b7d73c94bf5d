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

/** As far as this from the value, and no farther: CHECK (x == near (-23.0, 0.1)). Approx by itself lets pass 1.2e-5 of
    the value too, so that a margin of 1e-9 about 100 was one of 1e-3. */
template <typename Number>
Approx near (Number value, double margin)
{
    return Approx (static_cast<double> (value)).margin (margin).epsilon (0.0);
}
