# shellcheck shell=bash
# How contenders are run and figures are made of what they print. Sourced by `run`, which sets `here` and `work`.
: "${here:?}" "${work:?}"

# shellcheck disable=SC2034 # the suites use it
seconds=${FERRO_BENCHMARK_SECONDS:-2}
current=0

# build PRODUCT: builds a program of this package for release, and sets `program` to its path.
build() {
    # SwiftPM looks for new files of the framework only when it plans anew, and misses that the layout of a type has
    # changed that the framework passes on from another module (6.3): the program then crashes.
    touch "$here/Package.swift" "$here/Sources/$1"/*.swift
    timed "Building $1 for release" swift build --package-path "$here" -c release --product "$1" >&2 ||
        die "The benchmark does not build."
    # shellcheck disable=SC2034 # the suites use it
    program=$(swift build --package-path "$here" -c release --product "$1" --show-bin-path)/$1
}

# pinned CORE COMMAND...: runs a command on one processor, where there are two and a program that can.
pinned() {
    local core=$1
    shift
    if can_pin; then taskset -c "$core" "$@"; else "$@"; fi
}

can_pin() { command -v taskset >/dev/null 2>&1 && [ "$(nproc)" -ge 2 ]; }

# note_value KEY VALUE: keeps a measurement of this round.
note_value() { printf '%s\t%s\t%s\n' "$current" "$1" "$2" >> "$work/raw"; }

# contend COMMAND...: runs a contender that prints `key<TAB>value` lines, and keeps them.
contend() {
    local key value output
    output=$("$@") || die "The contender failed: $*"
    while IFS=$'\t' read -r key value; do note_value "$key" "$value"; done <<< "$output"
}

# measure_rounds COUNT: calls the suite's `round` so often.
measure_rounds() {
    local started=$SECONDS
    step "Measuring $1 rounds"
    for current in $(seq "$1"); do
        round
        note "round $current done after $((SECONDS - started)) s"
    done
    [ -z "${FERRO_BENCHMARK_RAW:-}" ] || cp "$work/raw" "$FERRO_BENCHMARK_RAW"
}

# figure NAME UNIT GOAL KEY [DIVISOR]: declares a figure: a measurement, or the ratio of two. GOAL is `>=5`, `<=1.3` or -.
figure() { printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "${5:--}" >> "$work/figures"; }

# print_figures: one line for each figure that was declared and measured.
print_figures() {
    figures
    awk -F '\t' -f "$here/lib/figures.awk" "$work/raw" "$work/figures"
}
