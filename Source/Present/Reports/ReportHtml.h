#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <cstddef>
#include <string>

/** @file
    The HTML report: one page with everything in it, for any browser, without a script and without the network.

    A table of all files, then each file's verdict, plots, readings, findings, worst moments and, of a master, what each
    service will do. It is well-formed XML too. Its size is bounded: the table lists mostListed files, and mostDetailed
    of those that ask for a fix and mostDetailed of the others are shown in full; the page says so where it leaves some
    out.
*/
namespace twobus
{
class HtmlReport
{
public:
    static constexpr std::size_t mostListed = 5000, mostDetailed = 100;

    explicit HtmlReport (ReportSettings);

    /** The next file, in the order of the list. */
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

/** The part of one file that could be read: an article whose ids begin with id. */
std::string fileDetailsHtml (const ReportedFile&, const ReportSettings&, const std::string& id);
} // namespace twobus
