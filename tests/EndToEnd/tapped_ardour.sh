# Sourced by the drills of the tap after servers.sh: a real Ardour without its window, with the plug-in in this drill's
# own folder. It runs on Ardour's dummy engine, in real time, and needs no audio server.

# has_ardour VST3 LV2: ends the drill as skipped if Ardour or the plug-ins are not there.
has_ardour() {
    lua=$(command -v ardour8-lua || command -v ardour7-lua) || { echo "Skipped: Ardour is not installed (scripts/setup --drills)."; exit 77; }
    [[ -d $1 && -d $2 ]] || { echo "Skipped: the plug-ins are not built (scripts/build dev twobus_Plugins)."; exit 77; }
    version=$(basename "$lua" -lua)
    export ARDOUR_DATA_PATH=/usr/share/$version ARDOUR_CONFIG_PATH=/etc/$version ARDOUR_DLL_PATH=/usr/lib/$version LD_LIBRARY_PATH=/usr/lib/$version
    export TWOBUS_TAPS=twobus-taps-drill-$$
    mkdir -p "$HOME/.vst3" "$HOME/.lv2"
    cp -a "$1" "$HOME/.vst3/"
    cp -a "$2" "$HOME/.lv2/"
    # Ardour reads VST3 plug-ins only from its cache, and the cache only if it is a second younger than the plug-in.
    "/usr/lib/$version/ardour-vst3-scanner" -q "$HOME/.vst3/$(basename "$1")" >/dev/null 2>&1
}

# tap_id VST3|LV2: how Ardour names the plug-in.
tap_id() { [[ $1 == VST3 ]] && echo ABCDEF019182FAEB54776F6254746170 || echo https://twobus.org/tap; }

# in_ardour NAME FORMAT LUA: runs Lua inside Ardour, after a few functions: open(FOLDER), tap(), put(ROUTE, PROCESSOR,
# POSITION), say(WORDS). What it says goes to NAME.log.
in_ardour() {
    cat >"$work/$1.lua" <<LUA
AudioEngine:set_backend("None (Dummy)", "", "")
local session
local from = ARDOUR.TransportRequestSource.TRS_UI
local function open(folder) session = load_session(folder, "song") assert(session) end
local function tap()
    local made = ARDOUR.LuaAPI.new_plugin(session, "$(tap_id "$2")", ARDOUR.PluginType.$2, "")
    assert(not made:isnil(), "Ardour does not load the tap")
    return made
end
local function limiter() -- it looks 5 ms ahead, and tells its latency
    local made = ARDOUR.LuaAPI.new_plugin(session, "1913", ARDOUR.PluginType.LADSPA, "")
    assert(not made:isnil(), "Ardour does not load the limiter")
    return made
end
local function put(route, processor, position) route:add_processor_by_index(processor, position, nil, true) return processor end
local function track(name) return session:route_by_name(name):to_track() end
local function play_at(frame) session:request_locate(frame, false, ARDOUR.LocateTransportDisposition.MustRoll, from) end
local function stop() session:request_stop(false, false, from) end
local function save() session:save_state("", false, false, false, false, false) end
local function say(words) print("DRILL " .. words) io.flush() end
$3
LUA
    "$lua" "$work/$1.lua" >"$work/$1.log" 2>&1 </dev/null
}

# make_song FOLDER FILE [OPTIONS]: makes a session, as ardour_session.py does.
make_song() { python3 "$(dirname "$0")/ardour_session.py" "$@" || fail "no session"; }

# start_recorder NAME RECORDER: records every tap into the folder NAME.
start_recorder() {
    mkdir -p "$work/$1"
    background "$1" "$2" --all "$work/$1"
    recording=$last
    until_true 20 grep -q "@$TWOBUS_TAPS" /proc/net/unix || fail "the recorder does not listen"
}

# end_recorder NAME: ends it, and checks that no tap lost a frame.
end_recorder() {
    end "$recording"
    grep '^lost ' "$work/$1.log" | grep -v ' 0$' | while read -r _ id frames; do echo "$id lost $frames"; done >"$work/$1.lost"
    [[ -s $work/$1.lost ]] && fail "$1: $(cat "$work/$1.lost")"
}
