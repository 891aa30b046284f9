import FerroRedis

extension RedisQueueScript {
    /// Does something to jobs by hand. `ARGV`: the retention, the present, the action, the ids.
    static let change = RedisScript(ending + retrying + forgetting + changing, keyCount: 1)

    private static let retrying = #"""
        local NOW = ARGV[2]
        local function revive(batch, id, was)
          local b = P .. 'batch:' .. batch
          if call('HEXISTS', b, 'created') == 0 or call('SADD', b .. ':jobs', id) == 0 then return end
          call('HINCRBY', b, 'pending', 1)
          call('HINCRBY', b, was == 'f' and 'failed' or 'cancelled', -1)
          if call('HDEL', b, 'ended') == 1 then call('ZREM', P .. 'batches', batch) end
        end
        local function retry(id, h)
          local queue = h[3]
          if h[2] ~= 'f' and h[2] ~= 'c' then return false end
          if not (h[7] and h[8]) then return false end
          local ends, key = (h[4] or ''):match('^%a|([^|]*)|[^|]*|(.*)$')
          if key and (ends == '' or (num(ends) or 0) > tonumber(NOW)) then
            local other = holder(key, tonumber(NOW))
            if other and other ~= id then return false end
            hold(h[4], id, tonumber(NOW))
          end
          local job = P .. 'job:' .. id
          call('ZREM', P .. ENDED[h[2]] .. queue, id)
          call('HSET', job, 'v', NOW)
          call('HDEL', job, 's', 'e', 'z', 'w', 'b', 'a', 'x')
          place(id, queue, h[6], NOW, tonumber(NOW))
          if h[5] then revive(h[5], id, h[2]) end
          return true
        end

        """#

    private static let forgetting = #"""
        local function forget(id, h)
          local queue, state = h[3], h[2]
          if state == 'r' then return false end
          if state then
            call('ZREM', P .. (ENDED[state] or 'failed:') .. queue, id)
          elseif call('ZREM', P .. 'ready:' .. queue, id) == 0 then
            call('ZREM', P .. 'delayed:' .. queue, id)
          end
          depart(id, queue, h[4], 'x', NOW)
          if h[5] then settle(h[5], id, 'c', NOW) end
          return true
        end

        """#

    private static let changing = #"""
        local count = 0
        for k = 4, #ARGV do
          local id, isDone = ARGV[k], false
          local h = try('HMGET', P .. 'job:' .. id, 'n', 's', 'q', 'u', 'g', 'i', 'p', 'm')
          if not h.err and h[3] then
            if ARGV[3] == 'retry' then
              isDone = retry(id, h)
            elseif ARGV[3] == 'forget' then
              isDone = forget(id, h)
            elseif ARGV[3] == 'cancel' then
              isDone = stop(id, NOW)
            end
          end
          if isDone then count = count + 1 end
        end
        if isDue then call('DEL', P .. 'rung') end
        ring()
        return {count, more}
        """#

    /// Removes jobs that ended. `ARGV`: the kind of set, the queue, before when, how many at most.
    static let prune = RedisScript(
        opening + #"""
            local set = P .. ARGV[1] .. ':' .. ARGV[2]
            local ids = call('ZRANGEBYSCORE', set, '-inf', '(' .. ARGV[3], 'LIMIT', 0, tonumber(ARGV[4]))
            for _, id in ipairs(ids) do call('DEL', P .. 'job:' .. id) end
            remove(set, ids)
            local left = 0
            for _, kind in ipairs({'ready:', 'delayed:', 'claimed:', 'failed:', 'done:', 'cancelled:'}) do
              left = left + call('EXISTS', P .. kind .. ARGV[2])
            end
            if left == 0 then call('SREM', P .. 'queues', ARGV[2]) end
            return #ids
            """#, keyCount: 1)

    /// Keeps workers from a queue, or lets them again. `ARGV`: the queue, 1 or 0.
    static let pause = RedisScript(
        opening + #"""
            if ARGV[2] == '1' then
              call('SADD', P .. 'paused', ARGV[1])
              hasNews = true
            else
              call('SREM', P .. 'paused', ARGV[1])
              call('DEL', P .. 'rung')
              isDue = true
            end
            ring()
            return 1
            """#, keyCount: 1)
}
