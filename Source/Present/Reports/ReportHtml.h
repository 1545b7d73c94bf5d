#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <cstddef>
#include <string>

/** @file
    The HTML report: one self-contained page for any browser, without scripts and without network access.

    It has a table of all files, then each file's verdict, plots, readings, findings, worst moments and, for a master,
    what each service will do. It is also well-formed XML. Its size is bounded: the table lists at most mostListed
    files. Of the files that ask for a fix, and of the others, mostDetailed each are shown in full. The page says if it
    leaves some out.
*/
namespace twobus
{
class HtmlReport
{
public:
    static constexpr std::size_t mostListed = 5000, mostDetailed = 100;

    explicit HtmlReport (ReportSettings);

    /** Adds the next file, in the order of the list. */
    void add (const ReportedFile&);

    std::string text() const;

private:
    std::string summary() const;
    std::string leftOutNote() const;

    ReportSettings settings;
    std::string rows, details;
    std::size_t numFiles = 0, numReady = 0, numToFix = 0, numUnread = 0;
    std::size_t numFixesDetailed = 0, numOthersDetailed = 0;
    std::string onlyName;
};

/** The details of a file that could be read: an article whose ids begin with `id`. */
std::string fileDetailsHtml (const ReportedFile&, const ReportSettings&, const std::string& id);
} // namespace twobus
