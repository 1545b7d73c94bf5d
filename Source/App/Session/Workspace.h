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
/** What the user chose and what follows from it, without a window: the settings and their file, what is listened to,
    the delivery targets, and what the user has to be told.

    A setting has one home, which is here, and one way to everything that depends on it: apply. Pages and menus change
    one setting of those that are current now, never a copy that they took earlier. What the command line asks for is
    current too, but it is not written to the file until the user chooses something else.

    Message thread. Times are steady seconds.
*/
class Workspace
{
public:
    /** What the command line asks for. */
    struct Given
    {
        std::optional<SourceChoice> source; ///< for every page until another is chosen
        std::optional<Stage> stage;
        bool hasFiles = false; ///< the Files page is shown, in the whole window
    };

    Workspace (SettingsFile, SettingsFile::Reading, Given, LiveMeter::Drive = LiveMeter::Drive::ownThread);

    const Settings& settings() const noexcept { return current; }

    /** Makes these settings the current ones: both sessions, the session log and the open page follow, and the file is
        written if it says something else. The same settings again change nothing. */
    void apply (const Settings&);

    /** Applies the current settings as this function of them leaves them. */
    template <typename Edit>
    void change (Edit&& edit)
    {
        auto next = current;
        edit (next);
        apply (next);
    }

    /** Called after settings changed, for the pages to follow. */
    std::function<void()> onChange;

    //==============================================================================
    // Choices that also end what the command line asked for.

    /** The first question is answered. */
    void chooseStage (Stage);
    void choosePage (Page);
    void chooseMini (bool isMini);

    /** What the open page listens to. Ask first if listening would mute it: see SourceList. */
    void chooseSource (const SourceChoice&, Muting);

    //==============================================================================
    /** Starts to listen to what the page needs, and returns the page to show: the one of the settings, or the question
        that comes before it. A device that opens only once is the open page's. */
    Page enterPage();

    /** What a page listens to: the inputs being recorded, or the programme. */
    Listening& listeningOf (Page page) noexcept { return listensToInputs (page) ? inputs : programme; }
    Listening& listening() noexcept { return listeningOf (current.page); }
    Session& session() noexcept { return listening().session; }

    /** The sources for the open page. It may take some tenths of a second. */
    std::vector<SourceSection> scan();

    /** Must be called about ten times a second. */
    void poll (double nowSeconds);

    //==============================================================================
    const std::vector<DeliveryTarget>& targets() const noexcept { return deliveryTargets; }

    /** What is wrong with the user's own table of targets and what is used instead; empty if nothing is. */
    const std::string& targetsProblem() const noexcept { return problemOfTargets; }

    //==============================================================================
    /** Tells the user at once, since they did something. */
    void say (std::string sentence, Severity = Severity::caution);

    /** Tells the user what they did not ask for, once no other notice is shown, so that no notice is lost. Ignores an
        empty sentence. */
    void sayInTurn (std::string sentence);

    /** What is said now, or else the most urgent thing about the stream of the open page. */
    std::optional<Banner> bannerFor (const Frame&, const SourceFacts&, double nowSeconds);

    //==============================================================================
    SourceList sources;
    Listening inputs, programme;

private:
    void tellSessions (const Settings& before);
    void keepSessionLog();
    void write();
    Settings remembered() const;
    void readTargets();
    void openFor (Page);
    Stage stageOf (const Listening& one) const noexcept
    {
        return &one == &inputs ? Stage::recording : current.programmeStage();
    }

    const bool isLive; ///< not held for a picture or a test: what is heard may be kept on disk
    SettingsFile file;
    Settings inFile; ///< what was read, or last written
    Settings current;
    std::optional<SourceChoice> givenSource;
    bool isStageGiven = false, isPageGiven = false, isMiniGiven = false; ///< the file keeps its own of these
    std::optional<Page> entered;

    Notice notice;
    std::vector<std::string> toSay;
    std::vector<DeliveryTarget> deliveryTargets;
    std::string problemOfTargets;
};
} // namespace twobus
