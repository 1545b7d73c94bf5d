#pragma once

#include <array>
#include <sndfile.h>

/** @file
    Every audio format that Twobus reads, as the tests write it. Tests of reading and of damaged files use this list.
*/
namespace twobus::test
{
struct AudioFormat
{
    const char* name; ///< of a file, including the ending
    int format; ///< libsndfile's
    const char *container, *encoding; ///< as AudioFile reports them
    double step; ///< the quantisation step for integers; 0 for floats; less than 0 for lossy encodings
    int mostChannels;

    bool isLossy() const noexcept { return step < 0.0; }
};

inline constexpr double lossy = -1.0;

inline constexpr std::array audioFormats {
    AudioFormat { "8.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, "WAV", "8-bit", 0x1p-7, 64 },
    AudioFormat { "16.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, "WAV", "16-bit", 0x1p-15, 64 },
    AudioFormat { "24.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, "WAV", "24-bit", 0x1p-23, 64 },
    AudioFormat { "32.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, "WAV", "32-bit", 0x1p-23,
                  64 }, // a float holds 24 bits of them
    AudioFormat { "32f.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, "WAV", "32-bit float", 0.0, 64 },
    AudioFormat { "64f.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, "WAV", "64-bit float", 0.0, 64 },
    AudioFormat { "x16.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_16, "WAV", "16-bit", 0x1p-15, 64 },
    AudioFormat { "x24.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, "WAV", "24-bit", 0x1p-23, 64 },
    AudioFormat { "x32f.wav", SF_FORMAT_WAVEX | SF_FORMAT_FLOAT, "WAV", "32-bit float", 0.0, 64 },
    AudioFormat { "16.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16, "RF64", "16-bit", 0x1p-15, 64 },
    AudioFormat { "24.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, "RF64", "24-bit", 0x1p-23, 64 },
    AudioFormat { "32f.rf64", SF_FORMAT_RF64 | SF_FORMAT_FLOAT, "RF64", "32-bit float", 0.0, 64 },
    AudioFormat { "16.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16, "W64", "16-bit", 0x1p-15, 64 },
    AudioFormat { "24.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_24, "W64", "24-bit", 0x1p-23, 64 },
    AudioFormat { "64f.w64", SF_FORMAT_W64 | SF_FORMAT_DOUBLE, "W64", "64-bit float", 0.0, 64 },
    AudioFormat { "8.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_S8, "AIFF", "8-bit", 0x1p-7, 64 },
    AudioFormat { "16.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, "AIFF", "16-bit", 0x1p-15, 64 },
    AudioFormat { "24.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, "AIFF", "24-bit", 0x1p-23, 64 },
    AudioFormat { "32.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_32, "AIFF", "32-bit", 0x1p-23, 64 },
    AudioFormat { "little.aifc", SF_FORMAT_AIFF | SF_ENDIAN_LITTLE | SF_FORMAT_PCM_16, "AIFF", "16-bit", 0x1p-15, 64 },
    AudioFormat { "32f.aifc", SF_FORMAT_AIFF | SF_FORMAT_FLOAT, "AIFF", "32-bit float", 0.0, 64 },
    AudioFormat { "64f.aifc", SF_FORMAT_AIFF | SF_FORMAT_DOUBLE, "AIFF", "64-bit float", 0.0, 64 },
    AudioFormat { "24.au", SF_FORMAT_AU | SF_FORMAT_PCM_24, "AU", "24-bit", 0x1p-23, 64 },
    AudioFormat { "16.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16, "CAF", "16-bit", 0x1p-15, 64 },
    AudioFormat { "24.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_24, "CAF", "24-bit", 0x1p-23, 64 },
    AudioFormat { "32f.caf", SF_FORMAT_CAF | SF_FORMAT_FLOAT, "CAF", "32-bit float", 0.0, 64 },
    AudioFormat { "alac.caf", SF_FORMAT_CAF | SF_FORMAT_ALAC_24, "CAF", "ALAC 24-bit", 0x1p-23,
                  2 }, // libsndfile does not keep ALAC's own order for more channels
    AudioFormat { "8.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_S8, "FLAC", "8-bit", 0x1p-7, 8 },
    AudioFormat { "16.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, "FLAC", "16-bit", 0x1p-15, 8 },
    AudioFormat { "24.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, "FLAC", "24-bit", 0x1p-23, 8 },
    AudioFormat { "vorbis.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, "Ogg", "Vorbis", lossy, 8 },
    AudioFormat { "opus.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, "Ogg", "Opus", lossy, 8 },
    AudioFormat { "mp3.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, "MPEG", "MP3", lossy, 2 }
};
} // namespace twobus::test
