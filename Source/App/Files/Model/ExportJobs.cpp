#include "App/Files/Model/ExportJobs.h"

#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/ReadableFormats.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ShownText.h"

#include <chrono>
#include <exception>

namespace twobus
{
namespace
{
ExportResult resultOf (FileExport kind, const FileExportWriter& write, const ExportedFiles& exported,
                       const std::filesystem::path& path)
{
    try
    {
        return { kind, write (exported, path), {} };
    }
    catch (const std::bad_alloc&)
    {
        return { kind, path, "There is not enough memory to write it. Close other programs and try again." };
    }
    catch (const std::exception& fault)
    {
        return { kind, path, fault.what() };
    }
}

bool isAudio (const std::filesystem::path& path)
{
    try
    {
        const AudioFile file (path);
        return true;
    }
    catch (const std::exception&)
    {
        return false;
    }
}
} // namespace

void ExportJobs::start (FileExport kind, FileExportWriter write, ExportedFiles exported, std::filesystem::path path)
{
    running.push_back (std::async (std::launch::async, [kind, write = std::move (write),
                                                        exported = std::move (exported), path = std::move (path)] {
        auto refusal = refusalOf (kind, path);
        return refusal.empty() ? resultOf (kind, write, exported, path)
                               : ExportResult { kind, path, std::move (refusal) };
    }));
}

std::optional<ExportResult> ExportJobs::poll()
{
    for (auto job = running.begin(); job != running.end(); ++job)
        if (job->wait_for (std::chrono::seconds (0)) == std::future_status::ready)
        {
            auto result = job->get();
            running.erase (job);
            return result;
        }

    return std::nullopt;
}

//==============================================================================
std::string refusalOf (FileExport kind, const std::filesystem::path& path)
{
    std::error_code ignored;
    const auto isThere = std::filesystem::exists (path, ignored);
    const auto shown = shownText (toUtf8 (path));

    if (kind == FileExport::wavCues)
        return isThere ? shown + " already exists, and Twobus never overwrites an audio file. Choose another name."
                       : std::string();

    if (hasAudioEnding (path))
        return shown + " has the name of an audio file. Choose a name that ends in " + wordsFor (kind).ending + ".";

    return isThere && isAudio (path)
               ? shown + " is an audio file, and Twobus never overwrites one. Choose another name."
               : std::string();
}

std::string suggestedName (FileExport kind, const std::vector<ReportedFile>& files)
{
    if (files.empty())
        return std::string ("twobus") + wordsFor (kind).ending;

    auto name = shownText (toUtf8 (toPath (files.front().path).stem()));

    if (files.size() > 1)
        name += " and " + std::to_string (files.size() - 1) + " more";

    return name + wordsFor (kind).ending;
}

std::string sentenceOf (const ExportResult& result)
{
    if (! result.error.empty())
        return result.error;

    return std::string (wordsFor (result.kind).thing) + " is in " + shownText (toUtf8 (result.path)) + ".";
}
} // namespace twobus
