#pragma once

#include "App/Delivery/DeliveryPage.h"
#include "App/Files/Page/FilesPage.h"
#include "App/Mix/MixPage.h"
#include "App/Session/LiveReport.h"
#include "App/Session/PathCheck.h"
#include "App/Session/Workspace.h"
#include "App/Shell/CommandLine.h"
#include "App/Shell/KeyCommands.h"
#include "App/Shell/LiveReportSaver.h"
#include "App/Shell/NumberQuestion.h"
#include "App/Shell/OverlayPage.h"
#include "App/Shell/PathFileSaver.h"
#include "App/Shell/StageQuestion.h"
#include "App/Shell/StatusLine.h"
#include "App/Shell/TopBar.h"
#include "App/Sources/SourceQuestion.h"
#include "App/Tracking/TrackingView.h"
#include "App/Widgets/DocumentView.h"
#include "App/Widgets/ExpandButton.h"
#include "App/Widgets/HelpBox.h"
#include "App/Widgets/ScrolledPage.h"

#include <functional>

namespace twobus
{
/** Everything in the window: its pages, and the code that connects them to the workspace. Asks the session for a frame
    at most 60 times a second and passes it to the open page.

    Keys: see KeyCommands.h. While a question is shown, only the help key works. Escape closes an overlay page, and the
    help beside a reading. While an overlay page is open it keeps the keyboard: the focus never goes to anything behind
    it.
*/
class MainComponent : public juce::Component,
                      public juce::FileDragAndDropTarget,
                      private juce::FocusChangeListener,
                      private juce::Timer
{
public:
    /** Options of the command line override the settings, and are not written to the settings file. */
    MainComponent (SettingsFile, SettingsFile::Reading, const CommandLine&,
                   LiveMeter::Drive = LiveMeter::Drive::ownThread);
    ~MainComponent() override;

    /** Called to ask the window to become the mini view, which stays on top, or the whole window. The window must then
        call noteMini. */
    std::function<void (bool shouldBeMini)> onMini;

    void noteMini (bool);

    std::optional<Page> shownPage() const noexcept { return page; }
    bool isMini() const noexcept { return settings().isMini; }
    const std::optional<WindowBounds>& windowBounds() const noexcept
    {
        return isMini() ? settings().miniWindow : settings().window;
    }

    /** For pictures and tests: uses this source instead of the user's choice, and shows frames at times that the caller
        gives. */
    void hold (Page, std::unique_ptr<AudioSource>, SourceChoice shown);
    void hold (std::vector<FileRecord>);
    void hold (const StemReport&);
    void pollAt (double nowSeconds);
    void showFrameAt (double nowSeconds);
    void open (std::unique_ptr<OverlayPage>);

    /** Explains the part that has the keyboard; null closes the explanation. */
    void explain (juce::Component* focused);

    /** Remembers the bounds of the mini view, or else those of the whole window. */
    void noteWindowBounds (WindowBounds);

    /** Remembers whether the whole window is maximised. Its remembered bounds stay as they were before. */
    void noteMaximised (bool);
    bool isMaximised() const noexcept { return settings().isMaximised; }

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override { keepFocusInFront(); }
    void focusOfChildComponentChanged (FocusChangeType) override { keepFocusInFront(); }
    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void filesDropped (const juce::StringArray&, int x, int y) override;

private:
    void connectControls();
    void connectSettings();
    void timerCallback() override;
    void globalFocusChanged (juce::Component*) override;
    void comeToFront();
    void showFrame();
    int heightOfMiniNotice() const;
    void showNotice (const std::optional<Banner>&);
    void scrollIntoView (const juce::Component&) const;
    juce::PopupMenu pagesMenu();

    void showMinutes (std::optional<int>); ///< empty: the loudness of the last minutes is not shown
    void askForMinutes();
    void askForStreamTarget();
    void ask (const WantedNumber&, std::function<void (double)> use);
    void showSettings();
    void showTheme();
    void showPage();
    void showKeys();
    bool isAsking() const noexcept;
    bool showsMix (bool asMini) const noexcept;
    void choosePage (Page);
    void toggleMini();
    void openMenu();
    void closeOverlay();
    void keepFocusInFront();
    bool enterByTab (const juce::KeyPress&);
    void openSettings();
    void openAbout();
    void openPathCheck();
    void showPathCheck();
    void toggleAddBack();
    void noteTestFile (const PathCheckText&, bool hasNewGain);
    void openFiles();
    void saveReport();
    void chooseSource (const SourceChoice&); ///< asks first if listening would mute the source
    void takeSource (const SourceChoice&, Muting);
    bool allows (KeyCommand) const noexcept;
    bool obey (KeyCommand);

    const Settings& settings() const noexcept { return workspace.settings(); }
    Session& session() noexcept { return workspace.session(); }

    /** A function that sets this setting, for a control to call. */
    template <typename Value>
    auto setterOf (Value Settings::*setting)
    {
        return [this, setting] (const Value& value) {
            workspace.change ([setting, &value] (Settings& next) { next.*setting = value; });
        };
    }

    StereoTap tap; ///< on the programme
    PathFileSaver pathFileSaver;
    juce::Component::SafePointer<DocumentView> pathCheckText; ///< null while its page is not open
    juce::Component::SafePointer<juce::TextButton> addBack; ///< likewise
    Workspace workspace;
    PathCheck pathCheck { workspace.programme.session };
    std::optional<ThemeName> shownTheme;

    TopBar topBar;
    StatusLine status;
    StageQuestion stageQuestion;
    SourceQuestion sourceQuestion;
    TrackingView tracking;
    MixPage mix;
    DeliveryPage delivery;
    ScrolledPage questionScroll { stageQuestion,
                                  [this] (juce::Rectangle<int> room) { return stageQuestion.heightFor (room); } };
    ScrolledPage mixScroll { mix, [this] (juce::Rectangle<int> room) { return mix.fitInto (room); } };
    ScrolledPage deliveryScroll { delivery, [this] (juce::Rectangle<int> room) { return delivery.heightFor (room); } };
    FilesPage files;
    ExpandButton expand; ///< for a mini view that shows no verdict
    HelpBox help; ///< beside the reading or check that has the keyboard
    LiveReportSaver reportSaver;
    std::unique_ptr<OverlayPage> overlay; ///< null if none is open
    juce::Component::SafePointer<juce::Component> focusedBelow; ///< had the focus before the overlay was opened
    juce::TooltipWindow tooltips { this };

    bool isFocusedByMouse = false; ///< while its button is down
    std::optional<Page> page;
    FramePacer frames { 60.0 };
    juce::VBlankAttachment vBlank { this, [this] { showFrame(); } };
};
} // namespace twobus
