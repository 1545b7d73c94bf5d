#include "Devices/DeviceTypes.h"

#if JUCE_LINUX
#include <alsa/asoundlib.h>
#endif

namespace twobus
{
namespace
{
using Type = juce::AudioIODeviceType;

Type* makeWasapi() { return Type::createAudioIODeviceType_WASAPI (juce::WASAPIDeviceMode::shared); }

struct Maker
{
    const char* typeName;
    Type* (*make)();
};

constexpr Maker makers[] { { jackTypeName, Type::createAudioIODeviceType_JACK },
                           { "ALSA", Type::createAudioIODeviceType_ALSA },
                           { "CoreAudio", Type::createAudioIODeviceType_CoreAudio },
                           { "Windows Audio", makeWasapi },
                           { "DirectSound", Type::createAudioIODeviceType_DirectSound } };
} // namespace

std::vector<std::unique_ptr<Type>> makeDeviceTypes()
{
    std::vector<std::unique_ptr<Type>> types;

    for (const auto& maker : makers)
        if (std::unique_ptr<Type> type (maker.make()); type != nullptr)
            types.push_back (std::move (type));

    return types;
}

std::unique_ptr<Type> makeDeviceType (const std::string& typeName)
{
    for (const auto& maker : makers)
        if (typeName == maker.typeName)
            return std::unique_ptr<Type> (maker.make());

    return nullptr;
}

bool hasSoundCard() noexcept
{
#if JUCE_LINUX
    int card = -1; // asks for the first card
    return snd_card_next (&card) == 0 && card >= 0;
#else
    return true;
#endif
}

std::vector<std::string> toStrings (const juce::StringArray& strings)
{
    std::vector<std::string> result;

    for (const auto& string : strings)
        result.push_back (string.toStdString());

    return result;
}
} // namespace twobus
