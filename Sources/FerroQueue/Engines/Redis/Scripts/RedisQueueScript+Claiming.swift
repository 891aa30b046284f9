import FerroRedis

extension RedisQueueScript {
    /// Claims jobs: `ARGV` has the retention, the present, the lease, the limit, the worker and the queues.
    ///
    /// One call looks at no more than 500 delayed jobs that became due, 200 leases that are over and the jobs that it
    /// takes, whatever waits behind them. It takes 50 at a time, and the one that makes 32 MiB of them is its last. A job
    /// is among the claimed ones before anything else is written of the claim, so that its lease brings it back whatever
    /// happens. Beside the jobs it answers those that are gone, and the cancelled batches whose jobs it came upon.
    static let claim = RedisScript(ending + timing + taking + gathering + leasing + claiming, keyCount: 1)

    private static let taking = #"""
        local NOW, UNTIL = term(ARGV[2], ARGV[3])
        local LIMIT, WORKER = tonumber(ARGV[4]), ARGV[5]
        local out, gone, bytes, left, met = {}, {}, 0, {}, {}
        local MOST = 33554432
        local function quarantine(id, queue, f)
          local at = string.format('%.0f', math.floor(tonumber(NOW) / 1000000) - 978307200)
          call('HSET', P .. 'job:' .. id, 'q', queue)
          note(P .. 'job:' .. id, '{"attempt":0,"at":' .. at
            .. ',"message":"the stored job is damaged: a field is missing or no number","type":"","causes":[]}')
          depart(id, queue, f[13], 'f', NOW)
          if f[14] then settle(f[14], id, 'f', NOW) end
        end
        local function isLeft(id, queue, f)
          local job = P .. 'job:' .. id
          if f.err or (not f[1] and call('EXISTS', job) == 0) then
            gone[#gone + 1] = id
            return true
          end
          if f[17] and f[17] ~= 'r' then return true end
          if not (f[1] and f[3] and int(f[4]) and num(f[7]) and int(f[9] or 0)) then
            quarantine(id, queue, f)
            gone[#gone + 1] = id
            return true
          end
          local isSwept = f[14] and try('HGET', P .. 'batch:' .. f[14], 'sweeping') == '1'
          -- Somebody cancelled it while it ran, and its worker is gone.
          local isCancelled = isSwept or (f[17] and f[18])
          if not isCancelled then return false end
          if isSwept and not met[f[14]] then
            met[f[14]] = true
            left[#left + 1] = f[14]
            left[#left + 1] = '0'
          end
          depart(id, queue, f[13], 'c', NOW)
          if f[14] then settle(f[14], id, 'c', NOW) end
          return true
        end
        local function take(id, queue)
          local job = P .. 'job:' .. id
          local f = try('HMGET', job, 'n', 'q', 'p', 'm', 'i', 'c', 'v', 'a', 't', 'x', 'r', 'h', 'u', 'g', 'y', 'f', 's', 'z')
          if isLeft(id, queue, f) then
            call('ZREM', P .. 'claimed:' .. queue, id)
            return
          end
          f[8], f[9], f[10] = (int(f[8]) or 0) + 1, (int(f[9]) or 0) + 1, int(f[10]) or 0
          if f[17] then
            f[10] = f[10] + 1
            call('HSET', job, 'x', f[10])
          end
          if f[2] ~= queue then
            f[2] = queue
            call('HSET', job, 'q', queue)
          end
          call('HSET', job, 's', 'r', 'a', f[8], 't', f[9], 'w', WORKER, 'b', NOW)
          if f[13] and f[13]:sub(1, 2) == 's|' then release(f[13], id) end
          f[17], f[18] = id, nil
          bytes = bytes + #f[3] + #(f[12] or '') + #(f[15] or '') + #(f[16] or '')
          out[#out + 1] = f
        end

        """#

    private static let gathering = #"""
        local function ripen(queue)
          local ripe = call('ZRANGEBYSCORE', P .. 'delayed:' .. queue, '-inf', NOW, 'LIMIT', 0, 500)
          for _, id in ipairs(ripe) do
            local h = try('HMGET', P .. 'job:' .. id, 'i', 'v')
            call('ZADD', P .. 'ready:' .. queue, text(rank(h[1], num(h[2]) or tonumber(NOW))), id)
          end
          remove(P .. 'delayed:' .. queue, ripe)
        end
        local function overdue(queue)
          local late = {}
          for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'claimed:' .. queue, '-inf', NOW, 'LIMIT', 0, 200)) do
            local h = try('HMGET', P .. 'job:' .. id, 'i', 'v')
            late[#late + 1] = {rank(h[1], num(h[2]) or 0), id}
          end
          table.sort(late, function(a, b) return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2]) end)
          return late
        end

        """#

    private static let leasing = #"""
        local function lease(queue, picked)
          for from = 1, #picked, 100 do
            local pairs = {}
            for k = from, math.min(from + 99, #picked) do
              pairs[#pairs + 1] = UNTIL
              pairs[#pairs + 1] = picked[k]
            end
            call('ZADD', P .. 'claimed:' .. queue, unpack(pairs))
          end
        end
        local function giveBack(queue, picked, from, ranks)
          for k = from, #picked do
            local id = picked[k]
            if ranks[k] then
              call('ZADD', P .. 'ready:' .. queue, ranks[k], id)
              call('ZREM', P .. 'claimed:' .. queue, id)
            else
              call('ZADD', P .. 'claimed:' .. queue, NOW, id)
            end
          end
        end
        local function gather(queue)
          ripen(queue)
          local late, k = overdue(queue), 1
          for _ = 1, LIMIT / 50 + 5 do
            local before, wanted = #out, math.min(LIMIT - #out, 50)
            if wanted <= 0 or bytes >= MOST then return end
            local top = call('ZRANGE', P .. 'ready:' .. queue, 0, wanted - 1, 'WITHSCORES')
            local picked, ready, ranks, r = {}, {}, {}, 1
            while #picked < wanted and (top[r] or late[k]) do
              local e, score = late[k], tonumber(top[r + 1])
              if e and (not score or e[1] < score or (e[1] == score and e[2] < top[r])) then
                picked[#picked + 1] = e[2]
                k = k + 1
              else
                picked[#picked + 1] = top[r]
                ready[#ready + 1] = top[r]
                ranks[#picked] = top[r + 1]
                r = r + 2
              end
            end
            lease(queue, picked)
            remove(P .. 'ready:' .. queue, ready)
            for n, id in ipairs(picked) do
              if bytes >= MOST then
                giveBack(queue, picked, n, ranks)
                break
              end
              take(id, queue)
            end
            if #picked < wanted and #out - before == #picked then return end
          end
        end

        """#

    private static let claiming = #"""
        for k = 6, #ARGV do
          if #out >= LIMIT or bytes >= MOST then break end
          if call('SISMEMBER', P .. 'paused', ARGV[k]) == 0 then gather(ARGV[k]) end
        end
        if #out < LIMIT and bytes < MOST and #left == 0 then call('DEL', P .. 'rung') end
        ring()
        return {gone, out, left, bytes >= MOST and 1 or 0}
        """#
}
