#!/usr/bin/env python3
"""Makes a session for Ardour 7 or 8 without a display: a track called Band that plays a file from the start, a silent
track called Voice, and the master. OSC controls it.

    ardour_session.py FOLDER FILE.wav [--monitor-section]

The session is FOLDER/song.ardour. Ardour's own Lua makes it, and the file is put on the track in the session's XML, since Ardour
imports audio only in its window. Ardour's settings are those of HOME.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

TICKS_PER_SECOND = 282_240_000  # "superclock": Ardour's unit of time in audio


def make_empty(folder, track_names, with_monitor_section):
    lua = next(filter(None, map(shutil.which, ("ardour8-lua", "ardour7-lua"))), None)
    if lua is None:
        sys.exit("ardour_session.py: there is no ardour7-lua; install the package ardour.")
    script = folder.with_suffix(".lua")
    script.write_text(f"""
        AudioEngine:set_backend("None (Dummy)", "", "")
        {'ARDOUR.config():set_use_monitor_bus(true)' if with_monitor_section else ''}
        local session = create_session("{folder}", "song", 48000)
        assert(session)
        for _, name in ipairs({{ {", ".join(f'"{name}"' for name in track_names)} }}) do
            session:new_audio_track(2, 2, nil, 1, name, ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
        end
        session:save_state("", false, false, false, false, false)
        close_session()
        quit()
        """)
    subprocess.run([lua, script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=False)  # it sometimes crashes after finishing
    script.unlink()


def length_of(file):
    frames, rate = (int(subprocess.check_output(["soxi", option, file])) for option in ("-s", "-r"))
    return frames * (TICKS_PER_SECOND // rate)


def put_file(session, track, file, first_id):
    length = length_of(file)
    root = session.getroot()
    for channel in (0, 1):
        xml.SubElement(root.find("Sources"), "Source", {
            "name": str(file), "origin": str(file), "type": "audio", "id": str(first_id + channel), "channel": str(channel),
            "flags": "", "take-id": "", "gain": "1", "natural-position": "a0"})
    playlist = next(each for each in root.iter("Playlist") if each.get("name") == track)
    xml.SubElement(playlist, "Region", {
        "name": "song", "id": str(first_id + 2), "type": "audio", "channels": "2",
        "source-0": str(first_id), "source-1": str(first_id + 1), "master-source-0": str(first_id), "master-source-1": str(first_id + 1), "start": "a0", "length": f"a{length}@a0", "opaque": "1", "external": "1",
        "muted": "0", "locked": "0", "video-locked": "0", "automatic": "0", "whole-file": "0", "import": "0", "hidden": "0",
        "position-locked": "0", "valid-transients": "0", "stretch": "1", "shift": "1", "layering-index": "0", "tags": "", "contents": "0",
        "region-group": "0", "envelope-active": "0", "default-fade-in": "0", "default-fade-out": "0", "fade-in-active": "0",
        "fade-out-active": "0", "scale-amplitude": "1"})


def set_range(session, length):
    root = session.getroot()
    locations = root.find("Locations")
    locations.clear()
    xml.SubElement(locations, "Location", {"id": "5000", "name": "session", "start": "a0", "end": f"a{length}", "flags": "IsSessionRange",
                                           "locked": "0", "timestamp": "0", "cue": "0"})
    root.set("id-counter", "6000")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--monitor-section", action="store_true")
    parser.add_argument("--track", action="append", default=[], metavar="NAME=FILE.wav")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    files = {"Band": arguments.file.resolve()}
    for each in arguments.track:
        name, file = each.split("=", 1)
        files[name] = pathlib.Path(file).resolve()
    make_empty(folder, [*files, "Voice"], arguments.monitor_section)
    path = folder / "song.ardour"
    if not path.exists():
        sys.exit(f"ardour_session.py: Ardour made no session in {folder}.")
    session = xml.parse(path)
    for index, (track, file) in enumerate(files.items()):
        put_file(session, track, file, 5010 + 3 * index)
    set_range(session, max(map(length_of, files.values())))
    for protocol in session.getroot().iter("Protocol"):
        if protocol.get("name") == "Open Sound Control (OSC)":
            protocol.set("active", "1")
    session.write(path)


main()
