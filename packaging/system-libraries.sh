#!/bin/sh
# The libraries Qt needs on a bare Debian or Ubuntu. Does nothing elsewhere, or where they are already there.
set -eu
offscreen="libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3"
screen="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for name in $offscreen $screen; do
  # Newer releases call libglib2.0-0 libglib2.0-0t64.
  dpkg-query -W -f='${Status}\n' "$name" "${name}t64" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "Please install:$missing" >&2; exit 0; }
  as_root="sudo"
fi
echo "Installing the libraries Qt needs:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || true
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null || echo "Please install:$missing" >&2
