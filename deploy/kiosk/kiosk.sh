#!/usr/bin/env bash
# Shows one wall in Chromium and nothing else, and ends when that wall is no more: whoever started it
# (wall.service) starts it again. Needs chromium, curl, jq, procps and an X display with xdpyinfo (or Wayland).
set -uo pipefail

WALL_URL="${WALL_URL:-http://localhost:8080/wall}"
WALL_PROFILE="${WALL_PROFILE:-${STATE_DIRECTORY:-${HOME:?}}/wall-profile}"
CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
# Further flags of this machine, e.g. of its graphics.
WALL_FLAGS="${WALL_FLAGS:-}"
# A wall with a name (?screen=) that the server has not heard for this long is started again.
SILENT_SEC="${SILENT_SEC:-180}"

# How often the wall is looked at; the unit's WatchdogSec must be well above it.
EVERY_SEC="${EVERY_SEC:-5}"

origin="$(sed -E 's#^(https?://[^/]+).*#\1#' <<<"$WALL_URL")"
name="$(sed -nE 's#.*[?&]screen=([^&\#]+).*#\1#p' <<<"$WALL_URL")"
# The server knows it as people write it: 6%EC%B8%B5+lobby is "6층 lobby".
name="${name//+/ }"
printf -v name '%b' "${name//%/\\x}"

say() { echo "wall: $*" >&2; }
tell() { if [ -n "${NOTIFY_SOCKET:-}" ]; then systemd-notify "$@" || true; fi; }

# Without a server Chromium would show its own error page.
until curl -fsS -m 5 -o /dev/null "$origin/healthz" 2>/dev/null; do
  tell --status="waiting for $origin" WATCHDOG=1
  sleep 2
done

# After a kill: no lock of the one before, no question whether its pages are to be restored.
mkdir -p "$WALL_PROFILE/Default"
rm -f "$WALL_PROFILE"/Singleton*
preferences="$WALL_PROFILE/Default/Preferences"
if [ -f "$preferences" ]; then
  sed -i 's/"exit_type":"[^"]*"/"exit_type":"Normal"/; s/"exited_cleanly":false/"exited_cleanly":true/' "$preferences"
fi

# A display without a window manager makes no window as large as itself.
size=""
if [ -n "${DISPLAY:-}" ]; then
  pixels="$(xdpyinfo | awk '/dimensions:/ { print $2; exit }')"
  size="--window-position=0,0 --window-size=${pixels/x/,}"
fi

# shellcheck disable=SC2086
setsid "$CHROMIUM" \
  --kiosk \
  --user-data-dir="$WALL_PROFILE" \
  --noerrdialogs \
  --no-first-run \
  --no-default-browser-check \
  --disable-session-crashed-bubble \
  --disable-infobars \
  --disable-extensions \
  --disable-component-update \
  --check-for-update-interval=31536000 \
  --disable-hang-monitor \
  --renderer-process-limit=1 \
  --disable-pinch \
  --overscroll-history-navigation=0 \
  --hide-scrollbars \
  --password-store=basic \
  --autoplay-policy=no-user-gesture-required \
  --disable-renderer-backgrounding \
  --disable-backgrounding-occluded-windows \
  --disable-domain-blocking-for-3d-apis \
  --disable-gpu-process-crash-limit \
  --enable-precise-memory-info \
  --disable-features=Translate,SpareRendererForSitePerProcess \
  $size $WALL_FLAGS \
  "$WALL_URL" &
browser=$!
# setsid made it the head of a session: every process of the browser is in it.
end() { pkill -TERM -s "$browser"; sleep 1; pkill -KILL -s "$browser"; }
trap end EXIT
trap 'exit 0' TERM INT
tell --ready --status="$WALL_URL"

# Only a wall that the server answers for and calls silent is silent.
is_silent() {
  [ -n "$name" ] || return 1
  local screens
  screens="$(curl -fsS -m 5 "$origin/api/v1/screens" 2>/dev/null)" || return 1
  jq -e --arg name "$name" \
    '[.screens[] | select(.report.name == $name and (.isSilent | not))] | length == 0' \
    <<<"$screens" >/dev/null 2>&1
}

pageless=0
silent_sec=0
while sleep "$EVERY_SEC"; do
  if ! kill -0 "$browser" 2>/dev/null; then
    say 'the browser has ended'
    exit 1
  fi
  # A page whose process is gone stays on screen as a picture of the browser's own.
  if pgrep -s "$browser" -f -- '--type=renderer' >/dev/null; then
    pageless=0
  else
    pageless=$((pageless + 1))
    if [ "$pageless" -ge 2 ]; then
      say 'the page has ended'
      exit 1
    fi
  fi
  if is_silent; then
    silent_sec=$((silent_sec + EVERY_SEC))
    if [ "$silent_sec" -ge "$SILENT_SEC" ]; then
      say "the server has not heard this wall for $silent_sec s"
      exit 1
    fi
  else
    silent_sec=0
  fi
  tell WATCHDOG=1
done
