import FerroRedis

extension RedisQueueScript {
    /// Records endings: `ARGV` has the retention, the engine, the call, how many calls were answered and which, and
    /// then the endings with their successors.
    ///
    /// What the call came to stays in a hash of the engine until a later call says that its answer has arrived: an
    /// ending that is repeated names the calls that had no answer, and is told what they came to.
    static let finish = RedisScript(ending + recording + remembering + finishing, keyCount: 1)

    private static let recording = #"""
        local function record(id, token, kind, at, date, failure)
          local job = P .. 'job:' .. id
          local h = try('HMGET', job, 's', 't', 'q', 'u', 'g', 'z', 'i', 'a')
          if h.err or h[1] ~= 'r' or h[2] ~= token or not h[3] then return false end
          local queue = h[3]
          call('ZREM', P .. 'claimed:' .. queue, id)
          if failure ~= '' then note(job, failure) end
          if h[6] and (kind == 'r' or kind == 'b') then kind = 'c' end
          if kind == 'r' or kind == 'b' then
            local attempts = math.max(0, (int(h[8]) or 0) - (kind == 'b' and 1 or 0))
            call('HSET', job, 'v', date, 'a', attempts)
            call('HDEL', job, 's', 'w')
            -- Even one that is due goes by its time: the next claim's clock decides, not this worker's.
            place(id, queue, h[7], date, -math.huge)
            if tonumber(date) <= tonumber(at) then isDue = true end
            return true
          end
          depart(id, queue, h[4], kind, at)
          return true, h[5], kind
        end

        """#

    private static let remembering = #"""
        local answers = P .. 'answers:' .. ARGV[2]
        local function isKnown(calls, mark)
          for number in calls:gmatch('[^,]+') do
            local refused = call('HGET', answers, number)
            if refused and not refused:find(',' .. mark .. ',', 1, true) then return true end
          end
          return false
        end

        """#

    private static let finishing = #"""
        local i = 5 + tonumber(ARGV[4])
        for from = 5, i - 1, 100 do
          call('HDEL', answers, unpack(ARGV, from, math.min(from + 99, i - 1)))
        end
        local refused, lost, taken, n = {}, {}, {}, 0
        while i <= #ARGV do
          local id, token, kind, at = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
          local calls, count = ARGV[i + 6], tonumber(ARGV[i + 7])
          local mark = id .. ':' .. token
          n = n + 1
          if calls == '' or not isKnown(calls, mark) then
            local isTaken, batch, how = record(id, token, kind, at, ARGV[i + 4], ARGV[i + 5])
            if isTaken then
              taken[mark] = true
              if kind == 'd' then
                for s = 0, count - 1 do push(ARGV, i + 7 + s * 11, tonumber(at)) end
              end
              if batch then settle(batch, id, how, at) end
            else
              refused[#refused + 1] = n
              if not taken[mark] then lost[#lost + 1] = mark end
            end
          end
          i = i + 8 + count * 11
        end
        call('HSET', answers, ARGV[3], ',' .. table.concat(lost, ',') .. ',')
        call('PEXPIRE', answers, '3600000')
        ring()
        return {refused, more}
        """#
}
