#include "App/Shell/MainComponent.h"

#include "App/Widgets/LookAndFeel.h"
#include "App/Widgets/Theme.h"
#include "Files/Disk/UsersFolder.h"
#include "Files/Targets/TargetsFile.h"

// What the user chose, and who has to know of it: the settings file, both sessions and the pages.
namespace twobus
{
/** All of them, at the start. */
void MainComponent::applySettings()
{
    applyTheme();
    programme.session.setStage (programmeStage());
    inBothSessions ([this] (Session& both) {
        both.setExportFormat (settings.exportFormat);
        both.setAim (settings.aimDbtp);
        both.setClippedByChoice (settings.clippedByChoice);
        both.setRmsConvention (settings.rms);
        both.setDualMono (settings.dualMono);
        both.setLinkedInputs (settings.linkedInputs);
        both.setNeedle (faceOf (settings.levelMeter).needle);
    });
    files.setAim (settings.aimDbtp);
    files.setClippedByChoice (settings.clippedByChoice);
    files.setDualMono (settings.dualMono);
    files.setRmsConvention (settings.rms);
    mix.levels.setMeter (settings.levelMeter);
    mix.loudness.setScale (settings.loudnessScale);
}

void MainComponent::remember()
{
    auto kept = settings;
    kept.page = rememberedPage.value_or (settings.page);
    sayInTurn (settingsFile.write (kept));
}

Stage MainComponent::programmeStage() const noexcept
{
    return settings.stage == Stage::finishedMaster ? Stage::finishedMaster : Stage::mix;
}

void MainComponent::chooseStage (Stage chosen)
{
    settings.stage = chosen;
    settings.page = firstPageFor (chosen);
    rememberedPage.reset();
    programme.session.setStage (programmeStage());
    remember();
    keepSessionLog();
    showPage();
}

/** The programme, on whatever page: asked on Delivery, chosen in the options. */
void MainComponent::judgeAs (Stage chosen)
{
    settings.stage = chosen;
    remember();

    if (programme.session.choices().stage != chosen)
        programme.session.setStage (chosen);
}

void MainComponent::takeTargets (const std::vector<DeliveryTarget>& targets)
{
    delivery.setTargets (targets);
    files.setTargets (targets);
    targetsOfReports = targets;
}

void MainComponent::readTargets()
{
    try
    {
        const auto file = usersTargetsFile();
        takeTargets (file.empty() ? builtInTargets() : targetsFromFile (file, false));
    }
    catch (const FileError& error)
    {
        takeTargets (builtInTargets());
        delivery.setTargetsProblem (std::string (error.what()) + " The built-in table is used.");
    }
}

void MainComponent::toggleLink (std::size_t first)
{
    settings.linkedInputs.toggle (first);
    remember();
    inputs.session.setLinkedInputs (settings.linkedInputs);
}

void MainComponent::chooseWork (const Choices& chosen)
{
    settings.exportFormat = chosen.exportFormat;
    settings.aimDbtp = chosen.aimDbtp;
    settings.clippedByChoice = chosen.isClippedByChoice;

    judgeAs (chosen.stage);
    files.setAim (chosen.aimDbtp);
    files.setClippedByChoice (chosen.isClippedByChoice);
    inBothSessions ([&chosen] (Session& both) {
        both.setExportFormat (chosen.exportFormat);
        both.setAim (chosen.aimDbtp);
        both.setClippedByChoice (chosen.isClippedByChoice);
    });
}

void MainComponent::chooseLevelMeter (LevelMeter chosen)
{
    settings.levelMeter = chosen;
    remember();
    programme.session.setNeedle (faceOf (chosen).needle);
    mix.levels.setMeter (chosen);
}

void MainComponent::chooseLoudnessScale (LoudnessScale chosen)
{
    settings.loudnessScale = chosen;
    remember();
    mix.loudness.setScale (chosen);
}

void MainComponent::chooseRms (RmsConvention chosen)
{
    settings.rms = chosen;
    remember();
    files.setRmsConvention (chosen);
    inBothSessions ([chosen] (Session& both) { both.setRmsConvention (chosen); });
}

void MainComponent::chooseDualMono (bool shouldCountTwice)
{
    settings.dualMono = shouldCountTwice;
    remember();
    files.setDualMono (shouldCountTwice);
    inBothSessions ([shouldCountTwice] (Session& both) { both.setDualMono (shouldCountTwice); });

    // One channel has another loudness now, which its measurement so far cannot be turned into.
    if (auto* source = programme.session.source(); source != nullptr && source->layout().size() == 1)
        programme.openAgain();
}

void MainComponent::chooseSessionLog (bool shouldKeep)
{
    settings.keepsSessionLog = shouldKeep;
    remember();
    keepSessionLog();
}

/** Of the programme only: inputs are no bounce. Not before the first start's question is answered, which says that it
    is kept. */
void MainComponent::keepSessionLog()
{
    auto& recorder = programme.session.sessionRecorder();

    if (! settings.keepsSessionLog || ! settings.stage || ! isLive)
        recorder.stop();
    else if (! recorder.isOn())
        recorder.start();
}

void MainComponent::chooseTheme (ThemeName chosen)
{
    settings.theme = chosen;
    remember();
    applyTheme();
    sendLookAndFeelChange();
    repaint();
}

void MainComponent::applyTheme()
{
    theme::setTheme (settings.theme);

    if (auto* looks = dynamic_cast<LookAndFeel*> (&getLookAndFeel()))
        looks->takeThemeColours();
}

void MainComponent::chooseScale (int percent)
{
    settings.scalePercent = percent;
    remember();
    juce::Desktop::getInstance().setGlobalScaleFactor (static_cast<float> (percent) / 100.0f);
}

/** From the settings page, which changes one thing at a time. */
void MainComponent::take (const Settings& next)
{
    if (next.theme != settings.theme)
        chooseTheme (next.theme);
    else if (next.scalePercent != settings.scalePercent)
        chooseScale (next.scalePercent);
    else if (next.levelMeter != settings.levelMeter)
        chooseLevelMeter (next.levelMeter);
    else if (next.loudnessScale != settings.loudnessScale)
        chooseLoudnessScale (next.loudnessScale);
    else if (next.rms != settings.rms)
        chooseRms (next.rms);
    else if (next.dualMono != settings.dualMono)
        chooseDualMono (next.dualMono);
    else if (next.keepsSessionLog != settings.keepsSessionLog)
        chooseSessionLog (next.keepsSessionLog);
    else
        chooseWork ({ .stage = next.stage.value_or (Stage::mix),
                      .aimDbtp = next.aimDbtp,
                      .exportFormat = next.exportFormat,
                      .isClippedByChoice = next.clippedByChoice });
}
} // namespace twobus
