#pragma once

#include <string>
#include <utility>
#include <vector>

namespace twobus::test
{
/** Files of formats that libsndfile does not write, by FFmpeg's own encoders and muxers. */
struct Encoding
{
    const char* muxer; ///< "mp3"
    const char* encoder; ///< "libmp3lame"
    const char* sampleFormat; ///< that the encoder takes: "s16", "s16p", "s32p", "fltp"
    std::vector<std::pair<const char*, const char*>> encoderOptions {}, muxerOptions {};
    const char* layout = nullptr; ///< "5.1"; without one the usual for the number of channels
};

/** Whether this machine can. */
bool canEncode (const Encoding&);

/** Interleaved samples. Throws std::runtime_error if it cannot be done. */
void encode (const std::string& path, const Encoding&, int channels, int sampleRate, const std::vector<float>& samples);
} // namespace twobus::test
