# shellcheck shell=bash
# What the scripts share. Sourced, never run; kept to what bash 3.2 knows, because macOS ships that one.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." >/dev/null && pwd -P)
minimum_swift=6.2

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\033[1m' red=$'\033[31m' plain=$'\033[0m'
else
    bold='' red='' plain=''
fi

# Progress goes to standard error, so that standard output stays what the script was asked for.
step() { printf '%s==> %s%s\n' "$bold" "$*" "$plain" >&2; }
note() { printf '    %s\n' "$*" >&2; }
die() {
    printf '%serror:%s %s\n' "$red" "$plain" "$1" >&2
    shift
    [ $# -eq 0 ] || printf '       %s\n' "$@" >&2
    exit 1
}

# timed TITLE COMMAND...: runs the command under a title and says how long it took; its status is kept.
timed() {
    local title=$1 started=$SECONDS status=0
    shift
    step "$title"
    "$@" || status=$?
    if [ "$status" -eq 0 ]; then note "done in $((SECONDS - started)) s"; else note "failed after $((SECONDS - started)) s"; fi
    return "$status"
}

# usage: prints the comment at the top of the script that was called.
usage() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"; }

# require_swift [strict]: ends the script with a sentence when the toolchain is missing or too old. A toolchain that
# cannot start yet, because the system libraries it links are missing, passes unless `strict` is given.
require_swift() {
    local get="Swift $minimum_swift or newer: https://www.swift.org/install (swiftly installs it on Linux and macOS)."
    command -v swift >/dev/null 2>&1 || die "The Swift toolchain is missing: there is no 'swift' on PATH." "$get" \
        "When it is installed already, add its bin folder to PATH and run this again."
    local answer found
    if ! answer=$(swift --version 2>&1); then
        [ "${1:-}" != strict ] || die "The Swift toolchain at $(command -v swift) does not start:" "$answer" "$get"
        return 0
    fi
    found=$(printf '%s\n' "$answer" | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    awk -v found="$found" -v least="$minimum_swift" 'BEGIN {
        split(found, f, "."); split(least, l, ".")
        exit !(f[1] + 0 > l[1] + 0 || (f[1] + 0 == l[1] + 0 && f[2] + 0 >= l[2] + 0))
    }' || die "Swift ${found:-of an unknown version} is too old: this package needs $minimum_swift or newer." \
        "Found: $(command -v swift)" "$get"
}

# port_taken PORT: whether something listens there on loopback.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port: a port nobody listens on, below the range the kernel hands out for outgoing connections.
free_port() {
    local port
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        port=$((20000 + RANDOM % 12000))
        port_taken "$port" || { printf '%s\n' "$port"; return; }
    done
    die "No free port was found between 20000 and 32000."
}

# setting KEY DEFAULT: what the app will read: the environment first, then the .env files, most specific first.
setting() {
    local file stage=${APP_ENV:-local} value
    value=$(printenv "$1" || true)
    if [ -z "$value" ]; then
        for file in "$root/.env.$stage.local" "$root/.env.$stage" "$root/.env.local" "$root/.env"; do
            [ -f "$file" ] || continue
            value=$(sed -n "s/^[[:space:]]*$1=[\"']\{0,1\}\([^\"'#[:space:]]*\).*/\1/p" "$file" | tail -n 1)
            [ -z "$value" ] || break
        done
    fi
    printf '%s\n' "${value:-$2}"
}

# run_group SECONDS COMMAND...: runs a command in a process group of its own, so that a signal to the script, or the end
# of its time, ends all of it. The status is 124 when the time was up.
group='' watchdog=''
run_group() {
    local limit=$1 started=$SECONDS status=0
    shift
    set -m
    "$@" </dev/null &
    group=$!
    { sleep "$limit" && interrupt_group; } >/dev/null 2>&1 &
    watchdog=$!
    set +m
    wait "$group" || status=$?
    if [ "$status" -ne 0 ] && [ $((SECONDS - started)) -ge "$limit" ]; then
        wait "$watchdog" 2>/dev/null || true
        status=124
    fi
    end_watchdog
    group=''
    return "$status"
}

# end_group: ends what run_group runs, if anything; belongs in the exit trap.
end_group() {
    [ -n "$group" ] || return 0
    end_watchdog
    interrupt_group
    wait "$group" 2>/dev/null || true
    group=''
}

end_watchdog() {
    kill -TERM -- "-$watchdog" 2>/dev/null || true
    wait "$watchdog" 2>/dev/null || true
}

# SwiftPM passes an interrupt on to the programs it started and a termination not, so it gets the first one first.
interrupt_group() {
    kill -INT -- "-$group" 2>/dev/null || true
    for _ in $(seq 30); do
        kill -0 -- "-$group" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL -- "-$group" 2>/dev/null || true
}
