#include "Files/Decoding/FfmpegFormats.h"

#include <algorithm>
#include <array>
#include <span>

namespace twobus
{
namespace
{
struct Demuxer
{
    std::string_view name, shown;
};

constexpr auto containers = std::to_array<Demuxer> ({ { "mp3", "MPEG" },
                                                      { "ogg", "Ogg" },
                                                      { "flac", "FLAC" },
                                                      { "mov,mp4,m4a,3gp,3g2,mj2", "MP4" },
                                                      { "wv", "WavPack" },
                                                      { "aac", "AAC" },
                                                      { "wav", "WAV" },
                                                      { "w64", "W64" },
                                                      { "aiff", "AIFF" },
                                                      { "caf", "CAF" },
                                                      { "au", "AU" } });

constexpr auto foreignContainers = std::to_array<Demuxer> ({ { "matroska,webm", "Matroska or WebM" },
                                                             { "avi", "AVI" },
                                                             { "asf", "Windows Media" },
                                                             { "mpegts", "MPEG transport stream" },
                                                             { "mpeg", "MPEG programme stream" },
                                                             { "hls", "playlist" },
                                                             { "ape", "Monkey's Audio" } });

constexpr auto codecs = std::to_array<FfmpegDecoder> ({ { AV_CODEC_ID_MP3, "mp3float", "MP3" },
                                                        { AV_CODEC_ID_MP2, "mp2float", "MP2" },
                                                        { AV_CODEC_ID_MP1, "mp1float", "MP1" },
                                                        { AV_CODEC_ID_VORBIS, "vorbis", "Vorbis" },
                                                        { AV_CODEC_ID_OPUS, "opus", "Opus" },
                                                        { AV_CODEC_ID_AAC, "aac", "AAC" },
                                                        { AV_CODEC_ID_FLAC, "flac", "FLAC", true },
                                                        { AV_CODEC_ID_ALAC, "alac", "ALAC", true },
                                                        { AV_CODEC_ID_WAVPACK, "wavpack", "WavPack", true },
                                                        { AV_CODEC_ID_GSM, "gsm", "GSM 6.10" },
                                                        { AV_CODEC_ID_GSM_MS, "gsm_ms", "GSM 6.10" },
                                                        { AV_CODEC_ID_ADPCM_MS, "adpcm_ms", "ADPCM" },
                                                        { AV_CODEC_ID_ADPCM_IMA_WAV, "adpcm_ima_wav", "ADPCM" },
                                                        { AV_CODEC_ID_ADPCM_IMA_QT, "adpcm_ima_qt", "ADPCM" },
                                                        { AV_CODEC_ID_ADPCM_G722, "g722", "G.722" },
                                                        { AV_CODEC_ID_PCM_ALAW, "pcm_alaw", "A-law" },
                                                        { AV_CODEC_ID_PCM_MULAW, "pcm_mulaw", "mu-law" },
                                                        { AV_CODEC_ID_PCM_U8, "pcm_u8", "", true },
                                                        { AV_CODEC_ID_PCM_S8, "pcm_s8", "", true },
                                                        { AV_CODEC_ID_PCM_S16LE, "pcm_s16le", "", true },
                                                        { AV_CODEC_ID_PCM_S16BE, "pcm_s16be", "", true },
                                                        { AV_CODEC_ID_PCM_S24LE, "pcm_s24le", "", true },
                                                        { AV_CODEC_ID_PCM_S24BE, "pcm_s24be", "", true },
                                                        { AV_CODEC_ID_PCM_S32LE, "pcm_s32le", "", true },
                                                        { AV_CODEC_ID_PCM_S32BE, "pcm_s32be", "", true },
                                                        { AV_CODEC_ID_PCM_F32LE, "pcm_f32le", "", true },
                                                        { AV_CODEC_ID_PCM_F32BE, "pcm_f32be", "", true },
                                                        { AV_CODEC_ID_PCM_F64LE, "pcm_f64le", "", true },
                                                        { AV_CODEC_ID_PCM_F64BE, "pcm_f64be", "", true } });

std::string_view shownIn (std::span<const Demuxer> known, std::string_view demuxer) noexcept
{
    const auto found =
        std::find_if (known.begin(), known.end(), [demuxer] (const Demuxer& one) { return one.name == demuxer; });
    return found != known.end() ? found->shown : std::string_view();
}
} // namespace

const char* demuxerNames() noexcept { return "mp3,ogg,flac,mov,wv,aac,wav,w64,aiff,caf,au"; }

std::string decoderNames()
{
    std::string names;

    for (const auto& codec : codecs)
        names.append (names.empty() ? "" : ",").append (codec.name);

    return names;
}

const FfmpegDecoder* decoderFor (AVCodecID id) noexcept
{
    const auto* found =
        std::find_if (codecs.begin(), codecs.end(), [id] (const FfmpegDecoder& decoder) { return decoder.id == id; });
    return found != codecs.end() ? found : nullptr;
}

std::string_view containerShown (std::string_view demuxer) noexcept { return shownIn (containers, demuxer); }

std::string_view foreignContainerShown (std::string_view demuxer) noexcept
{
    return shownIn (foreignContainers, demuxer);
}

std::string_view brandShown (const AVFormatContext& context) noexcept
{
    const auto* entry = av_dict_get (context.metadata, "major_brand", nullptr, 0);
    const std::string_view brand (entry != nullptr ? entry->value : "qt  ");
    return brand.starts_with ("M4A") || brand.starts_with ("M4B") ? "M4A" : brand.starts_with ("qt") ? "MOV" : "MP4";
}
} // namespace twobus
