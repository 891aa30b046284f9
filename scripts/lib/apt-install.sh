#!/bin/sh
# apt-install.sh PACKAGE...: installs Debian packages; run as root by packages.sh.
# Services that a package brings are not started: the tests start their own, and a port in use would fail the install.
set -e
export DEBIAN_FRONTEND=noninteractive
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then
    trap 'rm -f "$guard"' EXIT
    trap 'exit 130' INT TERM HUP
    printf '#!/bin/sh\nexit 101\n' > "$guard"
    chmod 755 "$guard"
fi

install() { apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "$@"; }

ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || apt-get update -q
install "$@" || {
    echo "Trying once more with fresh package lists." >&2
    apt-get update -q
    install "$@"
}
