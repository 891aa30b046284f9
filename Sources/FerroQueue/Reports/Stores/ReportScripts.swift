import FerroRedis

/// What ``RedisReportStore`` does in one step.
enum ReportScripts {
    /// KEYS: workers, minutes, the hash of each minute. ARGV: worker, report, retention in seconds, the oldest minute
    /// kept, and for each hash the minute, how many numbers follow, and those with their fields.
    static let report = RedisScript(
        """
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
        redis.call('EXPIRE', KEYS[1], ARGV[3])
        local at = 5
        for index = 3, #KEYS do
          local count = tonumber(ARGV[at + 1])
          for cell = 0, count - 1 do
            redis.call('HINCRBY', KEYS[index], ARGV[at + 2 + cell * 2], ARGV[at + 3 + cell * 2])
          end
          redis.call('EXPIRE', KEYS[index], ARGV[3])
          redis.call('ZADD', KEYS[2], ARGV[at], ARGV[at])
          at = at + 2 + count * 2
        end
        redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[4])
        redis.call('EXPIRE', KEYS[2], ARGV[3])
        return 1
        """)

    /// KEYS: workers, minutes. ARGV: the seconds and the minute before which everything goes, what the keys of minutes
    /// begin with; they share their slot with the other keys.
    static let prune = RedisScript(
        """
        for _, minute in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[2])) do
          redis.call('DEL', ARGV[3] .. minute)
        end
        redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[2])
        local all = redis.call('HGETALL', KEYS[1])
        for index = 1, #all, 2 do
          local at = tonumber(string.match(all[index + 1], '^%S+'))
          if not at or at < tonumber(ARGV[1]) then redis.call('HDEL', KEYS[1], all[index]) end
        end
        return 1
        """, keyCount: 2)
}
