#!/bin/sh
# Install Strideshare on Debian, or renew it: install.sh WHEEL. Settings that are there stay as they are.
# With DESTDIR=FOLDER everything is put there, and nothing of this machine is changed.
set -eu
wheel=$1
root=${DESTDIR:-}
here=$(cd "$(dirname "$0")" && pwd)

if [ -z "$root" ]; then
    id strideshare >/dev/null 2>&1 || adduser --system --group --home /var/lib/strideshare --no-create-home strideshare
fi
[ -x "$root/opt/strideshare/bin/python" ] || "${PYTHON:-python3}" -m venv "$root/opt/strideshare"
"$root/opt/strideshare/bin/pip" install --quiet --require-hashes --requirement "$here/../../requirements-runtime.lock"
"$root/opt/strideshare/bin/pip" install --quiet --no-deps "$wheel"

install -d "$root/etc/systemd/system" "$root/etc/systemd/journald.conf.d" "$root/etc/nginx/sites-available"
install -d "$root/usr/local/sbin"
install -d -m 0700 "$root/var/lib/strideshare" "$root/var/backups/strideshare"
install -m 0644 "$here"/*.service "$here"/*.timer "$root/etc/systemd/system"
install -m 0644 "$here/journald.conf" "$root/etc/systemd/journald.conf.d/strideshare.conf"
install -m 0755 "$here/strideshare-backup" "$root/usr/local/sbin/strideshare-backup"
install -m 0755 "$here/strideshare-command" "$root/usr/local/sbin/strideshare"
[ -e "$root/etc/strideshare.env" ] || install -m 0600 "$here/strideshare.env" "$root/etc/strideshare.env"
site=$root/etc/nginx/sites-available/strideshare
[ -e "$site" ] || install -m 0644 "$here/nginx.conf" "$site"

if [ -z "$root" ]; then
    chown strideshare:strideshare /var/lib/strideshare /var/backups/strideshare
    systemctl daemon-reload
fi
