import FerroRedis

extension RedisQueueScript {
    /// What every script begins with: `KEYS[1]` is the prefix of all keys.
    ///
    /// Ids are texts of 16 digits; times are texts of microseconds since 1970, compared as numbers.
    static let opening = #"""
        local P, call, try = KEYS[1], redis.call, redis.pcall
        local isDue, hasNews = false, false
        local function text(n) return string.format('%.0f', n) end
        local function num(v)
          local n = tonumber(v)
          if n and n > -9.3e18 and n < 9.3e18 then return n end
        end
        local function int(v)
          local n = num(v)
          return n and math.floor(n)
        end
        local function ring()
          if hasNews then call('PUBLISH', P .. 'wakeups', 'control') end
          if isDue and call('SET', P .. 'rung', '1', 'NX', 'PX', '1000') then
            call('PUBLISH', P .. 'wakeups', 'work')
          end
        end
        local function remove(set, members)
          for from = 1, #members, 100 do
            call('ZREM', set, unpack(members, from, math.min(from + 99, #members)))
          end
        end

        """#

    /// The present and the end of a lease of so many microseconds; an empty present is the server's own, so that no
    /// worker's clock decides who holds a job.
    ///
    /// What a script writes goes to replicas and the log as it was written, so that it may ask for the time.
    static let timing = #"""
        local function term(given, lease)
          local now = given
          if now == '' then
            local time = call('TIME')
            now = text(time[1] * 1000000 + time[2])
          end
          return now, text(tonumber(now) + tonumber(lease))
        end

        """#

    /// Puts a job among those that are due, or those whose time has not come.
    static let placing = #"""
        local function rank(priority, available)
          local p = math.max(-100, math.min(100, int(priority) or 0))
          local ms = math.max(0, math.min(4398046511103, math.floor(available / 1000)))
          return (p + 128) * 4398046511104 + ms
        end
        local function place(id, queue, priority, available, now)
          if tonumber(available) <= now then
            call('ZADD', P .. 'ready:' .. queue, text(rank(priority, tonumber(available))), id)
            isDue = true
          else
            call('ZADD', P .. 'delayed:' .. queue, available, id)
          end
        end

        """#

    /// Whether a key is held, and by which job.
    ///
    /// A key says whose it is (`id|scope|until`), and what that job's hash says decides: a key that a lost job left
    /// behind is free.
    static let holding = #"""
        local function holder(key, now)
          local held = try('GET', P .. 'unique:' .. key)
          if type(held) ~= 'string' then return end
          local id, scope, ends = held:match('^(%d+)|(%a)|(.*)$')
          if not id or (ends ~= '' and (num(ends) or 0) <= now) then return end
          if scope == 't' then return id, scope end
          local job = try('HMGET', P .. 'job:' .. id, 'n', 's')
          if job.err or not job[1] then return end
          if not job[2] or (scope == 'd' and job[2] == 'r') then return id, scope end
        end
        local function hold(unique, id, now)
          local scope, ends, key = unique:match('^(%a)|([^|]*)|[^|]*|(.*)$')
          if not scope then return end
          local held = id .. '|' .. scope .. '|' .. ends
          if ends == '' then return call('SET', P .. 'unique:' .. key, held) end
          local left = math.min(math.max((num(ends) or now) - now, 0) / 1000, 3e12) + 3600000
          call('SET', P .. 'unique:' .. key, held, 'PX', text(left))
        end
        local function release(unique, id)
          local scope, key = unique:match('^(%a)|[^|]*|[^|]*|(.*)$')
          if not scope or scope == 't' then return end
          local held = try('GET', P .. 'unique:' .. key)
          if type(held) == 'string' and held:sub(1, #id + 1) == id .. '|' then call('DEL', P .. 'unique:' .. key) end
        end

        """#
}
