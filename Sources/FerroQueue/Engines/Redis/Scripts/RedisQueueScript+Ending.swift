import FerroRedis

extension RedisQueueScript {
    /// How a job ends and what follows for its key and its batch; `ARGV[1]` is the retention in microseconds.
    static let ending = pushing + leaving + batches

    private static let leaving = #"""
        local RETENTION = tonumber(ARGV[1])
        local ENDED = {f = 'failed:', d = 'done:', c = 'cancelled:'}
        local function note(job, line)
          local old = call('HGET', job, 'f')
          if old then
            local _, lines = old:gsub('\n', '\n')
            for _ = 9, lines do old = old:match('^[^\n]*\n(.*)$') end
            line = old .. '\n' .. line
          end
          call('HSET', job, 'f', line)
        end
        local function forgetOld(set, at)
          local old = call('ZRANGEBYSCORE', set, '-inf', text(tonumber(at) - RETENTION), 'LIMIT', 0, 3)
          for _, id in ipairs(old) do
            call('DEL', P .. 'job:' .. id)
            call('ZREM', set, id)
          end
        end
        local function depart(id, queue, unique, how, at)
          local job = P .. 'job:' .. id
          if unique then release(unique, id) end
          if how == 'f' or (RETENTION > 0 and ENDED[how]) then
            call('HSET', job, 's', how, 'e', at)
            call('HDEL', job, 'w', 'z')
            call('ZADD', P .. ENDED[how] .. queue, at, id)
            if how ~= 'f' then forgetOld(P .. ENDED[how] .. queue, at) end
          else
            call('DEL', job)
          end
        end

        """#

    /// A batch is counted by the set of its jobs that have not ended: each leaves it once.
    private static let batches = #"""
        local more = {}
        local function pushPacked(packed, at)
          local drafts, now = cmsgpack.unpack(packed), tonumber(at)
          for i = 0, #drafts - 1, 11 do
            -- A delay, and the time that a key is held, count from here.
            local created = num(drafts[i + 6]) or now
            local function later(date)
              if not num(date) then return date end
              return num(date) == created and at or text(tonumber(date) - created + now)
            end
            local scope, ends, limit, key = drafts[i + 10]:match('^(%a)|([^|]*)|([^|]*)|(.*)$')
            if scope then drafts[i + 10] = scope .. '|' .. later(ends) .. '|' .. later(limit) .. '|' .. key end
            drafts[i + 6], drafts[i + 7] = at, later(drafts[i + 7])
            push(drafts, i, now)
          end
        end
        local function finale(batch, at)
          local b = P .. 'batch:' .. batch
          local h = call('HMGET', b, 'created', 'pending', 'ended', 'failed', 'cancelled', 'success', 'end')
          if not h[1] or (int(h[2]) or 0) > 0 or h[3] then return end
          call('HSET', b, 'ended', at)
          call('ZADD', P .. 'batches', at, batch)
          if h[6] and (int(h[4]) or 0) == 0 and (int(h[5]) or 0) == 0 then
            call('HDEL', b, 'success')
            pushPacked(h[6], at)
          end
          if h[7] then
            call('HDEL', b, 'end')
            pushPacked(h[7], at)
          end
        end
        local settle
        local function stop(id, at)
          local h = try('HMGET', P .. 'job:' .. id, 'n', 's', 'q', 'u', 'g')
          if h.err or not (h[1] and h[3]) then return false end
          if h[2] == 'r' then
            call('HSET', P .. 'job:' .. id, 'z', '1')
            hasNews = true
            return true
          end
          if h[2] then return false end
          if call('ZREM', P .. 'ready:' .. h[3], id) == 0 then call('ZREM', P .. 'delayed:' .. h[3], id) end
          depart(id, h[3], h[4], 'c', at)
          if h[5] then settle(h[5], id, 'c', at) end
          return true
        end
        local function sweep(batch, cursor, at)
          local b = P .. 'batch:' .. batch
          local page = call('SSCAN', b .. ':jobs', cursor, 'COUNT', 500)
          for _, id in ipairs(page[2]) do
            if not stop(id, at) then settle(batch, id, 'c', at) end
          end
          if page[1] == '0' then
            call('HDEL', b, 'sweeping')
          else
            more[#more + 1] = batch
            more[#more + 1] = page[1]
          end
        end
        function settle(batch, id, how, at)
          local b = P .. 'batch:' .. batch
          if call('SREM', b .. ':jobs', id) == 0 then return end
          call('HINCRBY', b, 'pending', -1)
          if how == 'c' then call('HINCRBY', b, 'cancelled', 1) end
          if how == 'f' then
            call('HINCRBY', b, 'failed', 1)
            local h = call('HMGET', b, 'failure', 'lenient', 'stopped')
            if h[1] then
              call('HDEL', b, 'failure')
              pushPacked(h[1], at)
            end
            if h[2] ~= '1' and not h[3] then
              call('HSET', b, 'stopped', at, 'sweeping', '1')
              sweep(batch, '0', at)
            end
          end
          finale(batch, at)
        end

        """#
}
