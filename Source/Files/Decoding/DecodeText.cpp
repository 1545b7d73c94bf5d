#include "Files/Decoding/DecodeText.h"

#include "Files/Decoding/ReadableFormats.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace twobus
{
namespace
{
/** Returns the common name of a codec for the name that FFmpeg gives it. */
std::string codecText (const std::string& name)
{
    struct Codec
    {
        std::string_view name, shown;
    };

    constexpr auto known = std::to_array<Codec> ({ { "ac3", "Dolby Digital (AC-3)" },
                                                   { "eac3", "Dolby Digital Plus (E-AC-3)" },
                                                   { "dts", "DTS" },
                                                   { "truehd", "Dolby TrueHD" },
                                                   { "wmav1", "Windows Media Audio" },
                                                   { "wmav2", "Windows Media Audio" },
                                                   { "wmapro", "Windows Media Audio" },
                                                   { "speex", "Speex" },
                                                   { "amr_nb", "AMR" },
                                                   { "amr_wb", "AMR" },
                                                   { "atrac3", "ATRAC3" },
                                                   { "qdm2", "QDesign Music" },
                                                   { "adpcm_g726", "G.726" },
                                                   { "adpcm_g726le", "G.726" },
                                                   { "pcm_s64le", "integers of 64 bits" },
                                                   { "pcm_s64be", "integers of 64 bits" },
                                                   { "flac", "FLAC with this number of bits" },
                                                   { "none", "an unknown encoding" } });
    const auto* found =
        std::find_if (known.begin(), known.end(), [&name] (const Codec& codec) { return codec.name == name; });

    if (found != known.end())
        return std::string (found->shown);

    if (name.starts_with ("adpcm_"))
        return "a rare kind of ADPCM";

    return name.empty() ? "an unknown encoding" : name.starts_with ("pcm_") ? "a rare kind of PCM" : name;
}

/** "an MP4 file", "a WAV file". */
std::string fileText (const std::string& container)
{
    if (container.empty())
        return "a file";

    // The article follows the spoken name: an em-four-a.
    constexpr auto withAn =
        std::to_array<std::string_view> ({ "M4A", "MP4", "MOV", "MPEG", "AIFF", "AAC", "AU", "Ogg", "RF64" });
    const auto isAn = std::find (withAn.begin(), withAn.end(), container) != withAn.end();
    return fmt::format ("{} {} file", isAn ? "an" : "a", container);
}
} // namespace

std::string decodeText (const DecodeError& error)
{
    switch (error.problem)
    {
        case DecodeProblem::notAudio:
            return error.detail.empty()
                       ? fmt::format ("this cannot be read as audio. Twobus reads {}.", readableFormats ("and"))
                       : fmt::format ("this is a file of another kind ({}). Twobus reads {}.", error.detail,
                                      readableFormats ("and"));
        case DecodeProblem::noAudioTrack:
            return fmt::format ("this is {} without a sound track that Twobus can read. "
                                "Export the sound as WAV or FLAC.",
                                fileText (error.container));
        case DecodeProblem::unsupportedCodec:
            return fmt::format ("this is {} with {}, which Twobus cannot decode here. Convert it to WAV or FLAC first.",
                                fileText (error.container), codecText (error.detail));
        case DecodeProblem::needsFfmpeg:
            return fmt::format ("this is {}, and this copy of Twobus was built without the libraries that decode {} "
                                "(FFmpeg's). Convert it to WAV or FLAC first.",
                                fileText (error.container), error.detail);
        case DecodeProblem::endsInHeader:
            return fmt::format ("this is {} that is cut off or damaged before its audio. Export or copy it again.",
                                fileText (error.container));
        case DecodeProblem::damagedHeader:
            return fmt::format ("this is {} that is cut off or damaged in its header. Export or copy it again.",
                                fileText (error.container));
        case DecodeProblem::noFrames: return "the file holds no audio. Export it again.";
        case DecodeProblem::tooMuchMemory:
            return "decoding it takes too much memory: the file is damaged, or not "
                   "enough is left. Export it again, or close other programs.";
        case DecodeProblem::tookTooLong:
            return "the decoder did not finish and was stopped. The file is probably "
                   "damaged: export or copy it again.";
        case DecodeProblem::noDecoder:
            return "the program that decodes it, twobus-decode, is missing. Install Twobus again.";
        case DecodeProblem::decoderFailed:
            return "the decoder failed on it. The file is probably damaged: export or copy it again.";
    }

    return {};
}
} // namespace twobus
