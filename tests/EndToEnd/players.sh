#!/usr/bin/env bash
# Twobus beside a real player on PipeWire, used as by a person: started, played to the end, stopped in the middle,
# played again and closed. The readings of the player itself and of the output's monitor equal those of the file, and so
# does the recorded audio that the player plays meanwhile. Nothing is counted as lost. Arguments:
# mpv|firefox|audacity|lmms, twobus-cli
player=$1 cli=$2
declare -A programs=([mpv]=mpv [firefox]=firefox-esr [audacity]=audacity [lmms]=lmms)
command -v "${programs[$player]}" >/dev/null || { echo "Skipped: ${programs[$player]} is not installed (scripts/setup --drills)."; exit 77; }
source "$(dirname "$0")/servers.sh"
project=$(cd "$(dirname "$0")/../.." && pwd)

# A song of 25 s. Its first three seconds are silent, so that a meter that joins a new player late still hears all of
# the music. Its fades keep the loudness from depending on where a block of 400 ms begins.
sox "$project/Resources/demo.flac" -b 24 "$work/song.wav" trim 0 20 fade t 2 20 2 pad 3 2
reference=$("$cli" check --json "$work/song.wav")

start_pipewire
pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # this test is about levels, not about latency
start_display 1280x800

#===================================================================================================
run() {
    background player "$@"
    running=$last
}

# For each player: open starts it with the song, play plays the song from the start, stop stops it, close ends the
# player.

mpv_open() { :; }
mpv_play() { run mpv --no-video --ao=pipewire --no-config --really-quiet "$work/song.wav"; }
mpv_stop() { end "$running"; }
mpv_close() { :; }

firefox_open() {
    background pulse pipewire-pulse
    until_true 100 test -S "$XDG_RUNTIME_DIR/pulse/native" || fail "pipewire-pulse did not start"
    mkdir -p "$work/profile"
    cat >"$work/profile/user.js" <<'JS'
user_pref("media.autoplay.default", 0);
user_pref("media.autoplay.blocking_policy", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("app.update.auto", false);
JS
    echo '<title>Song</title><audio id=a src=song.wav></audio><script>
    onkeydown = e => { if (e.key == "p") { a.currentTime = 0; a.play(); } if (e.key == "s") a.pause(); };
    a.oncanplaythrough = () => document.title = "Loaded";
    </script>' >"$work/page.html"
    run firefox-esr --no-remote --profile "$work/profile" "file://$work/page.html"
    until_true 600 eval 'window=$(xdotool search --onlyvisible --name "^Loaded" | tail -n 1); [[ -n $window ]]' || fail "Firefox shows no page"
}
firefox_play() { press p; }
firefox_stop() { press s; }
firefox_close() { end "$running"; }

audacity_open() {
    mkdir -p "$HOME/.audacity-data" "$work/audacity"
    cat >"$HOME/.audacity-data/audacity.cfg" <<CFG
PrefsVersion=1.1.1r1
[Directories]
TempDir=$work/audacity
[GUI]
ShowSplashScreen=0
[AudioIO]
Host=ALSA
PlaybackDevice=pipewire
[Update]
DefaultUpdatesChecking=0
UpdateNoticeShown=1
[SamplingRate]
DefaultProjectSampleRate=48000
CFG
    run audacity "$work/song.wav"
    until_true 600 eval 'window=$(xdotool search --onlyvisible --name "^song" | tail -n 1); [[ -n $window ]]' || fail "Audacity shows no song"
}
audacity_play() { press Home; press space; }
audacity_stop() { press space; }
audacity_close() { end "$running"; }

lmms_open() {
    cat >"$HOME/.lmmsrc.xml" <<XML
<?xml version="1.0"?>
<!DOCTYPE lmms-config-file>
<lmmsconfigfile version="1.2.2" configversion="2">
  <app configured="1" nomsgaftersetup="1" openlastproject="0" displaydbfs="0"/>
  <mixer audiodev="JACK (JACK Audio Connection Kit)" mididev="Dummy (no MIDI support)" framesperaudiobuffer="256"/>
  <audiojack clientname="lmms" channels="2"/>
  <paths workingdir="$HOME/lmms/"/>
</lmmsconfigfile>
XML
    mkdir -p "$HOME/lmms/projects" "$HOME/lmms/samples" "$HOME/lmms/presets"
    cat >"$work/song.mmp" <<XML
<?xml version="1.0"?>
<!DOCTYPE lmms-project>
<lmms-project version="1.0" type="song" creator="LMMS" creatorversion="1.2.2">
  <head timesig_numerator="4" timesig_denominator="4" bpm="120" mastervol="100" masterpitch="0"/>
  <song>
    <trackcontainer type="song">
      <track type="2" muted="0" solo="0" name="Band">
        <sampletrack vol="100" pan="0" fxch="0"><fxchain numofeffects="0" enabled="0"/></sampletrack>
        <sampletco pos="0" len="2400" muted="0" src="$work/song.wav"/>
      </track>
    </trackcontainer>
    <fxmixer>
      <fxchannel num="0" name="Master" volume="1" muted="0" soloed="0"><fxchain numofeffects="0" enabled="0"/></fxchannel>
    </fxmixer>
    <timeline lp0pos="0" lp1pos="192" lpstate="0"/>
  </song>
</lmms-project>
XML
    run pw-jack lmms --allowroot "$work/song.mmp"
    until_true 600 eval 'window=$(xdotool search --onlyvisible --name "^song" | tail -n 1); [[ -n $window ]]' || fail "LMMS shows no song"
}
lmms_play() { press space; }
lmms_stop() { press space; }
lmms_close() { end "$running"; }

#===================================================================================================
declare -A devices=([mpv]=JACK:mpv [firefox]=JACK:Firefox [audacity]="JACK:PipeWire ALSA [audacity]/ALSA Playback" [lmms]=JACK:lmms)
declare -A ports=([lmms]="master out L1,master out R1")

# equal_to_file NAME LINE: the peak and loudness in a line of the meter, or in a report, equal those of the file.
equal_to_file() {
    near "$(jq .samplePeakDbfs <<<"$2")" "$(jq .samplePeakDbfs <<<"$reference")" 0.001 "$1: sample peak"
    near "$(jq .integratedLufs <<<"$2")" "$(jq .integratedLufs <<<"$reference")" 0.02 "$1: integrated"
}

"${player}_open"
start_meter own "$cli" --wait --device "${devices[$player]}" --channels "${ports[$player]:-output_FL,output_FR}"
start_meter monitor "$cli" --device JACK:daw_out --channels monitor_FL,monitor_FR
meter_says monitor 100 '.secondsMeasured > 0' || fail "the output's monitor is not measured"
background record pw-record -P '{ stream.capture.sink = true }' --target daw_out --rate 48000 --channels 2 --format f32 "$work/heard.wav"
recorder=$last
until_true 10 false

"${player}_play"
meter_says own 150 '.secondsMeasured > 0' || fail "$player is not found: $(cat "$work/own-said.log")"
meter_says monitor 450 '.samplePeakDbfs > -30 and .integratedLufs != null and (.momentaryLufs // -200) < -60' || fail "the song does not end: $(last_line monitor | jq -c '[.secondsMeasured, .momentaryLufs]')"
[[ $player != lmms ]] || lmms_stop # otherwise it would start again
until_true 25 false # a pass ends after 2 s
end "$recorder"
equal_to_file "$player itself" "$(last_line own)"
equal_to_file "the monitor" "$(last_line monitor)"
# Cut to the first sound, where the meter starts too: the loudness depends a little on where its blocks begin.
sox "$work/heard.wav" "$work/played.wav" silence 1 1s 0%
equal_to_file "what $player played" "$("$cli" check --json "$work/played.wav")"

"${player}_play"
meter_says monitor 150 '(.momentaryLufs // -200) > -40' || fail "the song is not played again"
until_true 30 false
"${player}_stop"
meter_says monitor 100 '(.momentaryLufs // -200) < -60' || fail "the song does not stop"
until_true 30 false
"${player}_play"
meter_says monitor 150 '(.momentaryLufs // -200) > -40' || fail "the song is not played a third time"
until_true 30 false
[[ $player == mpv ]] && mpv_stop
"${player}_close"
meter_says own 100 '.message != null' || fail "that $player has gone is not said"
declare -A names=([mpv]=mpv [firefox]=Firefox [audacity]=Audacity [lmms]=LMMS)
[[ $(reading own .message) == "${names[$player]} is not there. Twobus continues when it returns." ]] || fail "said: $(reading own .message)"
until_true 30 false

for each in own monitor; do
    near "$(reading $each .lostFrames)" 0 0 "$each: lost frames, after three passes"
    near "$(reading $each .longestPassSeconds)" 20 3.2 "$each: the longest pass in seconds"
done
exit $((failures > 0))
