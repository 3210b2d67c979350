#!/bin/sh
# Takes the pictures of README.md and of the guide from the demo, in a real xterm, and the recording.
# Needs an environment of `make test`, and xterm, Xvfb, xdotool, ImageMagick's `import` and the font
# DejaVu Sans Mono. All of them: `docs/pictures/make.sh`; some: `docs/pictures/make.sh month tide`.
set -eu
cd "$(dirname "$0")/../.."
program=$PWD/.venv/bin/tightrope
number=${DISPLAY_NUMBER:-87}

# picture NAME COLUMNSxROWS KEYS...: the demo at that size after these keys of xdotool.
picture() {
    name=$1 size=$2
    shift 2
    home=$(mktemp -d)
    Xvfb ":$number" -screen 0 1800x1300x24 >/dev/null 2>&1 &
    display=$!
    sleep 1
    DISPLAY=:$number HOME=$home LC_ALL=C.UTF-8 xterm -geometry "$size" \
        -fa 'DejaVu Sans Mono' -fs "${FONT:-16}" -bg '#101014' -fg '#d0d0d0' -tn xterm-256color \
        -e env COLORTERM=truecolor "$program" demo &
    terminal=$!
    DISPLAY=:$number xdotool search --sync --onlyvisible --class xterm windowfocus >/dev/null
    sleep "${START:-9}"
    for key; do
        DISPLAY=:$number xdotool key --delay 100 "$key"
        sleep "${PAUSE:-1}"
    done
    sleep 2
    DISPLAY=:$number import -window root -trim +dither -colors 96 "png8:docs/pictures/$name.png"
    kill "$terminal" "$display"
    wait "$terminal" "$display" 2>/dev/null || true
    rm -rf "$home"
}

for wanted in "${@:-all}"; do
    case $wanted in journal | all) picture journal 100x30 ;; esac
    case $wanted in month | all) picture month 100x30 m ;; esac
    case $wanted in tide | all) picture tide 100x30 c ;; esac
    case $wanted in writing | all)
        FONT=12 picture writing 80x24 n W a l k e d space h o m e space a l o n g space t h e space r i v e r F2 ;;
    esac
    case $wanted in search | all) picture search 100x30 slash r i v e r ;; esac
    case $wanted in year | all) picture year 100x30 c v ;; esac
    case $wanted in recording | all) .venv/bin/python docs/pictures/record.py ;; esac
done
