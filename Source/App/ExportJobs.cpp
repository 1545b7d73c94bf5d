#include "App/ExportJobs.h"

#include "App/ShownText.h"
#include "Files/AudioFile.h"
#include "Files/ReadableFormats.h"

#include <chrono>
#include <exception>
#include <filesystem>

namespace twobus
{
namespace
{
std::string errorOf (const FileExportWriter& write, const std::vector<FileAnalysis>& analyses, const std::string& path)
{
    try
    {
        write (analyses, path);
    }
    catch (const std::bad_alloc&)
    {
        return "There is too little memory to write it. Close other programs and try again.";
    }
    catch (const std::exception& fault)
    {
        return fault.what();
    }

    return {};
}

bool isAudio (const std::string& path)
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

void ExportJobs::start (FileExport kind, FileExportWriter write, std::vector<FileAnalysis> analyses, std::string path)
{
    if (auto refusal = refusalOf (kind, path); ! refusal.empty())
    {
        std::promise<std::string> refused;
        refused.set_value (std::move (refusal));
        running.push_back ({ kind, std::move (path), refused.get_future() });
        return;
    }

    auto error = std::async (std::launch::async, [write = std::move (write), analyses = std::move (analyses), path] { return errorOf (write, analyses, path); });
    running.push_back ({ kind, std::move (path), std::move (error) });
}

std::optional<ExportResult> ExportJobs::poll()
{
    for (auto job = running.begin(); job != running.end(); ++job)
        if (job->error.wait_for (std::chrono::seconds (0)) == std::future_status::ready)
        {
            ExportResult result { job->kind, std::move (job->path), job->error.get() };
            running.erase (job);
            return result;
        }

    return std::nullopt;
}

//==============================================================================
std::string refusalOf (FileExport kind, const std::string& path)
{
    std::error_code ignored;
    const auto isThere = std::filesystem::exists (path, ignored);
    const auto shown = shownText (path);

    if (kind == FileExport::wavCues)
        return isThere ? shown + " is there already, and no audio file is overwritten. Choose another name." : std::string();

    if (hasAudioEnding (path))
        return shown + " is named as an audio file. Choose a name that ends in " + wordsFor (kind).ending + ".";

    return isThere && isAudio (path) ? shown + " is an audio file, and none is overwritten. Choose another name." : std::string();
}

std::string suggestedName (FileExport kind, const std::vector<FileAnalysis>& analyses)
{
    if (analyses.empty())
        return std::string ("twobus") + wordsFor (kind).ending;

    auto name = shownText (std::filesystem::path (analyses.front().facts.path).stem().string());

    if (analyses.size() > 1)
        name += " and " + std::to_string (analyses.size() - 1) + " more";

    return name + wordsFor (kind).ending;
}

std::string sentenceOf (const ExportResult& result)
{
    return result.error.empty() ? std::string (wordsFor (result.kind).thing) + " is in " + shownText (result.path) + "." : result.error;
}
} // namespace twobus
