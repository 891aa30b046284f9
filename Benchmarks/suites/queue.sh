# shellcheck shell=bash
# The queue: a worker that empties it, on SQLite, PostgreSQL and Redis, against Sidekiq on the same Redis.
# Sourced by `run`, which sets `work`, `here`, `program` and `seconds`.
: "${work:?}" "${here:?}" "${seconds:?}"

jobs=${FERRO_BENCHMARK_JOBS:-30000}

prepare() {
    require_swift
    require_packages build servers sidekiq
    build queue
    [ -n "${FERRO_TEST_POSTGRES_URL:-}" ] || timed "Starting a throwaway PostgreSQL" start_postgres "$work/postgres"
    [ -n "${FERRO_TEST_REDIS_URL:-}" ] || timed "Starting a throwaway Redis" start_redis "$work/redis"
    export FERRO_BENCHMARK_SQLITE=$work/queue.sqlite BENCHMARK_FIGURES=$work/sidekiq.figures BENCHMARK_JOBS=$jobs
    local engine
    for engine in sqlite postgres; do
        "${program:?}" prepare "$engine" || die "The queue's tables could not be made for $engine."
    done
}

round() {
    local engine
    sidekiq_drain
    for engine in redis postgres sqlite; do
        "$program" fill "$engine" "$jobs" || die "No jobs could be pushed to $engine."
        served "$engine" contend "$program" drain "$engine" "$jobs"
    done
    contend ruby "$here/sidekiq/push.rb" push "$seconds"
    for engine in redis postgres sqlite; do contend "$program" push "$engine" "$seconds"; done
    for engine in redis postgres sqlite; do contend "$program" claim "$engine"; done
}

# Sidekiq's own worker process, as many jobs at once and as silent as Ferro's.
sidekiq_drain() {
    local key value
    ruby "$here/sidekiq/push.rb" fill "$jobs" || die "No jobs could be pushed to Sidekiq."
    rm -f "$BENCHMARK_FIGURES"
    served sidekiq sidekiq -e production -r "$here/sidekiq/empty.rb" -c 16 -t 5 -q ferro-benchmark > "$work/sidekiq.log" 2>&1 ||
        die "Sidekiq failed:" "$(tail -n 5 "$work/sidekiq.log")"
    while IFS=$'\t' read -r key value; do note_value "$key" "$value"; done < "$BENCHMARK_FIGURES"
}

# served NAME COMMAND...: runs a command, and keeps what its server used meanwhile for each job, where it is ours.
served() {
    local name=$1 before after pid=''
    shift
    case $name in
    redis | sidekiq) [ ! -e "$work/redis/pid" ] || pid=$(cat "$work/redis/pid") ;;
    postgres) [ -z "$postgres_data" ] || pid=$(head -n 1 "$postgres_data/postmaster.pid") ;;
    esac
    before=$(processor_time "$pid")
    "$@"
    # The server waits for its processes that ended, and counts them as its own from then on.
    [ "$name" != postgres ] || sleep 0.3
    after=$(processor_time "$pid")
    [ -z "$pid" ] || note_value "$name.server_us" "$(awk -v a="$after" -v b="$before" -v n="$jobs" 'BEGIN { print (a - b) * 1e4 / n }')"
}

# processor_time PID: the hundredths of a second that a process and its ended children have used (proc(5)).
processor_time() {
    if [ -n "$1" ] && [ -r "/proc/$1/stat" ]; then
        sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 + $14 + $15 }'
    else
        echo 0
    fi
}

figures() {
    local engine
    figure queue.redis.jobs_per_cpu_second_vs_sidekiq x '>=3' redis.per_cpu_second sidekiq.per_cpu_second
    figure queue.postgres.jobs_per_cpu_second_vs_sidekiq_redis x '>=1' postgres.per_cpu_second sidekiq.per_cpu_second
    figure queue.sqlite.jobs_per_cpu_second_vs_sidekiq_redis x - sqlite.per_cpu_second sidekiq.per_cpu_second
    figure queue.redis.rate_vs_sidekiq x - redis.rate sidekiq.rate
    for engine in sidekiq redis postgres sqlite; do
        figure "queue.$engine.rate" 1/s - "$engine.rate"
        figure "queue.$engine.cpu_us" us - "$engine.cpu_us"
        figure "queue.$engine.server_us" us - "$engine.server_us"
        figure "queue.$engine.push.p50_us" us - "$engine.push.p50_us"
        figure "queue.$engine.push.p99_us" us - "$engine.push.p99_us"
        figure "queue.$engine.push.cpu_us" us - "$engine.push.cpu_us"
    done
    for engine in redis postgres sqlite; do
        figure "queue.$engine.claim_us" us - "$engine.claim.1k_us"
        figure "queue.$engine.claim_100k_vs_1k" x '<=1.5' "$engine.claim.100k_us" "$engine.claim.1k_us"
    done
}
