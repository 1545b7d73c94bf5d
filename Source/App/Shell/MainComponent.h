#pragma once

#include "App/Delivery/DeliveryPage.h"
#include "App/Files/Page/FilesPage.h"
#include "App/Mix/MixPage.h"
#include "App/Session/LiveReport.h"
#include "App/Session/Workspace.h"
#include "App/Shell/BannerView.h"
#include "App/Shell/CommandLine.h"
#include "App/Shell/KeyCommands.h"
#include "App/Shell/LiveReportSaver.h"
#include "App/Shell/OverlayPage.h"
#include "App/Shell/StageQuestion.h"
#include "App/Shell/TopBar.h"
#include "App/Sources/SourceQuestion.h"
#include "App/Tracking/TrackingView.h"
#include "App/Widgets/ExpandButton.h"

#include <functional>

namespace twobus
{
/** Everything in the window: its pages and what connects them to the workspace. Asks the session for a frame at most 60
    times a second and hands it to the page that is open.

    Keys: see KeyCommands.h; but for help none of them while a question is up. Escape closes what lies over the page.
    While a page lies over the others it keeps the keyboard: the focus never goes to what is behind it.
*/
class MainComponent : public juce::Component, public juce::FileDragAndDropTarget, private juce::Timer
{
public:
    /** What the command line asks for goes before what the settings remember, and is not remembered. */
    MainComponent (SettingsFile, SettingsFile::Reading, const CommandLine&,
                   LiveMeter::Drive = LiveMeter::Drive::ownThread);
    ~MainComponent() override;

    /** Asks the window to become the small one that stays on top, or the usual one; it says so with noteMini. */
    std::function<void (bool shouldBeMini)> onMini;

    void noteMini (bool);

    std::optional<Page> shownPage() const noexcept { return page; }
    bool isMini() const noexcept { return settings().isMini; }
    const std::optional<WindowBounds>& windowBounds() const noexcept
    {
        return isMini() ? settings().miniWindow : settings().window;
    }

    /** For pictures and tests: a source instead of the user's choice, and a frame at a time of the caller's. */
    void hold (Page, std::unique_ptr<AudioSource>, SourceChoice shown);
    void hold (std::vector<FileRecord>);
    void hold (const StemReport&);
    void pollAt (double nowSeconds);
    void showFrameAt (double nowSeconds);
    void open (std::unique_ptr<OverlayPage>);

    /** Remembers where the window is, and where its mini view is. */
    void noteWindowBounds (WindowBounds);

    /** Of the whole window: it keeps the bounds that it had before. */
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
    void showFrame();
    void showBanner (std::optional<Banner>);

    void showSettings();
    void showTheme();
    void showPage();
    bool isAsking() const noexcept;
    bool showsMix (bool isSmall) const noexcept;
    void choosePage (Page);
    void toggleMini();
    void openMenu();
    void closeOverlay();
    void keepFocusInFront();
    bool enterByTab (const juce::KeyPress&);
    void openSettings();
    void openAbout();
    void openFiles();
    void saveReport();
    void chooseSource (const SourceChoice&); ///< asks first where listening would mute it
    void takeSource (const SourceChoice&, Muting);
    bool obey (KeyCommand);

    const Settings& settings() const noexcept { return workspace.settings(); }
    Session& session() noexcept { return workspace.session(); }

    /** Sets one setting to a value, for a control to call. */
    template <typename Value>
    auto setterOf (Value Settings::*setting)
    {
        return [this, setting] (const Value& value) {
            workspace.change ([setting, &value] (Settings& next) { next.*setting = value; });
        };
    }

    StereoTap tap; ///< of the programme
    Workspace workspace;
    std::optional<ThemeName> shownTheme;

    TopBar topBar;
    BannerView banner;
    StageQuestion stageQuestion;
    SourceQuestion sourceQuestion;
    TrackingView tracking;
    MixPage mix;
    DeliveryPage delivery;
    FilesPage files;
    ExpandButton expand; ///< where a mini view without a verdict is shown
    LiveReportSaver reportSaver;
    std::unique_ptr<OverlayPage> overlay; ///< over the page, where there is one
    juce::Component::SafePointer<juce::Component> focusedBelow; ///< before the overlay was opened
    juce::TooltipWindow tooltips { this };

    std::optional<Page> page;
    FramePacer frames { 60.0 };
    juce::VBlankAttachment vBlank { this, [this] { showFrame(); } };
};
} // namespace twobus
