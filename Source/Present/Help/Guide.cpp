#include "Present/Help/Guide.h"

namespace twobus
{
namespace
{
using Blocks = std::vector<DocumentBlock>;

constexpr std::string_view guideTitle = "Getting the sound in";

Blocks joined (std::initializer_list<Blocks> parts)
{
    Blocks all;

    for (const auto& part : parts)
        all.insert (all.end(), part.begin(), part.end());

    return all;
}

//==============================================================================
Blocks pipeWireRoute()
{
    return {
        paragraph ("There is nothing to set up. The source list shows every program that plays, and the monitor of "
                   "every output. Twobus opens inputs only, so nothing can feed back."),
        heading ("A port of the DAW: exact"),
        step ("In the DAW choose JACK or PipeWire as the audio system. If it finds no JACK server, start it from a "
              "terminal with pw-jack before its name, for example: pw-jack ardour8"),
        step ("Start Twobus, press the source at the top of the window, and pick the DAW under JACK: the pair called "
              "Master or Main. If it has no such pair, pick the outputs that its master plays to."),
        step ("Play. The levels are those of the DAW's own numbers: 32-bit float, before any volume control, and peaks "
              "above 0 dBFS stay visible."),
        heading ("The monitor of an output: for every DAW"),
        step ("Let the DAW play as usual, through ALSA, PulseAudio or PipeWire."),
        step ("In Twobus, under JACK too, pick the monitor of the output that the DAW plays to. Its ports are called "
              "monitor_FL and monitor_FR."),
        step ("Set the output's volume and the DAW's own volume in the desktop's sound settings to 100 %. Turn the "
              "speakers down at the interface or the amplifier instead."),
        note ("If the list is empty under JACK, PipeWire's JACK library is missing: install the package called "
              "pipewire-jack. From a terminal, twobus-cli devices shows the same list."),
        heading ("What goes wrong"),
        warning ("Volume: a program's volume slider comes before the monitor, and with some outputs the output's "
                 "slider does too. Below 100 %, every reading is too low by that much."),
        item ("Resampling: PipeWire runs at one rate, mostly 48 kHz. A DAW at 44.1 kHz that does not play through "
              "JACK is resampled, which moves true peaks by a few tenths of a dB. Set both to the same rate."),
        item ("Effects: an equaliser or limiter of the desktop, such as EasyEffects, changes what the monitor "
              "carries. Switch it off while you judge."),
        item ("Other sounds: the monitor carries everything that plays there, notifications and browsers too."),
        item ("Mono: a headset in call mode has only one channel. Stereo readings then say nothing about the mix."),
    };
}

Blocks jackRoute()
{
    return {
        heading ("JACK: a port of the DAW, exact"),
        step ("Start jackd, for example with QjackCtl, and then the DAW with JACK as its audio system."),
        step ("Start Twobus, press the source at the top of the window, and pick the DAW. Every program is a source. "
              "For a DAW, Twobus suggests the pair called Master or Main."),
        step ("Play. You need no patchbay: Twobus connects itself to the ports that you pick, and to no others."),
        note ("JACK uses one sample rate everywhere, resamples nothing and carries 32-bit float: Twobus reads exactly "
              "what leaves the master, and peaks above 0 dBFS stay visible."),
        heading ("ALSA only"),
        paragraph ("Twobus lists the inputs of your interface. To hear what another program plays, use the loopback "
                   "driver."),
        step ("Load it in a terminal: sudo modprobe snd-aloop"),
        step ("In the DAW choose Loopback as the output, device 0."),
        step ("In Twobus pick its other end: Loopback, device 1."),
        note ("You will then hear nothing yourself, unless the DAW can play to your interface as well."),
        heading ("What goes wrong"),
        item ("Wrong port: some DAWs have ports of single tracks beside those of the master. The names in the source "
              "list tell them apart."),
        item ("Speaker correction or a monitor controller inside the DAW changes what its last outputs carry. Pick "
              "the master before it, or bypass it."),
        item ("snd-aloop runs at the rate of whichever end opens it first, and the other end must use that rate. An "
              "ALSA layer between them may resample: open the DAW first, at the song's rate."),
        item ("The output volume of the sound card does not matter for JACK. With snd-aloop, a software volume in "
              "ALSA does: leave it at 100 %."),
        item ("Mono: a source with one channel has no stereo readings. Pick a pair."),
    };
}

Blocks macRoute()
{
    return {
        paragraph ("On macOS, programs cannot listen to each other, so you need a loopback device. BlackHole is free; "
                   "others work the same way. It carries 32-bit float, so peaks above 0 dBFS stay visible."),
        heading ("BlackHole"),
        step ("Install BlackHole 2ch from existential.audio/blackhole, and restart the computer if it asks for it."),
        step ("Open Audio MIDI Setup. Set your interface and BlackHole to the same sample rate: the song's."),
        step ("Press + and choose Create Multi-Output Device. Tick your interface first, then BlackHole 2ch. Make the "
              "interface the primary device (clock source), and tick drift correction for BlackHole only."),
        step ("In the DAW choose the multi-output device as its output."),
        step ("In Twobus pick BlackHole 2ch. macOS asks whether Twobus may use the microphone: allow it, since every "
              "input counts as one. Twobus records no sound."),
        note ("Some DAWs can send a copy of the master to a second pair of outputs. Send it to BlackHole alone, and "
              "neither drift correction nor the volume of a multi-output device matters."),
        heading ("What goes wrong"),
        warning ("Volume: a multi-output device has no volume of its own, so the volume keys do nothing: use the knob "
                 "of the interface. BlackHole has one: set its input and its output to 100 % in Audio MIDI Setup, or "
                 "every reading is too low."),
        item ("Resampling: drift correction and unequal sample rates resample, which moves true peaks by a few tenths "
              "of a dB. \"Check the path\" in the menu shows whether that happens."),
        item ("If the DAW plays and Twobus hears nothing, a permission is usually missing: System Settings, Privacy & "
              "Security, Microphone, Twobus."),
        item ("Other sounds: with the multi-output device as the system's output, everything that the computer "
              "plays is measured too."),
        item ("Mono: a Bluetooth headset in a multi-output device may switch to one channel and a low rate. Leave it "
              "out."),
        note ("We have not tried Twobus on macOS ourselves yet."),
    };
}

Blocks windowsRoute()
{
    return {
        paragraph ("This version of Twobus opens inputs through the system's shared mode (WASAPI). It cannot listen "
                   "to an output directly, so you need a virtual cable. VB-Cable is free; others work the same way."),
        heading ("VB-Cable"),
        step ("Install VB-Cable from vb-audio.com/Cable as administrator, and restart the computer."),
        step (
            "Open the sound control panel (mmsys.cpl). Give CABLE Input under Playback and CABLE Output under Recording "
            "the same format: the song's sample rate, 24 bit."),
        step ("Under Levels set both to 100, and under Enhancements or Audio effects switch all effects off."),
        step ("In the DAW choose CABLE Input as the output."),
        step ("In Twobus pick CABLE Output in the section Windows Audio."),
        step (
            "To hear it yourself: CABLE Output, Properties, Listen, tick Listen to this device and choose your speakers."),
        heading ("ASIO and exclusive mode"),
        paragraph ("Both bypass the system's mixer: no other program can hear a DAW that plays to its interface this "
                   "way. "
                   "Choose the cable itself as the DAW's device, or let the DAW send a copy of its master there."),
        heading ("What goes wrong"),
        warning (
            "Overs: shared mode cannot show peaks above 0 dBFS. The system's mixer has a limiter that holds them just "
            "below, so a mix that clips may look like one that is limited. Leave room, or check the bounced file "
            "under Files."),
        item ("Resampling: shared mode converts everything to the format of the device, which moves true peaks by a "
              "few tenths of a dB. Set DAW, CABLE Input and CABLE Output to the same rate."),
        item ("Volume: the system's volume of the cable and that of the DAW in the volume mixer are in the path. "
              "Leave both at 100 %."),
        item ("If the DAW plays and Twobus hears nothing, a permission is often missing: Settings, Privacy & "
              "security, Microphone, "
              "let desktop apps access your microphone."),
        item ("Mono: an input that the system opens with one channel has no stereo readings. Choose 2 channels in the "
              "format of CABLE Output."),
        note ("DirectSound is the older way to the same devices. Prefer the section Windows Audio."),
        note ("We have not tried Twobus on Windows ourselves yet."),
    };
}

Blocks routeOn (Platform platform)
{
    switch (platform)
    {
        case Platform::linuxPipeWire: return pipeWireRoute();
        case Platform::linuxJack: return jackRoute();
        case Platform::macOs: return macRoute();
        case Platform::windows: return windowsRoute();
    }

    return {};
}

/** The likely causes of silence after following the guide; the same sentences as in the panel that appears during
    silence. */
Blocks silenceOn (Platform platform)
{
    Blocks blocks { heading ("What silence means"),
                    paragraph ("If nothing is heard for 15 s, it is most likely one of these:") };
    const auto isDirect = platform == Platform::linuxPipeWire || platform == Platform::linuxJack;

    for (auto& cause : silenceCauses (isDirect ? SourceKind::programPort : SourceKind::loopback, platform))
        blocks.push_back (item (std::move (cause)));

    return blocks;
}

Blocks exactness()
{
    return { heading ("What the badge beside the source says"),
             paragraph ("A port of the DAW over JACK or PipeWire has no badge. Any other path may go through a volume "
                        "control, a resampler or a limiter, and the badge says: path not checked. Twobus then reads "
                        "what comes out of them."),
             paragraph (
                 "\"Check the path\" in the menu measures it with a test file that your DAW plays once. The badge "
                 "then says what the path does, or that it is exact.") };
}

//==============================================================================
Blocks everyDaw()
{
    return {
        paragraph (
            "Find your DAW below: how to route it to Twobus, which fader is its master, and what to watch. The tabs of the "
            "systems show how to set up JACK, PipeWire or a loopback device."),
        heading ("Every DAW"),
        item (
            "Linux: let the DAW play through JACK or PipeWire, and pick the DAW in Twobus. The names below are those in the "
            "source list. If your DAW has neither, pick the monitor of its output."),
        item (
            "macOS: choose the multi-output device with BlackHole as the DAW's output, and pick BlackHole in Twobus."),
        item ("Windows: choose CABLE Input as the DAW's output, and pick CABLE Output in Twobus."),
        item (
            "Turn off solo, mute, mono and dim (a button that makes the speakers quieter). Twobus reads what they leave."),
        item ("Bypass speaker, room and headphone correction, on the master and on the way from it to the speakers."),
        item (
            "Plug-ins on the master usually come before its fader. If a limiter comes after the fader, pulling the fader down "
            "lowers the peaks by less, or not at all: lower the limiter's ceiling instead."),
        item ("Turn off normalising when you export. It changes the level that you have just set."),
        item ("Set the DAW and its audio device to the song's sample rate."),
    };
}

Blocks ardour()
{
    return {
        heading ("Ardour"),
        item ("Route: on Linux choose JACK in Audio/MIDI Setup. In Twobus pick “Ardour, Master”."),
        item ("Master fader: on the strip called Master."),
        item (
            "Watch the monitor section. While it is on, PipeWire would mute the master if Twobus listened to it, so Twobus "
            "offers “Ardour, Monitor” instead. Set the section's volume to 0 dB, and turn off its dim, mono and plug-ins."),
        item ("Watch plug-ins below the fader on the Master strip: they come after it."),
    };
}

Blocks reaper()
{
    return {
        heading ("REAPER"),
        item (
            "Route: on Linux choose JACK under Preferences, Audio, Device. In Twobus pick REAPER and the outputs that the "
            "master plays to: 1 and 2, unless you have changed them."),
        item ("Master fader: on the Master track, in the mixer or above the tracks."),
        item (
            "Watch Monitoring FX. These plug-ins come after the master. You and Twobus hear them, but the rendered file "
            "does not have them: bypass them."),
    };
}

Blocks bitwig()
{
    return {
        heading ("Bitwig Studio"),
        item ("Route: on Linux choose JACK or PipeWire under Settings, Audio. In Twobus pick Bitwig Studio."),
        item ("Master fader: on the track called Master."),
        item (
            "Watch the Output Monitoring Panel (the speaker at the bottom of the window). The Master plays through it, so "
            "its Mono button and its choice of speakers or headphones change what Twobus hears."),
    };
}

Blocks live()
{
    return {
        heading ("Ableton Live"),
        item (
            "Route: macOS and Windows only. Choose the loopback device as Audio Output Device in the audio settings. If it "
            "is not listed, choose another Driver Type."),
        item ("Master fader: on the Main track. Before Live 12 it was called Master."),
        item ("Watch Normalize in the export dialog: turn it off."),
    };
}

Blocks logic()
{
    return {
        heading ("Logic Pro"),
        item ("Route: macOS only. Choose the loopback device as the output device in the audio settings."),
        item (
            "Master fader: on the Stereo Out strip. The separate fader called Master scales all outputs: leave it at 0 dB."),
        item (
            "Watch Normalize in the Bounce window: choose Off. Overload Protection Only turns down a bounce that is too hot, "
            "so its level is no longer the one you set."),
    };
}

Blocks cubase()
{
    return {
        heading ("Cubase"),
        item (
            "Route: macOS and Windows only. Choose the loopback device under Studio, Studio Setup, Audio System. On Windows "
            "Cubase asks for an ASIO driver there. If the cable has none, try the Generic Low Latency ASIO Driver."),
        item ("Master fader: on the Stereo Out channel, in the MixConsole."),
        item (
            "Watch the Control Room, which comes between Stereo Out and the speakers. Twobus hears its level and its "
            "plug-ins, but the exported mixdown ignores its level. Set it to 0 dB and bypass its plug-ins, or turn it off."),
        item ("Watch post-fader insert slots on Stereo Out: their plug-ins come after the fader."),
    };
}

Blocks flStudio()
{
    return {
        heading ("FL Studio"),
        item ("Route: macOS and Windows only. Choose the loopback device under Options, Audio settings, Device."),
        item (
            "Master fader: on the Master track, leftmost in the mixer. The main volume in the toolbar is not the master fader: "
            "right-click it, choose Reset, and leave it there."),
        item (
            "Watch for a limiter in the effect slots of the Master track. Twobus hears the mix after it: bypass it to see "
            "how loud the mix itself is."),
    };
}

Blocks lmms()
{
    return {
        heading ("LMMS"),
        item (
            "Route: on Linux choose JACK in the audio settings, and restart LMMS. In Twobus pick “LMMS, master out 1”."),
        item (
            "Master fader: on the Master channel of the FX-Mixer, which newer versions call Mixer. The master volume in the "
            "toolbar is not the master fader: leave it at 100 %."),
        item (
            "Watch the scale. The faders of LMMS 1.2 are in percent; newer versions have dB. From 100 %, 3 dB down is 70 %, "
            "6 dB is 50 % and 12 dB is 25 %. While Twobus listens to LMMS, it says the percentage too."),
    };
}

Blocks audacity()
{
    return {
        heading ("Audacity"),
        item (
            "Route: with PipeWire, play, and pick Audacity in Twobus. It is in the list only while it plays. After Stop, "
            "Twobus waits until you play again."),
        item (
            "Master fader: there is none. The gain (or volume) sliders of the tracks make the level of the mix: move them "
            "all by the same dB."),
        item (
            "Watch the playback volume, beside the playback meter. Twobus hears it and the export does not: set it to its "
            "maximum."),
        item (
            "Watch peaks over 0 dBFS. Audacity cuts them off while it plays. Flat tops in Twobus then mean that the tracks "
            "need less gain. An export with 16 or 24 bits is cut off in the same way."),
    };
}

Blocks guideSources()
{
    return { note (
        "We have tried Ardour ourselves. The rest comes from manuals and source code. Menus can have other names in "
        "your version.") };
}

//==============================================================================
std::string permissionCause (Platform platform)
{
    return platform == Platform::macOs
               ? "macOS does not let Twobus use the microphone, its name for every input: allow it in Privacy & "
                 "Security."
               : "Windows does not let programs use the microphone, its name for every input: allow it in Privacy & "
                 "security.";
}

constexpr auto stoppedCause = "The DAW is not playing: start it.";
} // namespace

std::string_view nameOf (Platform platform) noexcept
{
    switch (platform)
    {
        case Platform::linuxPipeWire: return "PipeWire";
        case Platform::linuxJack: return "JACK, ALSA";
        case Platform::macOs: return "macOS";
        case Platform::windows: return "Windows";
    }

    return {};
}

Document loopbackGuide (Platform platform)
{
    return { std::string (guideTitle), joined ({ routeOn (platform), silenceOn (platform), exactness() }) };
}

Document dawGuide()
{
    return { std::string (guideTitle), joined ({ everyDaw(), ardour(), reaper(), bitwig(), live(), logic(), cubase(),
                                                 flStudio(), lmms(), audacity(), guideSources() }) };
}

std::vector<std::string> silenceCauses (SourceKind kind, Platform platform)
{
    std::vector<std::string> causes;

    switch (kind)
    {
        case SourceKind::programPort:
            causes = { stoppedCause, "It plays through other ports: pick the pair called Master or Main.",
                       "The master is muted, or its fader is down.",
                       "The DAW plays to another device or audio system: look at its audio settings." };
            break;

        case SourceKind::monitor:
            causes = { stoppedCause, "It plays to another output: pick the monitor of that one.",
                       "The DAW or the output is muted, or its volume is at 0: look at the sound settings.",
                       "The DAW uses the sound card directly, bypassing the system's mixer: pick the DAW's own port "
                       "instead." };
            break;

        case SourceKind::loopback:
            causes = { stoppedCause, "It plays to another device: choose the loopback device as its output.",
                       "The volume of the loopback device is at 0, or it is muted." };

            if (platform == Platform::windows)
                causes.emplace_back ("It plays to its interface through ASIO or in exclusive mode, bypassing the "
                                     "cable.");

            break;

        case SourceKind::physicalInput:
            causes = { "Nobody is playing, or the instrument or microphone is not connected.",
                       "The gain of the preamp is down, or the input is muted.",
                       "The sound is on another input: pick its channels.",
                       "A condenser microphone has no phantom power (48 V)." };
            break;
    }

    const auto needsPermission = platform == Platform::macOs || platform == Platform::windows;

    if (needsPermission && kind != SourceKind::programPort)
        causes.push_back (permissionCause (platform));

    return causes;
}
} // namespace twobus
