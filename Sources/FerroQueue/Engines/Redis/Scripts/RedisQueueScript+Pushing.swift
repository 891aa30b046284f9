import FerroRedis

extension RedisQueueScript {
    /// The functions that push a job, for scripts that push one together with something else.
    ///
    /// ```lua
    /// local id, isNew = push(ARGV, 4, now)   -- the draft of `RedisDraft.arguments` is at ARGV[5] and after it
    /// ring()                                 -- once, at the end: tells workers that there is something to do
    /// ```
    ///
    /// A script is this text and then its own. `KEYS[1]` must be ``RedisLayout/base``; `now` is a number of microseconds
    /// since 1970; `push` answers the id as a text of 16 digits and 1, or the id of the job that holds the key and 0.
    /// Nothing of it throws on a healthy store, so that all happens or nothing.
    static let pushing = opening + placing + holding + numbering + storing

    /// Ids grow with the server's clock, also over a loss of the last ones: none is given out twice.
    private static let numbering = #"""
        local nextID, lastID = 1, 0
        local function newID(wanted)
          if nextID > lastID then
            local time = call('TIME')
            local count = math.max(1, wanted or 1)
            local last = int(call('GET', P .. 'last')) or 0
            nextID = math.max(last + 1, time[1] * 1000000 + time[2])
            lastID = nextID + count - 1
            call('SET', P .. 'last', text(lastID))
          end
          nextID = nextID + 1
          return string.format('%016.0f', nextID - 1)
        end
        local listed = {}
        local function enlist(queue)
          if listed[queue] then return end
          listed[queue] = true
          call('SADD', P .. 'queues', queue)
        end

        """#

    private static let storing = #"""
        local function enroll(batch, id)
          local b = P .. 'batch:' .. batch
          if call('HEXISTS', b, 'created') == 0 then return end
          call('HINCRBY', b, 'total', 1)
          call('HINCRBY', b, 'pending', 1)
          if call('HDEL', b, 'ended') == 1 then call('ZREM', P .. 'batches', batch) end
          call('SADD', b .. ':jobs', id)
        end
        local function putOff(id, a, i, now)
          local job = P .. 'job:' .. id
          local old = call('HMGET', job, 'u', 'q', 'i')
          local limit = old[1] and num(old[1]:match('^s|[^|]*|([^|]+)|'))
          if not limit then return end
          local available = a[i + 7]
          if limit < tonumber(available) then available = old[1]:match('^s|[^|]*|([^|]+)|') end
          call('HSET', job, 'p', a[i + 3], 'v', available)
          if a[i + 9] == '' then call('HDEL', job, 'h') else call('HSET', job, 'h', a[i + 9]) end
          call('ZREM', P .. 'ready:' .. old[2], id)
          call('ZREM', P .. 'delayed:' .. old[2], id)
          place(id, old[2], old[3], available, now)
        end
        local function push(a, i, now, wanted)
          local queue, unique, batch = a[i + 2], a[i + 10], a[i + 11]
          if unique ~= '' then
            local limit, key = unique:match('^%a|[^|]*|([^|]*)|(.*)$')
            local id, scope = holder(key, now)
            if id then
              if limit ~= '' and scope == 's' then putOff(id, a, i, now) end
              return id, 0
            end
          end
          local id = newID(wanted)
          local fields = {'n', a[i + 1], 'q', queue, 'p', a[i + 3], 'm', a[i + 4], 'c', a[i + 6], 'v', a[i + 7]}
          local function add(name, value)
            fields[#fields + 1] = name
            fields[#fields + 1] = value
          end
          if a[i + 5] ~= '0' then add('i', a[i + 5]) end
          if a[i + 8] ~= '' then add('r', a[i + 8]) end
          if a[i + 9] ~= '' then add('h', a[i + 9]) end
          if unique ~= '' then add('u', unique) end
          if batch ~= '' then add('g', batch) end
          call('HSET', P .. 'job:' .. id, unpack(fields))
          if unique ~= '' then hold(unique, id, now) end
          if batch ~= '' then enroll(batch, id) end
          enlist(queue)
          place(id, queue, a[i + 5], a[i + 7], now)
          return id, 1
        end

        """#

    /// Pushes many drafts: `ARGV[1]` is how many, each with the time of its push.
    static let push = RedisScript(
        pushing + #"""
            local count, answer = tonumber(ARGV[1]), {}
            for n = 0, count - 1 do
              local i = 1 + n * 11
              local id, isNew = push(ARGV, i, tonumber(ARGV[i + 6]), count - n)
              answer[#answer + 1] = id
              answer[#answer + 1] = isNew
            end
            ring()
            return answer
            """#, keyCount: 1)
}
