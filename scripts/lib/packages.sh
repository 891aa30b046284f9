# shellcheck shell=bash
# Which system packages there must be, and how they are installed. Sourced after common.sh, which sets `root`.
: "${root:?}"

# One need per line: probe | package for apt | package for Homebrew (- when macOS brings it) | what it is for.
needs_of() {
    case $1 in
    build) cat <<'TABLE' ;;
file:/etc/ssl/certs/ca-certificates.crt|ca-certificates|-|to fetch dependencies over HTTPS
command:git|git|git|to fetch dependencies
command:g++|g++|-|C headers and the C++ runtime that Swift links
command:pkg-config|pkg-config|pkgconf|finds system libraries
module:sqlite3|libsqlite3-dev|-|the embedded database
module:libpq|libpq-dev|libpq|speaks to PostgreSQL
module:hiredis|libhiredis-dev|hiredis|reads what Redis answers
module:libcrypto|libssl-dev|openssl@3|cryptography
library:libncurses.so.6|libncurses6|-|part of the Swift toolchain
library:libcurl.so.4|libcurl4|-|part of the Swift toolchain
library:libxml2.so|libxml2|-|part of the Swift toolchain
library:libz.so.1|zlib1g|-|part of the Swift toolchain
library:libuuid.so.1|libuuid1|-|part of the Swift toolchain
file:/usr/share/zoneinfo/UTC|tzdata|-|time zones
TABLE
    json) echo 'command:jq|jq|jq|reads JSON' ;;
    http) echo 'command:curl|curl|-|asks the running server' ;;
    load) echo 'command:wrk|wrk|wrk|asks a server as often as it can' ;;
    shell) echo 'command:shellcheck|shellcheck|shellcheck|reads shell scripts' ;;
    servers) cat <<'TABLE' ;;
postgresql|postgresql|postgresql@17|a throwaway PostgreSQL server
command:redis-server|redis-server|redis|a throwaway Redis server
pgbouncer|pgbouncer|pgbouncer|a pooler to put in front of PostgreSQL
command:openssl|openssl|-|certificates for servers that speak TLS
TABLE
    fuzz) echo 'command:ld.lld|lld|-|links the fuzzer' ;;
    sidekiq) echo 'command:sidekiq|ruby-sidekiq|-|what the queue is compared with' ;;
    browser) cat <<'TABLE' ;;
chromium|chromium|-|opens pages in a real browser
font|fonts-dejavu-core|-|a font to draw them with
TABLE
    esac
}

# holds PROBE: whether this machine has what the probe looks for.
holds() {
    local folder file
    case $1 in
    command:*) command -v "${1#*:}" >/dev/null 2>&1 ;;
    file:*) [ -e "${1#*:}" ] ;;
    module:*) pkg-config --exists "${1#*:}" 2>/dev/null ;;
    library:*)
        for folder in /lib /usr/lib /usr/local/lib /usr/lib64 /usr/lib/*-linux-gnu; do
            for file in "$folder/${1#*:}"*; do [ ! -e "$file" ] || return 0; done
        done
        return 1 ;;
    postgresql) postgres_bin >/dev/null ;;
    pgbouncer) [ -x /usr/sbin/pgbouncer ] || command -v pgbouncer >/dev/null 2>&1 ;;
    chromium) chromium_path >/dev/null ;;
    font) find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]tf' 2>/dev/null | grep -q . ;;
    esac
}

# postgres_bin: the folder of initdb and pg_ctl, the newest where there are several.
postgres_bin() {
    local folder found=''
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
        [ ! -x "$folder/initdb" ] || found=$folder
    done
    if [ -z "$found" ]; then
        found=$(command -v initdb 2>/dev/null) || return 1
        found=$(dirname -- "$found")
    fi
    printf '%s\n' "$found"
}

# chromium_path: a Chromium or Chrome that can run without a screen.
chromium_path() {
    local candidate
    for candidate in "${FERRO_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -n "$candidate" ] && command -v "$candidate" 2>/dev/null; then return 0; fi
    done
    return 1
}

# require_packages GROUP...: installs what is missing of these groups, and says so before it does.
require_packages() {
    local group probe apt brew purpose missing=() reasons=() manager=none
    if [ "$(uname -s)" = Darwin ]; then
        ! command -v brew >/dev/null 2>&1 || manager=brew
    elif command -v apt-get >/dev/null 2>&1; then
        manager=apt
    fi
    for group in "$@"; do
        while IFS='|' read -r probe apt brew purpose; do
            if [ "$(uname -s)" = Darwin ]; then
                [ "$brew" != - ] || continue
                apt=$brew
            fi
            holds "$probe" && continue
            missing+=("$apt")
            reasons+=("$apt: $purpose")
        done <<EOF
$(needs_of "$group")
EOF
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    case $manager in
    none) die "These are missing, and this script installs with apt or Homebrew only. Install them by hand:" "${reasons[@]}" ;;
    brew)
        announce "Homebrew" "${reasons[@]}"
        brew install "${missing[@]}" >&2 || die "Homebrew could not install: ${missing[*]}" ;;
    apt)
        if [ "$(id -u)" -eq 0 ]; then
            announce "apt-get, as root" "${reasons[@]}"
            set -- sh
        elif command -v sudo >/dev/null 2>&1; then
            announce "sudo apt-get" "${reasons[@]}"
            set -- sudo sh
        else
            die "System packages are missing, and there is no sudo here to install them with. As root, run:" \
                "apt-get install ${missing[*]}"
        fi
        "$@" "$root/scripts/lib/apt-install.sh" "${missing[@]}" >&2 ||
            die "The packages could not be installed: ${missing[*]}" "apt-get says why, above." ;;
    esac
}

# announce HOW REASON...: says what is about to be installed.
announce() {
    step "Installing system packages that are missing, with $1"
    shift
    local reason
    for reason in "$@"; do note "$reason"; done
}
