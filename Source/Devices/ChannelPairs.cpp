#include "Devices/ChannelPairs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace twobus
{
namespace
{
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> sides {
    { { "l", "r" }, { "fl", "fr" }, { "rl", "rr" }, { "sl", "sr" }, { "left", "right" } }
};

enum class CharacterKind
{
    letter,
    digit,
    other
};

CharacterKind kindOf (char character)
{
    const auto code = static_cast<unsigned char> (character);
    return std::isalpha (code) != 0   ? CharacterKind::letter
           : std::isdigit (code) != 0 ? CharacterKind::digit
                                      : CharacterKind::other;
}

/** Splits "out_L1" into "out", "_", "L", "1". */
std::vector<std::string> wordsOf (const std::string& name)
{
    std::vector<std::string> words;

    for (std::size_t i = 0; i < name.size(); ++i)
    {
        if (i == 0 || kindOf (name[i]) != kindOf (name[i - 1]))
            words.emplace_back();

        words.back() += name[i];
    }

    return words;
}

std::string lowerCase (std::string text)
{
    std::ranges::transform (text, text.begin(), [] (char letter) {
        return static_cast<char> (std::tolower (static_cast<unsigned char> (letter)));
    });
    return text;
}

/** The word for the right side that matches this word for the left; empty if this word does not mean left. */
std::string_view rightOf (const std::string& word)
{
    const auto lower = lowerCase (word);
    const auto found = std::ranges::find_if (sides, [&lower] (const auto& side) { return side.first == lower; });
    return found != sides.end() ? found->second : std::string_view();
}

std::optional<int> numberOf (const std::string& word)
{
    int number = 0;
    const auto* end = word.data() + word.size();
    const auto result = std::from_chars (word.data(), end, number);
    return result.ec == std::errc() && result.ptr == end ? std::optional (number) : std::nullopt;
}

/** The place of the last number; words.size() if there is none. */
std::size_t lastNumber (const std::vector<std::string>& words)
{
    for (auto i = words.size(); i-- > 0;)
        if (numberOf (words[i]))
            return i;

    return words.size();
}

bool matchExceptAt (const std::vector<std::string>& a, const std::vector<std::string>& b, std::size_t place)
{
    if (a.size() != b.size())
        return false;

    for (std::size_t i = 0; i < a.size(); ++i)
        if (i != place && a[i] != b[i])
            return false;

    return true;
}

bool areSides (const std::vector<std::string>& left, const std::vector<std::string>& right)
{
    for (std::size_t i = 0; i < left.size(); ++i)
        if (const auto side = rightOf (left[i]);
            ! side.empty() && matchExceptAt (left, right, i) && lowerCase (right[i]) == side)
            return true;

    return false;
}

bool areNumbers (const std::vector<std::string>& left, const std::vector<std::string>& right, bool fromZero)
{
    const auto place = lastNumber (left);

    if (place == left.size() || ! matchExceptAt (left, right, place))
        return false;

    const auto first = numberOf (left[place]).value_or (0);
    return first % 2 == (fromZero ? 0 : 1) && numberOf (right[place]) == first + 1;
}

/** Whether the channels whose names differ from this one only in their number are numbered from 0. */
bool countsFromZero (const std::vector<std::vector<std::string>>& names, const std::vector<std::string>& like)
{
    const auto place = lastNumber (like);
    return place < like.size() && std::ranges::any_of (names, [&] (const auto& name) {
               return matchExceptAt (like, name, place) && numberOf (name[place]) == 0;
           });
}
} // namespace

std::vector<std::vector<std::string>> channelPairs (const std::vector<std::string>& channels)
{
    std::vector<std::vector<std::string>> names;
    std::ranges::transform (channels, std::back_inserter (names), wordsOf);

    std::vector<bool> fromZero (channels.size());

    for (std::size_t i = 0; i < channels.size(); ++i)
        fromZero[i] = countsFromZero (names, names[i]);

    constexpr auto none = static_cast<std::size_t> (-1);
    std::vector<std::size_t> rightOfLeft (channels.size(), none), leftOfRight (channels.size(), none);
    const auto isFree = [&] (std::size_t i) { return rightOfLeft[i] == none && leftOfRight[i] == none; };

    const auto join = [&] (auto&& belongTogether) {
        for (std::size_t left = 0; left < channels.size(); ++left)
            for (std::size_t right = 0; right < channels.size() && isFree (left); ++right)
                if (left != right && isFree (right) && belongTogether (left, right))
                {
                    rightOfLeft[left] = right;
                    leftOfRight[right] = left;
                }
    };

    // Sides come before numbers: "out_L1" and "out_R1" are a pair, "out_L1" and "out_L2" are not.
    join ([&] (std::size_t left, std::size_t right) { return areSides (names[left], names[right]); });
    join ([&] (std::size_t left, std::size_t right) { return areNumbers (names[left], names[right], fromZero[left]); });

    std::vector<std::vector<std::string>> found;

    for (std::size_t i = 0; i < channels.size(); ++i)
    {
        const auto left = leftOfRight[i] != none ? leftOfRight[i] : i;
        const auto right = rightOfLeft[left];

        if (right == none)
            found.push_back ({ channels[i] });
        else if (std::min (left, right) == i)
            found.push_back ({ channels[left], channels[right] });
    }

    return found;
}
} // namespace twobus
