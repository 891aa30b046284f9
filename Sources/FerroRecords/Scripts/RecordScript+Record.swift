extension RecordScript {
    /// Operations on the whole record and on values that are spread over several fields.
    static let wholes = #"""
        local function assign(drops, kept)
          local fresh = {}
          for _ = 1, number() do
            local name, value = arg(), arg()
            fresh[name] = true
            if not (kept[name] and get(name)) then put(name, value) end
          end
          for _, name in ipairs(drops) do if not fresh[name] then drop(name) end end
          changed = true
        end
        local function below(path)
          return names(function(name)
            if not begins(name, path) then return false end
            local next = string.sub(name, #path + 1, #path + 1)
            return next == '' or next == ':' or next == '.' or next == '#'
          end)
        end
        local function values(list)
          local found = {}
          for _, name in ipairs(list) do found[#found + 1] = name found[#found + 1] = get(name) end
          return found
        end
        local function replace(kept)
          for _ = 1, number() do kept[arg()] = true end
          assign(names(function() return true end), kept)
        end

        ops.insert = function()
          if present then fail('exists') end
          for _ = 1, number() do arg() end
          assign(names(function() return true end), {})
          starts = true
          return 1, true
        end
        ops.save = function()
          if not present or redis.call('PTTL', hash) < 0 then starts = true end
          replace({})
          return 1, true
        end
        ops.load = function()
          if not changed then
            local pairs, found = redis.call('HGETALL', hash), {}
            for index = 1, #pairs, 2 do
              if pairs[index] ~= '@v' then found[#found + 1] = pairs[index] found[#found + 1] = pairs[index + 1] end
            end
            return found
          end
          return values(names(function() return true end))
        end
        ops.delete = function()
          if not present then return 0, false end
          for _, name in ipairs(names(function() return true end)) do drop(name) end
          starts, changed = false, true
          return 1, false
        end
        ops.touch = function() return 1 end
        ops.expire = function()
          local milliseconds = number()
          if milliseconds > 0 then redis.call('PEXPIRE', hash, milliseconds) else redis.call('PERSIST', hash) end
          life = 0
          return 1
        end
        ops.read = function() return values(below(arg())) end
        ops.assign = function()
          local drops = below(arg())
          assign(drops, {})
          return 1
        end
        creates.insert, creates.save, creates.delete = true, true, true

        """#
}
