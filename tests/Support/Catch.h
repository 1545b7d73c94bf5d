// Not #pragma once: this header is precompiled, and in a compiler cache that several checkouts share the precompiled
// one may have been made from another copy of this file, which is not the same file to #pragma once.
#ifndef TWOBUS_TESTS_SUPPORT_CATCH_H
#define TWOBUS_TESTS_SUPPORT_CATCH_H

/** Catch2, version 2 (one header) or 3, whichever the machine has, with the names of version 3. */
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
#else
#include <catch2/catch.hpp>
inline auto ContainsSubstring (const std::string& text) { return Catch::Matchers::Contains (text); }
#endif

/** Matches values within the margin: CHECK (x == near (-23.0, 0.1)). Approx by itself also accepts a relative error of
    1.2e-5, which turns a margin of 1e-9 around 100 into one of 1e-3. */
template <typename Number>
Approx near (Number value, double margin)
{
    return Approx (static_cast<double> (value)).margin (margin).epsilon (0.0);
}

#endif
