# shellcheck shell=bash
# The HTTP server: CPU time of one request through all of the framework, against Hummingbird and a bare epoll loop in C.
# Sourced by `run`, which sets `work`, `here`, `program` and `seconds`.
: "${work:?}" "${here:?}" "${seconds:?}"

servers=() ferro='' hummingbird=''

prepare() {
    require_swift
    require_packages build load
    command -v cc >/dev/null 2>&1 || die "There is no C compiler: the reference server is written in C."
    build hummingbird
    hummingbird=${program:?}
    build http
    ferro=$program
    cc -O2 -o "$work/reference" "$here/http/reference.c" || die "The reference server does not compile."
    cc -O2 -D_DEFAULT_SOURCE -o "$work/connections" "$here/http/connections.c" || die "The client does not compile."
    ulimit -n 4096 || die "A process may not open 4096 files here: raise the hard limit of 'ulimit -n'."
    export APP_ENV=production APP_URL=http://localhost LOG_LEVEL=error DATABASE_URL=sqlite::memory:
    export QUEUE_CONNECTION=sync CACHE_DRIVER=memory
    trap 'stop_contenders; stop_all' EXIT
    serve reference "$work/reference"
    serve hummingbird "$hummingbird"
    serve ferro "$ferro" serve --no-migrate --port
}

round() {
    local name
    for name in reference ferro hummingbird; do load "$name" plaintext plaintext; done
    for name in ferro hummingbird; do load "$name" json json; done
    for name in reference ferro hummingbird; do load "$name" pipelined plaintext -s "$here/http/pipeline.lua"; done
    resting
}

# serve NAME COMMAND... PORT: starts a contender on the first core, and waits until it answers.
serve() {
    local name=$1 port
    shift
    port=$(free_port)
    if can_pin; then set -- taskset -c 0 "$@"; fi
    (cd "$work" && exec "$@" "$port") > "$work/$name.log" 2>&1 &
    servers+=($!)
    eval "${name}_pid=$! ${name}_port=$port"
    for _ in {1..100}; do
        if port_taken "$port"; then return; fi
        sleep 0.1
    done
    die "The contender $name does not listen:" "$(tail -n 5 "$work/$name.log")"
}

# load NAME KIND PATH [OPTION...]: asks a contender from the second core, and keeps its CPU time for one request.
load() {
    local name=$1 kind=$2 path=$3 pid port before after answered
    shift 3
    eval "pid=\$${name}_pid port=\$${name}_port"
    before=$(processor_nanoseconds "$pid")
    pinned 1 wrk -t 1 -c 64 -d "${seconds}s" "$@" "http://127.0.0.1:$port/$path" > "$work/wrk.log" 2>&1 ||
        die "wrk failed:" "$(tail -n 5 "$work/wrk.log")"
    after=$(processor_nanoseconds "$pid")
    if grep -q 'Socket errors\|Non-2xx' "$work/wrk.log"; then
        die "$name did not answer every request of $kind:" "$(tail -n 5 "$work/wrk.log")"
    fi
    answered=$(awk '/ requests in / { print $1 }' "$work/wrk.log")
    note_value "$name.$kind.ns" "$(awk -v a="$after" -v b="$before" -v n="${answered:-0}" 'BEGIN { print n > 0 ? (a - b) / n : 0 }')"
    note_value "$name.$kind.rate" "$(awk '/^Requests\/sec:/ { print $2 }' "$work/wrk.log")"
}

# A server that has served nobody yet, so that no memory of earlier connections is used again.
resting() {
    serve resting "$ferro" serve --no-migrate --port
    # shellcheck disable=SC2154 # `serve` sets both
    contend "$work/connections" "$resting_port" "$resting_pid" 1000
    stop_contender "$resting_pid"
    unset 'servers[${#servers[@]}-1]'
}

# processor_nanoseconds PID: what all threads of a process have used so far (proc(5), schedstat).
processor_nanoseconds() { cat "/proc/$1/task/"*/schedstat | awk '{ sum += $1 } END { printf "%.0f\n", sum }'; }

stop_contender() {
    kill "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}

stop_contenders() {
    local pid
    for pid in "${servers[@]}"; do stop_contender "$pid"; done
}

figures() {
    local name kind
    figure http.plaintext.cpu_vs_c x '<=1.7' ferro.plaintext.ns reference.plaintext.ns
    figure http.plaintext.hummingbird_vs_us x '>=3.5' hummingbird.plaintext.ns ferro.plaintext.ns
    figure http.pipelined.cpu_vs_c x '<=5' ferro.pipelined.ns reference.pipelined.ns
    figure http.pipelined.hummingbird_vs_us x - hummingbird.pipelined.ns ferro.pipelined.ns
    figure http.json.cpu_vs_plaintext x '<=1.15' ferro.json.ns ferro.plaintext.ns
    figure http.json.hummingbird_vs_us x - hummingbird.json.ns ferro.json.ns
    figure http.idle_connection.bytes B '<=12288' idle.bytes
    for name in reference ferro hummingbird; do
        for kind in plaintext pipelined json; do
            [ "$name.$kind" != reference.json ] || continue
            figure "http.$name.$kind.cpu_ns" ns - "$name.$kind.ns"
            figure "http.$name.$kind.rate" 1/s - "$name.$kind.rate"
        done
    done
}
