# shellcheck shell=bash
# The cache in memory: what a hit costs, alone and from 64 tasks.
# Sourced by `run`, which sets `work`, `program` and `seconds`.
: "${work:?}" "${seconds:?}"

contenders="memory.get memory.get64 memory.hot memory.hot64 memory.key memory.tagged memory.put remember.hit remember.hit64"

prepare() {
    require_swift
    require_packages build
    build cache
}

round() {
    local name
    for name in $contenders; do contend "${program:?}" "$name" "$seconds"; done
}

figures() {
    figure cache.memory.get.ns ns '<=200' memory.get.ns
    figure cache.memory.get.cpu_ns ns - memory.get.cpu_ns
    figure cache.memory.get_new_key.ns ns - memory.key.ns
    figure cache.memory.get_tagged.ns ns - memory.tagged.ns
    figure cache.memory.put.ns ns - memory.put.ns
    figure cache.memory.get64.vs_single x '>=0.9' memory.get64.rate memory.get.rate
    figure cache.memory.hot64.vs_single x - memory.hot64.rate memory.hot.rate
    figure cache.remember.hit.ns ns '<=400' remember.hit.ns
    figure cache.remember.hit.cpu_ns ns - remember.hit.cpu_ns
    figure cache.remember.hit64.vs_single x - remember.hit64.rate remember.hit.rate
}
