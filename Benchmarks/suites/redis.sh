# shellcheck shell=bash
# The Redis client: 64 tasks over one connection against redis-benchmark with as many connections.
# Sourced by `run`, which sets `work` and `seconds`.
: "${work:?}" "${seconds:?}"

prepare() {
    require_swift
    require_packages build servers
    build redis
    if [ -z "${FERRO_TEST_REDIS_URL:-}" ]; then
        timed "Starting a throwaway Redis" start_redis "$work/redis"
    fi
}

round() {
    local name
    for name in get get.typed get.global; do contend "${program:?}" "$name" "$seconds"; done
    redis_benchmark get
    for name in set set.global; do contend "$program" "$name" "$seconds"; done
    redis_benchmark set
    contend "$program" pipeline100 "$seconds"
    redis_benchmark get -P 100 -c 4
    contend "$program" fanout50 "$seconds"
}

# redis_benchmark COMMAND [OPTION…]: 64 connections and 32 bytes, for about as long as the others run.
redis_benchmark() {
    # redis-benchmark takes the empty user of an address for a name.
    local command=$1 key=benchmark.$1 rate url=${FERRO_TEST_REDIS_URL/:\/\/:/:\/\/default:}
    shift
    [ $# -eq 0 ] || key=benchmark.pipeline100
    rate=$(redis-benchmark -u "$url" -c 64 -d 32 -n "$(awk -v s="$seconds" 'BEGIN { print int(s * 120000) }')" \
        -t "$command" --csv "$@" 2>/dev/null | tail -n 1 | awk -F'"' '{ print $4 }') ||
        die "redis-benchmark failed."
    note_value "$key.rate" "${rate:-0}"
}

figures() {
    figure redis.get.vs_redis_benchmark x '>=4' get.rate benchmark.get.rate
    figure redis.get.cpu_us us '<=1.3' get.cpu_us
    figure redis.get.rate 1/s - get.rate
    figure redis.get.p99_us us - get.p99_us
    figure redis.get.typed.cpu_us us - get.typed.cpu_us
    figure redis.get.global.vs_redis_benchmark x '>=2' get.global.rate benchmark.get.rate
    figure redis.get.global.cpu_us us - get.global.cpu_us
    figure redis.set.vs_redis_benchmark x '>=4' set.rate benchmark.set.rate
    figure redis.set.cpu_us us - set.cpu_us
    figure redis.set.global.vs_redis_benchmark x '>=2' set.global.rate benchmark.set.rate
    figure redis.pipeline100.rate 1/s - pipeline100.rate
    figure redis.pipeline100.cpu_us us - pipeline100.cpu_us
    figure redis.pipeline100.vs_redis_benchmark x - pipeline100.rate benchmark.pipeline100.rate
    figure redis.pubsub.fanout.rate 1/s - fanout50.rate
    figure redis.pubsub.fanout.cpu_us us - fanout50.cpu_us
}
