/// The scripts of ``RedisLock``.
///
/// A fencing number is the larger of the last one plus 1 and the server's time in microseconds: it grows also after the
/// last one was forgotten, which is a day after it was given, or lost in a failover. Numbers stay below 2^53, where Lua
/// counts exactly, until the year 2255.
enum RedisLockScript {
    static let acquire = RedisScript(opening + acquiring, keyCount: 5)
    static let renew = RedisScript(opening + renewing, keyCount: 5)
    static let release = RedisScript(opening + releasing, keyCount: 5)

    /// Forgets whose lease or patience is over.
    private static let opening = """
        local holders, fences, queue, patience, last = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
        local owner = ARGV[1]
        local time = redis.call('TIME')
        local micros = time[1] * 1000000 + time[2]
        local now = math.floor(micros / 1000)
        for _, gone in ipairs(redis.call('ZRANGEBYSCORE', holders, '-inf', now)) do
          redis.call('ZREM', holders, gone)
          redis.call('HDEL', fences, gone)
        end
        for _, gone in ipairs(redis.call('ZRANGEBYSCORE', patience, '-inf', now)) do
          redis.call('ZREM', queue, gone)
          redis.call('ZREM', patience, gone)
        end
        local function keep(ends, other)
          local top = redis.call('ZREVRANGE', ends, 0, 0, 'WITHSCORES')
          if top[2] then
            redis.call('PEXPIREAT', ends, top[2])
            redis.call('PEXPIREAT', other, top[2])
          end
        end
        local function hold(lease)
          redis.call('ZADD', holders, string.format('%.0f', now + lease), owner)
          keep(holders, fences)
        end

        """

    private static let acquiring = """
        local lease, places, patient = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
        if redis.call('ZSCORE', holders, owner) then
          local number = tonumber(redis.call('HGET', fences, owner) or micros)
          -- Last: a lease that is over before the script is takes the numbers with it.
          hold(lease)
          return {1, number}
        end
        local free = places - redis.call('ZCARD', holders)
        local rank = redis.call('ZRANK', queue, owner)
        if free > (rank or redis.call('ZCARD', queue)) then
          local fence = math.max(micros, tonumber(redis.call('GET', last) or '0') + 1)
          local number = string.format('%.0f', fence)
          redis.call('SET', last, number, 'PX', string.format('%.0f', 86400000 + lease))
          redis.call('ZREM', queue, owner)
          redis.call('ZREM', patience, owner)
          redis.call('HSET', fences, owner, number)
          hold(lease)
          return {1, fence}
        end
        if patient > 0 then
          if not rank then
            local back = redis.call('ZREVRANGE', queue, 0, 0, 'WITHSCORES')
            redis.call('ZADD', queue, string.format('%.0f', tonumber(back[2] or '0') + 1), owner)
          end
          redis.call('ZADD', patience, string.format('%.0f', now + patient), owner)
          keep(patience, queue)
        elseif rank then
          redis.call('ZREM', queue, owner)
          redis.call('ZREM', patience, owner)
        end
        local ends = redis.call('ZRANGE', holders, 0, 0, 'WITHSCORES')[2]
        local again = ends and tonumber(ends) or math.huge
        if free > 0 then
          local tired = redis.call('ZRANGE', patience, 0, 0, 'WITHSCORES')[2]
          if tired then again = math.min(again, tonumber(tired)) end
        end
        if again == math.huge then again = now + 1 end
        return {0, math.max(1, again - now)}
        """

    private static let renewing = """
        if not redis.call('ZSCORE', holders, owner) then return 0 end
        hold(tonumber(ARGV[2]))
        return 1
        """

    private static let releasing = """
        redis.call('ZREM', queue, owner)
        redis.call('ZREM', patience, owner)
        redis.call('HDEL', fences, owner)
        return redis.call('ZREM', holders, owner)
        """
}
