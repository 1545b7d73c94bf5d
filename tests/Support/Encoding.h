#pragma once

#include <string>
#include <utility>
#include <vector>

namespace twobus::test
{
/** A format that libsndfile does not write; FFmpeg's encoders and muxers write it. */
struct Encoding
{
    const char* muxer; ///< "mp3"
    const char* encoder; ///< "libmp3lame"
    const char* sampleFormat; ///< the encoder's input: "s16", "s16p", "s32p", "fltp"
    std::vector<std::pair<const char*, const char*>> encoderOptions {}, muxerOptions {};
    const char* layout = nullptr; ///< "5.1"; null for the usual layout of this number of channels
};

/** Whether Twobus and its tests were built with FFmpeg's libraries. */
bool hasFfmpeg() noexcept;

/** Whether this machine has the encoder and the muxer. */
bool canEncode (const Encoding&);

/** Writes interleaved samples. Throws std::runtime_error if that fails. */
void encode (const std::string& path, const Encoding&, int channels, int sampleRate, const std::vector<float>& samples);
} // namespace twobus::test
