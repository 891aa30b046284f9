# shellcheck shell=bash
# Throwaway servers for the tests. Sourced after packages.sh; `stop_servers` belongs in the exit trap.

postgres_data='' redis_pid=''

# as_postgres COMMAND...: PostgreSQL refuses to run as root, so root lends it the account its package made.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"; else "$@"; fi
}

# random_word: 32 hexadecimal digits.
random_word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# start_postgres FOLDER [SETTING...]: a cluster in this folder, on a free port of loopback and a socket in the folder. Sets
# FERRO_TEST_POSTGRES_URL. Nothing is synchronised to disk, which is worth minutes and safe for data nobody keeps, unless
# a setting like 'fsync = on' says otherwise.
start_postgres() {
    local folder=$1 bin password port locale=C.UTF-8
    shift
    [ "$(uname -s)" != Darwin ] || locale=C
    bin=$(postgres_bin) || die "PostgreSQL is not installed."
    password=$(random_word)
    mkdir -p "$folder"
    printf '%s\n' "$password" > "$folder/password"
    if [ "$(id -u)" -eq 0 ]; then
        chmod 711 "$(dirname -- "$folder")"
        chown -R postgres "$folder"
    fi
    chmod -R go-rwx "$folder"
    as_postgres "$bin/initdb" -D "$folder/data" -U ferro --pwfile="$folder/password" -A scram-sha-256 \
        -E UTF8 --locale="$locale" --no-sync > "$folder/initdb.log" 2>&1 ||
        die "PostgreSQL's initdb failed:" "$(tail -n 5 "$folder/initdb.log")"
    cat >> "$folder/data/postgresql.conf" <<EOF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 1000
fsync = off
synchronous_commit = off
full_page_writes = off
EOF
    [ $# -eq 0 ] || printf '%s\n' "$@" >> "$folder/data/postgresql.conf"
    for _ in 1 2 3; do
        port=$(free_port)
        if (cd "$folder" && as_postgres "$bin/pg_ctl" -D "$folder/data" -o "-p $port" -l "$folder/log" -w start) > /dev/null 2>&1; then
            postgres_data=$folder/data
            break
        fi
    done
    [ -n "$postgres_data" ] || die "PostgreSQL did not start:" "$(tail -n 5 "$folder/log")"
    export PGPASSWORD=$password
    "$bin/createdb" -h 127.0.0.1 -p "$port" -U ferro ferro_test ||
        die "PostgreSQL started on port $port but made no database."
    export FERRO_TEST_POSTGRES_URL=postgres://ferro:$password@127.0.0.1:$port/ferro_test
    local answer
    answer=$("$bin/psql" -h 127.0.0.1 -p "$port" -U ferro -d ferro_test -Atqc 'show server_version') ||
        die "PostgreSQL started on port $port but does not answer."
    unset PGPASSWORD
    note "PostgreSQL $answer answers on port $port"
}

# crash_postgres FOLDER: ends a cluster as a crash does, and starts it again on the same port.
crash_postgres() {
    (cd "$1" && as_postgres "$(postgres_bin)/pg_ctl" -D "$1/data" -l "$1/log" -m immediate -w restart) > /dev/null 2>&1 ||
        die "PostgreSQL did not come back:" "$(tail -n 5 "$1/log")"
}

# start_redis FOLDER [SETTING...]: a server on a free port of loopback that keeps nothing, unless a setting like
# 'appendonly yes' says otherwise. Sets FERRO_TEST_REDIS_URL.
start_redis() {
    local folder=$1 password port answer=''
    shift
    password=$(random_word)
    mkdir -p "$folder"
    for _ in 1 2 3; do
        port=$(free_port)
        (umask 077 && cat > "$folder/redis.conf") <<EOF
bind 127.0.0.1
port $port
dir "$folder"
pidfile "$folder/pid"
requirepass $password
save ""
appendonly no
EOF
        [ $# -eq 0 ] || printf '%s\n' "$@" >> "$folder/redis.conf"
        redis-server "$folder/redis.conf" > "$folder/log" 2>&1 &
        redis_pid=$!
        for _ in $(seq 50); do
            answer=$(REDISCLI_AUTH=$password redis-cli -p "$port" ping 2>/dev/null) && [ "$answer" = PONG ] && break 2
            kill -0 "$redis_pid" 2>/dev/null || break
            sleep 0.1
        done
    done
    [ "$answer" = PONG ] || die "Redis did not start:" "$(tail -n 5 "$folder/log")"
    export FERRO_TEST_REDIS_URL=redis://:$password@127.0.0.1:$port/0
    answer=$(REDISCLI_AUTH=$password redis-cli -p "$port" info server | sed -n 's/^redis_version:\([0-9.]*\).*/\1/p')
    note "Redis $answer answers on port $port"
}

# crash_redis FOLDER: ends a server with kill -9, and starts it again on the same port.
crash_redis() {
    local port password
    kill -KILL "$(cat "$1/pid")"
    port=$(awk '$1 == "port" { print $2 }' "$1/redis.conf")
    password=$(awk '$1 == "requirepass" { print $2 }' "$1/redis.conf")
    for _ in $(seq 50); do
        port_taken "$port" || break
        sleep 0.1
    done
    redis-server "$1/redis.conf" >> "$1/log" 2>&1 &
    for _ in $(seq 100); do
        [ "$(REDISCLI_AUTH=$password redis-cli -p "$port" ping 2>/dev/null)" != PONG ] || return 0
        sleep 0.1
    done
    die "Redis did not come back:" "$(tail -n 5 "$1/log")"
}

# allow_servers FOLDER: lets tests start servers of their own in this folder. Sets FERRO_TEST_POSTGRES_BIN and
# FERRO_TEST_SERVERS.
allow_servers() {
    mkdir -p "$1"
    chmod 711 "$(dirname -- "$1")" "$1"
    FERRO_TEST_POSTGRES_BIN=$(postgres_bin) || die "PostgreSQL is not installed."
    export FERRO_TEST_POSTGRES_BIN FERRO_TEST_SERVERS=$1
}

# stop_left_servers: ends what tests left behind that came to a bad end.
stop_left_servers() {
    local file
    for file in "${FERRO_TEST_SERVERS:-/nonexistent}"/*/data/postmaster.pid; do
        [ -e "$file" ] || continue
        (cd / && as_postgres "$FERRO_TEST_POSTGRES_BIN/pg_ctl" -D "$(dirname -- "$file")" -m immediate -w stop) \
            > /dev/null 2>&1 || true
    done
    for file in "${FERRO_TEST_SERVERS:-/nonexistent}"/*/{pool,redis}-*.pid; do
        [ ! -e "$file" ] || kill "$(cat "$file")" 2>/dev/null || true
    done
}

stop_servers() {
    stop_left_servers
    if [ -n "$postgres_data" ]; then
        (cd / && as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_data" -m immediate -w stop) > /dev/null 2>&1 || true
        postgres_data=''
    fi
    if [ -n "$redis_pid" ]; then
        kill "$redis_pid" 2>/dev/null || true
        wait "$redis_pid" 2>/dev/null || true
        redis_pid=''
    fi
}
