import FerroRedis

/// The Lua of ``RedisEngine``: each operation is one script, and a script runs by itself.
///
/// Names are short where each job has them: `n` name, `q` queue, `p` payload, `m` most attempts, `i` priority, `c`
/// pushed at, `v` available at, `a` attempts, `t` token, `x` crashes, `r` request, `h` headers, `u` uniqueness, `g`
/// batch, `y` checkpoint, `f` failures, `s` state, `w` worker, `b` begun at, `e` ended at, `z` to be cancelled. What is
/// 0, empty or the default is not there.
enum RedisQueueScript {
    /// Holds claims for another lease: 0 held, 1 lost, 2 held and to be cancelled. `ARGV`: the present, the lease, ids and
    /// tokens.
    static let heartbeat = RedisScript(
        opening + timing + #"""
            local _, UNTIL = term(ARGV[1], ARGV[2])
            local answer = {}
            for i = 3, #ARGV, 2 do
              local h = try('HMGET', P .. 'job:' .. ARGV[i], 's', 't', 'q', 'z')
              if h.err or h[1] ~= 'r' or h[2] ~= ARGV[i + 1] or not h[3] then
                answer[#answer + 1] = 1
              else
                call('ZADD', P .. 'claimed:' .. h[3], UNTIL, ARGV[i])
                answer[#answer + 1] = h[4] and 2 or 0
              end
            end
            return answer
            """#, keyCount: 1)

    /// Keeps a checkpoint and holds the claim. `ARGV`: the present, the lease, the id, the token, the state.
    static let save = RedisScript(
        opening + timing + #"""
            local _, UNTIL = term(ARGV[1], ARGV[2])
            local job = P .. 'job:' .. ARGV[3]
            local h = try('HMGET', job, 's', 't', 'q')
            if h.err or h[1] ~= 'r' or h[2] ~= ARGV[4] or not h[3] then return 0 end
            call('ZADD', P .. 'claimed:' .. h[3], UNTIL, ARGV[3])
            call('HSET', job, 'y', ARGV[5])
            return 1
            """#, keyCount: 1)
}
