#pragma once

#include "App/Session/Listening.h"
#include "App/Session/Notice.h"
#include "App/Session/SourceList.h"
#include "App/Settings/SettingsFile.h"

#include "Advice/DeliveryTarget.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The user's choices and what follows from them, without a window: the settings and their file, the sources, the
    delivery targets, and the notices for the user.

    Settings live here only, and apply passes every change on to everything that depends on it. Pages and menus change
    one of the current settings, never a copy that they took earlier. Options of the command line also become current
    settings, but only what the user chooses later is written to the file.

    Message thread. Times are steady seconds.
*/
class Workspace
{
public:
    /** Options from the command line. */
    struct CommandLineChoices
    {
        std::optional<SourceChoice> source; ///< for the first page and those that listen to the same, until another is
            ///< chosen; the demo is for every page
        std::optional<Stage> stage;
        bool hasFiles = false; ///< the Files page is shown, in the whole window
    };

    Workspace (SettingsFile, SettingsFile::Reading, CommandLineChoices, LiveMeter::Drive = LiveMeter::Drive::ownThread);

    const Settings& settings() const noexcept { return current; }

    /** Makes these settings the current ones: updates both sessions, the session log and the open page, and writes the
        file if its content differs. Applying the same settings again changes nothing. */
    void apply (const Settings&);

    /** Lets edit change a copy of the current settings, then applies the copy. */
    template <typename Edit>
    void change (Edit&& edit)
    {
        auto next = current;
        edit (next);
        apply (next);
    }

    /** Called after the settings have changed, so that the pages can update. */
    std::function<void()> onChange;

    //==============================================================================
    // These choices also replace the options of the command line.

    /** The user has answered the first question. */
    void chooseStage (Stage);
    void choosePage (Page);
    void chooseMini (bool isMini);

    /** Sets the source of the open page. If listening would mute the source, ask the user first: see SourceList. */
    void chooseSource (const SourceChoice&, Muting);

    //==============================================================================
    /** Opens the source that the current page needs, and returns the page to show: the page in the settings, or the
        question that comes before it. A device that opens only once goes to the open page. */
    Page enterPage();

    /** The inputs being recorded for the Tracking page, the programme for the others. */
    Listening& listeningOf (Page page) noexcept { return listensToInputs (page) ? inputs : programme; }
    Listening& listening() noexcept { return listeningOf (current.page); }
    Session& session() noexcept { return listening().session; }

    /** Looks for devices, and returns the sources for the open page. This can take some tenths of a second. */
    std::vector<SourceSection> scan();

    /** Must be called about ten times a second. */
    void poll (double nowSeconds);

    //==============================================================================
    const std::vector<DeliveryTarget>& targets() const noexcept { return deliveryTargets; }

    /** What is wrong with the user's own table of targets, and what is used instead. Empty if there is no problem. */
    const std::string& targetsProblem() const noexcept { return problemOfTargets; }

    //==============================================================================
    /** Shows the sentence at once, because it answers something that the user did. */
    void say (std::string sentence, Severity = Severity::caution);

    /** Shows a sentence that the user did not ask for, as soon as no other notice is shown, so that no notice is lost.
        Ignores an empty sentence. */
    void queueNotice (std::string sentence);

    /** The current notice, or else the most urgent problem or state of the open page's stream. A clipped input is told
        only for a while on the other pages, so that the line is free again; see hasClippedInput. */
    std::optional<Banner> bannerFor (const Frame&, const SourceFacts&, double nowSeconds);

    /** Whether an input that is being recorded has clipped, and nobody has acknowledged it. */
    bool hasClippedInput() { return inputs.session.clips().newest().has_value(); }

    //==============================================================================
    SourceList sources;
    Listening inputs, programme;

private:
    std::optional<Banner> clipBanner (double nowSeconds);
    std::optional<SourceChoice> sourceFor (const Listening&, bool looksForInputs);
    void updateSessions (const Settings& before);
    void keepSessionLog();
    void write();
    Settings remembered() const;
    void readTargets();
    void openFor (Page);
    Stage stageOf (const Listening& listener) const noexcept
    {
        return &listener == &inputs ? Stage::recording : current.programmeStage();
    }

    const bool isLive; ///< false for pictures and tests, which keep no session log
    SettingsFile file;
    Settings inFile; ///< as last read or written
    Settings current;
    std::optional<SourceChoice> givenSource;
    bool isGivenForInputs = false; ///< otherwise for a programme; the demo is for both
    bool isStageGiven = false, isPageGiven = false, isMiniGiven = false; ///< if true, the file keeps its old value
    std::optional<Page> entered, openedFor;
    std::optional<double> clipShownUntil; ///< empty if no input holds a clip

    Notice notice;
    std::vector<std::string> waitingSentences;
    std::vector<DeliveryTarget> deliveryTargets;
    std::string problemOfTargets;
};
} // namespace twobus
