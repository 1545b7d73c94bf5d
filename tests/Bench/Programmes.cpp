#include "Bench/Programmes.h"

#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/Demo.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace twobus::bench
{
namespace
{
constexpr std::size_t secondsOfProgramme = 30;
constexpr std::size_t numFrames = secondsOfProgramme * 48000;

Programme programmeOf (std::string name, test::AudioBuffer audio)
{
    std::vector<float> interleaved;
    interleaved.reserve (2 * audio.numFrames());

    for (std::size_t i = 0; i < audio.numFrames(); ++i)
        interleaved.insert (interleaved.end(), { audio[0][i], audio[1][i] });

    return { std::move (name), std::move (audio), std::move (interleaved) };
}
} // namespace

namespace
{
AudioFile musicFile (const char* path) { return path != nullptr ? AudioFile (path) : AudioFile ("demo", demoFile()); }
} // namespace

Programme musicProgramme()
{
    const auto* path = std::getenv ("TWOBUS_BENCH_MUSIC");
    auto file = musicFile (path);

    if (file.format().numChannels() != 2)
        throw std::runtime_error (std::string ("TWOBUS_BENCH_MUSIC: ") + path + " is not stereo; name a stereo file");

    test::AudioBuffer audio (2, numFrames);
    std::size_t done = 0;

    while (done < numFrames)
    {
        const std::array<float*, 2> channels { audio[0].data() + done, audio[1].data() + done };
        const auto read = file.read (channels, numFrames - done);
        done += read;

        if (read == 0)
            file.rewind();
    }

    return programmeOf (path != nullptr ? path : "demo mix", std::move (audio));
}

Programme worstProgramme()
{
    test::Samples samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = i % 4 < 2 ? 1.0f : -1.0f;

    return programmeOf ("worst case", test::inBothChannels (samples));
}

Programme noiseProgramme()
{
    return programmeOf ("noise",
                        test::AudioBuffer ({ test::noise (numFrames, 0.5, 1), test::noise (numFrames, 0.5, 2) }));
}
} // namespace twobus::bench
