#include "Files/Analysis/FileWeights.h"

#include "Files/Decoding/ReadableFormats.h"

#include <filesystem>
#include <numeric>

namespace twobus
{
namespace
{
constexpr double bytesOfOpening = 65536.0; // the cost of a file without audio

double expectedBytes (const ListedFile& file)
{
    if (! file.problem.empty())
        return 1.0;

    std::error_code unknown; // ignored: opening the file reports that it is missing
    const auto size = std::filesystem::file_size (file.path, unknown);
    return bytesOfOpening + (unknown ? 0.0 : static_cast<double> (size) * typicalCompression (file.path));
}
} // namespace

std::vector<double> fileWeights (std::span<const ListedFile> files)
{
    std::vector<double> weights;
    weights.reserve (files.size());

    for (const auto& file : files)
        weights.push_back (expectedBytes (file));

    const auto sum = std::accumulate (weights.begin(), weights.end(), 0.0);

    for (auto& weight : weights)
        weight /= sum;

    return weights;
}
} // namespace twobus
