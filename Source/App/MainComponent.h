#pragma once

#include "App/BannerView.h"
#include "App/ChecksView.h"
#include "App/CommandLine.h"
#include "App/CorrelationView.h"
#include "App/LevelMeters.h"
#include "App/LoudnessMeters.h"
#include "App/ReadoutsView.h"
#include "App/Session.h"
#include "App/SettingsFile.h"
#include "App/SourceQuestion.h"
#include "App/StageQuestion.h"
#include "App/TimelineView.h"
#include "App/TopBar.h"
#include "App/TrackingView.h"
#include "App/VerdictView.h"

/** Everything in the window: asks the session for a frame at most 60 times a second and hands it to the views.
    Keys: P pause, R reset, U undo of reset, while recording L large numbers; none of them while a question is up. */
namespace twobus
{
class MainComponent : public juce::Component, private juce::Timer
{
public:
    /** What the command line asks for goes before what the settings remember, and is not remembered. */
    MainComponent (Settings, SettingsFile, const CommandLine&);
    ~MainComponent() override;

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

    /** Remembers where the window is. */
    void noteWindowBounds (WindowBounds);

private:
    void connectControls();
    void timerCallback() override;
    void showFrame();
    void showProgramme (const Frame&);
    void showPage (Page);
    bool isAsking() const noexcept;
    void showBanner (std::optional<Banner>);
    void chooseStage (Stage);
    void toggleLink (std::size_t first);
    void chooseWork (const Choices&);
    void chooseLevelMeter (LevelMeter);
    void showLevelMeter();
    void chooseSource (const SourceChoice&);
    void chooseRms (RmsConvention);
    void chooseDualMono (bool);
    bool isOpen (const SourceChoice&, const OpenedSource&);
    void openSource (const SourceChoice&);
    void take (OpenedSource);
    void retrySource (double nowSeconds);

    Settings settings;
    SettingsFile settingsFile;
    SourceList sources;
    Session session;
    std::optional<Stage> stage;
    std::optional<SourceChoice> source;
    bool isSourceGiven; ///< by the command line: the pages share it until another is chosen
    std::string sourceProblem; ///< why the last choice could not be opened
    bool mayComeBack = false; ///< the problem: worth another try
    double nextAttemptSeconds = 0.0;

    TopBar topBar;
    BannerView banner;
    StageQuestion stageQuestion;
    SourceQuestion sourceQuestion;
    TrackingView tracking;
    VerdictView verdict;
    LevelMeters levels;
    LoudnessMeters loudness;
    ReadoutsView readouts;
    ChecksView checks;
    CorrelationView correlation;
    TimelineView timeline;
    juce::TooltipWindow tooltips { this };

    std::optional<Page> page;
    FramePacer frames { 60.0 };
    juce::VBlankAttachment vBlank { this, [this] { showFrame(); } };
};
} // namespace twobus
