extension RecordScript {
    /// What every script begins with: the fields as the steps see them, and what is remembered to be written.
    static let prologue = #"""
        local hash, at = KEYS[1], 0
        local function arg() at = at + 1 return ARGV[at] end
        local function number() return tonumber(arg()) end
        local id, mode, life, expected, indexes = arg(), arg(), number(), arg(), {}
        for index = 1, number() do indexes[index] = { arg(), arg() } end
        local version = redis.call('HGET', hash, '@v')
        local was, present = version, version and true or false
        local stored, pending, all, changed, starts = {}, {}, nil, false, false
        local ops, creates = {}, {}

        local function fail(code, detail) error({ failure = code, detail = detail or '' }) end
        local function get(name)
          local value = pending[name]
          if value ~= nil then return value end
          value = stored[name]
          if value == nil then
            value = was and redis.call('HGET', hash, name)
            stored[name] = value
          end
          return value
        end
        local function put(name, value) pending[name] = value changed = true end
        local function drop(name) if get(name) then pending[name] = false changed = true end end
        local function begins(name, prefix) return string.sub(name, 1, #prefix) == prefix end
        local function names(wanted)
          if not all then
            all = was and redis.call('HKEYS', hash) or {}
            for _, name in ipairs(all) do all[':' .. name] = true end
          end
          local found = {}
          for _, name in ipairs(all) do
            if pending[name] ~= false and name ~= '@v' and wanted(name) then found[#found + 1] = name end
          end
          for name, value in pairs(pending) do
            if value and not all[':' .. name] and wanted(name) then found[#found + 1] = name end
          end
          return found
        end
        local function under(prefix) return names(function(name) return begins(name, prefix) end) end
        local function many(command, list)
          for first = 1, #list, 1000 do redis.call(command, hash, unpack(list, first, math.min(first + 999, #list))) end
        end
        local function whole(number) return number == 0 and '0' or string.format('%.0f', number) end
        local function counted(path) return tonumber(get(path .. '#n') or 0) end
        local function count(path, change)
          local total = counted(path) + change
          put(path .. '#n', whole(total))
          return total
        end

        ops.get = function() return get(arg()) end
        ops.put = function() local path = arg() put(path, arg()) return 1 end
        ops.drop = function() drop(arg()) return 1 end
        ops.default = function()
          local missing = not get(arg())
          for _ = 1, number() do
            local name, value = arg(), arg()
            if missing then put(name, value) end
          end
          return 1
        end

        """#

    /// What every script ends with: the steps one after the other, then the index entries, the fields and the lifetime.
    ///
    /// What another program's keys can make fail, an index that is none or a version that is no number, fails before
    /// anything is written: Redis takes nothing back that a script wrote.
    static let epilogue = #"""
        local step, results = 0, {}
        local function run()
          if expected ~= '' then
            if not present then fail('missing') end
            if version ~= expected then fail('stale') end
          end
          for current = 1, number() do
            step = current
            local name, last = arg(), number()
            last = last + at
            if not present and not creates[name] then fail('missing') end
            local result, state = ops[name]()
            if state ~= nil then present = state end
            results[current + 2] = result
            at = last
          end
        end
        local done, failure = pcall(run)
        if not done then
          if type(failure) == 'table' and failure.failure then
            return { '!', failure.failure, step, failure.detail }
          end
          error(failure)
        end
        if changed then
          local entries = {}
          for index, entry in ipairs(indexes) do
            local path, old, new = entry[1], nil, nil
            if was then old = redis.call('HGET', hash, path) end
            if present then new = pending[path] if new == nil then new = old or false end end
            if old ~= new then
              redis.call('ZCARD', KEYS[index + 1])
              entries[#entries + 1] = { path, entry[2], KEYS[index + 1], id, old, new }
            end
          end
          if present and was then version = redis.call('HINCRBY', hash, '@v', 1) end
          for _, entry in ipairs(entries) do reindex(unpack(entry, 1, 6)) end
          if present then
            local puts, drops = {}, {}
            for name, value in pairs(pending) do
              if value then puts[#puts + 1] = name puts[#puts + 1] = value else drops[#drops + 1] = name end
            end
            if not was then
              redis.call('DEL', hash)
              local time = redis.call('TIME')
              version = time[1] .. string.format('%06d', time[2])
              redis.call('HSET', hash, '@v', version)
            end
            many('HDEL', drops)
            many('HSET', puts)
          else
            redis.call('DEL', hash)
            version = 0
          end
        end
        if present and life > 0 then
          if mode == 'slide' or starts then redis.call('PEXPIRE', hash, life) end
        end
        results[1], results[2] = '=', version or 0
        return results

        """#
}
