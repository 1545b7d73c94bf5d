#pragma once

/** Whether this build has a sanitizer, which brings its own allocator and interposed functions. For #if. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TWOBUS_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define TWOBUS_IS_SANITIZED 1
#endif
#endif

#ifndef TWOBUS_IS_SANITIZED
#define TWOBUS_IS_SANITIZED 0
#endif
